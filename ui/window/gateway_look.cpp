// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/gateway_look.hpp"

#include <QCoreApplication>

#include "ui/window/gateway_model.hpp"

namespace weir::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(weir::ui::GatewayLook)
};

}  // namespace

StateLook lookOf(const GatewayModel& gateway) {
    if (gateway.lost()) {
        return {QStringLiteral("unplug"), Tone::Error, Words::tr("No answer")};
    }
    if (!gateway.isKnown()) {
        return {QStringLiteral("circle-dashed"), Tone::Muted, Words::tr("Asking")};
    }
    return lookOf(gateway.status().state);
}

QString attachedText(const GatewayModel& gateway) {
    return gateway.isAttached() ? Words::tr(
                                      "The gateway runs in another process; it goes on when "
                                      "this window is closed.")
                                : QString();
}

}  // namespace weir::ui
