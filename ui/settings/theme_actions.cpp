// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/theme_actions.hpp"

#include <QCoreApplication>

#include "ui/actions/action_registry.hpp"
#include "ui/settings/ui_settings.hpp"
#include "ui/theme/theme.hpp"

namespace weir::ui {

namespace {

struct ThemeCommands {
    Q_DECLARE_TR_FUNCTIONS(weir::ui::ThemeActions)
};

struct ThemeCommand {
    ThemeChoice choice;
    const char* id;
    QString (*text)();
};

const ThemeCommand kCommands[] = {
    {ThemeChoice::System, "view.theme_system",
     [] { return ThemeCommands::tr("Theme: as the system"); }},
    {ThemeChoice::Light, "view.theme_light", [] { return ThemeCommands::tr("Theme: light"); }},
    {ThemeChoice::Dark, "view.theme_dark", [] { return ThemeCommands::tr("Theme: dark"); }},
};

}  // namespace

void chooseTheme(ThemeChoice choice, Theme& theme, UiSettings& settings) {
    settings.setTheme(choice);
    theme.setChoice(choice);
}

void addThemeActions(ActionRegistry& registry, Theme& theme, UiSettings& settings) {
    for (const ThemeCommand& command : kCommands) {
        registry.add({QLatin1String(command.id),
                      ActionGroup::View,
                      command.text,
                      {},
                      [choice = command.choice, &theme, &settings] {
                          chooseTheme(choice, theme, settings);
                      }});
    }
}

}  // namespace weir::ui
