// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/simulator/models.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace weir::simulator {
namespace {

constexpr std::array kModels{
    Model{.name = "sim-fast", .about = "answers in a few sentences"},
    Model{.name = "sim-large", .about = "answers at length", .tokens = 240},
    Model{.name = "sim-agent", .about = "does a small task with three tools", .agent = true},
    Model{.name = "sim-embedding", .about = "embeds", .embeds = true},
    Model{.name = "sim-429", .about = "429 with Retry-After", .fault = Fault::RateLimited},
    Model{.name = "sim-500", .about = "500", .fault = Fault::Failed},
    Model{.name = "sim-overloaded",
          .about = "503, 529, or an error inside a 200 stream",
          .fault = Fault::Overloaded},
    Model{.name = "sim-slow", .about = "its first token is late", .fault = Fault::Slow},
    Model{.name = "sim-stall", .about = "stops in the middle", .fault = Fault::Stalled},
    Model{.name = "sim-trickle", .about = "a token every two seconds", .fault = Fault::Trickle},
    Model{.name = "sim-reset", .about = "resets before the first token", .fault = Fault::Reset},
    Model{.name = "sim-cut", .about = "resets in the middle", .fault = Fault::Cut},
    Model{.name = "sim-garbage", .about = "a 200 that is no answer", .fault = Fault::Garbage},
    Model{.name = "sim-silent", .about = "never answers", .fault = Fault::Silent},
    Model{.name = "sim-flapping",
          .about = "answers for 10 s, then 500 for 10 s",
          .fault = Fault::Flapping},
};

constexpr std::string_view kOwner = "weir-simulator";

// When all of them were made.
constexpr Timestamp kCreated = std::chrono::sys_days{std::chrono::year{2026} / 11 / 1};

}  // namespace

std::span<const Model> models() {
    return kModels;
}

const Model* findModel(std::string_view name) {
    const auto* found = std::find_if(kModels.begin(), kModels.end(),
                                     [name](const Model& model) { return model.name == name; });
    return found == kModels.end() ? nullptr : found;
}

std::string modelBody(dialects::ModelsShape shape, const Model& model) {
    return dialects::modelBody(shape, {model.name, kOwner, kCreated});
}

std::string modelsBody(dialects::ModelsShape shape) {
    std::vector<dialects::ModelEntry> entries;
    for (const Model& model : kModels) {
        entries.push_back({model.name, kOwner, kCreated});
    }
    return dialects::modelsBody(shape, entries);
}

}  // namespace weir::simulator
