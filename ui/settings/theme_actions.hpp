// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace weir::ui {

class ActionRegistry;
class Theme;
class UiSettings;
enum class ThemeChoice;

// At once, and kept.
void chooseTheme(ThemeChoice choice, Theme& theme, UiSettings& settings);

// The themes as commands, from any page.
void addThemeActions(ActionRegistry& registry, Theme& theme, UiSettings& settings);

}  // namespace weir::ui
