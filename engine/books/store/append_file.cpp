// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/books/store/append_file.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/vfs.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

namespace weir::books {

namespace {

// A multiple of any page size. Some hundred entries of a journal, so that claiming one costs each
// of them next to nothing.
constexpr std::uint64_t kStep = 256ULL << 10;
// How much is written plainly before a claim is tried again: each may take the disk's last blocks.
constexpr std::uint64_t kAfterFailure = 64ULL << 10;

// Whether space that was claimed is there whenever a page is written, also for the second time.
// Copy-on-write file systems take new space for that, and a process that has none gets a signal.
bool writesInPlace(int descriptor) {
    struct statfs about{};
    if (::fstatfs(descriptor, &about) != 0) {
        return false;
    }
    constexpr std::uint64_t kExt4 = 0xEF53;
    constexpr std::uint64_t kXfs = 0x58465342;
    constexpr std::uint64_t kTmpfs = 0x01021994;
    const auto type = static_cast<std::uint64_t>(about.f_type);
    return type == kExt4 || type == kXfs || type == kTmpfs;
}

}  // namespace

AppendFile::AppendFile(File file)
    : m_file(std::move(file)), m_mapped(writesInPlace(m_file.descriptor())) {}

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
      m_windowAt(std::exchange(other.m_windowAt, 0)),
      m_mapped(other.m_mapped),
      m_claimFrom(other.m_claimFrom) {}

AppendFile& AppendFile::operator=(AppendFile&& other) noexcept {
    std::swap(m_file, other.m_file);
    std::swap(m_size, other.m_size);
    std::swap(m_window, other.m_window);
    std::swap(m_windowAt, other.m_windowAt);
    std::swap(m_mapped, other.m_mapped);
    std::swap(m_claimFrom, other.m_claimFrom);
    return *this;
}

Result<void> AppendFile::append(std::string_view bytes) {
    std::uint64_t end = m_size;
    while (!bytes.empty()) {
        if (!m_window || end - m_windowAt >= kStep) {
            if (!mayClaim(end) || !claim(end)) {
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
        m_claimFrom = offset + kAfterFailure;
        return false;
    }
    void* window = ::mmap(nullptr, kStep, PROT_READ | PROT_WRITE, MAP_SHARED, m_file.descriptor(),
                          static_cast<off_t>(begin));
    if (window == MAP_FAILED) {
        return false;
    }
#ifdef MADV_POPULATE_WRITE
    // All pages at once, instead of a fault for each. Older kernels say no and take the faults.
    // Any other refusal is what would be a signal at the copying.
    if (::madvise(window, kStep, MADV_POPULATE_WRITE) != 0 && errno != EINVAL) {
        ::munmap(window, kStep);
        m_claimFrom = offset + kAfterFailure;
        return false;
    }
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
