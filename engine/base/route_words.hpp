// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include <boost/describe/enum.hpp>

// The words of routes, as the document, the contract and the window say them.
namespace weir {

// In which order the targets of a route are asked.
enum class RouteStrategy : std::uint8_t {
    Ordered,    // as they are written
    Weighted,   // each call by a draw, so that their shares come to the weights
    Cheapest,   // by what the call is expected to cost; what has no price comes last
    Fastest,    // by the time until the answer is there, as measured; who has none yet is asked
                // before
    LeastBusy,  // by the calls in flight
    Sticky,     // the same for the same session, user or key; spread by the weights
};
BOOST_DESCRIBE_ENUM(RouteStrategy, Ordered, Weighted, Cheapest, Fastest, LeastBusy, Sticky)

// What a sticky route keeps together. A call without a session or user goes by its key.
enum class StickyBy : std::uint8_t { Session, User, Key };
BOOST_DESCRIBE_ENUM(StickyBy, Session, User, Key)

// All of nothing holds always.
enum class ConditionKind : std::uint8_t {
    All,   // every one of the conditions in it holds
    Any,   // one of them does
    Not,   // they do not all hold
    Test,  // one field of the call
};
BOOST_DESCRIBE_ENUM(ConditionKind, All, Any, Not, Test)

// What a condition can ask of a call.
enum class RouteField : std::uint8_t {
    Model,       // the name asked for
    Key,         // who calls: the name of the Weir key
    Team,        // of the key
    User,        // of the key
    Tier,        // of the team
    Tag,         // one of the tags of the team
    Endpoint,    // "/v1/chat/completions"
    Dialect,     // "openai_chat"
    Header,      // one by name
    Metadata,    // a member of the body's `metadata`, by name
    Tokens,      // of the input, as estimated
    MaxTokens,   // of the answer, as the call limits it; without a limit no comparison holds
    Messages,    // messages, or items of the input
    Stream,      // asks for events
    Tools,       // offers tools
    Images,      // holds pictures
    Audio,       // holds sound
    Files,       // holds documents, such as PDF
    Structured,  // asks for an answer by a JSON schema
    LowBudget,   // a budget of the caller is used so far that it degrades
    BudgetLeft,  // of the caller's tightest budget, per cent; without any, all of it is left
    Weekday,     // of the gateway's zone: "mon" to "sun"
    Time,        // of the gateway's zone: "22:00-06:00"
    Task,        // what it is for, as judged by what a person wrote last: "code"
    Complexity,  // likewise: "simple", "moderate", "hard"
};
BOOST_DESCRIBE_ENUM(RouteField, Model, Key, Team, User, Tier, Tag, Endpoint, Dialect, Header,
                    Metadata, Tokens, MaxTokens, Messages, Stream, Tools, Images, Audio, Files,
                    Structured, LowBudget, BudgetLeft, Weekday, Time, Task, Complexity)

// What the value of a field is.
enum class RouteValueKind : std::uint8_t { Words, Number, Flag, Weekdays, TimeOfDay };

constexpr RouteValueKind valueKindOf(RouteField field) {
    using enum RouteField;
    switch (field) {
        case Model:
        case Key:
        case Team:
        case User:
        case Tier:
        case Tag:
        case Endpoint:
        case Dialect:
        case Header:
        case Metadata:
        case Task:
        case Complexity:
            return RouteValueKind::Words;
        case Tokens:
        case MaxTokens:
        case Messages:
        case BudgetLeft:
            return RouteValueKind::Number;
        case Stream:
        case Tools:
        case Images:
        case Audio:
        case Files:
        case Structured:
        case LowBudget:
            return RouteValueKind::Flag;
        case Weekday:
            return RouteValueKind::Weekdays;
        case Time:
            return RouteValueKind::TimeOfDay;
    }
    return RouteValueKind::Words;
}

// One of several that the call has, by its name.
constexpr bool isNamed(RouteField field) {
    return field == RouteField::Header || field == RouteField::Metadata;
}

// A number of per cent: from nothing to kWholeShare.
constexpr bool isShare(RouteField field) {
    return field == RouteField::BudgetLeft;
}
inline constexpr std::int64_t kWholeShare = 100;

// A judgement, which may also come to nothing: then its value is kUnknownWord, and neither a test
// that asks for another one holds nor the opposite of that test.
constexpr bool isJudged(RouteField field) {
    return field == RouteField::Task || field == RouteField::Complexity;
}
inline constexpr std::string_view kUnknownWord = "unknown";

// Grades of complexity, the least first.
inline constexpr std::array<std::string_view, 3> kComplexityWords{"simple", "moderate", "hard"};

enum class Comparison : std::uint8_t { Over, AtLeast, Below, AtMost, Exactly };
BOOST_DESCRIBE_ENUM(Comparison, Over, AtLeast, Below, AtMost, Exactly)

}  // namespace weir
