// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/base/trace.hpp"
#include "engine/dialects/translation/translation.hpp"
#include "engine/exchange/context.hpp"
#include "engine/policy/target.hpp"

namespace weir::exchange {

// What one target is asked, in a dialect that it speaks.
struct UpstreamCall {
    dialects::Endpoint endpoint = dialects::Endpoint::ChatCompletions;
    std::optional<std::string> body;  // nothing: the caller's goes on as it came
    std::unique_ptr<dialects::SignatureStore> signatures;  // the translator's; null: it has none
    // How the answer becomes the caller's; null: it passes as it is.
    std::unique_ptr<dialects::AnswerTranslator> translator;
    std::vector<Loss> losses;  // once it is sent
};

// The most that an answer of the target may have: what the caller says, or, where it does not and
// the target has to be told, what is told. Nothing: it is not limited.
std::optional<std::uint64_t> answerLimit(const Context& context, const policy::Target& target);

// Error: what the call asks for cannot be said to this target; words for the caller.
Result<UpstreamCall> callFor(const Context& context, const policy::Target& target);

}  // namespace weir::exchange
