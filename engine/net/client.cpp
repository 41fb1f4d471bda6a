// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/net/client.hpp"

#include "engine/net/connection.hpp"

namespace weir::net {

Lease::Lease() = default;
Lease::Lease(std::unique_ptr<Connection> connection) : m_connection(std::move(connection)) {}
Lease::Lease(Lease&& other) noexcept = default;

Lease& Lease::operator=(Lease&& other) noexcept {
    Lease previous(std::move(*this));
    m_connection = std::move(other.m_connection);
    return *this;
}

Lease::~Lease() {
    if (m_connection && m_connection->canBeReused()) {
        const auto takeBack = m_connection->takeBack;
        takeBack(std::move(m_connection));
    }
}

const Origin& Lease::origin() const {
    return m_connection->key().origin;
}

bool Lease::reused() const {
    return m_connection->reused();
}

ConnectTimes Lease::times() const {
    return m_connection->times;
}

Task<Result<void>> Lease::send(std::string_view method, std::string_view target,
                               std::span<const http::Field> fields, std::string_view body,
                               Cancellation& cancellation) {
    return m_connection->send(method, target, fields, body, cancellation);
}

Task<Result<http::ResponseHead>> Lease::receiveHead(Cancellation& cancellation) {
    return m_connection->receiveHead(cancellation);
}

Task<Result<std::string_view>> Lease::receiveBody(Cancellation& cancellation) {
    return m_connection->receiveBody(cancellation);
}

void Lease::close() {
    m_connection = nullptr;
}

}  // namespace weir::net
