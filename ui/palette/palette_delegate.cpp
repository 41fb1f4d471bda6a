// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/palette/palette_delegate.hpp"

#include <QPainter>

#include "ui/palette/palette_model.hpp"
#include "ui/theme/fonts.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/theme/tokens.hpp"

namespace weir::ui {

namespace {

// Draws text and gives the place after it.
int drawRun(QPainter& painter, const QRect& rect, int left, const QString& text, TextRole role,
            Token token) {
    painter.setFont(ui::font(role));
    painter.setPen(color(token));
    const QRect place(left, rect.top(), rect.right() - left, rect.height());
    painter.drawText(place, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, text);
    return left + painter.fontMetrics().horizontalAdvance(text);
}

// Runs of characters that were typed, and those that were not, in turns.
void drawName(QPainter& painter, const QRect& rect, int left, const QString& name,
              const QList<int>& places) {
    int from = 0;
    while (from < name.size()) {
        const bool typed = places.contains(from);
        int to = from + 1;
        while (to < name.size() && places.contains(to) == typed) {
            ++to;
        }
        left = drawRun(painter, rect, left, name.mid(from, to - from),
                       typed ? TextRole::Value : TextRole::Body, Token::Text);
        from = to;
    }
}

}  // namespace

QSize PaletteDelegate::sizeHint(const QStyleOptionViewItem& option,
                                const QModelIndex& index) const {
    return {QStyledItemDelegate::sizeHint(option, index).width(), metrics().rowComfortable};
}

void PaletteDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                            const QModelIndex& index) const {
    painter->save();
    const bool selected = option.state & QStyle::State_Selected;
    if (selected || (option.state & QStyle::State_MouseOver)) {
        painter->fillRect(option.rect, color(selected ? Token::Selected : Token::Hover));
    }
    QRect rect = option.rect.adjusted(metrics().gap, 0, -metrics().gap, 0);
    const QString shortcut = index.data(PaletteModel::ShortcutRole).toString();
    if (!shortcut.isEmpty()) {
        painter->setFont(ui::font(TextRole::Small));
        painter->setPen(color(Token::Muted));
        painter->drawText(rect, Qt::AlignVCenter | Qt::AlignRight, shortcut);
        rect.setRight(rect.right() - painter->fontMetrics().horizontalAdvance(shortcut) -
                      metrics().gap);
    }
    painter->setClipRect(rect);
    const int name =
        drawRun(*painter, rect, rect.left(), index.data(PaletteModel::GroupRole).toString(),
                TextRole::Body, Token::Muted) +
        metrics().space(2);
    drawName(*painter, rect, name, index.data(Qt::DisplayRole).toString(),
             index.data(PaletteModel::PlacesRole).value<QList<int>>());
    painter->restore();
}

}  // namespace weir::ui
