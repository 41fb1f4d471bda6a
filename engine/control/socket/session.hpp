// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <memory>
#include <string>

#include <boost/asio/local/stream_protocol.hpp>

#include "engine/control/admin/handler_table.hpp"
#include "engine/control/socket/message.hpp"
#include "engine/control/socket/server.hpp"

namespace weir::control {

// One connection to weir.sock. It keeps itself alive while it reads, writes or waits for a handler.
class SocketServer::Session : public std::enable_shared_from_this<SocketServer::Session> {
public:
    Session(boost::asio::local::stream_protocol::socket socket, const admin::HandlerTable& table);

    void start() { readHead(); }
    void close();

private:
    void readHead();
    void readBody(std::size_t bytes);
    void onRequest();
    void answer(std::string text);
    void writeNext();

    boost::asio::local::stream_protocol::socket m_socket;
    const admin::HandlerTable& m_table;
    std::array<std::uint8_t, kFrameHeadSize> m_head{};
    std::string m_body;
    std::array<std::uint8_t, kFrameHeadSize> m_writeHead{};
    std::deque<std::string> m_toWrite;
    std::size_t m_unanswered = 0;
    bool m_reading = false;
};

}  // namespace weir::control
