// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <system_error>

#include "app/platform/port_holder.hpp"

namespace weir::app {

namespace {

// The inodes of listening sockets on the port. A line of /proc/net/tcp reads
//   sl local_address rem_address st tx:rx tr:when retrnsmt uid timeout inode …
// with the address as hex ADDRESS:PORT and 0A for listening. Source: proc(5).
std::set<std::string> listeningInodes(std::uint16_t port) {
    std::set<std::string> inodes;
    for (const char* table : {"/proc/net/tcp", "/proc/net/tcp6"}) {
        std::ifstream stream(table);
        std::string line;
        std::getline(stream, line);  // titles
        while (std::getline(stream, line)) {
            std::istringstream fields(line);
            std::string slot, local, remote, state, queues, timer, retransmits, user, timeout,
                inode;
            fields >> slot >> local >> remote >> state >> queues >> timer >> retransmits >> user >>
                timeout >> inode;
            const auto colon = local.rfind(':');
            std::uint16_t itsPort = 0;
            if (fields && state == "0A" && colon != std::string::npos) {
                std::from_chars(local.data() + colon + 1, local.data() + local.size(), itsPort, 16);
                if (itsPort == port) {
                    inodes.insert("socket:[" + inode + "]");
                }
            }
        }
    }
    return inodes;
}

bool holdsAny(const std::filesystem::path& process, const std::set<std::string>& inodes) {
    std::error_code problem;
    for (std::filesystem::directory_iterator file(process / "fd", problem), end;
         !problem && file != end; file.increment(problem)) {
        std::error_code unreadable;
        const auto target = std::filesystem::read_symlink(file->path(), unreadable);
        if (!unreadable && inodes.contains(target.string())) {
            return true;
        }
    }
    return false;
}

}  // namespace

std::optional<PortHolder> findPortHolder(std::uint16_t port) {
    const auto inodes = listeningInodes(port);
    if (inodes.empty()) {
        return std::nullopt;
    }
    std::error_code problem;
    for (std::filesystem::directory_iterator process("/proc", problem), end;
         !problem && process != end; process.increment(problem)) {
        const std::string name = process->path().filename().string();
        PortHolder holder;
        const auto [last, bad] =
            std::from_chars(name.data(), name.data() + name.size(), holder.pid);
        if (bad == std::errc() && last == name.data() + name.size() &&
            holdsAny(process->path(), inodes)) {
            std::ifstream comm(process->path() / "comm");
            std::getline(comm, holder.program);
            return holder;
        }
    }
    return std::nullopt;
}

}  // namespace weir::app
