// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <utility>

#include "app/host/status.hpp"
#include "engine/control/handlers/ports.hpp"

namespace weir::app {

// The gateway as an operator deals with it. Lives on the control thread.
class GatewayDesk final : public control::GatewayControl {
public:
    GatewayDesk(Gateway& gateway, PolicyKeeper& policy, StatusSources sources)
        : m_gateway(gateway), m_policy(policy), m_sources(std::move(sources)) {}

    admin::GatewayStatus status(books::Simulated simulated) override {
        return statusOf(m_sources, simulated);
    }
    Result<void> start() override;
    Result<void> stop() override;
    Result<void> pause() override;
    Result<void> moveTo(std::string_view address, std::string_view actor) override;

private:
    Gateway& m_gateway;
    PolicyKeeper& m_policy;
    StatusSources m_sources;
};

}  // namespace weir::app
