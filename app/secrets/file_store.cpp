// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/secrets/file_store.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

#include "engine/base/descriptor.hpp"

namespace weir::app {

namespace {

Error fileIsReadOnly() {
    return Error::unsupported("A key in a file cannot be changed from here.",
                              "Write the new key into the file, then ask for it to be read again.");
}

Result<void> checkOwnerAndMode(int descriptor, const std::string& name) {
    struct stat status{};
    if (::fstat(descriptor, &status) != 0) {
        return Error::fromErrno("Cannot look at " + name, errno);
    }
    if (!S_ISREG(status.st_mode)) {
        return Error::denied(name + " is not a plain file.");
    }
    if (status.st_uid != ::geteuid()) {
        return Error::denied(name + " belongs to another user.");
    }
    if ((status.st_mode & (S_IRWXG | S_IRWXO)) != 0) {
        return Error::denied("Others may read " + name + ".", "Run: chmod 600 " + name);
    }
    return {};
}

Result<Secret> readAll(int descriptor, const std::string& name) {
    // Its full size at once: a string that grew would leave parts of the key behind.
    std::string text(kMostSecretBytes + 1, '\0');
    std::size_t size = 0;
    while (size < text.size()) {
        const ssize_t got = ::read(descriptor, text.data() + size, text.size() - size);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got < 0) {
            const int number = errno;
            wipe(text);
            return Error::fromErrno("Cannot read " + name, number);
        }
        if (got == 0) {
            break;
        }
        size += static_cast<std::size_t>(got);
    }
    if (size > kMostSecretBytes) {
        wipe(text);
        return Error::tooLarge(name + " is too large to be a key.");
    }
    std::string_view key(text.data(), size);
    while (key.ends_with('\n') || key.ends_with('\r')) {
        key.remove_suffix(1);
    }
    Secret secret(key);
    wipe(text);
    if (secret.empty()) {
        return Error::notFound(name + " is empty.", "Write the key into it.");
    }
    return secret;
}

}  // namespace

Result<Secret> readSecretFile(const std::filesystem::path& path,
                              const providers::KeyRefRules& rules) {
    std::error_code problem;
    const auto resolved = std::filesystem::canonical(path, problem);
    if (problem) {
        return Error::notFound("There is no file " + path.string() + ".",
                               "Put the key there, readable for you only.");
    }
    if (!providers::liesBelow(resolved, rules.folders)) {
        return Error::denied(
            path.string() + " is outside of the folders that keys may be read from.",
            "Move it to the data folder's secrets folder, or name its folder with --secrets-dir.");
    }
    const Descriptor file(::open(resolved.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
    if (!file.valid()) {
        return Error::fromErrno("Cannot open " + resolved.string(), errno);
    }
    if (const auto good = checkOwnerAndMode(file.number(), resolved.string()); !good) {
        return good.error();
    }
    return readAll(file.number(), resolved.string());
}

void FileStore::read(const std::string& name, Done<providers::StoredSecret> done) {
    auto secret = readSecretFile(name, m_rules);
    if (!secret) {
        done(std::move(secret.error()));
        return;
    }
    done(providers::StoredSecret{std::move(*secret), std::nullopt});
}

void FileStore::write(const std::string&, providers::StoredSecret, Done<void> done) {
    done(fileIsReadOnly());
}

void FileStore::remove(const std::string&, Done<void> done) {
    done(fileIsReadOnly());
}

providers::SecretStoreInfo FileStore::describe() const {
    return {"File", true, {}};
}

}  // namespace weir::app
