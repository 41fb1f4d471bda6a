// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/config/document_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <optional>
#include <utility>

#include <openssl/evp.h>

#include "engine/base/descriptor.hpp"
#include "engine/control/config/document.hpp"

namespace weir::control {

namespace {

// Takes the half-written file away again unless it became the real one.
class TemporaryFile {
public:
    explicit TemporaryFile(std::string path) : m_path(std::move(path)) {}
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;
    ~TemporaryFile() {
        if (!m_path.empty()) {
            ::unlink(m_path.c_str());
        }
    }
    void keep() { m_path.clear(); }

private:
    std::string m_path;
};

bool writeAll(int descriptor, std::string_view text) {
    while (!text.empty()) {
        const ssize_t written = ::write(descriptor, text.data(), text.size());
        if (written < 0 && errno == EINTR) {
            continue;
        }
        if (written < 0) {
            return false;
        }
        text.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

// The file itself where the path is a link: replacing the link would cut it from what it names.
std::filesystem::path resolved(const std::filesystem::path& path) {
    std::error_code error;
    const auto real = std::filesystem::weakly_canonical(path, error);
    return error ? path : real;
}

std::filesystem::path folderOf(const std::filesystem::path& path) {
    return path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
}

// A rename survives a power cut only when its folder is on the disk.
void syncFolder(const std::filesystem::path& folder) {
    const Descriptor descriptor(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (descriptor.valid()) {
        ::fsync(descriptor.number());
    }
}

}  // namespace

TextHash hashOfText(std::string_view text) {
    TextHash hash{};
    EVP_Digest(text.data(), text.size(), hash.data(), nullptr, EVP_sha256(), nullptr);
    return hash;
}

DocumentFile::DocumentFile(std::filesystem::path path) : m_path(std::move(path)), m_seen(stamp()) {}

Result<std::string> DocumentFile::load() const {
    // Not blocking, so that a pipe in its place does not hang the start.
    const Descriptor file(::open(m_path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (!file.valid()) {
        if (errno == ENOENT) {
            return std::string();
        }
        return Error::fromErrno("Cannot open " + m_path.string(), errno);
    }
    struct stat status{};
    if (::fstat(file.number(), &status) != 0 || !S_ISREG(status.st_mode)) {
        return Error::denied(m_path.string() + " is not a file.", "Name a YAML file.");
    }
    std::string text;
    char block[16 * 1024];
    for (;;) {
        const ssize_t count = ::read(file.number(), block, sizeof(block));
        if (count < 0 && errno == EINTR) {
            continue;
        }
        if (count < 0) {
            return Error::fromErrno("Cannot read " + m_path.string(), errno);
        }
        if (count == 0) {
            return text;
        }
        text.append(block, static_cast<std::size_t>(count));
        if (text.size() > kMostDocumentBytes) {
            return Error::tooLarge(m_path.string() + " is larger than 1 MiB.",
                                   "Is this the right file?");
        }
    }
}

Result<void> DocumentFile::save(std::string_view text, const TextHash& expected) const {
    if (readOnly()) {
        return Error::denied("This is managed by " + m_path.string() + ".",
                             "Change it where that file comes from.");
    }
    const auto current = load();
    if (!current) {
        return current.error();
    }
    if (hashOfText(*current) != expected) {
        return Error::conflict(m_path.string() + " was changed meanwhile by somebody else.",
                               "Look at it as it is now and make your change again.");
    }
    const std::filesystem::path target = resolved(m_path);
    std::string name = (folderOf(target) / ("." + target.filename().string() + ".XXXXXX")).string();
    const Descriptor file(::mkostemp(name.data(), O_CLOEXEC));
    if (!file.valid()) {
        return Error::fromErrno("Cannot write beside " + target.string(), errno);
    }
    TemporaryFile temporary(name);
    struct stat status{};
    if (::stat(target.c_str(), &status) == 0) {
        // Whoever could read it before can read it after. The owner changes only for root, the
        // group only to one of ours; where neither may be kept, the file is ours.
        ::fchmod(file.number(), status.st_mode & 07777);
        [[maybe_unused]] const bool kept =
            ::fchown(file.number(), status.st_uid, status.st_gid) == 0 ||
            ::fchown(file.number(), static_cast<uid_t>(-1), status.st_gid) == 0;
    }
    if (!writeAll(file.number(), text) || ::fsync(file.number()) != 0 ||
        ::rename(name.c_str(), target.c_str()) != 0) {
        return Error::fromErrno("Cannot write " + target.string(), errno);
    }
    temporary.keep();
    syncFolder(folderOf(target));
    return {};
}

bool DocumentFile::readOnly() const {
    const std::filesystem::path target = resolved(m_path);
    if (::access(target.c_str(), W_OK) != 0 && errno != ENOENT) {
        return true;
    }
    return ::access(folderOf(target).c_str(), W_OK | X_OK) != 0;
}

bool DocumentFile::changed() {
    const Stamp now = stamp();
    return std::exchange(m_seen, now) != now;
}

DocumentFile::Stamp DocumentFile::stamp() const {
    struct stat status{};
    if (::stat(m_path.c_str(), &status) != 0) {
        return {};
    }
    const auto nanoseconds = [](const timespec& time) {
        return static_cast<std::int64_t>(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
    };
    return {.device = status.st_dev,
            .inode = status.st_ino,
            .size = status.st_size,
            .modifiedNs = nanoseconds(status.st_mtim),
            .changedNs = nanoseconds(status.st_ctim)};
}

}  // namespace weir::control
