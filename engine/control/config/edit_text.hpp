// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "engine/base/result.hpp"
#include "engine/control/config/document.hpp"
#include "engine/control/config/yaml_editor.hpp"

// What every edit of a document begins and ends with. Errors: Invalid.
namespace weir::control {

// The document of a text without errors: others are not changed by a program.
Result<Document> readSound(std::string_view text);
// A text that members can be added to at its top level.
Result<YamlEditor> openWithRoot(std::string_view text);

}  // namespace weir::control
