// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/socket/address.hpp"

#include <fcntl.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>
#include <string>
#include <utility>

namespace weir::control {

Result<SocketAddress> SocketAddress::in(const std::filesystem::path& dataFolder) {
    SocketAddress address;
    std::string path = (dataFolder / kSocketName).string();
    if (path.size() >= sizeof(sockaddr_un::sun_path)) {
        address.m_folder = ::open(dataFolder.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC);
        if (address.m_folder < 0) {
            return Error::fromErrno("Cannot open " + dataFolder.string(), errno);
        }
        path = "/proc/self/fd/" + std::to_string(address.m_folder) + "/" + kSocketName;
    }
    address.m_endpoint = boost::asio::local::stream_protocol::endpoint(path);
    return address;
}

SocketAddress::SocketAddress(SocketAddress&& other) noexcept
    : m_endpoint(std::move(other.m_endpoint)), m_folder(std::exchange(other.m_folder, -1)) {}

SocketAddress::~SocketAddress() {
    if (m_folder >= 0) {
        ::close(m_folder);
    }
}

}  // namespace weir::control
