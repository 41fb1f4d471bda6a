// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>
#include <QStringList>
#include <cstdint>
#include <vector>

#include "engine/control/admin/alerts.hpp"
#include "ui/widgets/state_look.hpp"

// Alerts and messages about them in the words of the window.
namespace weir::ui {

// "openai is down"; what was so when it is over.
QString alertTitle(const Alert& alert);
// One sentence more; may be empty.
QString alertDetail(const Alert& alert);
// What is said when it is over.
QString alertEnd(const Alert& alert);

StateLook stateOfAlert(const Alert& alert);
QStringList alertStateWords();
StateLook stateOfDelivery(const Delivery& delivery);
QStringList deliveryStateWords();

// "A budget is used to a share"
QString alertKindWord(AlertKind kind);
// "Everything", or the kinds.
QString aboutText(const std::vector<AlertKind>& about);
QString webhookKindWord(WebhookKind kind);
// "hooks.slack.com", or where the address is kept: nothing of it that is secret.
QString placeOfWebhook(const admin::WebhookRow& row);
// "openai is down", as the message was called; of a test in the language of the window.
QString deliveryTitle(const Delivery& delivery);
// The hour of today, else with its day.
QString alertMoment(Timestamp time, const QDateTime& now);

}  // namespace weir::ui
