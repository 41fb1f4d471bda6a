// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/hover_box.hpp"

#include <QPainter>
#include <algorithm>

#include "ui/theme/digits.hpp"
#include "ui/theme/fonts.hpp"
#include "ui/theme/metrics.hpp"

namespace weir::ui {

namespace {

struct BoxSizes {
    int line = QFontMetrics(ui::font(TextRole::Small)).height() + metrics().px(3);
    int padding = metrics().space(2);
    int square = metrics().px(9);
    int gap = metrics().px(6);
    int between = metrics().space(4);
};

QFont fontOf(const HoverBox::Line& line) {
    QFont font = ui::font(TextRole::Small);
    if (line.strong) {
        font.setWeight(QFont::DemiBold);
    }
    return font;
}

QFont headFont() {
    return ui::font(TextRole::SmallStrong);
}

}  // namespace

QSize hoverBoxSize(const HoverBox& box) {
    const BoxSizes sizes;
    int width = figuresWidth(headFont(), box.head);
    for (const HoverBox::Line& line : box.lines) {
        const QFont font = fontOf(line);
        width = std::max(width, sizes.square + sizes.gap +
                                    QFontMetrics(font).horizontalAdvance(line.name) +
                                    sizes.between + figuresWidth(font, line.value));
    }
    width = std::max(width, QFontMetrics(ui::font(TextRole::Small)).horizontalAdvance(box.hint));
    const int lines = static_cast<int>(box.lines.size()) + (box.hint.isEmpty() ? 1 : 2);
    return {width + 2 * sizes.padding + 2, sizes.line * lines + 2 * sizes.padding};
}

void paintHoverBox(QPainter& painter, const QPoint& topLeft, const HoverBox& box) {
    const BoxSizes sizes;
    const QRect all(topLeft, hoverBoxSize(box));
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(color(Token::Control));
    painter.setBrush(color(Token::Raised));
    painter.drawRoundedRect(QRectF(all).adjusted(0.5, 0.5, -0.5, -0.5), metrics().radiusBox,
                            metrics().radiusBox);
    QRect line = all.adjusted(sizes.padding, sizes.padding, -sizes.padding, 0);
    line.setHeight(sizes.line);
    painter.setFont(headFont());
    painter.setPen(color(Token::Muted));
    drawFigures(painter, line, Qt::AlignLeft | Qt::AlignVCenter, box.head);
    for (const HoverBox::Line& each : box.lines) {
        line.translate(0, sizes.line);
        if (each.square) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(color(*each.square));
            painter.drawRoundedRect(QRectF(line.left(), line.center().y() - sizes.square / 2.0,
                                           sizes.square, sizes.square),
                                    metrics().px(2), metrics().px(2));
        }
        painter.setFont(fontOf(each));
        painter.setPen(color(Token::Text));
        const QRect text = line.adjusted(sizes.square + sizes.gap, 0, 0, 0);
        painter.drawText(text, Qt::AlignLeft | Qt::AlignVCenter, each.name);
        drawFigures(painter, text, Qt::AlignRight | Qt::AlignVCenter, each.value);
    }
    painter.setFont(ui::font(TextRole::Small));
    painter.setPen(color(Token::Muted));
    painter.drawText(line.translated(0, sizes.line), Qt::AlignLeft | Qt::AlignVCenter, box.hint);
    painter.restore();
}

}  // namespace weir::ui
