// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notifications/troubles.hpp"

#include <QCoreApplication>
#include <algorithm>
#include <iterator>

#include "ui/alerts/alert_text.hpp"
#include "ui/providers/provider_notice.hpp"
#include "ui/widgets/state_look.hpp"
#include "ui/window/gateway_model.hpp"
#include "ui/window/gateway_notice.hpp"

namespace weir::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(weir::ui::Troubles)
};

const QString kGateway = QStringLiteral("gateway");
const QString kRecords = QStringLiteral("records");

Notification ofGateway(const GatewayNotice& notice) {
    Notification trouble;
    trouble.subject = kGateway;
    trouble.kind = NotificationKind::Gateway;
    trouble.icon = notice.icon;
    trouble.title = notice.lead;
    trouble.text = notice.text;
    trouble.action = Words::tr("Show gateway");
    trouble.page = QStringLiteral("settings");
    return trouble;
}

Notification ofRecords(const admin::GatewayStatus& status) {
    Notification trouble;
    trouble.subject = kRecords;
    trouble.kind = NotificationKind::Records;
    trouble.icon = QStringLiteral("circle-alert");
    trouble.title = Words::tr("Records are not written");
    trouble.text = QString::fromStdString(status.booksProblem);
    trouble.action = Words::tr("Show overview");
    trouble.page = QStringLiteral("overview");
    return trouble;
}

Notification ofProvider(NotificationKind kind, const QString& name) {
    Notification trouble;
    trouble.kind = kind;
    trouble.what = name;
    trouble.page = QStringLiteral("providers");
    trouble.action = Words::tr("Show %1").arg(name);
    trouble.subject =
        (kind == NotificationKind::Key ? QStringLiteral("key/") : QStringLiteral("provider/")) +
        name;
    return trouble;
}

void addProvider(QVector<Notification>& troubles, const admin::ProviderRow& row,
                 const QVector<Notification>& before) {
    const QString name = QString::fromStdString(row.settings.name);
    const QString reason = QString::fromStdString(row.healthReason);
    if (const auto notice = keyNoticeOf({row})) {
        Notification trouble = ofProvider(NotificationKind::Key, name);
        const StateLook look = lookOf(notice->state);
        trouble.icon = look.icon;
        trouble.tone = look.tone;
        trouble.title = notice->lead;
        trouble.text = notice->text;
        troubles << trouble;
        return;  // that nothing reaches it follows from this
    }
    if (row.health == Health::Down) {
        Notification trouble = ofProvider(NotificationKind::Provider, name);
        trouble.icon = QStringLiteral("circle-x");
        trouble.title = Words::tr("%1 is down").arg(name);
        trouble.text = reason;
        troubles << trouble;
    } else if (row.health == Health::Unknown) {
        const QString subject = ofProvider(NotificationKind::Provider, name).subject;
        std::copy_if(before.begin(), before.end(), std::back_inserter(troubles),
                     [&](const Notification& each) { return each.subject == subject; });
    }
}

}  // namespace

QVector<Notification> troublesOf(const std::vector<admin::AlertRow>& alerts) {
    QVector<Notification> troubles;
    for (const admin::AlertRow& row : alerts) {
        const Alert& alert = row.alert;
        if (alert.kind == AlertKind::ProviderDown || !alert.told) {
            continue;
        }
        Notification trouble;
        // Another step of a budget is another fact.
        trouble.subject = QStringLiteral("alert/%1/%2")
                              .arg(alert.id)
                              .arg(alert.kind == AlertKind::BudgetUsed ? alert.percent : 0);
        trouble.kind = NotificationKind::Alert;
        trouble.tone = alert.urgent ? Tone::Error : Tone::Warn;
        trouble.icon =
            alert.urgent ? QStringLiteral("circle-alert") : QStringLiteral("triangle-alert");
        trouble.title = alertTitle(alert);
        trouble.text = alertDetail(alert);
        trouble.action = Words::tr("Show alerts");
        trouble.page = QStringLiteral("alerts");
        trouble.tellsEnd = alert.kind == AlertKind::ErrorRate;
        trouble.end = alertEnd(alert);
        troubles << trouble;
    }
    return troubles;
}

QVector<Notification> troublesOf(const GatewayModel& gateway,
                                 const std::vector<admin::ProviderRow>& providers,
                                 const QVector<Notification>& before) {
    QVector<Notification> troubles;
    const admin::GatewayStatus& status = gateway.status();
    const bool againstAWish =
        gateway.lost().has_value() ||
        (gateway.isKnown() && (status.state == GatewayState::PortInUse ||
                               (status.state == GatewayState::Stopped && !status.problem.empty())));
    if (againstAWish) {
        troubles << ofGateway(noticesOf(gateway).first());
    }
    if (gateway.lost() || !gateway.isKnown()) {
        std::copy_if(before.begin(), before.end(), std::back_inserter(troubles),
                     [](const Notification& each) { return each.subject != kGateway; });
        return troubles;
    }
    if (!status.booksProblem.empty()) {
        troubles << ofRecords(status);
    }
    for (const admin::ProviderRow& row : providers) {
        addProvider(troubles, row, before);
    }
    return troubles;
}

Notification endOf(const Notification& trouble) {
    Notification end = trouble;
    end.trouble = false;
    end.tone = Tone::Ok;
    end.icon = QStringLiteral("circle-check");
    end.text.clear();
    switch (trouble.kind) {
        case NotificationKind::Provider:
            end.title = Words::tr("%1 is up again").arg(trouble.what);
            break;
        case NotificationKind::Key:
            end.title = Words::tr("The key of %1 can be used again").arg(trouble.what);
            break;
        case NotificationKind::Gateway:
            end.title = Words::tr("The gateway listens again");
            break;
        case NotificationKind::Records:
            end.title = Words::tr("Records are written again");
            break;
        case NotificationKind::Alert:
            end.title = trouble.end;
            break;
    }
    return end;
}

}  // namespace weir::ui
