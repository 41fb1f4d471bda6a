// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notifications/notification_delegate.hpp"

#include <QPainter>

#include "ui/notifications/notification_log.hpp"
#include "ui/theme/fonts.hpp"
#include "ui/theme/icons.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/widgets/state_look.hpp"

namespace weir::ui {

namespace {

// On the right of the line; what is left of it for the rest.
QRect drawAtEnd(QPainter& painter, const QRect& line, const QString& text, Token token) {
    if (text.isEmpty()) {
        return line;
    }
    painter.setFont(ui::font(TextRole::Small));
    painter.setPen(color(token));
    painter.drawText(line, Qt::AlignVCenter | Qt::AlignRight | Qt::TextSingleLine, text);
    return line.adjusted(0, 0, -painter.fontMetrics().horizontalAdvance(text) - metrics().gap, 0);
}

void drawWords(QPainter& painter, const QRect& line, const QString& text, TextRole role,
               Token token) {
    painter.setFont(ui::font(role));
    painter.setPen(color(token));
    painter.drawText(line, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                     painter.fontMetrics().elidedText(text, Qt::ElideRight, line.width()));
}

}  // namespace

QSize NotificationDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const {
    return {0, metrics().rowTwoLine};
}

void NotificationDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const {
    painter->save();
    const bool selected = option.state & QStyle::State_Selected;
    if (selected || (option.state & QStyle::State_MouseOver)) {
        painter->fillRect(option.rect, color(selected ? Token::Selected : Token::Hover));
    }
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1),
                      color(Token::Border2));
    QRect rect = option.rect.adjusted(metrics().gap, metrics().space(1), -metrics().gap,
                                      -metrics().space(1));
    const auto tone = static_cast<Tone>(index.data(NotificationLog::ToneRole).toInt());
    const int icon = metrics().iconRow;
    const QString text = index.data(NotificationLog::TextRole).toString();
    const QString action = index.data(NotificationLog::ActionRole).toString();
    const bool two = !text.isEmpty() || !action.isEmpty();
    const int height = two ? rect.height() / 2 : rect.height();
    paintIcon(*painter, QRect(rect.left(), rect.top(), icon, height),
              index.data(NotificationLog::IconNameRole).toString(), color(tokenOf(tone)));
    rect.setLeft(rect.left() + icon + metrics().iconGap);
    const QRect first(rect.left(), rect.top(), rect.width(), height);
    drawWords(
        *painter,
        drawAtEnd(*painter, first, index.data(NotificationLog::TimeRole).toString(), Token::Muted),
        index.data(Qt::DisplayRole).toString(), TextRole::Value, Token::Text);
    if (two) {
        const QRect second(rect.left(), rect.top() + height, rect.width(), rect.height() - height);
        drawWords(*painter, drawAtEnd(*painter, second, action, Token::Link), text, TextRole::Small,
                  Token::Text2);
    }
    painter->restore();
}

}  // namespace weir::ui
