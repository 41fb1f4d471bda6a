// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/table/sort_header.hpp"

#include <QPainter>
#include <QStyleOptionHeader>

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
void SortHeader::paintSection(QPainter* painter, const QRect& rect, int section) const {
    QHeaderView::paintSection(painter, rect, section);
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

void SortHeader::initStyleOptionForIndex(QStyleOptionHeader* option, int section) const {
    QHeaderView::initStyleOptionForIndex(option, section);
    option->state.setFlag(QStyle::State_On, section == m_sorted);
}

}  // namespace weir::ui
