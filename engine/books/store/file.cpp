// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/books/store/file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

namespace weir::books {

namespace {

bool meansFull(int number) {
    // EFBIG: the limit of one file, by the file system or by rlimit; to us the same as no space.
    return number == ENOSPC || number == EDQUOT || number == EFBIG;
}

}  // namespace

Result<File> File::open(const std::filesystem::path& path, Mode mode) {
    const int flags = mode == Mode::Read     ? O_RDONLY
                      : mode == Mode::Create ? O_RDWR | O_CREAT | O_EXCL
                                             : O_RDWR | O_CREAT;
    const int descriptor = ::open(path.c_str(), flags | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (descriptor < 0) {
        const int number = errno;
        Error error = Error::fromErrno("Cannot open " + path.string(), number);
        if (meansFull(number)) {
            error.code = ErrorCode::TooLarge;
        }
        return error;
    }
    return File(descriptor);
}

File::~File() {
    if (m_descriptor >= 0) {
        ::close(m_descriptor);
    }
}

File::File(File&& other) noexcept : m_descriptor(std::exchange(other.m_descriptor, -1)) {}

File& File::operator=(File&& other) noexcept {
    std::swap(m_descriptor, other.m_descriptor);
    return *this;
}

Result<void> File::writeAt(std::string_view bytes, std::uint64_t offset) const {
    while (!bytes.empty()) {
        const ssize_t written =
            ::pwrite(m_descriptor, bytes.data(), bytes.size(), static_cast<off_t>(offset));
        if (written < 0) {
            const int number = errno;
            if (number == EINTR) {
                continue;
            }
            Error error = Error::fromErrno("Cannot write", number);
            if (meansFull(number)) {
                error.code = ErrorCode::TooLarge;
            }
            return error;
        }
        bytes.remove_prefix(static_cast<std::size_t>(written));
        offset += static_cast<std::uint64_t>(written);
    }
    return {};
}

Result<std::size_t> File::readAt(char* into, std::size_t size, std::uint64_t offset) const {
    std::size_t got = 0;
    while (got < size) {
        const ssize_t count =
            ::pread(m_descriptor, into + got, size - got, static_cast<off_t>(offset + got));
        if (count < 0) {
            if (errno == EINTR) {
                continue;
            }
            return Error::fromErrno("Cannot read", errno);
        }
        if (count == 0) {
            break;
        }
        got += static_cast<std::size_t>(count);
    }
    return got;
}

Result<std::uint64_t> File::size() const {
    struct stat status{};
    if (::fstat(m_descriptor, &status) != 0) {
        return Error::fromErrno("Cannot read", errno);
    }
    return static_cast<std::uint64_t>(status.st_size);
}

}  // namespace weir::books
