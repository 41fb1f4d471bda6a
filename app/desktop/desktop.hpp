// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <QObject>
#include <memory>

#include "app/desktop/gateway_link.hpp"
#include "app/desktop/tray.hpp"
#include "ui/settings/autostart.hpp"
#include "ui/window/shell.hpp"

class QCloseEvent;

namespace weir::app {

// The window, the tray and what closing them means.
class Desktop : public QObject {
    Q_OBJECT

public:
    Desktop(QApplication& application, GatewayLink& gateway, ui::Autostart& autostart,
            const QString& settingsFile);

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
    void onClose(QCloseEvent* event);
    void explainTrayOnce();
    void tell(const QString& title, const QString& text);

    GatewayLink& m_gateway;
    ui::Shell m_shell;
    std::unique_ptr<Tray> m_tray;
    bool m_startsAgain = false;
};

}  // namespace weir::app
