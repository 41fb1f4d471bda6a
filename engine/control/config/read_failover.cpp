// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/config/read_failover.hpp"

#include <cstddef>
#include <iterator>

namespace weir::control {

namespace {

template <std::size_t kCause>
void readFailoverCause(ValueReader& reader, const YamlNode& node, RouteFailover& into) {
    const FailoverCause& cause = kFailoverCauses[kCause];
    if (const auto truth = reader.truth(node, cause.name)) {
        into.*cause.ofRoute = *truth ? FallsOver::Yes : FallsOver::No;
    }
}

constexpr FieldRule<RouteFailover> kFailover[] = {
    {kFailoverCauses[0].name, readFailoverCause<0>},
    {kFailoverCauses[1].name, readFailoverCause<1>},
    {kFailoverCauses[2].name, readFailoverCause<2>},
    {kFailoverCauses[3].name, readFailoverCause<3>},
};
static_assert(std::size(kFailover) == std::size(kFailoverCauses));

}  // namespace

RouteFailover readFailover(ValueReader& reader, const YamlNode& node) {
    RouteFailover failover;
    reader.fields<RouteFailover>(node, kFailover, "failover", failover);
    return failover;
}

}  // namespace weir::control
