// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/flow_events.hpp"

#include <QPointer>
#include <algorithm>
#include <chrono>
#include <string>
#include <string_view>
#include <utility>

#include "ui/alerts/alert_text.hpp"

namespace weir::ui {

namespace {

constexpr std::chrono::seconds kAlertsAgain{5};
// A range of another kind begins elsewhere; the same one a second later does not.
constexpr std::chrono::minutes kSameRange{1};
constexpr std::string_view kRevised = "policy revised";

}  // namespace

std::vector<FlowEvent> flowEventsOf(const admin::AlertList& alerts, const admin::AuditPage& audit) {
    std::vector<FlowEvent> events;
    for (const auto* list : {&alerts.active, &alerts.recent}) {
        for (const admin::AlertRow& row : *list) {
            Alert then = row.alert;
            then.ended = {};  // not over yet, and told of as that
            if (then.kind == AlertKind::ProviderDown) {
                // An alert waits for as long as the document says whether it comes back by itself.
                then.since -= std::chrono::seconds(alerts.settings.providerDownSeconds);
            } else if (then.kind != AlertKind::ErrorRate) {
                continue;
            }
            events.push_back({then.since, alertTitle(then), true});
        }
    }
    for (const admin::AuditRecord& record : audit.records) {
        // The words that were asked for may stand in any of its parts.
        if (record.action == kRevised) {
            events.push_back({record.at,
                              FlowEvents::tr("Revision %1 of the document")
                                  .arg(QString::fromStdString(record.object)),
                              false});
        }
    }
    std::ranges::stable_sort(events, {}, &FlowEvent::at);
    return events;
}

FlowEvents::FlowEvents(admin::AdminClient& client, QObject* parent)
    : QObject(parent), m_client(client) {}

// What there was stays while there is no answer; that there is none is said by the window.
void FlowEvents::pull(Timestamp from, Timestamp now, std::uint64_t revision) {
    if (!m_askedAlerts || now - *m_askedAlerts >= kAlertsAgain || now < *m_askedAlerts) {
        m_askedAlerts = now;
        pullAlerts();
    }
    const bool sameRange = from - m_from < kSameRange && m_from - from < kSameRange;
    if (m_revision != revision || !sameRange) {
        m_revision = revision;
        m_from = from;
        pullRevisions();
    }
}

void FlowEvents::pullAlerts() {
    m_client.call(admin::ListAlerts{}, admin::AdminClient::Callback<admin::AlertList>(
                                           [self = QPointer(this)](auto reply) {
                                               if (self && reply) {
                                                   self->m_alerts = *std::move(reply);
                                                   emit self->changed();
                                               }
                                           }));
}

void FlowEvents::pullRevisions() {
    admin::ListAudit revisions;
    revisions.words = std::string(kRevised);
    revisions.from = m_from;
    m_client.call(std::move(revisions),
                  admin::AdminClient::Callback<admin::AuditPage>(
                      [self = QPointer(this), from = m_from](auto reply) {
                          // Another range may have been chosen meanwhile.
                          if (!self || from != self->m_from) {
                              return;
                          }
                          if (!reply) {
                              self->m_revision.reset();  // asked again with the next figures
                              return;
                          }
                          self->m_audit = *std::move(reply);
                          emit self->changed();
                      }));
}

}  // namespace weir::ui
