// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

#include "engine/dialects/translation/signature_store.hpp"

namespace weir::dialects {

// What a request has to mind at one target, beside its dialect.
struct TargetTerms {
    std::string_view model;
    // OpenAI chat: the member that limits the answer.
    std::string_view maxTokensField = "max_tokens";
    // OpenAI chat: it knows stream_options. One that does not reports usage unasked.
    bool takesStreamOptions = true;
    // The caller may say how answers are drawn: temperature and the like.
    bool takesSampling = true;
    // It can be told how hard to think.
    bool takesEffort = false;
    // OpenAI chat: signatures of its tool calls, which the model wants back. It outlives the
    // translated call. Null: the model signs none.
    SignatureStore* signatures = nullptr;
    // Ids of tool calls are nine letters and digits.
    bool shortCallIds = false;
    // Tokens that the model answers with at most; 0: not known.
    std::uint64_t mostOutput = 0;
    // Of request and answer together; 0: not known.
    std::uint64_t context = 0;
    // Anthropic: what an answer is limited to where the caller does not say.
    std::uint64_t unsaidLimit = 8192;
};

}  // namespace weir::dialects
