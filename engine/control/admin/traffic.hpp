// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <boost/describe/class.hpp>

#include "engine/base/clock.hpp"
#include "engine/base/id.hpp"
#include "engine/base/money.hpp"
#include "engine/base/priced_by.hpp"
#include "engine/base/states.hpp"
#include "engine/base/trace.hpp"
#include "engine/base/usage.hpp"
#include "engine/control/admin/operation.hpp"

// What goes through: one row an exchange, and everything about one of them.
namespace weir::admin {

using weir::AttemptSign;
using weir::BodyLoss;
using weir::BodyPlace;
using weir::CandidateDetail;
using weir::Header;
using weir::Loss;
using weir::Phase;
using weir::StreamMoment;

// One exchange as a row. It is sent again, whole, whenever it changed.
struct ExchangeRow {
    Id id;
    std::uint64_t sequence = 0;  // of its last change; ascending over all rows
    ExchangeState state = ExchangeState::Pending;
    Mark marks = Mark::None;
    Timestamp startedAt{};
    std::string key;  // name of the Weir key; empty if none was accepted
    std::string team;
    std::string user;
    std::string session;   // the run of an agent or a tool, as its client names it; empty: not said
    std::string endpoint;  // "/v1/chat/completions"
    std::string dialect;   // "openai_chat"
    std::string modelAsked;
    std::string target;  // "anthropic/claude-sonnet-4-5"; empty before the first attempt
    std::vector<AttemptSign> path;
    std::uint16_t status = 0;  // what the client got; 0 while nothing was sent
    bool stream = false;
    Usage usage;
    Pricing pricing = Pricing::Unpriced;
    Money cost;
    std::int64_t durationUs = -1;    // -1 while it runs
    std::int64_t firstTokenUs = -1;  // from the last request byte to the first event; -1 unknown
    std::int64_t addedUs = -1;       // added latency of ours; -1 unknown
    std::string error;               // one line when it did not end as Done
    std::string task;        // that it was judged to be for; "unknown"; empty: no route asked
    std::string complexity;  // likewise
    std::string tags;        // of the team then, all in one text: "core, eu"
    std::string costCentre;  // likewise; "(not recorded)", as the tags: an older Weir booked it
};
BOOST_DESCRIBE_STRUCT(ExchangeRow, (),
                      (id, sequence, state, marks, startedAt, key, team, user, session, endpoint,
                       dialect, modelAsked, target, path, status, stream, usage, pricing, cost,
                       durationUs, firstTokenUs, addedUs, error, task, complexity, tags,
                       costCentre))

struct TrafficBatch {
    std::vector<ExchangeRow> rows;  // ascending by sequence, an exchange at most once
    std::uint64_t next = 0;         // pass as `after` the next time
    bool resync = false;            // `after` was older than what is kept: drop all rows first
    std::uint64_t dropped = 0;      // rows that fell out of memory since the start
    // The greatest id among those: of exchanges since the start with a greater one, all are here.
    Id droppedThrough{};
};
BOOST_DESCRIBE_STRUCT(TrafficBatch, (), (rows, next, resync, dropped, droppedThrough))

struct ListTraffic {
    static constexpr std::string_view kName = "traffic.list";
    static constexpr Role kRole = Role::Read;
    static constexpr std::string_view kAbout =
        "Exchanges that are new or changed since a sequence number.";
    using Reply = TrafficBatch;
    std::uint64_t after = 0;  // 0: everything in memory
    std::uint32_t limit = 2000;
};
BOOST_DESCRIBE_STRUCT(ListTraffic, (), (after, limit))

struct OlderTraffic {
    std::vector<ExchangeRow> rows;  // the newest first, by id; `sequence` is 0
    Id next;                        // pass as `before` the next time
    bool atEnd = false;             // there are no older ones
    Timestamp searchedTo{};         // all that started after this were looked at
    // Months that were passed over: which file, why it cannot be read, and what to do.
    std::vector<std::string> unread;
};
BOOST_DESCRIBE_STRUCT(OlderTraffic, (), (rows, next, atEnd, searchedTo, unread))

// A page may have fewer rows than asked for, or none, and still not be the last: an answer comes
// soon, whatever is looked for.
struct ListOlderTraffic {
    static constexpr std::string_view kName = "traffic.older";
    static constexpr Role kRole = Role::Read;
    static constexpr std::string_view kAbout =
        "Exchanges of before, out of the books: the newest first, a page at a time.";
    using Reply = OlderTraffic;
    Id before;           // exchanges with smaller ids; empty: from the newest on
    std::string filter;  // in the language of filters; empty: all
    Timestamp since{};   // that started then or later
    Timestamp until{};   // that started before; 1970: no end
    std::uint32_t limit = 500;
    // A month that cannot be read is passed over and named; else it is an error: an export is
    // whole.
    bool passOver = false;
};
BOOST_DESCRIBE_STRUCT(ListOlderTraffic, (), (before, filter, since, until, limit, passOver))

struct AttemptDetail {
    Id id;
    std::string target;
    AttemptSign sign = AttemptSign::Running;
    std::string chosenBecause;  // "first of model gpt-4o-mini", "next after the 429"
    std::string outcome;        // "served", "429 rate limited", "connection refused"
    std::uint16_t status = 0;
    std::int64_t startUs = 0;
    std::int64_t endUs = -1;
    std::vector<Phase> phases;
    Usage usage;
    Pricing pricing = Pricing::Unpriced;
    PricedBy pricedBy;
    Money cost;
    Money saved;  // by the provider's prompt cache; below zero where writing it cost more
    std::string providerRequestId;
    bool reusedConnection = false;
    std::vector<Header> requestHeaders;   // as sent upstream, secrets redacted
    std::vector<Header> responseHeaders;  // as received
};
BOOST_DESCRIBE_STRUCT(AttemptDetail, (),
                      (id, target, sign, chosenBecause, outcome, status, startUs, endUs, phases,
                       usage, pricing, pricedBy, cost, saved, providerRequestId, reusedConnection,
                       requestHeaders, responseHeaders))

struct ExchangeDetail {
    ExchangeRow row;
    CallFacts call;     // what the decision knew of it beside the row
    std::string route;  // that took it; empty: none did
    std::vector<CandidateDetail> candidates;
    std::uint64_t revision = 0;
    std::vector<AttemptDetail> attempts;
    std::vector<Phase> phases;
    std::vector<Loss> losses;
    std::vector<Header> requestHeaders;  // as received, secrets redacted
    std::string client;                  // "127.0.0.1:51034, openai-node 6.49"
    bool bodiesKept = false;
    std::uint64_t requestBytes = 0;
    std::uint64_t responseBytes = 0;
};
BOOST_DESCRIBE_STRUCT(ExchangeDetail, (),
                      (row, call, route, candidates, revision, attempts, phases, losses,
                       requestHeaders, client, bodiesKept, requestBytes, responseBytes))

struct GetExchange {
    static constexpr std::string_view kName = "traffic.get";
    static constexpr Role kRole = Role::Read;
    static constexpr std::string_view kAbout = "Everything that is known of one exchange.";
    using Reply = ExchangeDetail;
    Id id;
};
BOOST_DESCRIBE_STRUCT(GetExchange, (), (id))

struct DecisionTest {
    std::string test;                // an item of a file of tests, for `weir test`
    std::vector<std::string> notes;  // what it leaves open and what it cannot know, for a person
};
BOOST_DESCRIBE_STRUCT(DecisionTest, (), (test, notes))

// Errors: NotFound when nobody knows the call, or it is not recorded what was decided and by what.
struct MakeDecisionTest {
    static constexpr std::string_view kName = "traffic.decision_test";
    static constexpr Role kRole = Role::Read;
    static constexpr std::string_view kAbout =
        "A recorded call as a test of the policy, which expects what was decided then.";
    using Reply = DecisionTest;
    Id id;
};
BOOST_DESCRIBE_STRUCT(MakeDecisionTest, (), (id))

struct ExchangeBodies {
    bool kept = false;  // false: bodies are not kept, or fell out of memory
    BodyPlace where = BodyPlace::None;
    Timestamp storedUntil{};         // of those on disk: the last day, in UTC
    BodyLoss loss = BodyLoss::None;  // since the start: why they are not on disk, as they should be
    std::string request;             // as received
    std::string response;            // as sent to the client; an event stream as its raw text
    std::vector<StreamMoment> responseMoments;  // of an event stream, when its pieces went out
    bool requestCut = false;                    // longer than what is kept of one body
    bool responseCut = false;
};
BOOST_DESCRIBE_STRUCT(ExchangeBodies, (),
                      (kept, where, storedUntil, loss, request, response, responseMoments,
                       requestCut, responseCut))

struct GetBodies {
    static constexpr std::string_view kName = "traffic.bodies";
    static constexpr Role kRole = Role::Read;
    static constexpr std::string_view kAbout =
        "The bodies of one exchange, if they are kept. Of stored ones it is recorded who looks.";
    using Reply = ExchangeBodies;
    Id id;
};
BOOST_DESCRIBE_STRUCT(GetBodies, (), (id))

}  // namespace weir::admin
