// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/socket/server.hpp"

#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <utility>

#include "engine/control/socket/address.hpp"
#include "engine/control/socket/session.hpp"

namespace weir::control {

namespace asio = boost::asio;

namespace {

constexpr std::size_t kMostSessions = 32;
constexpr Milliseconds kAcceptPause{500};

}  // namespace

SocketServer::SocketServer(asio::io_context& context, const admin::HandlerTable& table,
                           const Log& log)
    : m_context(context), m_table(table), m_log(log), m_acceptor(context), m_pause(context) {}

SocketServer::~SocketServer() {
    close();
}

Result<void> SocketServer::listen(const std::filesystem::path& dataFolder) {
    const auto address = SocketAddress::in(dataFolder);
    if (!address) {
        return address.error();
    }
    const auto file = dataFolder / kSocketName;
    std::error_code removal;
    std::filesystem::remove(file, removal);

    boost::system::error_code problem;
    m_acceptor.open(asio::local::stream_protocol(), problem);
    // The mode of an unbound socket is the mode its file gets, so there is no moment in which
    // somebody else could connect.
    if (!problem && ::fchmod(m_acceptor.native_handle(), S_IRUSR | S_IWUSR) != 0) {
        problem.assign(errno, boost::system::system_category());
    }
    if (!problem) {
        m_acceptor.bind(address->endpoint(), problem);
    }
    if (!problem) {
        m_acceptor.listen(asio::socket_base::max_listen_connections, problem);
    }
    if (problem) {
        boost::system::error_code ignored;
        m_acceptor.close(ignored);
        return Error::io("cannot open " + file.string() + ": " + problem.message());
    }
    m_file = file;
    accept();
    return {};
}

void SocketServer::close() {
    boost::system::error_code ignored;
    m_acceptor.close(ignored);
    m_pause.cancel();
    for (const auto& weak : m_sessions) {
        if (const auto session = weak.lock()) {
            session->close();
        }
    }
    m_sessions.clear();
    if (!m_file.empty()) {
        std::error_code removal;
        std::filesystem::remove(m_file, removal);
        m_file.clear();
    }
}

void SocketServer::accept() {
    m_acceptor.async_accept(m_context, [this](boost::system::error_code problem,
                                              asio::local::stream_protocol::socket peer) {
        if (problem == asio::error::operation_aborted) {
            return;
        }
        if (problem) {
            m_log.warning("the control socket cannot accept: " + problem.message());
            acceptAgainSoon();
            return;
        }
        std::erase_if(m_sessions, [](const auto& session) { return session.expired(); });
        if (m_sessions.size() < kMostSessions && welcome(peer)) {
            const auto session = std::make_shared<Session>(std::move(peer), m_table);
            m_sessions.push_back(session);
            session->start();
        }
        accept();
    });
}

// Without descriptors to spare, accepting fails at once, and would again and again.
void SocketServer::acceptAgainSoon() {
    m_pause.expires_after(kAcceptPause);
    m_pause.async_wait([this](boost::system::error_code cancelled) {
        if (!cancelled) {
            accept();
        }
    });
}

bool SocketServer::welcome(asio::local::stream_protocol::socket& peer) const {
    ucred who{};
    socklen_t size = sizeof(who);
    if (::getsockopt(peer.native_handle(), SOL_SOCKET, SO_PEERCRED, &who, &size) != 0 ||
        who.uid != ::geteuid()) {
        m_log.warning("refused a connection of another user to the control socket");
        return false;
    }
    return true;
}

}  // namespace weir::control
