// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPalette>
#include <QStringView>
#include <array>
#include <cstddef>
#include <span>

// Every colour of Weir. No colour literal stands anywhere else in ui/.
namespace weir::ui {

enum class Token {
    Rail,     // navigation rail, status bar
    Window,   // header, panes, dialogs
    Surface,  // tables, panels, fields
    Alt,      // table header, totals, dialog footer, code
    Raised,   // buttons, popups, tooltips
    Hover,    // under the pointer
    Press,    // held down; the empty part of a gauge
    Border,   // edges
    Border2,  // row lines and inner dividers
    Control,  // edge of fields, checks, popups, dialogs; a ninth series
    Text,
    Text2,     // second words
    Muted,     // labels, units, hints
    Disabled,  // never the only carrier of a fact
    Accent,
    AccentHover,
    AccentPress,
    OnAccent,
    Link,
    Selected,          // selected row, view has focus
    SelectedInactive,  // selected row, focus elsewhere
    Focus,
    Ok,
    OkTint,
    Warn,
    WarnTint,
    Error,
    ErrorTint,
    Info,
    InfoTint,
    Mark,  // search hit in a body
    Series1,
    Series2,
    Series3,
    Series4,
    Series5,
    Series6,
    Series7,
    Series8,
};
inline constexpr std::size_t kTokenCount = static_cast<std::size_t>(Token::Series8) + 1;

enum class Scheme { Light, Dark };

// One colour a token.
class ColorSet {
public:
    static ColorSet of(Scheme scheme);
    // The system's own colours, without tints, for a high-contrast system palette.
    static ColorSet ofSystem(const QPalette& system);

    QColor operator[](Token token) const { return m_colors[static_cast<std::size_t>(token)]; }

private:
    std::array<QColor, kTokenCount> m_colors;
};

// The colour of a token in the theme in force. As with QApplication::palette() there is one for the
// process; a widget that keeps a colour looks it up again on QEvent::PaletteChange.
QColor color(Token token);
// For Theme only.
void setColorsInForce(const ColorSet& colors);

// The name a style sheet uses for a token: "@surface".
struct NamedToken {
    QStringView name;
    Token token;
};
std::span<const NamedToken> namedTokens();

// WCAG 2.x contrast ratio, 1 to 21.
double contrastRatio(QColor one, QColor other);
// White on black or nearly so: what a high-contrast theme of a system looks like.
bool isHighContrast(const QPalette& system);

}  // namespace weir::ui
