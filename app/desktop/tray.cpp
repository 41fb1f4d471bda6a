// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/tray.hpp"

#include <QCoreApplication>
#include <QEvent>

#include "ui/window/gateway_look.hpp"
#include "ui/window/state_icon.hpp"

namespace weir::app {

Tray::Tray(ui::GatewayModel& gateway, QObject* parent) : QObject(parent), m_gateway(&gateway) {
    m_open = m_menu.addAction(QString(), this, &Tray::openAsked);
    m_menu.setDefaultAction(m_open);
    m_startOrPause = m_menu.addAction(QString(), this, &Tray::startOrPause);
    m_stop = m_menu.addAction(QString(), this, [this] { m_gateway->stop(); });
    m_menu.addSeparator();
    m_quit = m_menu.addAction(QString(), this, &Tray::quitAsked);
    m_icon.setContextMenu(&m_menu);
    // While nobody looks the state is asked for seldom, and now somebody does.
    connect(&m_menu, &QMenu::aboutToShow, this, [this] { m_gateway->refresh(); });
    connect(&m_icon, &QSystemTrayIcon::activated, this,
            [this](QSystemTrayIcon::ActivationReason reason) {
                if (reason == QSystemTrayIcon::Trigger || reason == QSystemTrayIcon::DoubleClick) {
                    emit openAsked();
                }
            });
    connect(&m_icon, &QSystemTrayIcon::messageClicked, this, &Tray::toldClicked);
    connect(m_gateway, &ui::GatewayModel::changed, this, &Tray::takeState);
    // The application is told of a new language, not every object.
    QCoreApplication::instance()->installEventFilter(this);
    takeState();
    m_icon.show();
}

void Tray::follow(ui::GatewayModel& gateway) {
    disconnect(m_gateway, &ui::GatewayModel::changed, this, &Tray::takeState);
    m_gateway = &gateway;
    connect(m_gateway, &ui::GatewayModel::changed, this, &Tray::takeState);
}

void Tray::tell(const QString& title, const QString& text) {
    m_icon.showMessage(title, text, ui::programIcon());
}

bool Tray::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::LanguageChange && watched == QCoreApplication::instance()) {
        takeState();
    }
    return QObject::eventFilter(watched, event);
}

void Tray::takeState() {
    m_open->setText(tr("Open Weir"));
    m_startOrPause->setText(m_gateway->canPause() ? tr("Pause") : tr("Start"));
    m_startOrPause->setEnabled(m_gateway->canPause() || m_gateway->canStart());
    m_stop->setText(tr("Stop"));
    m_stop->setEnabled(m_gateway->canStop());
    m_quit->setText(tr("Quit"));
    m_icon.setToolTip(tr("Weir: %1").arg(ui::lookOf(*m_gateway).word));
    // Drawn in seven sizes and sent to the panel: only when it is another one.
    const GatewayState state = m_gateway->status().state;
    if (m_shown != state) {
        m_shown = state;
        m_icon.setIcon(ui::programIcon(state));
    }
}

void Tray::startOrPause() {
    if (m_gateway->canPause()) {
        m_gateway->pause();
    } else {
        m_gateway->start();
    }
}

}  // namespace weir::app
