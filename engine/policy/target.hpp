// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

#include "engine/base/capabilities.hpp"

namespace weir::policy {

// Provider, model and credential: where an attempt goes. One immutable tuple.
struct Target {
    std::uint32_t provider = 0;  // index into Snapshot::providers
    std::uint32_t key = 0;       // index into its keys
    std::string model;           // as the provider knows it
    std::string name;            // "openai/gpt-4o-mini"; "openai#2/gpt-4o-mini" for the second key.
                                 // Its health is kept under this name.
    // Of the model there, as far as is known.
    Capabilities can = {};

    friend bool operator==(const Target&, const Target&) = default;
};

}  // namespace weir::policy
