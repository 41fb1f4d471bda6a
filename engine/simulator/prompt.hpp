// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <boost/json/object.hpp>

#include "engine/simulator/models.hpp"

namespace weir::simulator {

struct Tool {
    std::string name;
    boost::json::object schema;  // of its arguments
};

enum class ToolChoice : std::uint8_t { Auto, None, Required };

// What a request of any dialect asks for. All state is in the history that the client sends, so the
// simulator keeps none.
struct Prompt {
    const Model* model = nullptr;
    bool stream = false;
    bool wantsUsage = false;  // OpenAI chat streams
    std::optional<std::uint64_t> maxTokens;
    std::vector<Tool> tools;
    ToolChoice choice = ToolChoice::Auto;
    std::string namedTool;                      // chosen by the client; empty: any
    std::optional<boost::json::object> schema;  // of a structured answer
    std::string lastWords;                      // of the person
    std::string surroundings;                   // system texts and what clients say of themselves
    std::size_t turns = 0;                      // messages or items
    std::size_t toolResults = 0;                // since the person last spoke
    std::uint64_t tokensIn = 0;

    // The person said something: what tools did before belongs to an earlier task.
    void personSays(std::string words) {
        lastWords = std::move(words);
        toolResults = 0;
    }
};

}  // namespace weir::simulator
