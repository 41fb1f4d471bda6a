// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

#include "engine/base/result.hpp"

namespace weir::app {

// Where a person's data lies unless said otherwise: $XDG_DATA_HOME/weir, else ~/.local/share/weir.
// Errors: NotFound when neither can be told. Source: XDG Base Directory Specification.
Result<std::filesystem::path> defaultDataFolder();

// Whether a gateway has run there, or somebody wrote a document for one.
bool isDataFolder(const std::filesystem::path& folder);

// The document of a data folder, unless another is named.
std::filesystem::path documentIn(const std::filesystem::path& dataFolder);
// Where the files that keys are read from lie.
std::filesystem::path secretsIn(const std::filesystem::path& dataFolder);

// The draft of routes.
std::filesystem::path routeDraftIn(const std::filesystem::path& dataFolder);
// What was told of alerts, and what is on its way.
std::filesystem::path alertsIn(const std::filesystem::path& dataFolder);
// What is paused by hand.
std::filesystem::path pausesIn(const std::filesystem::path& dataFolder);

}  // namespace weir::app
