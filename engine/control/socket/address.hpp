// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

#include <boost/asio/local/stream_protocol.hpp>

#include "engine/base/result.hpp"

namespace weir::control {

inline constexpr const char* kSocketName = "weir.sock";

// The address of a data folder's control socket. A socket address holds about 100 characters; a
// folder with a longer name is reached through an open descriptor of it, so this must outlive the
// bind or connect that uses it.
class SocketAddress {
public:
    static Result<SocketAddress> in(const std::filesystem::path& dataFolder);
    ~SocketAddress();
    SocketAddress(SocketAddress&& other) noexcept;
    SocketAddress& operator=(SocketAddress&&) = delete;

    const boost::asio::local::stream_protocol::endpoint& endpoint() const { return m_endpoint; }

private:
    SocketAddress() = default;

    boost::asio::local::stream_protocol::endpoint m_endpoint;
    int m_folder = -1;
};

}  // namespace weir::control
