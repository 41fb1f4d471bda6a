// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <cstdint>
#include <optional>
#include <vector>

#include "engine/base/clock.hpp"
#include "engine/control/admin/alerts.hpp"
#include "engine/control/admin/audit.hpp"
#include "engine/control/admin/client.hpp"
#include "ui/charts/flow_event.hpp"

namespace weir::ui {

// What may be why the flow changed, the oldest first: a provider that went down, calls to one that
// failed too often (of each the last time, which is what is kept), a new revision of the document.
std::vector<FlowEvent> flowEventsOf(const admin::AlertList& alerts, const admin::AuditPage& audit);

// The same, asked for as long as somebody looks; less often than the flow, for it changes seldom.
class FlowEvents : public QObject {
    Q_OBJECT

public:
    explicit FlowEvents(admin::AdminClient& client, QObject* parent = nullptr);

    // Those since `from` are wanted, at `now`, while that revision is in force.
    void pull(Timestamp from, Timestamp now, std::uint64_t revision);
    std::vector<FlowEvent> events() const { return flowEventsOf(m_alerts, m_audit); }
    // That hold now, as far as it was asked.
    const std::vector<admin::AlertRow>& alerts() const { return m_alerts.active; }

signals:
    void changed();

private:
    void pullAlerts();
    void pullRevisions();

    admin::AdminClient& m_client;
    admin::AlertList m_alerts;
    admin::AuditPage m_audit;
    std::optional<Timestamp> m_askedAlerts;
    std::optional<std::uint64_t> m_revision;  // that the revisions were asked for with
    Timestamp m_from{};                       // and since when
};

}  // namespace weir::ui
