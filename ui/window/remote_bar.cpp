// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/remote_bar.hpp"

#include <QEvent>

#include "ui/remote/gateway_chooser.hpp"
#include "ui/remote/remote_client.hpp"
#include "ui/window/gateway_model.hpp"

namespace weir::ui {

RemoteBar::RemoteBar(GatewayModel& gateway, GatewayChooser& chooser, QWidget* parent)
    : NoticeBar(parent), m_gateway(gateway), m_chooser(chooser) {
    connect(&gateway, &GatewayModel::changed, this, &RemoteBar::refresh);
    refresh();
}

QString RemoteBar::permission() const {
    switch (m_gateway.remote()->role()) {
        case admin::Role::Read:
            return tr("Your token may read.");
        case admin::Role::Operate:
            return tr("Your token may read and operate.");
        case admin::Role::Admin:
            return tr("Your token may change everything.");
    }
    return {};
}

void RemoteBar::refresh() {
    if (m_gateway.remote() == nullptr) {
        clear();
        return;
    }
    const KnownGateway& gateway = m_gateway.remote()->gateway();
    const QString text = m_gateway.isKnown()
                             ? tr("On %1. %2").arg(gateway.address.hostAndPort(), permission())
                             : tr("On %1.").arg(gateway.address.hostAndPort());
    if (text == m_shown) {
        return;
    }
    m_shown = text;
    setNotice({Tone::Info,
               QStringLiteral("server"),
               tr("Remote gateway %1").arg(gateway.name),
               text,
               {{tr("Back to this computer"), [this] { m_chooser.goLocal(); }}}});
}

void RemoteBar::changeEvent(QEvent* event) {
    NoticeBar::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_shown.clear();
        refresh();
    }
}

}  // namespace weir::ui
