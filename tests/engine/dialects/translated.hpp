// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "engine/dialects/translation/translation.hpp"
#include "tests/engine/dialects/json.hpp"

namespace weir::test {

inline constexpr auto kChat = dialects::Endpoint::ChatCompletions;
inline constexpr auto kResponses = dialects::Endpoint::Responses;
inline constexpr auto kMessages = dialects::Endpoint::Messages;

// A request of these members, with ' for ", to a model that is called the same at the target.
inline Result<dialects::Translated> translate(dialects::Endpoint asked, dialects::Endpoint at,
                                              std::string_view members,
                                              const dialects::TargetTerms& terms = {
                                                  .model = "theirs"}) {
    const std::string body = "{\"model\":\"ours\"," + json(members) + "}";
    dialects::RequestFacts facts;
    facts.model = terms.model;
    return dialects::translateRequest(asked, at, body, facts, terms, {.id = "x", .createdAt = 0});
}

}  // namespace weir::test
