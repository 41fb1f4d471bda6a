// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/look_panel.hpp"

#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>
#include <algorithm>
#include <array>

#include "ui/settings/language.hpp"
#include "ui/settings/theme_actions.hpp"
#include "ui/settings/ui_settings.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/theme/theme.hpp"
#include "ui/widgets/segments.hpp"
#include "ui/widgets/text.hpp"

namespace weir::ui {

namespace {

constexpr std::array kThemes{ThemeChoice::System, ThemeChoice::Light, ThemeChoice::Dark};

// Beside the others.
QString wordOf(ThemeChoice choice) {
    switch (choice) {
        case ThemeChoice::System:
            return LookPanel::tr("System");
        case ThemeChoice::Light:
            return LookPanel::tr("Light");
        case ThemeChoice::Dark:
            return LookPanel::tr("Dark");
    }
    return {};
}

int indexOf(ThemeChoice choice) {
    return static_cast<int>(std::ranges::find(kThemes, choice) - kThemes.begin());
}

}  // namespace

LookPanel::LookPanel(UiSettings& settings, Theme& theme, Language& language, QWidget* parent)
    : Panel(parent),
      m_settings(settings),
      m_theme(theme),
      m_language(language),
      m_themeLabel(makeLabel(TextRole::Body, Tone::Text2)),
      m_themes(new Segments(static_cast<int>(kThemes.size()))),
      m_languageLabel(makeLabel(TextRole::Body, Tone::Text2)),
      m_languages(new QComboBox) {
    m_themeLabel->setBuddy(m_themes);
    m_languageLabel->setBuddy(m_languages);
    m_languages->addItem(QString(), QString());
    for (const QString& each : Language::available()) {
        m_languages->addItem(Language::ownNameOf(each), each);
    }
    m_languages->setSizeAdjustPolicy(QComboBox::AdjustToContents);

    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(metrics().space(4));
    grid->setVerticalSpacing(metrics().space(2));
    grid->addWidget(m_themeLabel, 0, 0);
    grid->addWidget(m_themes, 0, 1, Qt::AlignLeft);
    grid->addWidget(m_languageLabel, 1, 0);
    grid->addWidget(m_languages, 1, 1, Qt::AlignLeft);
    grid->setColumnStretch(1, 1);
    contentLayout()->addLayout(grid);

    m_themes->setCurrent(indexOf(m_theme.choice()));
    m_languages->setCurrentIndex(std::max(0, m_languages->findData(m_language.choice())));
    connect(m_themes, &Segments::chosen, this, [this](int index) {
        chooseTheme(kThemes[static_cast<std::size_t>(index)], m_theme, m_settings);
    });
    // A command chooses one too.
    connect(&m_theme, &Theme::changed, this,
            [this] { m_themes->setCurrent(indexOf(m_theme.choice())); });
    connect(m_languages, &QComboBox::activated, this, [this] {
        const QString chosen = m_languages->currentData().toString();
        m_settings.setLanguage(chosen);
        m_language.setChoice(chosen);
    });
    retranslate();
}

void LookPanel::changeEvent(QEvent* event) {
    Panel::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void LookPanel::retranslate() {
    setTitle(tr("Look"));
    m_themeLabel->setText(tr("Theme"));
    QStringList words;
    for (const ThemeChoice choice : kThemes) {
        words.append(wordOf(choice));
    }
    m_themes->setTexts(words);
    m_languageLabel->setText(tr("Language"));
    m_languages->setItemText(0, tr("As the system"));
    m_languages->setAccessibleName(tr("Language"));
}

}  // namespace weir::ui
