// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/alert_text.hpp"

#include <QCoreApplication>

#include "ui/widgets/local_time.hpp"
#include "ui/widgets/numbers.hpp"

namespace weir::ui {

namespace {

struct AlertText {
    Q_DECLARE_TR_FUNCTIONS(AlertText)
};

}  // namespace

QString alertTitle(const Alert& alert) {
    const QString name = QString::fromStdString(alert.subject);
    switch (alert.kind) {
        case AlertKind::BudgetUsed:
            return alert.refuses ? AlertText::tr("The budget %1 is used up").arg(name)
                                 : AlertText::tr("The budget %1 is used to %2 %")
                                       .arg(name)
                                       .arg(alert.percent);
        case AlertKind::BudgetGone:
            return AlertText::tr("The budget %1 may be gone by %2")
                .arg(name, dayText(localTime(alert.at).date()));
        case AlertKind::ProviderDown:
            return alert.ended == Timestamp() ? AlertText::tr("%1 is down").arg(name)
                                              : AlertText::tr("%1 was down").arg(name);
        case AlertKind::ErrorRate:
            return alert.ended == Timestamp()
                       ? AlertText::tr("%1 % of the calls to %2 fail").arg(alert.percent).arg(name)
                       : AlertText::tr("%1 % of the calls to %2 failed")
                             .arg(alert.percent)
                             .arg(name);
        case AlertKind::KeyExpires:
            return AlertText::tr("The key %1 expires on %2")
                .arg(name, dateTimeText(localTime(alert.at)));
        case AlertKind::CertificateExpires:
            return (alert.urgent ? AlertText::tr("The certificate for %1 ended on %2")
                                 : AlertText::tr("The certificate for %1 ends on %2"))
                .arg(name, dateTimeText(localTime(alert.at)));
    }
    return {};
}

QString alertDetail(const Alert& alert) {
    switch (alert.kind) {
        case AlertKind::BudgetUsed: {
            QString text = AlertText::tr("%1 of %2 are spent.")
                               .arg(dollarsText(alert.used), dollarsText(alert.limit));
            if (alert.refuses) {
                text += u' ' + AlertText::tr("It refuses calls.");
            }
            return alert.at == Timestamp() ? text
                                           : text + u' ' +
                                                 AlertText::tr("It begins anew on %1.")
                                                     .arg(dateTimeText(localTime(alert.at)));
        }
        case AlertKind::BudgetGone:
            return AlertText::tr("%1 of %2 are spent. An estimate from the period so far.")
                .arg(dollarsText(alert.used), dollarsText(alert.limit));
        case AlertKind::ProviderDown:
            return AlertText::tr("Its calls go to other targets, or fail where there are none.");
        case AlertKind::ErrorRate:
            return AlertText::tr("Counted over five minutes.");
        case AlertKind::KeyExpires:
            return AlertText::tr("From then on it lets nobody in.");
        case AlertKind::CertificateExpires:
            return alert.urgent
                       ? AlertText::tr("Tools refuse to connect to the gateway.")
                       : AlertText::tr("From then on tools refuse to connect to the gateway.");
    }
    return {};
}

QString alertEnd(const Alert& alert) {
    const QString name = QString::fromStdString(alert.subject);
    return alert.kind == AlertKind::ProviderDown
               ? AlertText::tr("%1 is up again").arg(name)
               : AlertText::tr("Calls to %1 succeed again").arg(name);
}

StateLook stateOfAlert(const Alert& alert) {
    if (alert.ended != Timestamp()) {
        return {QStringLiteral("check"), Tone::Muted, AlertText::tr("Over")};
    }
    if (!alert.told) {
        return {QStringLiteral("hourglass"), Tone::Muted, AlertText::tr("Held back")};
    }
    return alert.urgent
               ? StateLook{QStringLiteral("circle-alert"), Tone::Error, AlertText::tr("Urgent")}
               : StateLook{QStringLiteral("triangle-alert"), Tone::Warn, AlertText::tr("Now")};
}

QStringList alertStateWords() {
    return {AlertText::tr("Over"), AlertText::tr("Held back"), AlertText::tr("Urgent"),
            AlertText::tr("Now")};
}

StateLook stateOfDelivery(const Delivery& delivery) {
    switch (delivery.state) {
        case DeliveryState::Waiting:
            return {QStringLiteral("hourglass"), Tone::Warn, AlertText::tr("Waits")};
        case DeliveryState::UnderWay:
            return {QStringLiteral("ellipsis"), Tone::Accent, AlertText::tr("Under way")};
        case DeliveryState::Delivered:
            return {QStringLiteral("check"), Tone::Ok, AlertText::tr("Arrived")};
        case DeliveryState::GivenUp:
            return {QStringLiteral("x"), Tone::Error, AlertText::tr("Given up")};
    }
    return {};
}

QStringList deliveryStateWords() {
    return {AlertText::tr("Waits"), AlertText::tr("Under way"), AlertText::tr("Arrived"),
            AlertText::tr("Given up"), AlertText::tr("Not used")};
}

QString alertKindWord(AlertKind kind) {
    switch (kind) {
        case AlertKind::BudgetUsed:
            return AlertText::tr("Budgets that are used");
        case AlertKind::BudgetGone:
            return AlertText::tr("Budgets that may not last");
        case AlertKind::ProviderDown:
            return AlertText::tr("Providers that are down");
        case AlertKind::ErrorRate:
            return AlertText::tr("Providers that fail often");
        case AlertKind::KeyExpires:
            return AlertText::tr("Keys that expire");
        case AlertKind::CertificateExpires:
            return AlertText::tr("The gateway's certificate ending");
    }
    return {};
}

QString aboutText(const std::vector<AlertKind>& about) {
    QStringList words;
    for (const AlertKind kind : about) {
        words << alertKindWord(kind);
    }
    return words.isEmpty() ? AlertText::tr("Everything") : words.join(QStringLiteral(", "));
}

QString webhookKindWord(WebhookKind kind) {
    return kind == WebhookKind::Slack ? QStringLiteral("Slack") : AlertText::tr("Webhook");
}

QString placeOfWebhook(const admin::WebhookRow& row) {
    if (!row.host.empty()) {
        return QString::fromStdString(row.host);
    }
    return row.settings.url.starts_with("keychain:") ? AlertText::tr("Address in the keychain")
                                                     : QString::fromStdString(row.settings.url);
}

QString deliveryTitle(const Delivery& delivery) {
    return delivery.event == AlertEvent::Test ? AlertText::tr("A test")
                                              : QString::fromStdString(delivery.title);
}

QString alertMoment(Timestamp time, const QDateTime& now) {
    if (time == Timestamp()) {
        return {};
    }
    return nearMomentText(localTime(time), now.date());
}

}  // namespace weir::ui
