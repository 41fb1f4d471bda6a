// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <boost/describe/class.hpp>

#include "engine/base/clock.hpp"

// What an exchange can tell about itself in words: the same in the books and in the contract.
namespace weir {

struct Header {
    std::string name;
    std::string value;  // "[redacted]" where a secret stood

    friend bool operator==(const Header&, const Header&) = default;
};
BOOST_DESCRIBE_STRUCT(Header, (), (name, value))

// A span of the waterfall, in microseconds since the exchange began.
struct Phase {
    std::string name;  // decide, queue, connect, tls, send, first_token, stream, overhead
    std::int64_t fromUs = 0;
    std::int64_t toUs = 0;

    friend bool operator==(const Phase&, const Phase&) = default;
};
BOOST_DESCRIBE_STRUCT(Phase, (), (name, fromUs, toUs))

// When a piece of a stream went out to the client.
struct StreamMoment {
    std::uint64_t offset = 0;  // of its first byte in the body
    std::int64_t atUs = 0;     // since the exchange began

    friend bool operator==(const StreamMoment&, const StreamMoment&) = default;
};
BOOST_DESCRIBE_STRUCT(StreamMoment, (), (offset, atUs))

// One thing that was edited, dropped, approximated or invented on the way.
struct Loss {
    std::string where;  // "request body", "request query", "response headers", "usage"
    std::string what;   // "model: gpt-4o-mini -> gpt-4o-mini-2024-07-18"

    friend bool operator==(const Loss&, const Loss&) = default;
};
BOOST_DESCRIBE_STRUCT(Loss, (), (where, what))

// A member of a body's `metadata`.
struct MetadataMember {
    std::string name;
    std::string value;    // a number or a flag as it is written
    bool present = true;  // false: it was looked for, and the call has none that can be compared

    friend bool operator==(const MetadataMember&, const MetadataMember&) = default;
};
BOOST_DESCRIBE_STRUCT(MetadataMember, (), (name, value, present))

// What a strategy read of a target.
struct SeenTarget {
    std::string target;
    std::int64_t firstTokenP50Us = -1;  // -1: not measured lately
    std::uint64_t inFlight = 0;
    std::int64_t tokenP50Us = -1;  // from one token to the next; -1: not measured lately

    friend bool operator==(const SeenTarget&, const SeenTarget&) = default;
};
BOOST_DESCRIBE_STRUCT(SeenTarget, (), (target, firstTokenP50Us, inFlight, tokenP50Us))

// What the prompt cache of a target holds of a call's session, as far as the answers before said.
struct WarmTarget {
    std::string target;
    std::uint64_t tokens = 0;
    Timestamp until{};  // for as long as the provider says that it keeps them, if nobody asks again

    friend bool operator==(const WarmTarget&, const WarmTarget&) = default;
};
BOOST_DESCRIBE_STRUCT(WarmTarget, (), (target, tokens, until))

// What a call was judged to be for and how much it asks of a model. Both empty: no route asked, so
// that nobody judged. "unknown": nothing was sure enough.
struct JudgedCall {
    std::string task;
    std::string complexity;
    std::uint64_t taskPercent = 0;  // how sure; of an unknown one, of what came nearest
    std::uint64_t complexityPercent = 0;
    std::string because;  // "code, like \"fix this bug\"": without a word of the call

    bool known() const { return !task.empty(); }
    friend bool operator==(const JudgedCall&, const JudgedCall&) = default;
};
BOOST_DESCRIBE_STRUCT(JudgedCall, (), (task, complexity, taskPercent, complexityPercent, because))

// What was decided by, beside what stands in the record anyway: so that the decision can be made
// again with other routes.
struct CallFacts {
    bool known = false;        // false: an older Weir wrote the record, or the body was never read
    std::uint64_t tokens = 0;  // of the input, as estimated
    std::int64_t maxTokens = -1;  // of the answer; -1: the call sets no limit
    std::uint64_t messages = 0;
    bool tools = false;
    bool images = false;
    bool audio = false;
    bool files = false;
    bool structured = false;
    std::string tier;               // of the team
    std::vector<std::string> tags;  // likewise
    std::string costCentre;         // likewise; kNotRecorded: an older Weir wrote the record
    std::vector<SeenTarget> seen;   // by strategies that go by what targets do
    JudgedCall judged;
    std::string degradedBy;  // the budget that was used so far that it degrades; empty: none
    // Per cent of the tightest budget of the caller; without any, all of it. -1: an older Weir
    // wrote the record.
    std::int64_t budgetLeft = -1;
    bool warmKnown = false;                 // a strategy asked which prompt caches are warm
    std::vector<WarmTarget> warm;           // then: those of the session
    std::vector<MetadataMember> metadata;   // what routes asked for, whether it was there or not
    std::vector<std::string> headersAsked;  // likewise, in small letters
    std::vector<Header> headers;            // of those, what the call had

    friend bool operator==(const CallFacts&, const CallFacts&) = default;
};
BOOST_DESCRIBE_STRUCT(CallFacts, (),
                      (known, tokens, maxTokens, messages, tools, images, audio, files, structured,
                       tier, tags, costCentre, seen, judged, degradedBy, budgetLeft, warmKnown,
                       warm, metadata, headersAsked, headers))

// What became of one candidate of the decision, and why.
struct CandidateDetail {
    std::string target;
    std::string outcome;  // "served", "tried", "not needed", "open", "paused", "unfit", "out"
    std::string reason;

    friend bool operator==(const CandidateDetail&, const CandidateDetail&) = default;
};
BOOST_DESCRIBE_STRUCT(CandidateDetail, (), (target, outcome, reason))

}  // namespace weir
