// SPDX-License-Identifier: GPL-3.0-or-later
#include <QStringList>
#include <utility>
#include <vector>

#include "ui/alerts/alert_cells.hpp"
#include "ui/alerts/alert_table.hpp"
#include "ui/alerts/alert_text.hpp"
#include "ui/alerts/alerts_page.hpp"
#include "ui/widgets/local_time.hpp"
#include "ui/widgets/numbers.hpp"

// What stands in the three tables of the page of alerts.
namespace weir::ui {

namespace {

AlertCell stateCell(const StateLook& look) {
    return {look.word, look.icon, look.tone};
}

AlertCell muted(const QString& text) {
    return {text, {}, Tone::Muted};
}

QString keyOf(std::uint64_t id) {
    return QString::number(qulonglong{id});
}

}  // namespace

void AlertsPage::showAlerts() {
    const QDateTime now = localTime(m_clock.now());
    std::vector<AlertCells::Row> rows;
    for (const auto* list : {&m_alerts.active, &m_alerts.recent}) {
        for (const admin::AlertRow& row : *list) {
            const Alert& alert = row.alert;
            const Tone tone = alert.ended == Timestamp() ? Tone::Text : Tone::Muted;
            rows.push_back({keyOf(alert.id),
                            {stateCell(stateOfAlert(alert)),
                             {alertTitle(alert), {}, tone, alertDetail(alert)},
                             muted(alertDetail(alert)),
                             {alertMoment(alert.since, now), {}, tone},
                             muted(alertMoment(alert.ended, now))}});
        }
    }
    m_cells[Alerts]->setRows(std::move(rows));
}

void AlertsPage::showWebhooks() {
    const QString before = m_tables[Webhooks]->selectedKey();
    const QDateTime now = localTime(m_clock.now());
    std::vector<AlertCells::Row> rows;
    for (const admin::WebhookRow& row : m_webhooks.webhooks) {
        const QString name = QString::fromStdString(row.settings.name);
        const bool used = row.last.id != 0;
        const StateLook state =
            used ? stateOfDelivery(row.last)
                 : StateLook{QStringLiteral("circle-dashed"), Tone::Muted, tr("Not used")};
        rows.push_back({name,
                        {{name},
                         {webhookKindWord(row.settings.kind)},
                         {placeOfWebhook(row)},
                         {aboutText(row.settings.about)},
                         stateCell(state),
                         muted(used ? alertMoment(row.last.at, now) : QString())}});
    }
    m_cells[Webhooks]->setRows(std::move(rows));
    m_tables[Webhooks]->select(before);
}

void AlertsPage::showSent() {
    const QDateTime now = localTime(m_clock.now());
    std::vector<AlertCells::Row> rows;
    for (const Delivery& delivery : m_webhooks.deliveries) {
        QStringList tries;
        for (const DeliveryTry& each : delivery.tries) {
            tries << alertMoment(each.at, now) + u' ' + QString::fromStdString(each.said);
        }
        const QString said =
            delivery.tries.empty() ? QString() : QString::fromStdString(delivery.tries.back().said);
        rows.push_back({keyOf(delivery.id),
                        {{alertMoment(delivery.at, now)},
                         {QString::fromStdString(delivery.webhook)},
                         stateCell(stateOfDelivery(delivery)),
                         {deliveryTitle(delivery)},
                         {said, {}, Tone::Muted, tries.join(u'\n')},
                         {countText(delivery.tries.size()), {}, Tone::Text, {}, true},
                         muted(alertMoment(delivery.next, now))}});
        if (delivery.state != DeliveryState::Waiting) {
            rows.back().cells.back().text.clear();
        }
    }
    m_cells[Sent]->setRows(std::move(rows));
}

}  // namespace weir::ui
