// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <boost/describe/class.hpp>

#include "engine/base/clock.hpp"
#include "engine/base/id.hpp"
#include "engine/base/states.hpp"
#include "engine/control/admin/operation.hpp"

// Where bodies are kept, and who looked at those that are stored.
namespace weir::admin {

using weir::BodyPlace;

struct BodyStatus {
    BodyPlace keep = BodyPlace::Memory;  // as the document says
    std::uint32_t days = 0;              // that they stay on disk after the day of the call
    std::uint64_t maxSize = 0;           // bytes of all on disk
    std::string key;                     // "keychain:weir-bodies"; empty: none is named
    std::string problem;                 // why none are stored now; empty while they are
    std::uint64_t storedBytes = 0;       // on disk now
    std::uint64_t dropped = 0;           // calls since the start whose bodies could not be stored
    // Why they cannot be put on disk from here; empty when they can.
    std::string diskProblem;
};
BOOST_DESCRIBE_STRUCT(BodyStatus, (),
                      (keep, days, maxSize, key, problem, storedBytes, dropped, diskProblem))

struct GetBodyStatus {
    static constexpr std::string_view kName = "bodies.status";
    static constexpr Role kRole = Role::Read;
    static constexpr std::string_view kAbout = "Where bodies are kept, and how much there is.";
    using Reply = BodyStatus;
};
BOOST_DESCRIBE_STRUCT(GetBodyStatus, (), ())

// What is stored already stays until it is too old.
struct KeepBodies {
    static constexpr std::string_view kName = "bodies.keep";
    static constexpr Role kRole = Role::Admin;
    static constexpr std::string_view kAbout =
        "Write to the document where bodies are kept. Makes the key where there is a keychain.";
    using Reply = BodyStatus;
    BodyPlace keep = BodyPlace::Memory;
    std::uint32_t days = 7;
    std::uint64_t maxSize = std::uint64_t{2} << 30;
};
BOOST_DESCRIBE_STRUCT(KeepBodies, (), (keep, days, maxSize))

struct ClearBodies {
    static constexpr std::string_view kName = "bodies.clear";
    static constexpr Role kRole = Role::Admin;
    static constexpr std::string_view kAbout = "Delete all bodies that are stored on disk.";
    using Reply = BodyStatus;
};
BOOST_DESCRIBE_STRUCT(ClearBodies, (), ())

struct BodyView {
    Timestamp at{};
    Via via = Via::Remote;
    std::string name;  // of the token that let somebody in from elsewhere
};
BOOST_DESCRIBE_STRUCT(BodyView, (), (at, via, name))

struct BodyViews {
    std::vector<BodyView> views;  // the oldest first
};
BOOST_DESCRIBE_STRUCT(BodyViews, (), (views))

struct ListBodyViews {
    static constexpr std::string_view kName = "bodies.views";
    static constexpr Role kRole = Role::Read;
    static constexpr std::string_view kAbout =
        "Who was given the stored bodies of one exchange, and when.";
    using Reply = BodyViews;
    Id id;
};
BOOST_DESCRIBE_STRUCT(ListBodyViews, (), (id))

}  // namespace weir::admin
