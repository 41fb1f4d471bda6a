// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>
#include <vector>

#include <boost/asio/io_context.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/steady_timer.hpp>

#include "engine/base/log.hpp"
#include "engine/base/result.hpp"
#include "engine/control/admin/handler_table.hpp"

namespace weir::control {

// weir.sock in the data folder: the admin contract for programs of the same user on this machine.
// The file is 0600 from its first moment and the peer's user is asked of the kernel, so who is
// connected may do everything (Role::Admin). Lives on the thread of its io_context.
class SocketServer {
public:
    SocketServer(boost::asio::io_context& context, const admin::HandlerTable& table,
                 const Log& log);
    ~SocketServer();
    SocketServer(const SocketServer&) = delete;
    SocketServer& operator=(const SocketServer&) = delete;

    // Replaces a socket file that a killed process left behind: the caller holds the folder's lock.
    Result<void> listen(const std::filesystem::path& dataFolder);
    // Ends every connection and removes the file. On the context's thread, or after it ended.
    void close();

private:
    class Session;

    void accept();
    void acceptAgainSoon();
    bool welcome(boost::asio::local::stream_protocol::socket& peer) const;

    boost::asio::io_context& m_context;
    const admin::HandlerTable& m_table;
    const Log& m_log;
    boost::asio::local::stream_protocol::acceptor m_acceptor;
    boost::asio::steady_timer m_pause;
    std::filesystem::path m_file;
    std::vector<std::weak_ptr<Session>> m_sessions;
};

}  // namespace weir::control
