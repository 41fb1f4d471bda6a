// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/books/journal/aside.hpp"

#include <fmt/format.h>

#include "engine/books/store/file.hpp"

namespace weir::books {

Result<void> Aside::keep(std::string_view entries) {
    auto file = File::open(m_file, File::Mode::ReadWrite);
    if (!file) {
        return std::move(file.error());
    }
    if (auto written = file->writeAt(entries, m_bytes); !written) {
        return written;
    }
    m_bytes += entries.size();
    return {};
}

std::string Aside::text() const {
    if (m_bytes == 0) {
        return {};
    }
    return fmt::format(
        "The journal was damaged: {} bytes of it are not in the book. They are kept in {}.",
        m_bytes, m_file.string());
}

}  // namespace weir::books
