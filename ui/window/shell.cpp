// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/shell.hpp"

#include "ui/settings/language.hpp"
#include "ui/settings/settings_page.hpp"
#include "ui/settings/ui_settings.hpp"
#include "ui/theme/theme.hpp"
#include "ui/window/gateway_model.hpp"
#include "ui/window/main_window.hpp"

namespace weir::ui {

Shell::Shell(QApplication& application, const ShellPorts& ports)
    : m_client(ports.client),
      m_settings(std::make_unique<UiSettings>(ports.settingsFile)),
      m_theme(std::make_unique<Theme>(application, m_settings->theme())),
      m_language(std::make_unique<Language>(m_settings->language())),
      m_gateway(std::make_unique<GatewayModel>(ports.client)),
      m_window(std::make_unique<MainWindow>(*m_gateway, *m_settings)) {
    m_window->addPage(
        new SettingsPage({*m_gateway, *m_settings, *m_theme, *m_language, ports.autostart}));
    m_window->finish();
}

Shell::~Shell() = default;

ActionRegistry& Shell::actions() {
    return m_window->actions();
}

}  // namespace weir::ui
