// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <boost/describe/class.hpp>

#include "engine/base/clock.hpp"
#include "engine/control/admin/operation.hpp"

// Taking a provider, or one of its models, out of use for a while: new calls pass it over, those
// under way end. It outlives a restart of the gateway.
namespace weir::admin {

struct PausedTarget {
    std::string provider;
    std::string model;   // empty: all of the provider
    std::string reason;  // of whoever paused it; may be empty
    Timestamp since{};
    Timestamp until{};           // the epoch: until somebody resumes it
    std::uint32_t inFlight = 0;  // calls that are still under way there
};
BOOST_DESCRIBE_STRUCT(PausedTarget, (), (provider, model, reason, since, until, inFlight))

struct PausedTargets {
    std::vector<PausedTarget> paused;
};
BOOST_DESCRIBE_STRUCT(PausedTargets, (), (paused))

struct ListPauses {
    static constexpr std::string_view kName = "providers.pauses";
    static constexpr Role kRole = Role::Read;
    static constexpr std::string_view kAbout =
        "Every provider and model that is paused, with the calls that are still under way there.";
    using Reply = PausedTargets;
};
BOOST_DESCRIBE_STRUCT(ListPauses, (), ())

// One that is paused already gets the new end and reason.
struct PauseProvider {
    static constexpr std::string_view kName = "providers.pause";
    static constexpr Role kRole = Role::Operate;
    static constexpr std::string_view kAbout =
        "Send no new calls to a provider, or to one of its models, until a time or until it is "
        "resumed.";
    using Reply = PausedTarget;
    std::string name;
    std::string model;
    std::string reason;
    Timestamp until{};
};
BOOST_DESCRIBE_STRUCT(PauseProvider, (), (name, model, reason, until))

// The reply is what was paused, so that it can be paused again as it was.
struct ResumeProvider {
    static constexpr std::string_view kName = "providers.resume";
    static constexpr Role kRole = Role::Operate;
    static constexpr std::string_view kAbout =
        "Send calls again to a provider or model that was paused.";
    using Reply = PausedTarget;
    std::string name;
    std::string model;
};
BOOST_DESCRIBE_STRUCT(ResumeProvider, (), (name, model))

}  // namespace weir::admin
