// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/rail_delegate.hpp"

#include <QPainter>

#include "ui/theme/digits.hpp"
#include "ui/theme/fonts.hpp"
#include "ui/theme/icons.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/window/rail_model.hpp"

namespace weir::ui {

namespace {

void paintGround(QPainter& painter, const QRect& item, const QStyleOptionViewItem& option) {
    const bool selected = option.state & QStyle::State_Selected;
    const int radius = metrics().radiusBox;
    painter.setPen(Qt::NoPen);
    if (selected || (option.state & QStyle::State_MouseOver)) {
        painter.setBrush(color(selected ? Token::Selected : Token::Hover));
        painter.drawRoundedRect(item, radius, radius);
    }
    if (selected) {
        const int inset = item.height() / 4;
        painter.setBrush(color(Token::Accent));
        painter.drawRoundedRect(
            QRect(item.left(), item.top() + inset, metrics().accentBar, item.height() - 2 * inset),
            1, 1);
    }
    if (option.state & QStyle::State_HasFocus) {
        const double half = metrics().focusRing / 2.0;
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(color(Token::Focus), metrics().focusRing));
        painter.drawRoundedRect(QRectF(item).adjusted(half, half, -half, -half), radius, radius);
    }
}

}  // namespace

QSize RailDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const {
    const int height = std::max(option.fontMetrics.height() + metrics().px(16), metrics().px(34));
    return {metrics().railFolded, m_folded ? height + metrics().px(4) : height};
}

void RailDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                         const QModelIndex& index) const {
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const int side = m_folded ? metrics().px(6) : metrics().space(2);
    const QRect item = option.rect.adjusted(side, 1, -side, -1);
    paintGround(*painter, item, option);

    const bool selected = option.state & QStyle::State_Selected;
    const int size = m_folded ? metrics().iconRailFolded : metrics().iconRail;
    const int iconLeft =
        m_folded ? item.left() + (item.width() - size) / 2 : item.left() + metrics().space(2);
    paintIcon(*painter, QRect(iconLeft, item.top(), size, item.height()),
              index.data(RailModel::IconNameRole).toString(),
              color(selected ? Token::Accent : Token::Text2));
    if (!m_folded) {
        QRect text = item;
        text.setLeft(iconLeft + size + metrics().px(10));
        text.setRight(item.right() - metrics().space(2));
        const QString badge = index.data(RailModel::BadgeRole).toString();
        if (!badge.isEmpty()) {
            painter->setFont(ui::font(TextRole::Small));
            painter->setPen(color(selected ? Token::Text2 : Token::Muted));
            drawFigures(*painter, text, Qt::AlignRight | Qt::AlignVCenter, badge);
            text.setRight(text.right() - figuresWidth(painter->font(), badge) - metrics().gap);
        }
        painter->setFont(ui::font(selected ? TextRole::Value : TextRole::Body));
        painter->setPen(color(selected ? Token::Text : Token::Text2));
        painter->drawText(text, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                          painter->fontMetrics().elidedText(index.data(Qt::DisplayRole).toString(),
                                                            Qt::ElideRight, text.width()));
    }
    painter->restore();
}

}  // namespace weir::ui
