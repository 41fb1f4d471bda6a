// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "engine/base/clock.hpp"
#include "engine/dialects/common/models.hpp"

namespace weir::simulator {

// What a call to a model comes to.
enum class Fault : std::uint8_t {
    None,
    RateLimited,
    Failed,
    Overloaded,
    Slow,
    Stalled,
    Reset,
    Cut,
    Garbage,
    Silent,
    Flapping,
    Trickle,
};

struct Model {
    std::string_view name;
    std::string_view about;
    Fault fault = Fault::None;
    std::uint32_t tokens = 60;  // of a usual answer
    bool agent = false;         // works through the tools it is offered
    bool embeds = false;
};

std::span<const Model> models();
// Null if there is none of that name.
const Model* findModel(std::string_view name);

// The bodies of GET /v1/models and GET /v1/models/NAME.
std::string modelsBody(dialects::ModelsShape shape);
std::string modelBody(dialects::ModelsShape shape, const Model& model);

}  // namespace weir::simulator
