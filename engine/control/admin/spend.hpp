// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <boost/describe/members.hpp>
#include <boost/mp11/algorithm.hpp>

#include "engine/base/clock.hpp"
#include "engine/base/money.hpp"
#include "engine/control/admin/operation.hpp"

// Who spent what, on what, and when: sums of booked calls, as they were written down.
namespace weir::admin {

// What calls are told apart by. Team, user and key are those of the time of the call, and so are
// tags and cost centre, which the team had then; the provider and the model are those that
// answered. Calls are of one row by all of their tags together ("core, eu"), so that rows add up to
// the sum.
enum class SpendBy : std::uint8_t { Team, User, Key, Model, Provider, Tags, CostCentre };
BOOST_DESCRIBE_ENUM(SpendBy, Team, User, Key, Model, Provider, Tags, CostCentre)

struct SpendFigures {
    std::uint64_t requests = 0;
    std::uint64_t failed = 0;     // of the requests: ended other than done
    std::uint64_t unpriced = 0;   // of the requests: with an attempt that no price is known for
    std::uint64_t estimated = 0;  // of the requests: their usage is not the provider's
    std::uint64_t tokensIn = 0;
    std::uint64_t tokensCached = 0;  // of tokensIn: read from the provider's cache
    std::uint64_t tokensOut = 0;
    Money spent;
    // What the providers' prompt caches spared; below zero where they cost more than that. Calls
    // that an older Weir booked have none.
    Money saved;

    SpendFigures& operator+=(const SpendFigures& other);
    SpendFigures& operator-=(const SpendFigures& part);  // that is in it
    friend bool operator==(const SpendFigures&, const SpendFigures&) = default;
};
BOOST_DESCRIBE_STRUCT(SpendFigures, (),
                      (requests, failed, unpriced, estimated, tokensIn, tokensCached, tokensOut,
                       spent, saved))

inline SpendFigures& SpendFigures::operator+=(const SpendFigures& other) {
    boost::mp11::mp_for_each<
        boost::describe::describe_members<SpendFigures, boost::describe::mod_public>>(
        [&](auto member) { this->*member.pointer += other.*member.pointer; });
    return *this;
}

inline SpendFigures& SpendFigures::operator-=(const SpendFigures& part) {
    boost::mp11::mp_for_each<
        boost::describe::describe_members<SpendFigures, boost::describe::mod_public>>(
        [&](auto member) { this->*member.pointer -= part.*member.pointer; });
    return *this;
}

struct SpendRow {
    // Empty: calls without one; a model or provider has none if nobody was asked. "(not recorded)":
    // of tags and cost centres, calls that an older Weir booked without them.
    std::string name;
    SpendFigures sum;
    std::vector<SpendFigures> steps;  // one a step; none after the first `charted` rows

    friend bool operator==(const SpendRow&, const SpendRow&) = default;
};
BOOST_DESCRIBE_STRUCT(SpendRow, (), (name, sum, steps))

struct SpendReport {
    std::vector<Timestamp> bounds;  // of the steps, as they were asked for
    SpendFigures sum;
    std::vector<SpendFigures> steps;  // one a step, of all rows
    std::vector<SpendRow> rows;  // the dearest first, then those with most requests, then by name
};
BOOST_DESCRIBE_STRUCT(SpendReport, (), (bounds, sum, steps, rows))

// Only calls whose team, user … has exactly this name.
struct SpendOnly {
    SpendBy by = SpendBy::Team;
    std::string name;

    friend bool operator==(const SpendOnly&, const SpendOnly&) = default;
};
BOOST_DESCRIBE_STRUCT(SpendOnly, (), (by, name))

struct GetSpend {
    static constexpr std::string_view kName = "spend.get";
    static constexpr Role kRole = Role::Read;
    static constexpr std::string_view kAbout =
        "What was spent in a range of time, by team, user, key, model, provider, tags or cost "
        "centre.";
    using Reply = SpendReport;
    SpendBy by = SpendBy::Team;
    // Where the steps begin, and where the last one ends: whole quarter-hours, ascending, at least
    // two. Days and months are those of whoever asks, so that no zone has to be agreed upon.
    std::vector<Timestamp> bounds;
    std::vector<SpendOnly> only;  // all of them must hold
    std::uint32_t charted = 10;
    bool simulated = false;  // calls to a simulator too
    std::string tag;         // only calls with this one among their tags; empty: all
};
BOOST_DESCRIBE_STRUCT(GetSpend, (), (by, bounds, only, charted, simulated, tag))

}  // namespace weir::admin
