// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/exchange/services.hpp"
#include "engine/net/server.hpp"

namespace weir::exchange {

// The door: what comes in is a call, a page, or turned away. One a thread.
class ExchangeHandler final : public net::Handler {
public:
    ExchangeHandler(const Services& services, const Thread& thread)
        : m_services(services), m_thread(thread) {}

    net::Task<void> handle(net::ServerCall& call) override;

private:
    const Services& m_services;
    const Thread m_thread;
};

}  // namespace weir::exchange
