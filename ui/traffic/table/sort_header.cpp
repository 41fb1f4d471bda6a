// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/table/sort_header.hpp"

#include <QPainter>
#include <QStyleOptionHeader>
#include <algorithm>

#include "ui/theme/icons.hpp"
#include "ui/theme/metrics.hpp"
#include "ui/theme/tokens.hpp"

namespace weir::ui {

SortHeader::SortHeader(QWidget* parent) : QHeaderView(Qt::Horizontal, parent) {
    setSectionsMovable(true);
    setFirstSectionMovable(false);
    setHighlightSections(false);
    setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
}

void SortHeader::showSort(int column, Qt::SortOrder order) {
    m_sorted = column;
    m_order = order;
    viewport()->update();
}

// The arrow stands in the padding, because the title of a column of figures has no room to give.
void SortHeader::paintSection(QPainter* painter, const QRect& whole, int section) const {
    const QRect rect(whole.topLeft(), QSize(whole.width(), metrics().columnHeader));
    painter->save();  // a style sheet leaves its clip behind
    QHeaderView::paintSection(painter, rect, section);
    painter->restore();
    if (section != m_sorted) {
        return;
    }
    const int size = metrics().iconChip;
    const int middle = rect.right() - metrics().cellPadding / 2;
    paintIcon(*painter, QRect(middle - size / 2, rect.top(), size, rect.height()),
              m_order == Qt::AscendingOrder ? QStringLiteral("chevron-up")
                                            : QStringLiteral("chevron-down"),
              color(Token::Text));
}

void SortHeader::resizeEvent(QResizeEvent* event) {
    QHeaderView::resizeEvent(event);
    if (m_under != nullptr) {
        const int top = metrics().columnHeader;
        m_under->setGeometry(0, top, width(), std::max(0, height() - top));
    }
}

void SortHeader::initStyleOptionForIndex(QStyleOptionHeader* option, int section) const {
    QHeaderView::initStyleOptionForIndex(option, section);
    option->state.setFlag(QStyle::State_On, section == m_sorted);
}

}  // namespace weir::ui
