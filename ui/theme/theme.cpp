// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme.hpp"

#include <QApplication>
#include <QEvent>
#include <QFile>
#include <QToolTip>

#include "ui/theme/fonts.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/theme/style.hpp"
#include "ui/theme/style_sheet.hpp"
#include "ui/theme/system_scheme.hpp"

namespace weir::ui {

namespace {

bool isDark(const QPalette& palette) {
    return palette.color(QPalette::Window).lightnessF() <
           palette.color(QPalette::WindowText).lightnessF();
}

QString styleSheetSource() {
    QFile file(QStringLiteral(":/theme/weir.qss"));
    if (!file.open(QIODevice::ReadOnly)) {
        qFatal("the style sheet is not in the binary");
    }
    return QString::fromUtf8(file.readAll());
}

}  // namespace

QPalette paletteOf(const ColorSet& colors) {
    struct Entry {
        QPalette::ColorRole role;
        Token token;
    };
    static constexpr Entry kEntries[] = {
        {QPalette::Window, Token::Window},
        {QPalette::WindowText, Token::Text},
        {QPalette::Base, Token::Surface},
        {QPalette::AlternateBase, Token::Alt},
        {QPalette::Text, Token::Text},
        {QPalette::Button, Token::Raised},
        {QPalette::ButtonText, Token::Text},
        {QPalette::BrightText, Token::OnAccent},
        {QPalette::ToolTipBase, Token::Raised},
        {QPalette::ToolTipText, Token::Text},
        {QPalette::PlaceholderText, Token::Muted},
        {QPalette::Highlight, Token::Selected},
        {QPalette::HighlightedText, Token::Text},
        {QPalette::Link, Token::Link},
        {QPalette::LinkVisited, Token::Link},
        {QPalette::Light, Token::Surface},
        {QPalette::Midlight, Token::Border2},
        {QPalette::Mid, Token::Control},
        {QPalette::Dark, Token::Border},
        {QPalette::Shadow, Token::Border},
    };
    QPalette palette;
    for (const Entry& entry : kEntries) {
        palette.setColor(entry.role, colors[entry.token]);
    }
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
        palette.setColor(QPalette::Disabled, role, colors[Token::Disabled]);
    }
    palette.setColor(QPalette::Inactive, QPalette::Highlight, colors[Token::SelectedInactive]);
    return palette;
}

Theme::Theme(QApplication& application, ThemeChoice choice, QObject* parent)
    : QObject(parent),
      m_application(application),
      m_system(new SystemScheme(this)),
      m_systemPalette(QApplication::palette()),
      m_choice(choice) {
    QApplication::setStyle(new Style);
    apply();
    application.installEventFilter(this);
    connect(m_system, &SystemScheme::changed, this, [this] {
        if (m_choice == ThemeChoice::System) {
            apply();
        }
    });
}

Theme::~Theme() = default;

void Theme::setChoice(ThemeChoice choice) {
    if (m_choice != choice) {
        m_choice = choice;
        apply();
    }
}

Scheme Theme::scheme() const {
    switch (m_choice) {
        case ThemeChoice::Light:
            return Scheme::Light;
        case ThemeChoice::Dark:
            return Scheme::Dark;
        case ThemeChoice::System:
            break;
    }
    return m_system->preferred().value_or(isDark(m_systemPalette) ? Scheme::Dark : Scheme::Light);
}

void Theme::apply() {
    // Applying changes the application's palette and font, which is told back to the event filter.
    m_applying = true;
    const bool asTheSystem = m_choice == ThemeChoice::System && isHighContrast(m_systemPalette);
    const ColorSet colors =
        asTheSystem ? ColorSet::ofSystem(m_systemPalette) : ColorSet::of(scheme());
    const Metrics sizes(QApplication::font());
    setColorsInForce(colors);
    setMetricsInForce(sizes);
    QApplication::setPalette(paletteOf(colors));
    QToolTip::setPalette(QApplication::palette());
    m_styleSheet = makeStyleSheet(styleSheetSource(), colors, sizes);
    if (!m_building) {
        m_application.setStyleSheet(m_styleSheet);
    }
    m_applying = false;
    emit changed();
}

void Theme::beginBuilding() {
    m_building = true;
    m_application.setStyleSheet({});
}

void Theme::endBuilding() {
    m_building = false;
    m_applying = true;
    m_application.setStyleSheet(m_styleSheet);
    m_applying = false;
}

bool Theme::eventFilter(QObject* watched, QEvent* event) {
    if (watched == &m_application && event->type() == QEvent::ApplicationFontChange &&
        !m_applying) {
        apply();
    }
    return QObject::eventFilter(watched, event);
}

}  // namespace weir::ui
