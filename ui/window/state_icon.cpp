// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/state_icon.hpp"

#include <QPainter>
#include <optional>

#include "ui/theme/icons.hpp"
#include "ui/widgets/state_look.hpp"

namespace weir::ui {

namespace {

constexpr int kSizes[] = {16, 22, 24, 32, 48, 64, 128};

// Made for any panel, so always in the light theme's colours.
QColor fixed(Token token) {
    return ColorSet::of(Scheme::Light)[token];
}

QPixmap picture(int size, std::optional<GatewayState> state) {
    QPixmap pixmap(size, size);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(fixed(Token::Accent));
    painter.drawRoundedRect(QRectF(0, 0, size, size), size * 0.22, size * 0.22);
    const int inset = size / 7;
    paintIcon(painter, QRect(inset, inset, size - 2 * inset, size - 2 * inset),
              QStringLiteral("mark"), fixed(Token::OnAccent));
    if (state && *state != GatewayState::Listening) {
        const double diameter = size * 0.5;
        const QRectF sign(size - diameter, size - diameter, diameter, diameter);
        painter.setBrush(fixed(Token::Surface));
        painter.drawEllipse(sign);
        const double edge = size * 0.06;
        painter.setBrush(fixed(tokenOf(lookOf(*state).tone)));
        painter.drawEllipse(sign.adjusted(edge, edge, -edge, -edge));
    }
    return pixmap;
}

QIcon allSizes(std::optional<GatewayState> state) {
    QIcon icon;
    for (const int size : kSizes) {
        icon.addPixmap(picture(size, state));
    }
    return icon;
}

}  // namespace

QIcon programIcon() {
    return allSizes(std::nullopt);
}

QIcon programIcon(GatewayState state) {
    return allSizes(state);
}

}  // namespace weir::ui
