// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string_view>

#include "engine/base/result.hpp"

namespace weir::books {

// An open file that closes itself.
class File {
public:
    enum class Mode : std::uint8_t { Read, Create, ReadWrite };

    // Create: a new file that must not exist yet. ReadWrite: made if it is missing. New files are
    // 0600.
    static Result<File> open(const std::filesystem::path& path, Mode mode);

    File() = default;
    ~File();
    File(File&& other) noexcept;
    File& operator=(File&& other) noexcept;

    bool isOpen() const { return m_descriptor >= 0; }
    int descriptor() const { return m_descriptor; }

    // All of `bytes` at `offset`, in one system call when the disk takes them. After an error what
    // stands at `offset` is undefined; write there again. Errors: Io, TooLarge for a full disk.
    Result<void> writeAt(std::string_view bytes, std::uint64_t offset) const;
    // Up to `size` bytes from `offset`; fewer at the end of the file.
    Result<std::size_t> readAt(char* into, std::size_t size, std::uint64_t offset) const;
    Result<std::uint64_t> size() const;

private:
    explicit File(int descriptor) : m_descriptor(descriptor) {}

    int m_descriptor = -1;
};

}  // namespace weir::books
