// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <boost/describe/class.hpp>

#include "engine/base/clock.hpp"
#include "engine/base/counted_times.hpp"
#include "engine/base/data_policy.hpp"
#include "engine/base/dialect.hpp"
#include "engine/base/failover.hpp"
#include "engine/base/id.hpp"
#include "engine/base/money.hpp"
#include "engine/base/named_set.hpp"
#include "engine/base/route_condition.hpp"
#include "engine/base/trace.hpp"
#include "engine/control/admin/operation.hpp"
#include "engine/control/admin/routed_target.hpp"

// Where calls go, by what they are: one list of routes, of which the first that fits takes the
// call, and the sets of names that routes ask for. Both are edited in one draft, which is tried and
// replayed before it is applied. An operation that brings routes may bring sets: all of them.
// Without any it goes by those in force, and leaves them as they are.
namespace weir::admin {

struct RouteTarget {
    std::string target;        // "openai/gpt-5", or the name of a model of the document
    std::uint32_t weight = 1;  // of a weighted or sticky route; 0: only when the others fail

    friend bool operator==(const RouteTarget&, const RouteTarget&) = default;
};
BOOST_DESCRIBE_STRUCT(RouteTarget, (), (target, weight))

// As the document says it.
struct RouteSettings {
    std::string name = {};
    bool enabled = true;
    RouteCondition when = {};
    RouteStrategy strategy = RouteStrategy::Ordered;
    StickyBy stickyBy = StickyBy::Session;  // of a sticky one
    std::vector<RouteTarget> targets = {};  // none: those of the model that was asked for
    DataDemand require = {};                // of the providers that may get its calls
    RouteFailover failover = {};            // of its calls; where it says nothing: RouteList's
    std::string refuse =
        {};  // what the caller is told instead; empty: the call goes to the targets

