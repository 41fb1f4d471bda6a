// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "engine/base/clock.hpp"
#include "engine/control/admin/traffic.hpp"

// The language in which the window, `weir traffic` and scripts say which calls they mean:
//   provider:openai status>=500
//   (team:search or team:ads) cost>0.05 -cached
//   "connection refused" not model:embed
// Conditions stand side by side and all must hold; `or`, `not` (or a `-` before it) and brackets do
// what they say. A word without a field is looked for in every text of the row, and a state or a
// mark by its name.
//
// When a call began is asked with `since:` and `until:`. A time is a moment (2h: so long before
// now; 14:00: of today; 2026-11-20T14:00, with a zone after it if need be) or a period (today,
// yesterday, this-week, last-week, this-month, last-month, 2026-11-20, 2026-11), of which `since`
// takes the begin and `until` the end: `since:yesterday until:yesterday` is all of yesterday.
// What is reckoned from now, and what is a day of a calendar, depends on the clock and on the zone
// of who reads the filter; Filter::fixedText() says the same everywhere. Weeks begin on Monday. Of
// a time of day that comes twice when clocks are set back the first is meant; one that is left out
// when they are set forward is as long after the change as it would have been.
namespace weir::admin {

// What times in a filter are reckoned by.
struct FilterClock {
    Timestamp now{};
    // How far the zone is ahead of UTC at a moment; localOffset() of the machine, as a rule.
    std::chrono::seconds (*offset)(Timestamp) = [](Timestamp) { return std::chrono::seconds(0); };
};

// What is wrong with the text of a filter, and where.
struct FilterError {
    enum class Kind : std::uint8_t {
        UnknownField,    // `subject` is no field; `suggestion` may be one
        NumberExpected,  // after the operator `subject`
        ValueExpected,   // after the operator `subject`
        TimeExpected,    // after the operator `subject`; `suggestion` may be one
        TimeCompared,    // by the operator `subject`: "since" and "until" say which side is meant
        UnknownWord,     // `subject` is no state, mark …; `suggestion` may be one
        TextOnly,        // the operator `subject` compares numbers, the field holds text
        BracketOpen,     // never closed
        BracketClosed,   // never opened
        QuoteOpen,       // never closed
        NothingThere,    // a condition is missing after `subject`: "or", "not", "("
        TooLong,         // or would be with every time in it written out
        TooDeep,
    };
    Kind kind = Kind::NothingThere;
    std::size_t from = 0;  // in bytes of the text
    std::size_t length = 0;
    std::string subject;
    std::string suggestion;

    // In English, for the command line: `"cost>>1": a number is expected after ">".`
    std::string text(std::string_view filter) const;
};

// A filter taken apart, for one who asks a database.
struct FilterTree {
    enum class Kind : std::uint8_t {
        All,     // of `children`; without any: every row
        Any,     // of `children`
        Not,     // the one child
        Words,   // `texts` in any text of the row, or a state or mark of it
        Part,    // any of `texts` is a part of a text of the field
        Whole,   // any of `texts` is such a text
        Word,    // any of `texts` is a word of the row
        Number,  // in any of `ranges`, both ends included
    };
    Kind kind = Kind::All;
    std::vector<FilterTree> children;
    std::string_view field;
    std::vector<std::string> texts;  // lower case; of Word as filterWord() makes them
    std::vector<std::pair<std::int64_t, std::int64_t>> ranges;
};

// A condition about time, and where it stands in the text; in bytes.
struct FilterTime {
    enum class Side : std::uint8_t { Since, Until };
    Side side = Side::Since;
    std::size_t from = 0;  // "since:1h"
    std::size_t length = 0;
    std::string value;  // "1h", as it is written
    Timestamp moment{};
    // It bounds all that is looked for: it stands beside all other conditions, by itself.
    bool ofWhole = false;
};

// "Fell back", "fell-back" and "fell_back" are one word of a filter.
std::string filterWord(std::string_view text);

// Which rows are meant. Cheap to copy; one may be used on several threads.
class Filter {
public:
    static constexpr std::size_t kLongest = 2000;  // bytes of its text
    static constexpr std::size_t kDeepest = 32;    // brackets and `not` inside one another

    // Matches every row.
    Filter() = default;
    static std::variant<Filter, FilterError> parse(std::string_view text, const FilterClock& clock);

    bool matches(const ExchangeRow& row) const;
    bool matchesAll() const { return m_root == nullptr; }

    FilterTree tree() const;

    // In the order of the text.
    const std::vector<FilterTime>& times() const;
    // Its text with every time in it as a moment in UTC: it says the same at another time and on
    // another machine.
    const std::string& fixedText() const;
    // Read again later it may mean other times; and rows that it did not let through before.
    bool movesOn() const;
    bool growsOn() const;

    // For completion, in the order in which they are offered.
    static const std::vector<std::string_view>& fieldNames();
    // The words that a field takes: states, marks …, of a time some; empty for a field of free text
    // or a number.
    static std::vector<std::string> wordsOfField(std::string_view field);

private:
    friend class FilterParser;
    struct Node;
    struct Reading {
        std::vector<FilterTime> times;
        std::string fixedText;
        bool movesOn = false;
        bool growsOn = false;
    };

    std::shared_ptr<const Node> m_root;
    std::shared_ptr<const Reading> m_reading;  // null: of nothing
};

}  // namespace weir::admin
