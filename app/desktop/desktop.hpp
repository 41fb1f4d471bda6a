// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <QObject>
#include <functional>
#include <memory>

#include "app/desktop/gateway_link.hpp"
#include "app/desktop/tray.hpp"
#include "ui/remote/known_gateways.hpp"
#include "ui/remote/remote_client.hpp"
#include "ui/remote/token_keeper.hpp"
#include "ui/settings/autostart.hpp"
#include "ui/window/shell.hpp"

class QCloseEvent;

namespace weir::app {

// The window, the tray and what closing them means. The tray is of the gateway of this computer,
// which goes on whatever the window shows.
class Desktop : public QObject {
    Q_OBJECT

public:
    struct Parts {
        GatewayLink& gateway;
        ui::TokenKeeper& tokens;
        ui::Autostart& autostart;
        QString settingsFile;
    };

    Desktop(QApplication& application, const Parts& parts);

    void show();
    // Into the tray, or the task bar where there is none.
    void showMinimized();
    // The window before this one did not end by itself.
    void tellBadEnd(const QDateTime& startedAt);
    void tellSafeMode();
    void quit();
    // The program ended to be started again as usual.
    bool startsAgain() const { return m_startsAgain; }

private:
    void openRemote(const ui::KnownGateway& gateway, Secret token);
    void openLocal();
    void replaceSoon(std::function<void()> replace);
    void makeShell();
    void pointTray();
    void replaceShell(std::unique_ptr<ui::RemoteClient> remote);
    void onClose(QCloseEvent* event);
    void explainTrayOnce();
    void tell(const QString& title, const QString& text);

    QApplication& m_application;
    Parts m_parts;
    std::unique_ptr<ui::RemoteClient> m_remote;  // null: the window shows the local gateway
    std::unique_ptr<ui::Shell> m_shell;
    std::unique_ptr<ui::GatewayModel> m_ofTray;
    std::unique_ptr<Tray> m_tray;
    bool m_safeMode = false;
    bool m_startsAgain = false;
};

}  // namespace weir::app
