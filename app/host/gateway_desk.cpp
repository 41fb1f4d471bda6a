// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/gateway_desk.hpp"

#include "engine/control/config/edit.hpp"
#include "engine/control/config/listen.hpp"

namespace weir::app {

namespace {

// Calls that are in flight when an operator stops the gateway.
constexpr Milliseconds kStopPatience{120'000};

}  // namespace

Result<void> GatewayDesk::start() {
    if (!m_policy.problem().empty() && m_policy.snapshot()->revision == 0) {
        return Error::invalid(m_policy.problem(), "Repair the document first.");
    }
    m_gateway.start(*m_policy.snapshot());
    return {};
}

Result<void> GatewayDesk::stop() {
    m_gateway.stop(kStopPatience, [] {});
    return {};
}

Result<void> GatewayDesk::pause() {
    if (m_gateway.addresses().empty()) {
        return Error::conflict("The gateway does not listen, so there is nothing to pause.",
                               "Start it first.");
    }
    m_gateway.pause();
    return {};
}

Result<void> GatewayDesk::moveTo(std::string_view address, std::string_view actor) {
    if (m_policy.listenIsFixed()) {
        return Error::conflict("This gateway was started with --listen.",
                               "Start it without, or with another address.");
    }
    if (const auto good = control::parseListen(address); !good) {
        return good.error();
    }
    const auto written = m_policy.edit(
        [&](std::string_view text) { return control::setListen(text, address); }, actor);
    if (!written) {
        return written;
    }
    if (m_gateway.addresses().empty()) {
        m_gateway.start(*m_policy.snapshot());
    }
    return {};
}

}  // namespace weir::app
