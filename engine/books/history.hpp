// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "engine/base/clock.hpp"
#include "engine/base/id.hpp"
#include "engine/base/result.hpp"
#include "engine/base/states.hpp"
#include "engine/books/record.hpp"

// Exchanges of before, out of the months' books: the newest first, page by page.
namespace weir::books {

// What can be asked of a booked exchange without reading its record: first texts, then numbers.
enum class Fact : std::uint8_t {
    State,
    Marks,
    Key,
    Provider,  // of the deciding attempt
    Model,     // as it was asked for, and as that attempt asked for it
    Team,
    User,
    Session,
    Endpoint,
    Error,
    Task,
    Complexity,
    Tags,  // all in one text, as tagSet() makes it
    CostCentre,
    AnyText,   // key, target, model, team, user, error, endpoint or session
    Status,    // of those that got one
    Cost,      // nano-dollars, of those with a price
    Duration,  // microseconds, of those that know it
    Started,   // microseconds since 1970, UTC
};

// What an exchange must meet so that its record is read. What is unknown of one is so whichever way
// it is asked, and is no reason to pass it over.
struct FactCondition {
    enum class Kind : std::uint8_t {
        All,      // of `children`; without any: every exchange
        Any,      // of `children`
        Not,      // the one child
        Part,     // any of `texts` is in it, without the case of A to Z
        Whole,    // any of `texts` is it; of a state exactly, else without the case of A to Z
        Marked,   // any of `marks` is set
        Between,  // in any of `ranges`, both ends included
        Unknown,  // no fact says it: only the record does
    };
    using Range = std::pair<std::int64_t, std::int64_t>;

    Kind kind = Kind::All;
    std::vector<FactCondition> children;
    Fact fact = Fact::State;
    std::vector<std::string> texts;  // lower case, but of a state
    Mark marks = Mark::None;
    std::vector<Range> ranges;

    // Every exchange meets it.
    bool isAll() const { return kind == Kind::All && children.empty(); }
};

struct HistoryQuery {
    Id before;  // only smaller ids; empty: from the newest on
    // When it started: [since, until).
    Timestamp since = Timestamp::min();
    Timestamp until = Timestamp::max();
    FactCondition facts;
    // Called with each that meets the facts, the newest first; true: it counts for the limit. The
    // record is gone afterwards, and has no headers.
    std::function<bool(const ExchangeRecord&)> take;
    std::size_t limit = 500;
    // A page ends here too, so that an answer comes soon whatever is looked for.
    std::size_t mostSteps = 2'000;
    std::size_t mostRead = 15'000;  // records
    // What is wrong with a month that is damaged or cannot be read. Set: such a month, or what is
    // left of it, is passed over; else it is an error of the page. One that is locked always is.
    std::function<void(const Error&)> passOver;
};

struct HistoryPage {
    Id next;             // `before` of the next page: all from here on were looked at
    bool atEnd = false;  // there is no next page
};

// `folder` holds the months' files. Errors: those of the database.
Result<HistoryPage> readHistory(const std::filesystem::path& folder, const HistoryQuery& query);

}  // namespace weir::books
