// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/net/tcp_socket.hpp"

#include <utility>

#include <boost/asio/buffer.hpp>

namespace weir::net {

namespace asio = boost::asio;
using boost::system::error_code;

TcpSocket::TcpSocket(Reactor& reactor, Native socket)
    : m_reactor(&reactor), m_core(new Core(std::move(socket))) {
    error_code ignored;  // a socket that is broken already says so at the first read
    m_core->socket.non_blocking(true, ignored);
    m_core->socket.set_option(asio::ip::tcp::no_delay(true), ignored);
}

IoOutcome TcpSocket::read(std::span<char> into) {
    error_code error;
    const std::size_t bytes =
        m_core->socket.receive(asio::buffer(into.data(), into.size()), 0, error);
    if (!error) {
        return {IoOutcome::Kind::Moved, bytes, 0};
    }
    if (error == asio::error::would_block) {
        return {IoOutcome::Kind::WantRead, 0, 0};
    }
    if (error == asio::error::eof) {
        return {IoOutcome::Kind::End, 0, 0};
    }
    return {IoOutcome::Kind::Failed, 0, error.value()};
}

IoOutcome TcpSocket::write(const Parts& parts) {
    error_code error;
    const std::array<asio::const_buffer, 3> buffers{asio::buffer(parts[0].data(), parts[0].size()),
                                                    asio::buffer(parts[1].data(), parts[1].size()),
                                                    asio::buffer(parts[2].data(), parts[2].size())};
    const std::size_t bytes = m_core->socket.send(buffers, 0, error);
    if (!error) {
        return {IoOutcome::Kind::Moved, bytes, 0};
    }
    if (error == asio::error::would_block) {
        return {IoOutcome::Kind::WantWrite, 0, 0};
    }
    return {IoOutcome::Kind::Failed, 0, error.value()};
}

Task<Waited> TcpSocket::readable(Milliseconds patience, Cancellation& cancellation) {
    armRead();
    return wait(&Core::reader, patience, cancellation);
}

Task<Waited> TcpSocket::writable(Milliseconds patience, Cancellation& cancellation) {
    armWrite();
    return wait(&Core::writer, patience, cancellation);
}

Task<Waited> TcpSocket::wait(Suspension* Core::* slot, Milliseconds patience,
                             Cancellation& cancellation) {
    struct Place {
        Suspension*& slot;
        Place(Suspension*& where, Suspension& suspension) : slot(where) { slot = &suspension; }
        ~Place() { slot = nullptr; }
    };
    // Held, because the frame may outlive the TcpSocket by the length of its own destruction.
    const CorePtr core = m_core;
    Suspension suspension(cancellation);
    const Place place(core.get()->*slot, suspension);
    bool timedOut = false;
    Timer timer([&suspension, &timedOut] {
        timedOut = true;
        suspension.wake();
    });
    if (patience != Milliseconds::max()) {
        m_reactor->timers().arm(timer, patience);
    }
    if (co_await suspension == Woken::Cancelled) {
        co_return Waited::Cancelled;
    }
    co_return timedOut ? Waited::TimedOut : Waited::Ready;
}

void TcpSocket::onReadable(std::function<void()> call) {
    m_core->onReadable = std::move(call);
}

void TcpSocket::watch() {
    armRead();
}

void TcpSocket::armRead() {
    if (std::exchange(m_core->readArmed, true)) {
        return;
    }
    m_core->socket.async_wait(Native::wait_read, [core = m_core](const error_code& error) {
        core->readArmed = false;
        if (error == asio::error::operation_aborted) {
            return;
        }
        if (core->reader) {
            core->reader->wake();
        } else if (core->onReadable) {
            // A copy, for closing the socket inside the call clears the original.
            const auto call = core->onReadable;
            call();
        }
    });
}

void TcpSocket::armWrite() {
    if (std::exchange(m_core->writeArmed, true)) {
        return;
    }
    m_core->socket.async_wait(Native::wait_write, [core = m_core](const error_code& error) {
        core->writeArmed = false;
        if (error != asio::error::operation_aborted && core->writer) {
            core->writer->wake();
        }
    });
}

void TcpSocket::endWriting() {
    error_code ignored;  // the peer may have been faster
    m_core->socket.shutdown(Native::shutdown_send, ignored);
}

void TcpSocket::reset() {
    error_code ignored;
    m_core->socket.set_option(asio::socket_base::linger(true, 0), ignored);
    close();
}

void TcpSocket::close() {
    if (m_core) {
        m_core->onReadable = nullptr;
        error_code ignored;
        m_core->socket.close(ignored);
    }
}

}  // namespace weir::net
