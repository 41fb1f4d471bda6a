// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <memory>

#include "engine/base/clock.hpp"
#include "engine/control/admin/client.hpp"
#include "ui/remote/remote_ports.hpp"

class QApplication;

namespace weir::ui {

class ActionRegistry;
class Autostart;
class GatewayModel;
class Language;
class MainWindow;
class Notifier;
class SettingsPage;
class Theme;
class UiSettings;
struct OwnCalls;

// What the window needs from the program around it. All of it outlives the shell.
struct ShellPorts {
    admin::AdminClient& client;
    Autostart& autostart;
    QString settingsFile;  // an INI file of the window's own
    RemotePorts remote = {};
    const Clock* clock = nullptr;  // null: the clock of this computer
};

// Puts the window together: look, language, gateway model, pages, first start. One at a time, made
// before any other widget; for another gateway there is another shell.
class Shell {
public:
    Shell(QApplication& application, const ShellPorts& ports);
    ~Shell();
    Shell(const Shell&) = delete;
    Shell& operator=(const Shell&) = delete;

    MainWindow& window() { return *m_window; }
    GatewayModel& gateway() { return *m_gateway; }
    UiSettings& settings() { return *m_settings; }
    Theme& theme() { return *m_theme; }
    Notifier& notifier() { return *m_notifier; }
    ActionRegistry& actions();

private:
    void addPages(const ShellPorts& ports);
    void makeAllPages();
    SettingsPage* makeSettings(Autostart& autostart);
    void tellImported(const QString& problem);
    void startNotifier();
    void askWhetherFirst();
    void offerFirstStart();

    admin::AdminClient& m_client;
    const SystemClock m_systemClock;
    const Clock& m_clock;
    std::unique_ptr<UiSettings> m_settings;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<Language> m_language;
    std::unique_ptr<GatewayModel> m_gateway;
    std::unique_ptr<OwnCalls> m_calls;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<Notifier> m_notifier;
    // An answer that comes after the shell is gone finds this expired.
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
};

}  // namespace weir::ui
