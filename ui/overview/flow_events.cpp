// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/flow_events.hpp"

#include <QPointer>
#include <algorithm>
#include <chrono>
#include <string>
#include <string_view>

#include "ui/alerts/alert_text.hpp"

namespace weir::ui {

namespace {

constexpr std::chrono::seconds kAskedAgain{5};
// A range of another kind begins elsewhere; the same one a second later does not.
constexpr std::chrono::minutes kSameRange{1};
constexpr std::string_view kRevised = "policy revised";

bool isNearTheFlow(const Alert& alert) {
    return alert.kind == AlertKind::ProviderDown || alert.kind == AlertKind::ErrorRate ||
           (alert.kind == AlertKind::BudgetUsed && alert.refuses);
}

}  // namespace

std::vector<FlowEvent> flowEventsOf(const admin::AlertList& alerts, const admin::AuditPage& audit) {
    std::vector<FlowEvent> events;
    for (const auto* list : {&alerts.active, &alerts.recent}) {
        for (const admin::AlertRow& row : *list) {
            if (!isNearTheFlow(row.alert)) {
                continue;
            }
            Alert then = row.alert;  // not over yet, and told of as that
            then.ended = {};
            events.push_back({then.since, alertTitle(then)});
            if (row.alert.kind == AlertKind::ProviderDown && row.alert.ended != Timestamp()) {
                events.push_back({row.alert.ended, alertEnd(row.alert)});
            }
        }
    }
    for (const admin::AuditRecord& record : audit.records) {
        // The words that were asked for may stand in any of its parts.
        if (record.action == kRevised) {
            events.push_back({record.at, FlowEvents::tr("Revision %1 of the document")
                                             .arg(QString::fromStdString(record.object))});
        }
    }
    std::ranges::stable_sort(events, {}, &FlowEvent::at);
    return events;
}

FlowEvents::FlowEvents(admin::AdminClient& client, QObject* parent)
    : QObject(parent), m_client(client) {}

void FlowEvents::pull(Timestamp from, Timestamp now) {
    const bool sameRange = from - m_from < kSameRange && m_from - from < kSameRange;
    if (m_asked && sameRange && now - *m_asked < kAskedAgain && now >= *m_asked) {
        return;
    }
    m_asked = now;
    m_from = from;
    // What there was stays while there is no answer; that there is none is said by the window.
    m_client.call(admin::ListAlerts{}, admin::AdminClient::Callback<admin::AlertList>(
                                           [self = QPointer(this)](auto reply) {
                                               if (self && reply) {
                                                   self->m_alerts = *std::move(reply);
                                                   emit self->changed();
                                               }
                                           }));
    admin::ListAudit revisions;
    revisions.words = std::string(kRevised);
    revisions.from = from;
    m_client.call(std::move(revisions), admin::AdminClient::Callback<admin::AuditPage>(
                                            [self = QPointer(this)](auto reply) {
                                                if (self && reply) {
                                                    self->m_audit = *std::move(reply);
                                                    emit self->changed();
                                                }
                                            }));
}

}  // namespace weir::ui
