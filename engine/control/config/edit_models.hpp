// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.hpp"

// Additions to a document, by the rules of edit.hpp, that only an import makes.
namespace weir::control {

struct ModelToAdd {
    std::string name;
    std::vector<std::string> targets;
};

// Behind the last one, in one change: all of them or none. Errors: Conflict (a name is taken).
Result<std::string> addModels(std::string_view text, std::span<const ModelToAdd> models);

// A group of the top level, at its end, as "{attempts: 3}". Errors: Conflict (it is there).
Result<std::string> addGroup(std::string_view text, std::string_view name,
                             std::string_view rendered);

}  // namespace weir::control
