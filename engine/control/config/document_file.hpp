// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "engine/base/result.hpp"

namespace weir::control {

using TextHash = std::array<std::uint8_t, 32>;
TextHash hashOfText(std::string_view text);

// The one file the policy lives in.
class DocumentFile {
public:
    explicit DocumentFile(std::filesystem::path path);

    const std::filesystem::path& path() const { return m_path; }

    bool exists() const { return stamp().size >= 0; }

    // The text; empty if there is no file yet. Errors: Io, TooLarge, Denied (not a regular file).
    Result<std::string> load() const;

    // Replaces the file as a whole (written beside it, synced, renamed; its mode is kept), unless
    // it is no longer the text `expected` was the hash of. Follows a link to the file it names.
    // Errors: Conflict (somebody else changed it), Denied (managed by FILE), Io.
    Result<void> save(std::string_view text, const TextHash& expected) const;

    // It, or the folder it would be replaced in, cannot be written: "managed by FILE".
    bool readOnly() const;

    // Whether the file may have changed since this was last asked, from its inode, size and times.
    // Cheap; for a timer.
    bool changed();

private:
    struct Stamp {
        std::uint64_t device = 0;
        std::uint64_t inode = 0;
        std::int64_t size = -1;  // no file
        std::int64_t modifiedNs = 0;
        std::int64_t changedNs = 0;
        friend bool operator==(const Stamp&, const Stamp&) = default;
    };
    Stamp stamp() const;

    std::filesystem::path m_path;
    Stamp m_seen;
};

}  // namespace weir::control
