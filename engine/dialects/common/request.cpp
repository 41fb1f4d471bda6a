// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/dialects/common/request.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "engine/dialects/anthropic/request.hpp"
#include "engine/dialects/common/estimate.hpp"
#include "engine/dialects/common/request_walk.hpp"
#include "engine/dialects/common/strict_object.hpp"
#include "engine/dialects/openai_chat/request.hpp"
#include "engine/dialects/openai_responses/request.hpp"

namespace weir::dialects {
namespace {

constexpr std::size_t kMaxModelName = 256;

using ReadMember = bool (*)(RequestWalk&, std::string_view name);

ReadMember memberReader(Endpoint endpoint) {
    switch (endpoint) {
        case Endpoint::ChatCompletions:
            return openai_chat::readMember;
        case Endpoint::Embeddings:
            return openai_chat::readEmbeddingsMember;
        case Endpoint::Responses:
            return openai_responses::readMember;
        case Endpoint::Messages:
        case Endpoint::CountTokens:
            break;
    }
    return anthropic::readMember;
}

bool readModel(RequestWalk& walk) {
    if (walk.json.peek() != JsonCursor::Kind::String) {
        return walk.json.fail("`model` must be a string");
    }
    const std::size_t from = walk.json.offset();
    JsonString model;
    if (!walk.json.readString(model)) {
        return false;
    }
    if (model.bytes == 0) {
        return walk.json.failAt(from, "`model` is empty");
    }
    if (model.bytes > kMaxModelName) {
        return walk.json.failAt(
            from, fmt::format("`model` is longer than {} bytes, the most a name may have",
                              kMaxModelName));
    }
    walk.facts.model = model.unescaped();
    walk.facts.modelValue = walk.spanFrom(from);
    const bool control = std::any_of(walk.facts.model.begin(), walk.facts.model.end(), [](char c) {
        return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
    });
    return !control || walk.json.failAt(from, "`model` holds a control character");
}

bool readBody(RequestWalk& walk, ReadMember readMember) {
    return readStrictObject(walk.json,
                            [&walk, readMember](std::string_view name) {
                                if (name == "model") {
                                    return readModel(walk);
                                }
                                if (name == "stream") {
                                    return readFlag(walk.json, walk.facts.stream,
                                                    "`stream` must be true or false");
                                }
                                if (name == "metadata") {
                                    return readMetadata(walk);
                                }
                                return readMember(walk, name);
                            }) &&
           walk.json.end();
}

}  // namespace

Result<RequestFacts> readRequest(Endpoint endpoint, std::string_view body, PersonsTexts* persons,
                                 WantedMetadata* metadata) {
    RequestWalk walk(body, persons, metadata);
    if (!readBody(walk, memberReader(endpoint))) {
        return Error::invalid("The request's JSON was refused: " + walk.json.failure() + ".");
    }
    RequestFacts& facts = walk.facts;
    if (facts.modelValue.empty()) {
        return Error::invalid("The request names no model.", "Add \"model\".");
    }
    facts.stream = facts.stream && streams(endpoint);
    facts.estimatedTokensIn += tokensOfBytes(walk.textBytes) + facts.messages * kTokensPerMessage +
                               facts.images * kTokensPerImage;
    return std::move(walk.facts);
}

}  // namespace weir::dialects
