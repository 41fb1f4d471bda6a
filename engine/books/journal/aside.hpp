// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "engine/base/result.hpp"

namespace weir::books {

// Entries of the journal that cannot be read back: the disk gave other bytes than it took, or they
// say nothing that this version understands. They are not in the book, but nothing that was written
// is thrown away. The book's thread.
class Aside {
public:
    explicit Aside(std::filesystem::path file) : m_file(std::move(file)) {}

    // Appends them to the file, which is made for the first of them.
    Result<void> keep(std::string_view entries);

    // For a person; empty while there are none.
    std::string text() const;

private:
    std::filesystem::path m_file;
    std::uint64_t m_bytes = 0;
};

}  // namespace weir::books
