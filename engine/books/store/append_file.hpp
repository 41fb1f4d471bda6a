// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string_view>
#include <utility>

#include "engine/base/result.hpp"
#include "engine/books/store/file.hpp"

namespace weir::books {

// A new file that grows at its end, without a system call for most of what is appended: space is
// claimed from the disk a step ahead and mapped, and bytes put there are the file's at once, like
// after a write(). While it is open the file ends in zeros, up to the end of the step; a process
// that is killed leaves them behind.
//
// Claiming first is what makes a full disk an error here and not a signal at the copying. That
// holds for file systems that write in place, so only those are mapped. Elsewhere, and where a step
// cannot be claimed, what is appended is written by the system call, for as long as the disk takes
// it.
class AppendFile {
public:
    // 0600. Errors: as File::open() in mode Create.
    static Result<AppendFile> create(const std::filesystem::path& path);

    AppendFile() = default;
    // Cuts off what was claimed and not used.
    ~AppendFile();
    AppendFile(AppendFile&& other) noexcept;
    AppendFile& operator=(AppendFile&& other) noexcept;

    // All of `bytes`, or after an error none of them. Errors: Io, TooLarge for a full disk.
    Result<void> append(std::string_view bytes);
    // What was appended.
    std::uint64_t size() const { return m_size; }
    // As File::readAt(); on any thread, for what was appended before.
    Result<std::size_t> readAt(char* into, std::size_t size, std::uint64_t offset) const;

private:
    explicit AppendFile(File file);

    bool mayClaim(std::uint64_t offset) const { return m_mapped && offset >= m_claimFrom; }
    bool claim(std::uint64_t offset);
    void unmap();

    File m_file;
    std::uint64_t m_size = 0;
    char* m_window = nullptr;  // the step that is mapped, and where in the file it begins
    std::uint64_t m_windowAt = 0;
    bool m_mapped = false;          // by its file system
    std::uint64_t m_claimFrom = 0;  // not before here, since claiming failed
};

}  // namespace weir::books
