// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/books/store/folder_lock.hpp"

#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <string>
#include <system_error>
#include <utility>

namespace weir::books {

namespace {

// The holder writes its process id into the file, only to be named to whoever comes second.
std::string holderOf(const File& file) {
    std::array<char, 16> text{};
    const auto size = file.readAt(text.data(), text.size(), 0);
    std::string holder(text.data(), size ? *size : 0);
    holder.erase(holder.find_last_not_of('\n') + 1);
    return holder;
}

}  // namespace

Result<FolderLock> FolderLock::acquire(const std::filesystem::path& folder) {
    std::error_code failed;
    if (std::filesystem::create_directories(folder, failed)) {
        std::filesystem::permissions(folder, std::filesystem::perms::owner_all, failed);
    }
    if (failed) {
        return Error::io("Cannot make the data folder " + folder.string() + ": " +
                         failed.message() + ".");
    }
    auto file = File::open(folder / "weir.lock", File::Mode::ReadWrite);
    if (!file) {
        return std::move(file.error());
    }
    if (::flock(file->descriptor(), LOCK_EX | LOCK_NB) != 0) {
        if (errno != EWOULDBLOCK) {
            return Error::fromErrno("Cannot lock " + folder.string(), errno);
        }
        const std::string holder = holderOf(*file);
        return Error::conflict("The data folder " + folder.string() + " is in use" +
                                   (holder.empty() ? "" : " by process " + holder) + ".",
                               "Stop that process, or give another folder with --data.");
    }
    // A holder that cannot be named still holds: nothing here is worth failing for.
    if (::ftruncate(file->descriptor(), 0) == 0) {
        static_cast<void>(file->writeAt(std::to_string(::getpid()) + '\n', 0));
    }
    return FolderLock(folder, std::move(*file));
}

FolderLock::FolderLock(std::filesystem::path folder, File file)
    : m_folder(std::move(folder)), m_file(std::move(file)) {}

}  // namespace weir::books
