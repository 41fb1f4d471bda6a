// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/desktop.hpp"

#include <QCloseEvent>
#include <QSettings>

#include "ui/notifications/notifier.hpp"
#include "ui/settings/ui_settings.hpp"
#include "ui/window/main_window.hpp"

namespace weir::app {

namespace {

const QString kTrayExplained = QStringLiteral("tray/explained");

}  // namespace

Desktop::Desktop(QApplication& application, GatewayLink& gateway, ui::Autostart& autostart,
                 const QString& settingsFile)
    : m_gateway(gateway), m_shell(application, {gateway.client(), autostart, settingsFile}) {
    ui::MainWindow& window = m_shell.window();
    connect(&window, &ui::MainWindow::closeAsked, this, &Desktop::onClose);
    connect(&window, &ui::MainWindow::quitAsked, this, &Desktop::quit);
    connect(&window, &ui::MainWindow::leaveSafeModeAsked, this, [this] {
        m_startsAgain = true;
        quit();
    });
    m_shell.gateway().setAttached(!m_gateway.isOurs());
    // A window onto a gateway of somebody else is only a window.
    if (m_gateway.isOurs() && Tray::isThere()) {
        m_tray = std::make_unique<Tray>(m_shell.gateway());
        connect(m_tray.get(), &Tray::openAsked, this, &Desktop::show);
        connect(m_tray.get(), &Tray::quitAsked, this, &Desktop::quit);
        connect(m_tray.get(), &Tray::toldClicked, this, [this] {
            show();
            m_shell.notifier().follow();
        });
        window.setTrayShown(true);
    }
    connect(&m_shell.notifier(), &ui::Notifier::told, this, &Desktop::tell);
}

void Desktop::show() {
    ui::MainWindow& window = m_shell.window();
    if (window.isMinimized()) {
        window.showNormal();
    } else {
        window.show();
    }
    window.raise();
    window.activateWindow();
}

void Desktop::showMinimized() {
    if (m_tray == nullptr) {
        m_shell.window().showMinimized();
    }
}

void Desktop::onClose(QCloseEvent* event) {
    // The tray may have gone since; a window must never be lost.
    if (m_tray != nullptr && Tray::isThere()) {
        m_shell.window().saveState();
        m_shell.window().hide();
        event->ignore();
        explainTrayOnce();
        return;
    }
    event->accept();
    quit();
}

void Desktop::explainTrayOnce() {
    QSettings& store = m_shell.settings().store();
    if (!store.value(kTrayExplained).toBool()) {
        m_tray->tell(tr("Weir goes on in the tray"),
                     tr("The gateway still answers. Quit it from the menu of the tray icon."));
        store.setValue(kTrayExplained, true);
    }
}

// Without a tray the entry of the window in the task bar asks for a look.
void Desktop::tell(const QString& title, const QString& text) {
    if (m_tray != nullptr && Tray::isThere()) {
        m_tray->tell(title, text);
    } else {
        QApplication::alert(&m_shell.window());
    }
}

void Desktop::tellBadEnd(const QDateTime& startedAt) {
    m_shell.window().tellBadEnd(startedAt);
}

void Desktop::tellSafeMode() {
    m_shell.window().tellSafeMode();
}

void Desktop::quit() {
    m_shell.window().saveState();
    // Not quit(), which asks the windows first.
    QCoreApplication::exit(0);
}

}  // namespace weir::app
