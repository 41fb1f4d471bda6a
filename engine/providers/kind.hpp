// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include <boost/describe/enum.hpp>

#include "engine/base/dialect.hpp"
#include "engine/base/kind_group.hpp"

namespace weir::providers {

// Where a provider wants its key.
enum class Auth : std::uint8_t {
    None,
    Bearer,   // Authorization: Bearer KEY
    XApiKey,  // x-api-key: KEY, with anthropic-version beside it
    ApiKey,   // api-key: KEY, as Azure has it
};

// The header that carries a key: name, and what stands before the key in its value.
struct AuthHeader {
    std::string_view name;
    std::string_view prefix;
};
// Of Auth::None: empty.
AuthHeader authHeader(Auth auth);

// What a rate limit of a provider is for: whoever is told to wait stands for all that share it.
enum class QuotaOf : std::uint8_t { Account, Model };
BOOST_DESCRIBE_ENUM(QuotaOf, Account, Model)

// What all providers of a kind have in common: address, wire formats, where the key goes.
struct Kind {
    std::string_view name;   // in the document: "openai"
    std::string_view title;  // for a person: "OpenAI"
    KindGroup group = KindGroup::Service;
    std::string_view baseUrl{};         // its own address; empty: the document has to name one
    std::string_view baseUrlPattern{};  // what such an address looks like; may be empty
    std::string_view keyEnvironment{};  // the customary variable, "OPENAI_API_KEY"; may be empty
    std::span<const Dialect> dialects{};
    Auth auth = Auth::Bearer;
    bool needsKey = true;
    // OpenAI chat: a stream is asked for its usage by stream_options. One that is not reports it
    // unasked, or what was used is estimated.
    bool takesStreamOptions = true;
    // The member of a request of its first dialect that limits the answer.
    std::string_view maxTokensField = "max_tokens";
    // OpenAI chat: ids of tool calls are nine letters and digits. Others than its own come along
    // when a conversation moves to it.
    bool shortCallIds = false;
    // Its list of models has the names that can be called. Where it has others, or there may be no
    // list, `serve` of the document names them.
    bool listsModels = true;
    // Stands before each name in that list, and before none in a call.
    std::string_view listedPrefix{};
    bool local = false;  // usually on this machine: http is expected, and no key
    QuotaOf quota = QuotaOf::Account;
    bool simulated = false;  // its calls are marked and left out of spend
};

// In the order in which a person is offered them: those of a group stand together.
std::span<const Kind> kinds();
// Null if there is none of that name.
const Kind* findKind(std::string_view name);

}  // namespace weir::providers
