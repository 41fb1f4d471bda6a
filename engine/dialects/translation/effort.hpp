// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace weir::dialects {

// How hard a model is to think, in the words of OpenAI (`reasoning_effort`) and Anthropic
// (`output_config.effort`). Least first.
enum class Effort : std::uint8_t { None, Minimal, Low, Medium, High, XHigh, Max };

std::optional<Effort> effortOf(std::string_view word);
std::string_view effortWord(Effort effort);

// For a model that is told in tokens how much it may think (`thinking.budget_tokens`).
Effort effortOfBudget(std::uint64_t tokens);

// The nearest that every model knows which can be told at all: low, medium or high.
Effort commonEffort(Effort effort);

}  // namespace weir::dialects
