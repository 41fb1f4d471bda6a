// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/attention.hpp"

#include <QCoreApplication>
#include <QStringList>
#include <algorithm>
#include <chrono>
#include <functional>
#include <utility>

#include "ui/alerts/alert_text.hpp"
#include "ui/providers/pause_orders.hpp"
#include "ui/providers/provider_notice.hpp"
#include "ui/traffic/filter/filter_field.hpp"
#include "ui/widgets/local_time.hpp"
#include "ui/widgets/numbers.hpp"
#include "ui/widgets/state_look.hpp"
#include "ui/window/gateway_model.hpp"

namespace weir::ui {

namespace {

// Names in one line; the rest is a number.
constexpr int kMostNames = 3;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(weir::ui::Attention)
};

Attention ofGateway(const GatewayNotice& notice, const GatewayModel& gateway) {
    Attention item;
    item.tone = notice.tone;
    item.icon = notice.icon;
    item.title = notice.lead;
    item.text = notice.text;
    if (!notice.remedies.isEmpty()) {
        item.step = AttentionStep::Remedy;
        item.remedy = notice.remedies.first();
        item.action = textOf(item.remedy, gateway);
    }
    return item;
}

Attention ofProvider(const admin::ProviderRow& row) {
    Attention item;
    item.what = QString::fromStdString(row.settings.name);
    item.step = AttentionStep::ShowProvider;
    item.action = Words::tr("Show provider");
    return item;
}

Attention ofHealth(const admin::ProviderRow& row) {
    const QString name = QString::fromStdString(row.settings.name);
    const StateLook look = lookOf(row.health);
    Attention item;
    item.tone = look.tone;
    item.icon = look.icon;
    const bool down = row.health == Health::Down;
    item.title = row.coolingMs > 0 && !down ? Words::tr("%1 is limited").arg(name)
                 : down                     ? Words::tr("%1 is down").arg(name)
                                            : Words::tr("%1 is degraded").arg(name);
    item.step = AttentionStep::ShowTraffic;
    item.what = QStringLiteral("provider:") + filterValue(name);
    item.action = Words::tr("Show requests");
    item.text = QString::fromStdString(row.healthReason);
    if (row.coolingMs > 0) {
        item.text += QStringLiteral(". ") + Words::tr("Its calls go to the next target.");
    }
    return item;
}

Attention ofPause(const admin::ProviderRow& row, const admin::PausedTarget& paused) {
    Attention item = ofProvider(row);
    item.tone = Tone::Warn;
    item.icon = QStringLiteral("pause");
    item.title = Words::tr("%1 is paused").arg(PauseOrders::nameOf(paused));
    item.text = PauseOrders::factsOf(paused);
    return item;
}

Attention ofOpen(const admin::ProviderRow& row, const admin::OpenTarget& open) {
    Attention item = ofProvider(row);
    item.tone = Tone::Warn;
    item.icon = QStringLiteral("unplug");
    item.title = Words::tr("%1 is left alone").arg(QString::fromStdString(open.target));
    item.text = Words::tr("%1. Its calls go to the next target until it works again.")
                    .arg(QString::fromStdString(open.reason));
    return item;
}

Attention ofKey(const admin::ProviderRow& row) {
    Attention item = ofProvider(row);
    const KeyNotice notice = *keyNoticeOf({row});
    const StateLook look = lookOf(notice.state);
    item.tone = look.tone;
    item.icon = look.icon;
    item.title = notice.lead;
    item.text = notice.text;
    return item;
}

bool lacksKey(const admin::ProviderRow& row) {
    return keyNoticeOf({row}).has_value();
}

bool fares(const admin::ProviderRow& row, Health health) {
    return row.health == health;
}

// As long before as somebody may need who has to be asked for a new one.
constexpr std::chrono::days kCertificateEndsSoon{14};

Attention ofCertificate(const admin::GatewayStatus& status) {
    Attention item;
    item.tone = Tone::Warn;
    item.icon = QStringLiteral("hourglass");
    item.title =
        Words::tr("The certificate ends on %1").arg(dayText(localTime(status.tlsEnds).date()));
    item.text = Words::tr(
        "From then on tools refuse to connect. New files in the place of the old "
        "are taken over at once.");
    return item;
}

// One that has ended is a notice of the gateway itself.
bool endsSoon(const admin::GatewayStatus& status, Timestamp now) {
    return status.tls && now != Timestamp() && status.tlsEnds > now &&
           status.tlsEnds - now <= kCertificateEndsSoon;
}

Attention ofAlert(const Alert& alert) {
    const StateLook look = stateOfAlert(alert);
    Attention item;
    item.tone = alert.urgent || alert.refuses ? Tone::Error : Tone::Warn;
    item.icon = look.icon;
    item.title = alertTitle(alert);
    item.text = alertDetail(alert);
    if (alert.kind == AlertKind::KeyExpires) {
        item.icon = QStringLiteral("key");
        item.step = AttentionStep::ShowKey;
        item.what = QStringLiteral("key:") + QString::fromStdString(alert.subject);
        item.action = Words::tr("Show key");
    } else {
        item.step = AttentionStep::ShowBudgets;
        item.action = Words::tr("Show budgets");
    }
    return item;
}

bool isOfBudget(const Alert& alert) {
    return alert.kind == AlertKind::BudgetUsed || alert.kind == AlertKind::BudgetGone;
}

// Of a budget what is worst, once: that it refuses or is used up, else when it may be gone, else
// its share.
std::pair<int, std::uint32_t> gravityOf(const Alert& alert) {
    constexpr std::uint32_t kWhole = 100;
    const bool gone = alert.kind == AlertKind::BudgetGone;
    const int grave = alert.refuses ? 3 : gone ? 1 : alert.percent >= kWhole ? 2 : 0;
    return {grave, alert.percent};
}

std::vector<const Alert*> budgetAlerts(const std::vector<admin::AlertRow>& alerts) {
    std::vector<const Alert*> worst;
    for (const admin::AlertRow& row : alerts) {
        if (!isOfBudget(row.alert)) {
            continue;
        }
        const auto known = std::ranges::find(worst, row.alert.subject, &Alert::subject);
        if (known == worst.end()) {
            worst.push_back(&row.alert);
        } else if (gravityOf(row.alert) > gravityOf(**known)) {
            *known = &row.alert;
        }
    }
    std::ranges::stable_sort(worst, std::greater<>(),
                             [](const Alert* alert) { return gravityOf(*alert); });
    return worst;
}

Attention ofPrices(const admin::Overview& overview) {
    QStringList names;
    int models = 0;
    std::uint64_t calls = 0;
    for (const admin::ModelSpend& model : overview.models) {
        if (model.unpriced == 0) {
            continue;
        }
        ++models;
        calls += model.unpriced;
        if (names.size() < kMostNames && !model.model.empty()) {
            names << QString::fromStdString(model.model);
        }
    }
    if (models > names.size()) {
        names << QStringLiteral("…");
    }
    Attention item;
    item.tone = Tone::Info;
    item.icon = QStringLiteral("circle-help");
    item.title = Words::tr("%Ln models have no price", nullptr, models);
    item.text =
        QStringLiteral("%1. %2").arg(names.join(QStringLiteral(", ")),
                                     Words::tr("%Ln calls of today count as unpriced, not as zero.",
                                               nullptr, static_cast<int>(calls)));
    item.step = AttentionStep::SetPrices;
    item.action = Words::tr("Set prices");
    return item;
}

}  // namespace

