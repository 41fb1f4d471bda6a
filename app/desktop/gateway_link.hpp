// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "app/host/host.hpp"
#include "engine/base/clock.hpp"
#include "engine/base/log.hpp"
#include "engine/base/result.hpp"
#include "engine/control/admin/client.hpp"

class QObject;

namespace weir::app {

// The gateway behind the window: one of our own, or the one that holds the data folder already. Its
// client answers on the GUI thread.
class GatewayLink {
public:
    // `context` lives on the GUI thread; after it is gone no answer comes any more. Errors: the
    // folder cannot be used, and its holder does not answer.
    static Result<std::unique_ptr<GatewayLink>> open(HostOptions options, const Clock& clock,
                                                     const Log& log, QObject& context);
    // Ends a gateway of our own; calls in flight get a moment.
    ~GatewayLink();

    admin::AdminClient& client() { return *m_client; }
    bool isOurs() const { return m_host != nullptr; }

private:
    GatewayLink() = default;

    std::unique_ptr<Host> m_host;
    std::unique_ptr<admin::AdminClient> m_client;
};

}  // namespace weir::app
