// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/desktop.hpp"

#include <QCloseEvent>
#include <QSettings>
#include <QTimer>

#include "ui/notifications/notifier.hpp"
#include "ui/settings/ui_settings.hpp"
#include "ui/window/gateway_model.hpp"
#include "ui/window/main_window.hpp"

namespace weir::app {

namespace {

const QString kTrayExplained = QStringLiteral("tray/explained");

}  // namespace

Desktop::Desktop(QApplication& application, const Parts& parts)
    : m_application(application), m_parts(parts) {
    makeShell();
    // A window onto a gateway of somebody else is only a window.
    if (m_parts.gateway.isOurs() && Tray::isThere()) {
        m_ofTray = std::make_unique<ui::GatewayModel>(m_parts.gateway.client());
        m_tray = std::make_unique<Tray>(*m_ofTray);
        connect(m_tray.get(), &Tray::openAsked, this, &Desktop::show);
        connect(m_tray.get(), &Tray::quitAsked, this, &Desktop::quit);
        connect(m_tray.get(), &Tray::toldClicked, this, [this] {
            show();
            m_shell->notifier().follow();
        });
        pointTray();
    }
}

// The tray shows the gateway of this computer, and so does the window, which asks it already,
// unless it shows another one. What goes wrong there is told while the window is hidden, too.
void Desktop::pointTray() {
    const bool windowAsks = m_remote == nullptr;
    m_shell->window().setTrayShown(windowAsks);
    m_tray->follow(windowAsks ? m_shell->gateway() : *m_ofTray);
    m_ofTray->setPace(windowAsks ? ui::GatewayModel::Pace::None : ui::GatewayModel::Pace::Tray);
}

void Desktop::makeShell() {
    ui::RemotePorts remote;
    remote.tokens = &m_parts.tokens;
    remote.openRemote = [this](const ui::KnownGateway& gateway, Secret token) {
        openRemote(gateway, std::move(token));
    };
    remote.openLocal = [this] { openLocal(); };
    remote.client = m_remote.get();
    admin::AdminClient& client = m_remote == nullptr ? m_parts.gateway.client() : *m_remote;
    m_shell = std::make_unique<ui::Shell>(
        m_application,
        ui::ShellPorts{client, m_parts.autostart, m_parts.settingsFile, std::move(remote)});
    ui::MainWindow& window = m_shell->window();
    connect(&window, &ui::MainWindow::closeAsked, this, &Desktop::onClose);
    connect(&window, &ui::MainWindow::quitAsked, this, &Desktop::quit);
    connect(&window, &ui::MainWindow::leaveSafeModeAsked, this, [this] {
        m_startsAgain = true;
        quit();
    });
    connect(&m_shell->notifier(), &ui::Notifier::told, this, &Desktop::tell);
    m_shell->gateway().setAttached(m_remote == nullptr && !m_parts.gateway.isOurs());
}

void Desktop::openRemote(const ui::KnownGateway& gateway, Secret token) {
    auto client = std::make_shared<std::unique_ptr<ui::RemoteClient>>(
        std::make_unique<ui::RemoteClient>(gateway, std::move(token)));
    replaceSoon([this, client] { replaceShell(std::move(*client)); });
}

void Desktop::openLocal() {
    replaceSoon([this] { replaceShell(nullptr); });
}

// Not from within: whoever asks is part of the window that goes. A dialog that waits for an answer
// is part of it too, and is answered first.
void Desktop::replaceSoon(std::function<void()> replace) {
    constexpr std::chrono::milliseconds kAgain{200};
    QTimer::singleShot(0, this, [this, replace = std::move(replace)] {
        if (QApplication::activeModalWidget() == nullptr) {
            replace();
            return;
        }
        QTimer::singleShot(kAgain, this, [this, replace] { replaceSoon(replace); });
    });
}

// Everything in a window belongs to one gateway, so another gateway gets another window, which
// stands where the one before it stood.
void Desktop::replaceShell(std::unique_ptr<ui::RemoteClient> remote) {
    m_shell->window().saveState();
    if (m_tray != nullptr) {
        m_tray->follow(*m_ofTray);
    }
    m_shell.reset();
    m_remote = std::move(remote);
    makeShell();
    if (m_tray != nullptr) {
        pointTray();
    }
    if (m_safeMode) {
        tellSafeMode();
    }
    show();
}

void Desktop::show() {
    ui::MainWindow& window = m_shell->window();
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
        m_shell->window().showMinimized();
    }
}

void Desktop::onClose(QCloseEvent* event) {
    // The tray may have gone since; a window must never be lost.
    if (m_tray != nullptr && Tray::isThere()) {
        m_shell->window().saveState();
        m_shell->window().hide();
        event->ignore();
        explainTrayOnce();
        return;
    }
    event->accept();
    quit();
}

void Desktop::explainTrayOnce() {
    QSettings& store = m_shell->settings().store();
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
        QApplication::alert(&m_shell->window());
    }
}

void Desktop::tellBadEnd(const QDateTime& startedAt) {
    m_shell->window().tellBadEnd(startedAt);
}

void Desktop::tellSafeMode() {
    m_safeMode = true;
    m_shell->window().tellSafeMode();
}

void Desktop::quit() {
    m_shell->window().saveState();
    // Not quit(), which asks the windows first.
    QCoreApplication::exit(0);
}

}  // namespace weir::app
