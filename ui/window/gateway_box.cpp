// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/gateway_box.hpp"

#include <QEvent>
#include <QGridLayout>
#include <QMenu>

#include "ui/theme/metrics.hpp"
#include "ui/widgets/button.hpp"
#include "ui/widgets/elided_label.hpp"
#include "ui/widgets/icon_label.hpp"
#include "ui/window/gateway_look.hpp"
#include "ui/window/gateway_model.hpp"

namespace weir::ui {

GatewayBox::GatewayBox(GatewayModel& gateway, QWidget* parent)
    : QFrame(parent),
      m_gateway(gateway),
      m_open(new QWidget(this)),
      m_icon(new IconLabel(metrics().iconRow, m_open)),
      m_state(new ElidedLabel(Qt::ElideRight, m_open)),
      m_address(new ElidedLabel(Qt::ElideMiddle, m_open)),
      m_attached(new ElidedLabel(Qt::ElideRight, m_open)),
      m_switch(new IconButton(QStringLiteral("pause"), m_open)),
      m_copy(new IconButton(QStringLiteral("copy"), m_open)),
      m_folded(new IconButton(QStringLiteral("radio"), this)),
      m_menu(new QMenu(m_folded)) {
    setProperty("part", QStringLiteral("gateway_box"));
    setTextRole(m_state, TextRole::Value);
    setTextRole(m_address, TextRole::Mono);
    setTone(m_address, Tone::Text2);
    setTextRole(m_attached, TextRole::Small);
    setTone(m_attached, Tone::Muted);

    auto* grid = new QGridLayout(m_open);
    grid->setContentsMargins(metrics().px(9), metrics().px(5), metrics().px(5), metrics().px(5));
    grid->setHorizontalSpacing(metrics().iconGap);
    grid->setVerticalSpacing(0);
    grid->addWidget(m_icon, 0, 0);
    grid->addWidget(m_state, 0, 1);
    grid->addWidget(m_switch, 0, 2);
    grid->addWidget(m_address, 1, 0, 1, 2);
    grid->addWidget(m_copy, 1, 2);
    grid->addWidget(m_attached, 2, 0, 1, 3);
    grid->setColumnStretch(1, 1);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 1, 1, 1);  // the border
    layout->addWidget(m_open);
    layout->addWidget(m_folded);
    m_folded->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_folded->setMinimumHeight(metrics().buttonLarge);
    m_folded->setMenu(m_menu);
    m_folded->setPopupMode(QToolButton::InstantPopup);
    m_folded->hide();

    connect(m_switch, &QToolButton::clicked, this, &GatewayBox::switchGateway);
    connect(m_copy, &QToolButton::clicked, this, &GatewayBox::copyAsked);
    connect(m_menu, &QMenu::aboutToShow, this, [this] {
        m_menu->clear();
        m_menu->addAction(switchText(), this, &GatewayBox::switchGateway)
            ->setEnabled(m_switch->isEnabled());
        m_menu->addAction(tr("Copy base URL"), this, &GatewayBox::copyAsked)
            ->setEnabled(m_copy->isEnabled());
    });
    connect(&gateway, &GatewayModel::changed, this, &GatewayBox::refresh);
    refresh();
}

void GatewayBox::setFolded(bool folded) {
    m_open->setVisible(!folded);
    m_folded->setVisible(folded);
}

void GatewayBox::setCopyKeys(const QKeySequence& keys) {
    m_copyKeys = keys;
    refresh();
}

void GatewayBox::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        refresh();
    }
}

QString GatewayBox::switchText() const {
    return m_gateway.canPause() ? tr("Pause the gateway") : tr("Start the gateway");
}

void GatewayBox::switchGateway() {
    if (m_gateway.canPause()) {
        m_gateway.pause();
    } else {
        m_gateway.start();
    }
}

void GatewayBox::refresh() {
    const StateLook look = lookOf(m_gateway);
    m_icon->setIcon(look.icon, tokenOf(look.tone));
    m_state->setText(look.word);
    setTone(m_state, look.tone);
    m_address->setText(m_gateway.address());
    m_switch->setIconName(m_gateway.canPause() ? QStringLiteral("pause") : QStringLiteral("play"));
    const QString whyNot = m_gateway.whyNot(admin::Role::Operate);
    m_switch->setName(switchText());
    if (!whyNot.isEmpty()) {
        m_switch->setToolTip(whyNot);
    }
    m_switch->setEnabled(m_gateway.isKnown() && !m_gateway.lost() && whyNot.isEmpty());
    m_copy->setName(tr("Copy base URL"), m_copyKeys);
    m_copy->setEnabled(m_gateway.isKnown() && m_gateway.hasAddress());
    if (m_gateway.isKnown() && !m_gateway.hasAddress()) {
        m_copy->setToolTip(tr("The gateway has no address until it is started."));
    }
    m_folded->setIconName(look.icon, tokenOf(look.tone));
    const QString attached = attachedText(m_gateway);
    m_attached->setText(attached.isEmpty() ? QString() : tr("of another process"));
    m_attached->setVisible(!attached.isEmpty());
    setToolTip(attached);
    m_folded->setName(tr("%1, %2").arg(look.word, m_gateway.address()));
    m_folded->setAccessibleDescription(attached);
}

}  // namespace weir::ui
