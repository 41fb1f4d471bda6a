// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <boost/describe/class.hpp>

#include "engine/base/clock.hpp"
#include "engine/control/admin/operation.hpp"
#include "engine/control/admin/routes.hpp"

// The revisions of the document: every text that was in force, with who put it there.
namespace weir::admin {

struct RevisionRow {
    std::uint64_t number = 0;
    Timestamp at{};
    std::string actor;    // "window", "remote anna", "weir.yaml"
    std::string comment;  // of whoever applied it; may be empty
};
BOOST_DESCRIBE_STRUCT(RevisionRow, (), (number, at, actor, comment))

struct PolicyHistory {
    std::uint64_t active = 0;
    std::vector<RevisionRow> revisions;  // the newest first
    bool more = false;                   // there are older ones
};
BOOST_DESCRIBE_STRUCT(PolicyHistory, (), (active, revisions, more))

struct GetPolicyHistory {
    static constexpr std::string_view kName = "policy.history";
    static constexpr Role kRole = Role::Read;
    static constexpr std::string_view kAbout = "The revisions of the document, the newest first.";
    using Reply = PolicyHistory;
    std::uint64_t before = 0;   // only those with smaller numbers; 0: from the newest
    std::uint32_t limit = 100;  // at most 1000
};
BOOST_DESCRIBE_STRUCT(GetPolicyHistory, (), (before, limit))

struct PolicyText {
    RevisionRow revision;
    std::string text;                   // the whole document
    std::vector<RouteSettings> routes;  // of it; none if this Weir cannot read it any more
    std::vector<NamedSet> sets;         // the same
};
BOOST_DESCRIBE_STRUCT(PolicyText, (), (revision, text, routes, sets))

struct GetPolicy {
    static constexpr std::string_view kName = "policy.show";
    static constexpr Role kRole = Role::Read;
    static constexpr std::string_view kAbout = "The text of one revision. It holds no secret.";
    using Reply = PolicyText;
    std::uint64_t number = 0;  // 0: the one in force
};
BOOST_DESCRIBE_STRUCT(GetPolicy, (), (number))

struct AppliedPolicy {
    std::uint64_t revision = 0;
    bool changed = false;  // false: it was in force already
};
BOOST_DESCRIBE_STRUCT(AppliedPolicy, (), (revision, changed))

struct ApplyPolicy {
    static constexpr std::string_view kName = "policy.apply";
    static constexpr Role kRole = Role::Admin;
    static constexpr std::string_view kAbout =
        "Put a whole document in force and into its file, all or nothing. A draft of routes is "
        "kept.";
    using Reply = AppliedPolicy;
    std::string text;
    std::uint64_t base =
        0;  // the revision it was made from, refused if another is in force; 0: any
    std::string comment;
};
BOOST_DESCRIBE_STRUCT(ApplyPolicy, (), (text, base, comment))

struct RollBackPolicy {
    static constexpr std::string_view kName = "policy.roll_back";
    static constexpr Role kRole = Role::Admin;
    static constexpr std::string_view kAbout =
        "Put the routes of an older revision, and its sets of names, in force again; all else of "
        "the document stays.";
    using Reply = AppliedRoutes;
    std::uint64_t number = 0;
    std::string comment;
};
BOOST_DESCRIBE_STRUCT(RollBackPolicy, (), (number, comment))

}  // namespace weir::admin
