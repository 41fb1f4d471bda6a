// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/engine/exchange/gateway.hpp"
#include "tests/engine/exchange/scripted_upstream.hpp"

namespace weir::test {

// "smart" goes to first/a, then to second/b; both are free of charge.
inline policy::Snapshot twoTargets(const ScriptedUpstream& first, const ScriptedUpstream& second,
                                   const std::string& secondTarget = "second/b") {
    policy::Snapshot snapshot;
    snapshot.providers = {Gateway::provider("first", "compatible", first.port()),
                          Gateway::provider("second", "compatible", second.port())};
    snapshot.providers[0].free = true;
    snapshot.providers[1].free = true;
    snapshot.models = {Gateway::model(snapshot, "smart", {"first/a", secondTarget})};
    return snapshot;
}

inline RouteCondition asks(RouteField field, std::vector<std::string> values) {
    return {.kind = ConditionKind::Test, .field = field, .values = std::move(values)};
}

// "smart" goes to first/a, and to nobody else.
inline policy::Snapshot oneTarget(const ScriptedUpstream& upstream) {
    policy::Snapshot snapshot = twoTargets(upstream, upstream);
    snapshot.models = {Gateway::model(snapshot, "smart", {"first/a"})};
    return snapshot;
}

}  // namespace weir::test
