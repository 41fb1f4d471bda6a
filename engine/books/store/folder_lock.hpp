// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

#include "engine/base/result.hpp"
#include "engine/books/store/file.hpp"

namespace weir::books {

// The one lock of a data folder: whoever holds it is the gateway of that folder. It is released by
// the system when the process ends, however it ends.
class FolderLock {
public:
    // Creates the folder (0700) if it is missing. Errors: Conflict with the holder's process id.
    static Result<FolderLock> acquire(const std::filesystem::path& folder);

    const std::filesystem::path& folder() const { return m_folder; }

private:
    FolderLock(std::filesystem::path folder, File file);

    std::filesystem::path m_folder;
    File m_file;
};

}  // namespace weir::books
