// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/dialects/common/models.hpp"

#include <fmt/format.h>

#include "engine/dialects/common/json_text.hpp"

namespace weir::dialects {

ModelsShape modelsShape(bool hasAnthropicVersion, bool hasApiKeyHeader) {
    return hasAnthropicVersion || hasApiKeyHeader ? ModelsShape::Anthropic : ModelsShape::OpenAi;
}

std::string modelBody(ModelsShape shape, const ModelEntry& model) {
    const std::string id = jsonQuoted(model.id);
    if (shape == ModelsShape::Anthropic) {
        return fmt::format(R"({{"type":"model","id":{},"display_name":{},"created_at":"{}"}})", id,
                           id, toIso(model.created));
    }
    const auto seconds =
        std::chrono::duration_cast<std::chrono::seconds>(model.created.time_since_epoch());
    return fmt::format(R"({{"id":{},"object":"model","created":{},"owned_by":{}}})", id,
                       seconds.count(), jsonQuoted(model.owner));
}

std::string modelsBody(ModelsShape shape, std::span<const ModelEntry> models) {
    std::string data;
    for (const ModelEntry& model : models) {
        data += data.empty() ? "" : ",";
        data += modelBody(shape, model);
    }
    if (shape == ModelsShape::OpenAi) {
        return fmt::format(R"({{"object":"list","data":[{}]}})", data);
    }
    const std::string first = models.empty() ? "null" : jsonQuoted(models.front().id);
    const std::string last = models.empty() ? "null" : jsonQuoted(models.back().id);
    return fmt::format(R"({{"data":[{}],"has_more":false,"first_id":{},"last_id":{}}})", data,
                       first, last);
}

}  // namespace weir::dialects
