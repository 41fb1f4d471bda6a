// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/net/tcp_socket.hpp"

#include <cerrno>
#include <utility>

#include "engine/net/system_sockets.hpp"

namespace weir::net {

TcpSocket::TcpSocket(Reactor& reactor, int descriptor) : m_reactor(&reactor), m_core(new Core) {
    m_core->descriptor = descriptor;
    m_core->ticket = reactor.poller().add(descriptor, *m_core);
    if (!m_core->ticket) {
        // As if the peer had reset it: the first read or write says so.
        system::close(std::exchange(m_core->descriptor, -1));
        return;
    }
    system::sendAtOnce(descriptor);  // one that is broken already says so at the first read
}

IoOutcome TcpSocket::read(std::span<char> into) {
    const auto [bytes, error] = system::receive(m_core->descriptor, into);
    if (error == EAGAIN) {
        m_core->state.readable = false;
        return {IoOutcome::Kind::WantRead, 0, 0};
    }
    if (error != 0) {
        return {IoOutcome::Kind::Failed, 0, error};
    }
    if (bytes == 0) {
        return {IoOutcome::Kind::End, 0, 0};
    }
    // Less than there was room for: what comes now is news, which the poller tells. An end that it
    // has told of is not told again.
    if (bytes < into.size() && !m_core->state.ended) {
        m_core->state.readable = false;
    }
    return {IoOutcome::Kind::Moved, bytes, 0};
}

IoOutcome TcpSocket::write(const Parts& parts) {
    const auto [bytes, error] = system::send(m_core->descriptor, parts);
    if (error == EAGAIN) {
        m_core->state.writable = false;
        return {IoOutcome::Kind::WantWrite, 0, 0};
    }
    if (error != 0) {
        return {IoOutcome::Kind::Failed, 0, error};
    }
    return {IoOutcome::Kind::Moved, bytes, 0};
}

TcpSocket::Wait TcpSocket::readable(Milliseconds patience, Cancellation& cancellation) {
    if (m_core->state.readable) {
        m_reactor->poller().again(*m_core->ticket, m_core->state);
    }
    return Wait(*m_reactor, m_core, &Core::reader, patience, cancellation);
}

TcpSocket::Wait TcpSocket::writable(Milliseconds patience, Cancellation& cancellation) {
    if (m_core->state.writable) {
        m_reactor->poller().again(*m_core->ticket, m_core->state);
    }
    return Wait(*m_reactor, m_core, &Core::writer, patience, cancellation);
}

void TcpSocket::onReadable(std::function<void()> call) {
    m_core->onReadable = std::move(call);
}

void TcpSocket::watch() {
    m_core->watched = true;
    if (m_core->state.readable) {
        m_reactor->poller().again(*m_core->ticket, m_core->state);
    }
}

void TcpSocket::Core::onReady(Poller::Ready ready) {
    const CorePtr self(this);  // whoever is woken may close the socket and let go of it
    state.readable = state.readable || ready.readable;
    state.writable = state.writable || ready.writable;
    state.ended = state.ended || ready.ended;
    if (ready.readable && reader) {
        reader->wake();
    } else if (ready.readable && watched && onReadable) {
        watched = false;
        // A copy, for closing the socket inside the call clears the original.
        const auto call = onReadable;
        call();
    }
    if (ready.writable && writer) {
        writer->wake();
    }
}

void TcpSocket::endWriting() {
    system::endWriting(m_core->descriptor);
}

void TcpSocket::reset() {
    if (open()) {
        system::resetAtClose(m_core->descriptor);
    }
    close();
}

void TcpSocket::close() {
    if (!open()) {
        return;
    }
    m_core->onReadable = nullptr;
    m_reactor->poller().remove(m_core->descriptor, *m_core->ticket);
    m_core->ticket.reset();
    system::close(std::exchange(m_core->descriptor, -1));
}

int TcpSocket::takeError() {
    return system::takeError(m_core->descriptor);
}

TcpSocket::Wait::Wait(Reactor& reactor, CorePtr core, Suspension* Core::* slot,
                      Milliseconds patience, Cancellation& cancellation)
    : m_core(std::move(core)), m_slot(slot), m_suspension(cancellation), m_timer([this] {
          m_timedOut = true;
          m_suspension.wake();
      }) {
    m_core.get()->*m_slot = &m_suspension;
    if (!m_core->ticket) {
        m_suspension.wake();  // it was closed: a read or write says so
    } else if (patience != Milliseconds::max()) {
        reactor.timers().arm(m_timer, patience);
    }
}

Waited TcpSocket::Wait::await_resume() const {
    if (m_suspension.await_resume() == Woken::Cancelled) {
        return Waited::Cancelled;
    }
    return m_timedOut ? Waited::TimedOut : Waited::Ready;
}

}  // namespace weir::net
