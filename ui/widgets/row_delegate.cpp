// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/row_delegate.hpp"

#include <QPainter>

#include "ui/theme/digits.hpp"
#include "ui/theme/fonts.hpp"
#include "ui/theme/icons.hpp"
#include "ui/theme/metrics.hpp"

namespace weir::ui {

namespace {

Token tokenFrom(const QModelIndex& index, int role, Token otherwise) {
    const QVariant value = index.data(role);
    return value.isValid() ? static_cast<Token>(value.toInt()) : otherwise;
}

}  // namespace

RowDelegate::RowDelegate(QObject* parent) : QStyledItemDelegate(parent) {}

QSize RowDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const int width = QStyledItemDelegate::sizeHint(option, index).width();
    const int edge = m_edge < 0 ? metrics().edgeLeft : m_edge;
    const int left = index.column() == 0 ? edge : metrics().cellPadding;
    return {width + left + metrics().cellPadding, m_rowHeight > 0 ? m_rowHeight : metrics().row};
}

void RowDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                        const QModelIndex& index) const {
    const bool first = index.column() == 0;
    const int edge = m_edge < 0 ? metrics().edgeLeft : m_edge;
    const int left = first ? edge : metrics().cellPadding;
    const QRect content = option.rect.adjusted(left, 0, -metrics().cellPadding, 0);
    if (content.width() <= 0) {
        return;
    }
    painter->save();
    painter->setClipRect(option.rect);
    paintContent(*painter, content, option, index);
    painter->restore();
}

void RowDelegate::paintContent(QPainter& painter, const QRect& content,
                               const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const bool enabled = option.state & QStyle::State_Enabled;
    QRect rect = content;
    const QString iconName = index.data(kIconRole).toString();
    if (!iconName.isEmpty()) {
        const int size = metrics().iconRow;
        paintIcon(painter, QRect(rect.left(), rect.top(), size, rect.height()), iconName,
                  color(tokenFrom(index, kIconTokenRole, Token::Text2)));
        rect.setLeft(rect.left() + size + metrics().iconGap);
    }
    const QVariant role = index.data(kTextRoleRole);
    painter.setFont(
        ui::font(role.isValid() ? static_cast<TextRole>(role.toInt()) : TextRole::Body));
    painter.setPen(color(enabled ? tokenFrom(index, kTokenRole, Token::Text) : Token::Disabled));
    const QString text = index.data(Qt::DisplayRole).toString();
    if (index.data(kFiguresRole).toBool()) {
        drawFigures(painter, rect, Qt::AlignRight | Qt::AlignVCenter, text);
        return;
    }
    const QVariant elide = index.data(kElideRole);
    const auto mode =
        elide.isValid() ? static_cast<Qt::TextElideMode>(elide.toInt()) : Qt::ElideRight;
    painter.drawText(rect, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                     painter.fontMetrics().elidedText(text, mode, rect.width()));
}

}  // namespace weir::ui
