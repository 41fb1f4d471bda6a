// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/clock.hpp"
#include "engine/net/server.hpp"
#include "engine/simulator/responder.hpp"

namespace weir::simulator {

// Carries the responder's answers to a socket, at the speed of a model.
class Handler final : public net::Handler {
public:
    Handler(const Options& options, const Clock& clock, Random& random);

    net::Task<void> handle(net::ServerCall& call) override;

private:
    net::Task<void> sendPlain(net::ServerCall& call, const Answer& answer);
    net::Task<void> sendStream(net::ServerCall& call, const Answer& answer);
    // Until the client goes.
    net::Task<void> stall(net::ServerCall& call);
    // False if the client went meanwhile.
    net::Task<bool> waitUntil(net::ServerCall& call, Instant due);
    static Microseconds timeOf(std::uint64_t tokens, const Answer& answer);

    const Clock& m_clock;
    Responder m_responder;
};

}  // namespace weir::simulator
