// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/tokens.hpp"

#include <algorithm>
#include <cmath>

namespace weir::ui {

namespace {

struct Row {
    Token token;
    QStringView name;
    QRgb light;
    QRgb dark;
};

// The one table of colours, in the order of the enum.
constexpr Row kRows[] = {
    {Token::Rail, u"rail", 0xE8EDEF, 0x0E1316},
    {Token::Window, u"window", 0xF3F6F7, 0x13191D},
    {Token::Surface, u"surface", 0xFFFFFF, 0x181F24},
    {Token::Alt, u"alt", 0xF6F8F9, 0x1C242A},
    {Token::Raised, u"raised", 0xFFFFFF, 0x202930},
    {Token::Hover, u"hover", 0xEDF2F4, 0x232D34},
    {Token::Press, u"press", 0xE1E8EB, 0x2A363E},
    {Token::Border, u"border", 0xD3DBDF, 0x2B363E},
    {Token::Border2, u"border2", 0xE5EAED, 0x232C33},
    {Token::Control, u"control", 0x82909A, 0x6E7E88},
    {Token::Text, u"text", 0x162026, 0xE3EAED},
    {Token::Text2, u"text2", 0x43525A, 0xB7C3C9},
    {Token::Muted, u"muted", 0x5B6971, 0x93A2AA},
    {Token::Disabled, u"disabled", 0x8E9AA1, 0x65737B},
    {Token::Accent, u"accent", 0x0B6578, 0x4FBDD1},
    {Token::AccentHover, u"accent_hover", 0x09586A, 0x6BCADB},
    {Token::AccentPress, u"accent_press", 0x07495A, 0x3FA9BD},
    {Token::OnAccent, u"onaccent", 0xFFFFFF, 0x04222A},
    {Token::Link, u"link", 0x0B6578, 0x6CCBDC},
    {Token::Selected, u"sel", 0xD5EAEF, 0x153C47},
    {Token::SelectedInactive, u"seli", 0xE6EAEC, 0x263037},
    {Token::Focus, u"focus", 0x0B7F97, 0x5CC8DB},
    {Token::Ok, u"ok", 0x17693F, 0x62CB92},
    {Token::OkTint, u"okbg", 0xE3F3E9, 0x143122},
    {Token::Warn, u"warn", 0x7D5000, 0xE3B255},
    {Token::WarnTint, u"warnbg", 0xFCF0D6, 0x362A10},
    {Token::Error, u"error", 0xAB231C, 0xF58F84},
    {Token::ErrorTint, u"errorbg", 0xFBE6E3, 0x3D1F1C},
    {Token::Info, u"info", 0x1D57AE, 0x8BB8F7},
    {Token::InfoTint, u"infobg", 0xE4EDFB, 0x192D49},
    {Token::Mark, u"mark", 0xFFF3B8, 0x4A3F12},
    {Token::Series1, u"series1", 0x0283A0, 0x6CCEDB},
    {Token::Series2, u"series2", 0x9F6D01, 0xDBAC71},
    {Token::Series3, u"series3", 0x4E42B9, 0x6577EC},
    {Token::Series4, u"series4", 0xB73163, 0xDA769D},
    {Token::Series5, u"series5", 0x799D67, 0xA9E08A},
    {Token::Series6, u"series6", 0x843328, 0xC2491F},
    {Token::Series7, u"series7", 0x2D98F1, 0x02A7E8},
    {Token::Series8, u"series8", 0x4F166C, 0x8F5E91},
};
static_assert(std::size(kRows) == kTokenCount);

constexpr bool inOrder() {
    for (std::size_t index = 0; index < kTokenCount; ++index) {
        if (static_cast<std::size_t>(kRows[index].token) != index) {
            return false;
        }
    }
    return true;
}
static_assert(inOrder());

double luminance(QColor color) {
    const auto linear = [](float channel) {
        const double value = static_cast<double>(channel);
        return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) +
           0.0722 * linear(color.blueF());
}

QPalette::ColorRole systemRoleOf(Token token) {
    switch (token) {
        case Token::Rail:
        case Token::Window:
            return QPalette::Window;
        case Token::Surface:
        case Token::Alt:
        case Token::OkTint:
        case Token::WarnTint:
        case Token::ErrorTint:
        case Token::InfoTint:
        case Token::Mark:
            return QPalette::Base;
        case Token::Raised:
        case Token::Hover:
        case Token::Press:
            return QPalette::Button;
        case Token::Accent:
        case Token::AccentHover:
        case Token::AccentPress:
        case Token::Selected:
        case Token::SelectedInactive:
        case Token::Focus:
            return QPalette::Highlight;
        case Token::OnAccent:
            return QPalette::HighlightedText;
        case Token::Link:
            return QPalette::Link;
        default:
            return QPalette::WindowText;
    }
}

ColorSet& colorsInForce() {
    static ColorSet colors = ColorSet::of(Scheme::Light);
    return colors;
}

}  // namespace

ColorSet ColorSet::of(Scheme scheme) {
    ColorSet set;
    std::transform(std::begin(kRows), std::end(kRows), set.m_colors.begin(),
                   [scheme](const Row& row) {
                       return QColor(scheme == Scheme::Light ? row.light : row.dark);
                   });
    return set;
}

ColorSet ColorSet::ofSystem(const QPalette& system) {
    ColorSet set;
    std::transform(std::begin(kRows), std::end(kRows), set.m_colors.begin(), [&](const Row& row) {
        return row.token == Token::Disabled
                   ? system.color(QPalette::Disabled, QPalette::WindowText)
                   : system.color(QPalette::Active, systemRoleOf(row.token));
    });
    return set;
}

QColor color(Token token) {
    return colorsInForce()[token];
}

void setColorsInForce(const ColorSet& colors) {
    colorsInForce() = colors;
}

std::span<const NamedToken> namedTokens() {
    static const auto names = [] {
        std::array<NamedToken, kTokenCount> list{};
        std::transform(std::begin(kRows), std::end(kRows), list.begin(),
                       [](const Row& row) { return NamedToken{row.name, row.token}; });
        return list;
    }();
    return names;
}

double contrastRatio(QColor one, QColor other) {
    const double first = luminance(one) + 0.05;
    const double second = luminance(other) + 0.05;
    return std::max(first, second) / std::min(first, second);
}

bool isHighContrast(const QPalette& system) {
    return contrastRatio(system.color(QPalette::Window), system.color(QPalette::WindowText)) > 20;
}

}  // namespace weir::ui
