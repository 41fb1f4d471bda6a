// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/panel.hpp"

class QComboBox;
class QLabel;

namespace weir::ui {

class Language;
class Segments;
class Theme;
class UiSettings;

// How the window looks and speaks. A change takes effect at once and is kept.
class LookPanel : public Panel {
    Q_OBJECT

public:
    LookPanel(UiSettings& settings, Theme& theme, Language& language, QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    UiSettings& m_settings;
    Theme& m_theme;
    Language& m_language;
    QLabel* m_themeLabel;
    Segments* m_themes;
    QLabel* m_languageLabel;
    QComboBox* m_languages;
};

}  // namespace weir::ui
