// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "engine/base/clock.hpp"
#include "engine/base/random.hpp"
#include "engine/books/journal/record_codec.hpp"
#include "engine/books/record.hpp"

namespace weir::test {

// An exchange with one attempt that is about to be sent, as a gateway would begin it.
inline books::ExchangeRecord begunRecord(const Clock& clock, Random& random) {
    books::ExchangeRecord record;
    record.id = Id::make(clock, random);
    record.startedAt = clock.now();
    record.keyId = Id::make(clock, random);
    record.key = "search-dev";
    record.team = "search";
    record.user = "ada";
    record.session = "run-1";
    record.endpoint = "/v1/chat/completions";
    record.modelAsked = "gpt-4o-mini";
    record.revision = 3;
    record.client = "127.0.0.1:51034, openai-node 6.49";
    record.requestBytes = 1500;
    record.candidates.push_back({"openai/gpt-4o-mini", "tried", "first of model gpt-4o-mini"});
    books::AttemptRecord& attempt = record.attempts.emplace_back();
    attempt.id = Id::make(clock, random);
    attempt.provider = "openai";
    attempt.model = "gpt-4o-mini";
    attempt.chosenBecause = "first of model gpt-4o-mini";
    attempt.held = Money::fromNano(5000);
    attempt.startUs = 120;
    return record;
}

// Its good end: what the last attempt used, and what that cost.
inline void endWell(books::ExchangeRecord& record, const Usage& usage, Money cost,
                    Pricing pricing = Pricing::Priced) {
    books::AttemptRecord& attempt = record.attempts.back();
    attempt.sign = AttemptSign::Served;
    attempt.status = 200;
    attempt.outcome = "served";
    attempt.servedModel = "gpt-4o-mini-2024-07-18";
    attempt.providerRequestId = "req_0123456789abcdef";
    attempt.endUs = 900'000;
    attempt.firstTokenUs = 200'000;
    attempt.usage = usage;
    attempt.pricing = pricing;
    attempt.cost = cost;
    attempt.phases = {{"connect", 120, 400}, {"send", 400, 450}, {"first_token", 450, 200'120}};
    record.state = ExchangeState::Done;
    record.status = 200;
    record.durationUs = 900'300;
    record.firstTokenUs = 200'200;
    record.addedUs = 140;
    record.responseBytes = 1000;
    record.losses.push_back({"request header", "x-stainless-lang: not passed on"});
}

inline books::ExchangeRecord doneRecord(const Clock& clock, Random& random,
                                        std::int64_t nano = 12'345) {
    auto record = begunRecord(clock, random);
    endWell(record,
            {.inUncached = 100, .inCacheRead = 20, .outText = 30, .source = Source::Reported},
            Money::fromNano(nano));
    return record;
}

inline std::string encodedRecord(const books::ExchangeRecord& record) {
    std::string bytes;
    books::encodeRecord(bytes, record);
    return bytes;
}

// The first byte, behind that of the form, that one record has otherwise than another.
inline std::size_t firstDifference(const books::ExchangeRecord& one,
                                   const books::ExchangeRecord& other) {
    const std::string bytes = encodedRecord(one);
    const std::string otherBytes = encodedRecord(other);
    std::size_t at = 1;
    while (bytes[at] == otherBytes[at]) {
        ++at;
    }
    return at;
}

// A record of one attempt as it was written before it told what a cache saved, which was nothing.
inline std::string encodedAsEleventh(const books::ExchangeRecord& record) {
    auto saving = record;
    saving.attempts.front().saved = Money::fromNano(1);
    std::string bytes = encodedRecord(record);
    bytes.erase(firstDifference(record, saving), 1);
    bytes[0] = 11;
    return bytes;
}

// Refused at the door: no attempt, nothing used.
inline books::ExchangeRecord refusedRecord(const Clock& clock, Random& random) {
    books::ExchangeRecord record;
    record.id = Id::make(clock, random);
    record.startedAt = clock.now();
    record.endpoint = "/v1/messages";
    record.dialect = Dialect::Anthropic;
    record.state = ExchangeState::Refused;
    record.status = 401;
    record.durationUs = 80;
    record.error = "no such key";
    return record;
}

}  // namespace weir::test
