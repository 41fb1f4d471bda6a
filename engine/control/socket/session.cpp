// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/socket/session.hpp"

#include <utility>

#include <boost/asio/buffer.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/write.hpp>

#include "engine/base/secret.hpp"

namespace weir::control {

namespace asio = boost::asio;

namespace {

// Requests of one connection that may wait for their answer; more stay unread in the socket, which
// bounds what one peer can make us hold.
constexpr std::size_t kMostUnanswered = 32;

}  // namespace

SocketServer::Session::Session(asio::local::stream_protocol::socket socket,
                               const admin::HandlerTable& table)
    : m_socket(std::move(socket)), m_table(table) {}

void SocketServer::Session::close() {
    boost::system::error_code ignored;
    m_socket.close(ignored);
}

void SocketServer::Session::readHead() {
    if (m_reading || m_unanswered >= kMostUnanswered) {
        return;
    }
    m_reading = true;
    asio::async_read(m_socket, asio::buffer(m_head),
                     [self = shared_from_this()](boost::system::error_code problem, std::size_t) {
                         if (!problem) {
                             self->readBody(frameBytes(self->m_head));
                         }
                     });
}

void SocketServer::Session::readBody(std::size_t bytes) {
    if (bytes > kMostRequestBytes) {
        close();
        return;
    }
    m_body.resize(bytes);
    asio::async_read(m_socket, asio::buffer(m_body),
                     [self = shared_from_this()](boost::system::error_code problem, std::size_t) {
                         if (!problem) {
                             self->m_reading = false;
                             self->onRequest();
                         }
                     });
}

void SocketServer::Session::onRequest() {
    auto request = readRequest(m_body);
    wipe(m_body);  // a provider key may have been in it
    if (!request) {
        close();
        return;
    }
    ++m_unanswered;
    if (request->codec == nullptr) {
        answer(writeError(request->id, request->problem));
    } else {
        m_table.handle(*request->codec, {admin::Role::Admin, Via::Socket},
                       std::move(request->operation),
                       [self = shared_from_this(), id = request->id,
                        codec = request->codec](Result<std::any> reply) {
                           asio::post(self->m_socket.get_executor(),
                                      [self, text = writeReply(id, *codec, reply)]() mutable {
                                          self->answer(std::move(text));
                                      });
                       });
    }
    readHead();
}

void SocketServer::Session::answer(std::string text) {
    m_toWrite.push_back(std::move(text));
    if (m_toWrite.size() == 1) {
        writeNext();
    }
}

void SocketServer::Session::writeNext() {
    m_writeHead = frameHead(m_toWrite.front().size());
    const std::array<asio::const_buffer, 2> frame{asio::buffer(m_writeHead),
                                                  asio::buffer(m_toWrite.front())};
    asio::async_write(m_socket, frame,
                      [self = shared_from_this()](boost::system::error_code problem, std::size_t) {
                          wipe(self->m_toWrite.front());  // a new Weir key may have been in it
                          self->m_toWrite.pop_front();
                          --self->m_unanswered;
                          if (problem) {
                              self->close();
                              return;
                          }
                          if (!self->m_toWrite.empty()) {
                              self->writeNext();
                          }
                          self->readHead();
                      });
}

}  // namespace weir::control