QVector<Attention> attentionOf(const GatewayModel& gateway,
                               const std::vector<admin::ProviderRow>& providers,
                               const std::vector<admin::AlertRow>& alerts,
                               const admin::Overview& overview) {
    QVector<Attention> items;
    for (const GatewayNotice& notice : noticesOf(gateway)) {
        items << ofGateway(notice, gateway);
    }
    if (endsSoon(gateway.status(), overview.now)) {
        items << ofCertificate(gateway.status());
    }
    for (const Health health : {Health::Down, Health::Degraded}) {
        for (const admin::ProviderRow& row : providers) {
            if (fares(row, health)) {
                items << ofHealth(row);
            }
        }
    }
    for (const Alert* alert : budgetAlerts(alerts)) {
        items << ofAlert(*alert);
    }
    for (const admin::ProviderRow& row : providers) {
        for (const admin::PausedTarget& each : row.paused) {
            items << ofPause(row, each);
        }
        for (const admin::OpenTarget& each : row.open) {
            items << ofOpen(row, each);
        }
    }
    for (const admin::ProviderRow& row : providers) {
        if (lacksKey(row)) {
            items << ofKey(row);
        }
    }
    for (const admin::AlertRow& row : alerts) {
        if (row.alert.kind == AlertKind::KeyExpires) {
            items << ofAlert(row.alert);
        }
    }
    if (std::ranges::any_of(overview.models,
                            [](const auto& model) { return model.unpriced > 0; })) {
        items << ofPrices(overview);
    }
    if (providers.empty()) {
        Attention item;
        item.tone = Tone::Warn;
        item.icon = QStringLiteral("server");
        item.title = Words::tr("No provider");
        item.text = Words::tr("Calls cannot go anywhere.");
        item.step = AttentionStep::AddProvider;
        item.action = Words::tr("Add provider");
        items << item;
    }
    if (gateway.isKnown() && gateway.status().keys == 0) {
        Attention item;
        item.tone = Tone::Info;
        item.icon = QStringLiteral("key");
        item.title = Words::tr("No tool has a key yet");
        item.text = Words::tr("Calls without a Weir key are refused.");
        item.step = AttentionStep::CreateKey;
        item.action = Words::tr("Create key");
        items << item;
    }
    return items;
}

}  // namespace weir::ui
