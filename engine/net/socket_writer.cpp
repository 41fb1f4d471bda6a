// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/net/socket_writer.hpp"

#include "engine/base/release_memory.hpp"

namespace weir::net {

namespace {

std::size_t sizeOf(const TcpSocket::Parts& parts) {
    return parts[0].size() + parts[1].size() + parts[2].size();
}

}  // namespace

Task<Result<void>> SocketWriter::write(TcpSocket::Parts parts, Cancellation& cancellation) {
    if (!put(parts)) {
        co_return Error::closed("The client ended the connection.");
    }
    if (holding()) {
        co_return co_await flush(cancellation);
    }
    co_return Result<void>();
}

bool SocketWriter::put(const TcpSocket::Parts& parts) {
    if (holding()) {
        hold(parts, 0);
        return true;
    }
    if (m_tls != nullptr) {
        hold(parts, 0);  // so that the parts share records
        while (holding()) {
            const IoOutcome outcome = writeHeld();
            if (outcome.kind == IoOutcome::Kind::Failed) {
                return false;
            }
            if (outcome.kind != IoOutcome::Kind::Moved) {
                break;
            }
        }
        return true;
    }
    const IoOutcome outcome = m_socket.write(parts);
    if (outcome.kind == IoOutcome::Kind::Failed) {
        return false;
    }
    m_bytes += outcome.bytes;
    if (outcome.bytes < sizeOf(parts)) {
        hold(parts, outcome.bytes);
    }
    return true;
}

Task<Result<void>> SocketWriter::flush(Cancellation& cancellation) {
    while (holding()) {
        const IoOutcome outcome = writeHeld();
        if (outcome.kind == IoOutcome::Kind::Failed) {
            co_return Error::closed("The client ended the connection.");
        }
        if (outcome.kind != IoOutcome::Kind::WantWrite) {
            continue;
        }
        switch (co_await m_socket.writable(m_patience, cancellation)) {
            case Waited::Ready:
                break;
            case Waited::Cancelled:
                co_return Error::cancelled("The answer was given up.");
            case Waited::TimedOut:
                co_return Error::timeout("The client takes nothing of the answer.");
        }
    }
    co_return Result<void>();
}

IoOutcome SocketWriter::writeHeld() {
    const std::string_view held = std::string_view(m_held).substr(m_heldFrom);
    const IoOutcome outcome =
        m_tls != nullptr ? m_tls->write(held) : m_socket.write({held, {}, {}});
    m_bytes += outcome.bytes;
    m_heldFrom += outcome.bytes;
    if (m_heldFrom == m_held.size()) {
        // Released, not kept: a stream that was slow once does not hold memory for its life.
        releaseMemory(m_held);
        m_heldFrom = 0;
    }
    return outcome;
}

void SocketWriter::hold(const TcpSocket::Parts& parts, std::size_t written) {
    for (std::string_view part : parts) {
        const std::size_t skip = std::min(part.size(), written);
        written -= skip;
        m_held.append(part.substr(skip));
    }
}

}  // namespace weir::net