    friend bool operator==(const RouteSettings&, const RouteSettings&) = default;
};
BOOST_DESCRIBE_STRUCT(RouteSettings, (),
                      (name, enabled, when, strategy, stickyBy, targets, require, failover, refuse))

enum class RouteNoteKind : std::uint8_t {
    Error,    // it cannot be applied
    Hidden,   // it never takes a call: `by` takes all of them before it
    Never,    // no call can fit
    Warning,  // it can be applied, and will not do what it seems to
};
BOOST_DESCRIBE_ENUM(RouteNoteKind, Error, Hidden, Never, Warning)

// What is to be said of one route of a list.
struct RouteNote {
    std::uint32_t route = 0;  // its place in the list, from 0
    RouteNoteKind kind = RouteNoteKind::Error;
    std::string text;
    std::vector<std::string> by;  // Hidden: the names of the routes that do, together
};
BOOST_DESCRIBE_STRUCT(RouteNote, (), (route, kind, text, by))

// Calls of the last 24 hours.
struct TargetShare {
    std::string target;
    std::uint64_t calls = 0;  // that it was asked first for
};
BOOST_DESCRIBE_STRUCT(TargetShare, (), (target, calls))

// What is to be said of one set of a list.
struct SetNote {
    std::uint32_t set = 0;  // its place in the list, from 0
    RouteNoteKind kind = RouteNoteKind::Error;
    std::string text;
};
BOOST_DESCRIBE_STRUCT(SetNote, (), (set, kind, text))

struct RouteRow {
    RouteSettings settings;
    std::uint64_t hits = 0;               // in the last 24 hours
    std::vector<std::uint32_t> timeline;  // the same by quarter-hour, the newest last; 96 of them
    Timestamp lastHit{};                  // the epoch: none
    std::vector<TargetShare> shares;
    // Of the targets it names, those of its models written out: the ones that are not ready now.
    std::vector<RoutedTarget> notReady;
};
BOOST_DESCRIBE_STRUCT(RouteRow, (), (settings, hits, timeline, lastHit, shares, notReady))

struct RouteDraft {
    bool kept = false;       // false: there is none
    std::uint64_t base = 0;  // the revision that it was made from
    Timestamp keptAt{};
    std::vector<RouteSettings> routes;
    std::vector<RouteNote> notes;
    std::vector<NamedSet> sets = {};  // those in force, if it was kept without any
    std::vector<SetNote> setNotes = {};
};
BOOST_DESCRIBE_STRUCT(RouteDraft, (), (kept, base, keptAt, routes, notes, sets, setNotes))

struct RouteList {
    std::uint64_t revision = 0;  // of the policy in force
    std::vector<RouteRow> routes;
    std::vector<RouteNote> notes;
    RouteDraft draft;
    // What can be written, for a person to choose from.
    std::vector<std::string> targets;  // "openai/gpt-5", and the models of the document
    std::vector<std::string> models;   // that can be asked for
    std::vector<std::string> keys;
    std::vector<std::string> teams;
    std::vector<std::string> users;
    std::vector<std::string> tiers;
    std::vector<std::string> tags;
    std::vector<std::string> regions;  // that providers say they are in
    std::vector<std::string> tasks;    // that a call can be judged to be for
    std::vector<NamedSet> sets;        // of names, in force
    Failover failover;                 // in force, of calls whose route does not say otherwise
};
BOOST_DESCRIBE_STRUCT(RouteList, (),
                      (revision, routes, notes, draft, targets, models, keys, teams, users, tiers,
                       tags, regions, tasks, sets, failover))

struct ListRoutes {
    static constexpr std::string_view kName = "routes.list";
    static constexpr Role kRole = Role::Read;
    static constexpr std::string_view kAbout =
        "The routes in force with their hits, and the draft if one is kept.";
    using Reply = RouteList;
};
BOOST_DESCRIBE_STRUCT(ListRoutes, (), ())

struct RouteNotes {
    std::vector<RouteNote> notes;
    std::vector<SetNote> setNotes = {};
};
BOOST_DESCRIBE_STRUCT(RouteNotes, (), (notes, setNotes))

struct KeepRouteDraft {
    static constexpr std::string_view kName = "routes.keep_draft";
    static constexpr Role kRole = Role::Admin;
    static constexpr std::string_view kAbout =
        "Keep routes, and sets of names for them, as the draft, with or without errors. Live "
        "traffic does not follow it.";
    using Reply = RouteNotes;
    std::uint64_t base = 0;
    std::vector<RouteSettings> routes;
    std::optional<std::vector<NamedSet>> sets = {};
};
BOOST_DESCRIBE_STRUCT(KeepRouteDraft, (), (base, routes, sets))

struct Discarded {};
BOOST_DESCRIBE_STRUCT(Discarded, (), ())

struct DiscardRouteDraft {
    static constexpr std::string_view kName = "routes.discard_draft";
    static constexpr Role kRole = Role::Admin;
    static constexpr std::string_view kAbout = "Forget the draft.";
    using Reply = Discarded;
};
BOOST_DESCRIBE_STRUCT(DiscardRouteDraft, (), ())

struct AppliedRoutes {
    std::uint64_t revision = 0;
    bool merged = false;  // others had changed meanwhile what the draft had left alone
};
BOOST_DESCRIBE_STRUCT(AppliedRoutes, (), (revision, merged))

struct ApplyRoutes {
    static constexpr std::string_view kName = "routes.apply";
    static constexpr Role kRole = Role::Admin;
    static constexpr std::string_view kAbout =
        "Put routes, and sets of names for them, in force, all or nothing. What others changed "
        "meanwhile stays; where both changed the same route or set it is refused.";
    using Reply = AppliedRoutes;
    std::uint64_t base = 0;  // the revision that they were made from
    std::vector<RouteSettings> routes;
    std::string comment;
    std::optional<std::vector<NamedSet>> sets = {};
};
BOOST_DESCRIBE_STRUCT(ApplyRoutes, (), (base, routes, comment, sets))

// A call to try routes with.
struct TriedCall {
    std::string model;
    std::string endpoint = "/v1/chat/completions";
    std::string key;
    std::string team;
    std::string user;
    std::string tier;
    std::vector<std::string> tags;
    std::string session;
    std::vector<Header> headers;
    std::vector<MetadataMember> metadata;  // of the body
    std::uint64_t tokens = 0;
    std::uint64_t maxTokens = 0;  // 0: the call sets no limit
    std::uint32_t messages = 1;
    bool stream = false;
    bool tools = false;
    bool images = false;
    bool audio = false;
    bool files = false;
    bool structured = false;
    bool lowBudget = false;          // a budget of the caller degrades
    std::uint32_t budgetLeft = 100;  // per cent of the caller's tightest budget
    Timestamp at{};                  // the epoch: now
    // What a person asks in it, to be judged. Task and complexity that are given go before that.
    std::string prompt;
    std::string task;
    std::string complexity;
};
BOOST_DESCRIBE_STRUCT(TriedCall, (),
                      (model, endpoint, key, team, user, tier, tags, session, headers, metadata,
                       tokens, maxTokens, messages, stream, tools, images, audio, files, structured,
                       lowBudget, budgetLeft, at, prompt, task, complexity))

// What became of one route when a call was tried.
struct TriedRoute {
    std::string name;
    bool matched = false;
    bool enabled = true;
    RouteCondition failed;  // not matched: the first condition that does not hold
};
BOOST_DESCRIBE_STRUCT(TriedRoute, (), (name, matched, enabled, failed))

struct RouteTrial {
    std::string route;  // that takes the call; empty: none does
    // Every route up to the one that takes it.
    std::vector<TriedRoute> routes;
    std::string because;                      // where the targets come from
    std::vector<CandidateDetail> candidates;  // in the order they would be asked now
    std::string refusal;             // what the caller would be told; empty: the call would go out
    std::vector<std::string> first;  // targets that may be asked first, by whatever draw
    std::string test;                // the same as a test of the policy, for `weir test`
    JudgedCall judged;               // if a route asks for it
};
BOOST_DESCRIBE_STRUCT(RouteTrial, (),
                      (route, routes, because, candidates, refusal, first, test, judged))

// What calls took at the target that served them, since it was asked.
struct ServedTimes {
    CountedTimes firstToken;  // of those that were streamed
    CountedTimes total;

