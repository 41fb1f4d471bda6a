// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/books/store/append_file.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <utility>

namespace weir::books {

namespace {

// A multiple of any page size. Some hundred entries of a journal, so that claiming one costs each
// of them next to nothing.
constexpr std::uint64_t kStep = 256ULL << 10;

}  // namespace

Result<AppendFile> AppendFile::create(const std::filesystem::path& path) {
    auto file = File::open(path, File::Mode::Create);
    if (!file) {
        return std::move(file.error());
    }
    return AppendFile(std::move(*file));
}

AppendFile::~AppendFile() {
    unmap();
    if (m_file.isOpen()) {
        // A tail of zeros that stays is read as the end, too.
        [[maybe_unused]] const int cut =
            ::ftruncate(m_file.descriptor(), static_cast<off_t>(m_size));
    }
}

AppendFile::AppendFile(AppendFile&& other) noexcept
    : m_file(std::move(other.m_file)),
      m_size(std::exchange(other.m_size, 0)),
      m_window(std::exchange(other.m_window, nullptr)),
      m_windowAt(std::exchange(other.m_windowAt, 0)) {}

AppendFile& AppendFile::operator=(AppendFile&& other) noexcept {
    std::swap(m_file, other.m_file);
    std::swap(m_size, other.m_size);
    std::swap(m_window, other.m_window);
    std::swap(m_windowAt, other.m_windowAt);
    return *this;
}

Result<void> AppendFile::append(std::string_view bytes) {
    std::uint64_t end = m_size;
    while (!bytes.empty()) {
        if (!m_window || end - m_windowAt >= kStep) {
            if (!claim(end)) {
                if (auto written = m_file.writeAt(bytes, end); !written) {
                    return written;
                }
                end += bytes.size();
                break;
            }
        }
        const std::uint64_t place = end - m_windowAt;
        const std::string_view part = bytes.substr(0, kStep - place);
        std::memcpy(m_window + place, part.data(), part.size());
        bytes.remove_prefix(part.size());
        end += part.size();
    }
    m_size = end;
    return {};
}

Result<std::size_t> AppendFile::readAt(char* into, std::size_t size, std::uint64_t offset) const {
    return m_file.readAt(into, size, offset);
}

// Maps the step of the file that `offset` lies in.
bool AppendFile::claim(std::uint64_t offset) {
    unmap();
    const std::uint64_t begin = offset / kStep * kStep;
    if (::posix_fallocate(m_file.descriptor(), static_cast<off_t>(begin), kStep) != 0) {
        return false;
    }
    void* window = ::mmap(nullptr, kStep, PROT_READ | PROT_WRITE, MAP_SHARED, m_file.descriptor(),
                          static_cast<off_t>(begin));
    if (window == MAP_FAILED) {
        return false;
    }
#ifdef MADV_POPULATE_WRITE
    // All pages at once, instead of a fault for each. Older kernels say no and take the faults.
    (void)::madvise(window, kStep, MADV_POPULATE_WRITE);
#endif
    m_window = static_cast<char*>(window);
    m_windowAt = begin;
    return true;
}

void AppendFile::unmap() {
    if (m_window) {
        ::munmap(std::exchange(m_window, nullptr), kStep);
    }
}

}  // namespace weir::books
