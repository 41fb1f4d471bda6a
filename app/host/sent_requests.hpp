// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/control/handlers/ports.hpp"
#include "engine/net/departures.hpp"
#include "engine/net/resolver.hpp"

namespace weir::app {

// What the network counted, as the contract tells it.
class SentByNet final : public control::Departures {
public:
    SentByNet(const net::Departures& departures, const net::Resolver& resolver, Timestamp since)
        : m_departures(departures), m_resolver(resolver), m_since(since) {}

    Timestamp since() const override { return m_since; }
    std::vector<control::SentRequests> sent() const override;
    control::NameQuestions names() const override;

private:
    const net::Departures& m_departures;
    const net::Resolver& m_resolver;
    const Timestamp m_since;
};

}  // namespace weir::app
