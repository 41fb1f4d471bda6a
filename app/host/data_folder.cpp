// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/data_folder.hpp"

#include <cstdlib>
#include <system_error>

namespace weir::app {

Result<std::filesystem::path> defaultDataFolder() {
    // The specification has relative values ignored.
    if (const char* data = std::getenv("XDG_DATA_HOME"); data != nullptr && *data == '/') {
        return std::filesystem::path(data) / "weir";
    }
    if (const char* home = std::getenv("HOME"); home != nullptr && *home == '/') {
        return std::filesystem::path(home) / ".local/share/weir";
    }
    return Error::notFound("Neither XDG_DATA_HOME nor HOME says where data may be kept.",
                           "Name a folder with --data.");
}

bool isDataFolder(const std::filesystem::path& folder) {
    std::error_code failed;
    return std::filesystem::exists(folder / "weir.db", failed) ||
           std::filesystem::exists(documentIn(folder), failed);
}

std::filesystem::path documentIn(const std::filesystem::path& dataFolder) {
    return dataFolder / "weir.yaml";
}

std::filesystem::path secretsIn(const std::filesystem::path& dataFolder) {
    return dataFolder / "secrets";
}

std::filesystem::path routeDraftIn(const std::filesystem::path& dataFolder) {
    return dataFolder / "route-draft.json";
}

std::filesystem::path alertsIn(const std::filesystem::path& dataFolder) {
    return dataFolder / "alerts.json";
}

std::filesystem::path pausesIn(const std::filesystem::path& dataFolder) {
    return dataFolder / "paused.json";
}

}  // namespace weir::app
