// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QVector>
#include <optional>

#include "ui/widgets/text.hpp"

namespace weir::ui {

class GatewayModel;

// What the window offers to do about it.
enum class Remedy { UseSuggestedPort, Start, TryAgain, Reconnect, OpenDataFolder, OpenPolicyFile };

// The one thing about the gateway that a person should know now.
struct GatewayNotice {
    Tone tone = Tone::Info;
    QString icon;
    QString lead;
    QString text;
    QVector<Remedy> remedies;

    friend bool operator==(const GatewayNotice&, const GatewayNotice&) = default;
};

// Only what can be done from here is offered. The gravest first: no answer, not listening against
// one's wish, records not written, document not in force, stopped or paused.
QVector<GatewayNotice> noticesOf(const GatewayModel& gateway);
std::optional<GatewayNotice> noticeOf(const GatewayModel& gateway);  // the first of them

void apply(Remedy remedy, GatewayModel& gateway);

// The word on the button.
QString textOf(Remedy remedy, const GatewayModel& gateway);

}  // namespace weir::ui
