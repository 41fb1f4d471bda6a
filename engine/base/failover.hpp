// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

// What leads to the next target although it need not: the same in the document, in the contract and
// where it is judged.
namespace weir {

// For all calls.
struct Failover {
    bool contextWindow = false;  // the call is too long for the model: another may take more
    bool contentPolicy = false;  // the provider does not answer such a call: another may
    bool overload = true;        // 503, 529
    bool timeout = true;         // ours, or the provider's own

    friend bool operator==(const Failover&, const Failover&) = default;
};
BOOST_DESCRIBE_STRUCT(Failover, (), (contextWindow, contentPolicy, overload, timeout))

// What a route says of one cause.
enum class FallsOver : std::uint8_t {
    AsForAll,  // nothing
    No,
    Yes,
};
BOOST_DESCRIBE_ENUM(FallsOver, AsForAll, No, Yes)

// What a route says of the calls that it takes.
struct RouteFailover {
    FallsOver contextWindow = FallsOver::AsForAll;
    FallsOver contentPolicy = FallsOver::AsForAll;
    FallsOver overload = FallsOver::AsForAll;
    FallsOver timeout = FallsOver::AsForAll;

    constexpr bool isNothing() const { return *this == RouteFailover(); }
    // What holds for its calls, where `all` is what holds for those of no route.
    constexpr Failover over(const Failover& all) const;

    friend bool operator==(const RouteFailover&, const RouteFailover&) = default;
};
BOOST_DESCRIBE_STRUCT(RouteFailover, (), (contextWindow, contentPolicy, overload, timeout))

struct FailoverCause {
    std::string_view name;  // in the document
    bool Failover::* all;
    FallsOver RouteFailover::* ofRoute;
};

inline constexpr FailoverCause kFailoverCauses[] = {
    {"context_window", &Failover::contextWindow, &RouteFailover::contextWindow},
    {"content_policy", &Failover::contentPolicy, &RouteFailover::contentPolicy},
    {"overload", &Failover::overload, &RouteFailover::overload},
    {"timeout", &Failover::timeout, &RouteFailover::timeout},
};

constexpr Failover RouteFailover::over(const Failover& all) const {
    Failover both = all;
    for (const FailoverCause& cause : kFailoverCauses) {
        if (this->*cause.ofRoute != FallsOver::AsForAll) {
            both.*cause.all = this->*cause.ofRoute == FallsOver::Yes;
        }
    }
    return both;
}

}  // namespace weir
