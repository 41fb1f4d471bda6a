// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMenu>
#include <QObject>
#include <QSystemTrayIcon>
#include <optional>

#include "ui/window/gateway_model.hpp"

namespace weir::app {

// The icon in the tray: shows the state, opens the window, pauses, starts and stops, quits.
class Tray : public QObject {
    Q_OBJECT

public:
    explicit Tray(ui::GatewayModel& gateway, QObject* parent = nullptr);

    // The same gateway, as another one knows it; before the one that was followed goes. What is
    // shown stays until that one says something new.
    void follow(ui::GatewayModel& gateway);

    // A tray can come and go while we run.
    static bool isThere() { return QSystemTrayIcon::isSystemTrayAvailable(); }
    void tell(const QString& title, const QString& text);
    const QSystemTrayIcon& icon() const { return m_icon; }

signals:
    void openAsked();
    // Somebody clicked on what was told last.
    void toldClicked();
    void quitAsked();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void takeState();
    void startOrPause();

    ui::GatewayModel* m_gateway;
    QMenu m_menu;
    QAction* m_open;
    QAction* m_startOrPause;
    QAction* m_stop;
    QAction* m_quit;
    QSystemTrayIcon m_icon;
    std::optional<GatewayState> m_shown;
};

}  // namespace weir::app
