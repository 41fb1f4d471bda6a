// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "engine/base/clock.hpp"

namespace weir::dialects {

// `/v1/models` is one path with two shapes.
enum class ModelsShape : std::uint8_t { OpenAi, Anthropic };

// A client that sends `anthropic-version` or `x-api-key` expects Anthropic's.
ModelsShape modelsShape(bool hasAnthropicVersion, bool hasApiKeyHeader);

struct ModelEntry {
    std::string_view id;
    std::string_view owner;  // the provider, or "weir" for a name of the document
    Timestamp created{};
};

// The body of GET /v1/models: one page, everything on it.
std::string modelsBody(ModelsShape shape, std::span<const ModelEntry> models);

// The body of GET /v1/models/{id}.
std::string modelBody(ModelsShape shape, const ModelEntry& model);

}  // namespace weir::dialects
