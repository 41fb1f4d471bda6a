// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <optional>
#include <vector>

#include "engine/base/clock.hpp"
#include "engine/control/admin/alerts.hpp"
#include "engine/control/admin/audit.hpp"
#include "engine/control/admin/client.hpp"
#include "ui/charts/flow_event.hpp"

namespace weir::ui {

// What may be why the flow changed, the oldest first: a provider that went down or came back or
// failed too often, a budget that let no more calls through, a new revision of the document.
std::vector<FlowEvent> flowEventsOf(const admin::AlertList& alerts, const admin::AuditPage& audit);

// The same, asked for as long as somebody looks; less often than the flow, for it changes seldom.
class FlowEvents : public QObject {
    Q_OBJECT

public:
    explicit FlowEvents(admin::AdminClient& client, QObject* parent = nullptr);

    // Those since `from` are wanted, at `now`.
    void pull(Timestamp from, Timestamp now);
    std::vector<FlowEvent> events() const { return flowEventsOf(m_alerts, m_audit); }

signals:
    void changed();

private:
    admin::AdminClient& m_client;
    admin::AlertList m_alerts;
    admin::AuditPage m_audit;
    Timestamp m_from{};
    std::optional<Timestamp> m_asked;
};

}  // namespace weir::ui
