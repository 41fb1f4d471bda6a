// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/digits.hpp"

#include <QFontMetrics>
#include <QHash>
#include <QPainter>
#include <algorithm>

namespace weir::ui {

namespace {

struct DigitWidths {
    bool equal = true;
    int widest = 0;
};

const DigitWidths& widthsOf(const QFont& font) {
    static QHash<QString, DigitWidths> measured;
    auto found = measured.find(font.key());
    if (found == measured.end()) {
        const QFontMetrics sizes(font);
        DigitWidths widths;
        widths.widest = sizes.horizontalAdvance(QLatin1Char('0'));
        for (char16_t digit = u'1'; digit <= u'9'; ++digit) {
            const int width = sizes.horizontalAdvance(QChar(digit));
            widths.equal = widths.equal && width == widths.widest;
            widths.widest = std::max(widths.widest, width);
        }
        found = measured.insert(font.key(), widths);
    }
    return *found;
}

bool isDigit(QChar letter) {
    return letter >= QLatin1Char('0') && letter <= QLatin1Char('9');
}

}  // namespace

bool hasTabularDigits(const QFont& font) {
    return widthsOf(font).equal;
}

int figuresWidth(const QFont& font, const QString& text) {
    const QFontMetrics sizes(font);
    const DigitWidths& widths = widthsOf(font);
    if (widths.equal) {
        return sizes.horizontalAdvance(text);
    }
    int width = 0;
    for (const QChar letter : text) {
        width += isDigit(letter) ? widths.widest : sizes.horizontalAdvance(letter);
    }
    return width;
}

void drawFigures(QPainter& painter, const QRect& rect, Qt::Alignment alignment,
                 const QString& text) {
    const QFont& used = painter.font();
    if (hasTabularDigits(used)) {
        painter.drawText(rect, static_cast<int>(alignment) | Qt::TextSingleLine, text);
        return;
    }
    const QFontMetrics sizes(used);
    const int cell = widthsOf(used).widest;
    int left = rect.left();
    if (alignment & Qt::AlignRight) {
        left = rect.right() + 1 - figuresWidth(used, text);
    } else if (alignment & Qt::AlignHCenter) {
        left += (rect.width() - figuresWidth(used, text)) / 2;
    }
    const int baseline = rect.top() + (rect.height() - sizes.height()) / 2 + sizes.ascent();
    for (const QChar letter : text) {
        const int width = sizes.horizontalAdvance(letter);
        const int advance = isDigit(letter) ? cell : width;
        painter.drawText(left + (advance - width) / 2, baseline, QString(letter));
        left += advance;
    }
}

}  // namespace weir::ui
