// SPDX-License-Identifier: GPL-3.0-or-later
#include <utility>

#include "engine/books/store/append_file.hpp"
#include "tests/harness/disk.hpp"

namespace weir::harness {

Disk& Disk::current() {
    thread_local Disk disk;
    return disk;
}

}  // namespace weir::harness

// In place of append_file.cpp: written by the system call, unless the disk is full.
namespace weir::books {

AppendFile::AppendFile(File file) : m_file(std::move(file)) {}
AppendFile::~AppendFile() = default;
AppendFile::AppendFile(AppendFile&& other) noexcept
    : m_file(std::move(other.m_file)), m_size(std::exchange(other.m_size, 0)) {}

AppendFile& AppendFile::operator=(AppendFile&& other) noexcept {
    std::swap(m_file, other.m_file);
    std::swap(m_size, other.m_size);
    return *this;
}

Result<AppendFile> AppendFile::create(const std::filesystem::path& path) {
    auto file = File::open(path, File::Mode::Create);
    if (!file) {
        return std::move(file.error());
    }
    return AppendFile(std::move(*file));
}

Result<void> AppendFile::append(std::string_view bytes) {
    harness::Disk& disk = harness::Disk::current();
    if (disk.full) {
        ++disk.refused;
        return Error::tooLarge("The disk is full.");
    }
    auto written = m_file.writeAt(bytes, m_size);
    if (written) {
        m_size += bytes.size();
    }
    return written;
}

Result<std::size_t> AppendFile::readAt(char* into, std::size_t size, std::uint64_t offset) const {
    return m_file.readAt(into, size, offset);
}

}  // namespace weir::books