    friend bool operator==(const ServedTimes&, const ServedTimes&) = default;
};
BOOST_DESCRIBE_STRUCT(ServedTimes, (), (firstToken, total))

struct TargetTimes {
    std::string target;  // whichever of the provider's keys it was with
    ServedTimes took;
};
BOOST_DESCRIBE_STRUCT(TargetTimes, (), (target, took))

// Whose calls a move is of.
struct MovedCaller {
    std::string team;
    std::string key;  // its name, where there is no team
    std::uint64_t calls = 0;

    friend bool operator==(const MovedCaller&, const MovedCaller&) = default;
};
BOOST_DESCRIBE_STRUCT(MovedCaller, (), (team, key, calls))

// Calls whose first target these routes change.
struct RouteMove {
    std::string from;   // the target that was asked first; empty: nobody could be
    std::string to;     // empty: nobody, the call would be refused
    std::string route;  // that takes them now; empty: none does
    std::uint64_t calls = 0;
    Money before;  // what they did cost
    Money after;   // what they would, with the tokens they took
    ServedTimes took;
    std::uint64_t cacheLost = 0;      // of the tokens they read from a prompt cache: not there then
    Money cacheCost;                  // what reading those anew comes to beside `after`
    std::uint64_t cacheUnpriced = 0;  // calls whose part of it nobody knows
    // Of one that refuses them: who makes them, the most calls first. Of very many callers the
    // smallest are left out.
    std::vector<MovedCaller> refused;
};
BOOST_DESCRIBE_STRUCT(RouteMove, (),
                      (from, to, route, calls, before, after, took, cacheLost, cacheCost,
                       cacheUnpriced, refused))

struct RouteHit {
    std::string route;
    std::uint64_t calls = 0;
};
BOOST_DESCRIBE_STRUCT(RouteHit, (), (route, calls))

// Of one page of the books; whoever asks adds them up.
struct RouteReplay {
    Id next;  // `before` of the next page
    bool atEnd = false;
    Timestamp searchedTo{};  // all that began later was looked at
    std::uint64_t calls = 0;
    std::uint64_t unknown = 0;  // recorded without what routes ask for; not among `calls`
    std::uint64_t modelled =
        0;  // a figure was not recorded: of a target that was no candidate then
    std::uint64_t moved = 0;
    std::uint64_t refused = 0;   // a target was asked then, and these routes refuse
    std::uint64_t unpriced = 0;  // moved, with no price known before or after: not in the money
    Money before;                // of calls with a price on both sides
    Money after;
    // Prompt caches that would be cold, an estimate: also of calls that stay where those before
    // them do not.
    std::uint64_t cacheLost = 0;      // tokens
    Money cacheCost;                  // what reading them anew comes to beside `after`
    std::uint64_t cacheUnpriced = 0;  // calls of which that is not known
    std::vector<RouteMove> moves;
    std::vector<RouteHit> hits;      // by every route, in its order
    std::vector<TargetTimes> times;  // of all the calls, as recorded
};
BOOST_DESCRIBE_STRUCT(RouteReplay, (),
                      (next, atEnd, searchedTo, calls, unknown, modelled, moved, refused, unpriced,
                       before, after, cacheLost, cacheCost, cacheUnpriced, moves, hits, times))

struct ReplayRoutes {
    static constexpr std::string_view kName = "routes.replay";
    static constexpr Role kRole = Role::Read;
    static constexpr std::string_view kAbout =
        "What these routes would have done with recorded calls, a page of the books at a time. "
        "Nothing is sent.";
    using Reply = RouteReplay;
    std::vector<RouteSettings> routes;
    Id before;  // only calls with smaller ids; empty: from the newest on
    Timestamp since{};
    Timestamp until{};  // the epoch: to now
    std::optional<std::vector<NamedSet>> sets = {};
};
BOOST_DESCRIBE_STRUCT(ReplayRoutes, (), (routes, before, since, until, sets))

struct TryRoutes {
    static constexpr std::string_view kName = "routes.try";
    static constexpr Role kRole = Role::Read;
    static constexpr std::string_view kAbout =
        "Where a call would go by these routes, and why. Nothing is sent.";
    using Reply = RouteTrial;
    bool active = false;  // by the routes and sets in force instead
    std::vector<RouteSettings> routes;
    TriedCall call;
    std::optional<std::vector<NamedSet>> sets = {};
};
BOOST_DESCRIBE_STRUCT(TryRoutes, (), (active, routes, call, sets))

// Routes as text are carried by hand, from one document to another. Text of this length, escaped,
// still fits in one request of every transport.
inline constexpr std::size_t kMostCarriedRoutes = 1'000;
inline constexpr std::size_t kMostCarriedBytes = std::size_t{256} << 10;

struct RenderedRoutes {
    std::string text;  // YAML: the entries of a list `routes:`
};
BOOST_DESCRIBE_STRUCT(RenderedRoutes, (), (text))

struct RenderRoutes {
    static constexpr std::string_view kName = "routes.render";
    static constexpr Role kRole = Role::Read;
    static constexpr std::string_view kAbout =
        "Routes as the document writes them, to be carried to another one. 1,000 at most.";
    using Reply = RenderedRoutes;
    std::vector<RouteSettings> routes;
};
BOOST_DESCRIBE_STRUCT(RenderRoutes, (), (routes))

// What is wrong with a text.
struct RouteTextProblem {
    std::uint32_t line = 0;  // from 1; 0: the whole text
    std::uint32_t column = 0;
    std::string text;  // whole sentences

    friend bool operator==(const RouteTextProblem&, const RouteTextProblem&) = default;
};
BOOST_DESCRIBE_STRUCT(RouteTextProblem, (), (line, column, text))

struct ParsedRoutes {
    std::vector<RouteSettings> routes;       // none if there is a problem
    std::vector<RouteTextProblem> problems;  // by place; 100 at most
};
BOOST_DESCRIBE_STRUCT(ParsedRoutes, (), (routes, problems))

struct ParseRoutes {
    static constexpr std::string_view kName = "routes.parse";
    static constexpr Role kRole = Role::Read;
    static constexpr std::string_view kAbout =
        "The routes of a YAML text: a list of them, a group with `routes`, or a single one. "
        "Changes nothing. 1,000 routes and 256 KiB at most.";
    using Reply = ParsedRoutes;
    std::string text;
};
BOOST_DESCRIBE_STRUCT(ParseRoutes, (), (text))

}  // namespace weir::admin
