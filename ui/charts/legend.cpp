// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/legend.hpp"

#include <QPainter>
#include <QStringList>

#include "ui/theme/fonts.hpp"
#include "ui/theme/metrics.hpp"

namespace weir::ui {

namespace {

struct LegendSizes {
    QFontMetrics font{ui::font(TextRole::Small)};
    int square = metrics().px(9);
    int gap = metrics().px(5);
    int between = metrics().px(10);
};

void paintSign(QPainter& painter, const LegendEntry& entry, const QRectF& square) {
    const QColor ink = color(entry.token);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    switch (entry.sign) {
        case LegendEntry::Sign::Filled:
            painter.setBrush(ink);
            painter.drawRoundedRect(square, metrics().px(2), metrics().px(2));
            return;
        case LegendEntry::Sign::Hatched:
            painter.fillRect(square, QBrush(ink, Qt::BDiagPattern));
            return;
        case LegendEntry::Sign::Line:
            painter.fillRect(QRectF(square.center().x() - metrics().px(1), square.top(),
                                    metrics().px(2), square.height()),
                             ink);
            return;
    }
}

}  // namespace

Legend::Legend(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void Legend::setEntries(QVector<LegendEntry> entries) {
    m_entries = std::move(entries);
    QStringList words;
    for (const LegendEntry& entry : m_entries) {
        words << entry.text;
    }
    setAccessibleName(words.join(QStringLiteral(", ")));
    updateGeometry();
    update();
}

QSize Legend::sizeHint() const {
    const LegendSizes sizes;
    int width = 0;
    for (const LegendEntry& entry : m_entries) {
        width += width == 0 ? 0 : sizes.between;
        width += entry.dividerBefore ? sizes.between + 1 : 0;
        width += sizes.square + sizes.gap + sizes.font.horizontalAdvance(entry.text) + 1;
    }
    return {width, sizes.font.height()};
}

void Legend::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setFont(ui::font(TextRole::Small));
    const LegendSizes sizes;
    int left = 0;
    for (const LegendEntry& entry : m_entries) {
        left += left == 0 ? 0 : sizes.between;
        if (entry.dividerBefore) {
            painter.fillRect(QRect(left, 0, 1, height()), color(Token::Border));
            left += sizes.between + 1;
        }
        paintSign(painter, entry,
                  QRectF(left, (height() - sizes.square) / 2.0, sizes.square, sizes.square));
        left += sizes.square + sizes.gap;
        const int width = sizes.font.horizontalAdvance(entry.text) + 1;
        painter.setPen(color(Token::Text2));
        painter.drawText(QRect(left, 0, width, height()), Qt::AlignVCenter | Qt::AlignLeft,
                         entry.text);
        left += width;
    }
}

}  // namespace weir::ui
