// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/base/clock.hpp"
#include "engine/base/dialect.hpp"
#include "engine/base/id.hpp"
#include "engine/base/kept_headers.hpp"
#include "engine/base/money.hpp"
#include "engine/base/priced_by.hpp"
#include "engine/base/states.hpp"
#include "engine/base/trace.hpp"
#include "engine/base/usage.hpp"

// What is remembered of one exchange. The exchange fills it as it goes; the journal, the book and
// the live table read it. Durations are microseconds; -1 is unknown or not yet.
namespace weir::books {

// One try at one target.
struct AttemptRecord {
    Id id;
    std::string provider;     // name in the document; empty for a candidate that named none
    std::string model;        // as sent upstream
    std::string servedModel;  // as the answer names it; empty when it names none
    AttemptSign sign = AttemptSign::Running;
    std::uint16_t status = 0;  // of the provider; 0 when none came
    bool reusedConnection = false;
    bool free = false;  // the provider's price is `free`
    std::int64_t startUs = 0;
    std::int64_t firstTokenUs = -1;  // since the attempt was sent
    std::int64_t endUs = -1;
    std::string chosenBecause;  // "first of model gpt-4o-mini", "next after the 429"
    std::string outcome;        // "served", "429 rate limited"; scrubbed of keys
    std::string providerRequestId;
    Usage usage;
    Pricing pricing = Pricing::Unpriced;
    PricedBy pricedBy;
    Money cost;   // settled, once; nothing while the attempt runs
    Money saved;  // by the provider's prompt cache, as books::Cost; nothing where it is not known
    Money held;   // set aside for it before it was sent
    std::vector<Phase> phases;
    KeptHeaders requestHeaders;   // as sent, secrets redacted; in memory only
    KeptHeaders responseHeaders;  // as received; in memory only

    // Tokens were used, as far as anybody knows: there is something to settle.
    bool usedTokens() const { return usage.source != Source::Unknown; }
    bool settles() const { return usedTokens() && pricing != Pricing::Unpriced; }
    bool lacksPrice() const {
        return pricing == Pricing::Unpriced && (usedTokens() || sign == AttemptSign::Served);
    }
    // "openai/gpt-4o-mini"
    std::string target() const { return provider.empty() ? model : provider + '/' + model; }

    friend bool operator==(const AttemptRecord&, const AttemptRecord&) = default;
};

struct ExchangeRecord {
    Id id;
    ExchangeState state = ExchangeState::Pending;
    Mark marks = Mark::None;
    Timestamp startedAt{};
    Id keyId;         // empty for a key that the document declares, or none
    std::string key;  // name of the Weir key; empty if none was accepted
    std::string team;
    std::string user;
    std::string session;   // which run of an agent or a tool this belongs to; empty: not said
    std::string endpoint;  // "/v1/chat/completions"
    Dialect dialect = Dialect::OpenAiChat;
    std::string modelAsked;
    CallFacts call;
    std::string route;           // that took the call; empty: none did
    std::uint64_t revision = 0;  // of the policy it started with
    bool stream = false;
    std::uint16_t status = 0;  // what the client got; 0 while nothing was sent
    std::int64_t durationUs = -1;
    std::int64_t firstTokenUs = -1;  // from the last request byte to the first event
    std::int64_t addedUs = -1;       // added latency of ours
    std::uint64_t requestBytes = 0;
    std::uint64_t responseBytes = 0;
    std::string error;                    // one line when it did not end as Done; scrubbed of keys
    std::string client;                   // "127.0.0.1:51034, openai-node 6.49"
    std::vector<AttemptRecord> attempts;  // in the order they were tried
    std::vector<CandidateDetail> candidates;
    std::vector<Phase> phases;
    std::vector<Loss> losses;
    KeptHeaders requestHeaders;  // as received, secrets redacted; in memory only

    bool simulated() const { return has(marks, Mark::Simulated); }
    bool ended() const {
        return state != ExchangeState::Pending && state != ExchangeState::Streaming;
    }
    // The attempt whose answer the client got, or else the last that was made; null before one.
    const AttemptRecord* deciding() const;
    // What the attempts cost together; there is no second place for this number.
    Money cost() const;
    // Priced when every attempt that used tokens has a price; Unpriced when one has none.
    Pricing pricing() const;
    // Of all attempts together; tier and source are the deciding attempt's.
    Usage usage() const;
    bool lacksPrice() const;   // an attempt that no price is known for
    bool isEstimated() const;  // an attempt whose usage is not the provider's

    friend bool operator==(const ExchangeRecord&, const ExchangeRecord&) = default;
};

}  // namespace weir::books
