// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/control/admin/pauses.hpp"
#include "engine/control/config/document_file.hpp"

namespace weir::control {

// What is paused by hand, in a file of the data folder, so that it outlives a restart. Not for two
// threads at once.
class PauseFile {
public:
    explicit PauseFile(std::filesystem::path path) : m_file(std::move(path)) {}

    // None without a file. Errors: Io; Invalid when the file holds something else.
    Result<std::vector<admin::PausedTarget>> load() const;
    // As a whole or not at all. Errors: Io.
    Result<void> keep(const std::vector<admin::PausedTarget>& paused);

private:
    DocumentFile m_file;
};

}  // namespace weir::control
