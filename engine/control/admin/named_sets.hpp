// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <boost/describe/class.hpp>

#include "engine/base/named_set.hpp"
#include "engine/control/admin/operation.hpp"

// Sets of names that routes ask for. They are in force as soon as they are written; routes of a
// draft are checked with those in force.
namespace weir::admin {

struct NamedSetRow {
    NamedSet settings;
    std::vector<std::string> routes;  // in force, that ask for it
};
BOOST_DESCRIBE_STRUCT(NamedSetRow, (), (settings, routes))

struct NamedSetList {
    std::vector<NamedSetRow> sets;  // in the order of the document
};
BOOST_DESCRIBE_STRUCT(NamedSetList, (), (sets))

struct ListNamedSets {
    static constexpr std::string_view kName = "sets.list";
    static constexpr Role kRole = Role::Read;
    static constexpr std::string_view kAbout =
        "Every set of names that routes can ask for, with the routes that do.";
    using Reply = NamedSetList;
};
BOOST_DESCRIBE_STRUCT(ListNamedSets, (), ())

struct SetNamedSet {
    static constexpr std::string_view kName = "sets.set";
    static constexpr Role kRole = Role::Admin;
    static constexpr std::string_view kAbout =
        "Add a set of names to the document, or change one. A route that asks for it goes by the "
        "new one from the next call on.";
    using Reply = NamedSetRow;
    std::string replaces;  // the name of the one that is changed; empty: a new one
    NamedSet settings;
};
BOOST_DESCRIBE_STRUCT(SetNamedSet, (), (replaces, settings))

// Its place and its text in the document, to put it back.
struct RemovedNamedSet {
    std::string name;
    std::string text;
    std::uint32_t index = 0;
    std::uint32_t linesBefore = 0;  // blank and comment lines between it and the one before
};
BOOST_DESCRIBE_STRUCT(RemovedNamedSet, (), (name, text, index, linesBefore))

// Refused while a route in force asks for it.
struct RemoveNamedSet {
    static constexpr std::string_view kName = "sets.remove";
    static constexpr Role kRole = Role::Admin;
    static constexpr std::string_view kAbout = "Take a set of names out of the document.";
    using Reply = RemovedNamedSet;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(RemoveNamedSet, (), (name))

struct RestoreNamedSet {
    static constexpr std::string_view kName = "sets.restore";
    static constexpr Role kRole = Role::Admin;
    static constexpr std::string_view kAbout = "Put a removed set of names back where it stood.";
    using Reply = NamedSetRow;
    RemovedNamedSet removed;
};
BOOST_DESCRIBE_STRUCT(RestoreNamedSet, (), (removed))

}  // namespace weir::admin
