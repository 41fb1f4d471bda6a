// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/gateway_link.hpp"

#include <QMetaObject>
#include <QObject>
#include <utility>

#include "engine/control/admin/gateway.hpp"
#include "engine/control/admin/wait.hpp"
#include "engine/control/socket/client.hpp"

namespace weir::app {

namespace {

// Calls that are in flight when the program ends.
constexpr Milliseconds kEndPatience{10'000};

Executor deliverTo(QObject& context) {
    return [&context](std::function<void()> work) {
        QMetaObject::invokeMethod(&context, std::move(work), Qt::QueuedConnection);
    };
}

}  // namespace

Result<std::unique_ptr<GatewayLink>> GatewayLink::open(HostOptions options, const Clock& clock,
                                                       const Log& log, QObject& context) {
    const auto folder = options.workspace.dataFolder;
    std::unique_ptr<GatewayLink> link(new GatewayLink);
    auto host = Host::start(std::move(options), clock, log);
    if (host) {
        link->m_host = std::move(*host);
        link->m_client = link->m_host->client(deliverTo(context));
        return link;
    }
    if (host.error().code != ErrorCode::Conflict) {
        return std::move(host.error());
    }
    control::SocketClient asking(folder);
    if (const auto status = admin::callAndWait(asking, admin::GetStatus{}); !status) {
        return std::move(host.error());
    }
    link->m_client = std::make_unique<control::SocketClient>(folder, deliverTo(context));
    return link;
}

GatewayLink::~GatewayLink() {
    m_client.reset();
    if (m_host != nullptr) {
        m_host->stop(kEndPatience);
    }
}

}  // namespace weir::app
