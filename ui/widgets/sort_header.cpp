// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/sort_header.hpp"

#include <QFontMetrics>
#include <QPainter>
#include <QStyleOptionHeader>
#include <algorithm>
#include <utility>

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

// The arrow follows a title on the left, and stands before one on the right, whose end is where its
// figures end.
void SortHeader::paintSection(QPainter* painter, const QRect& whole, int section) const {
    const QRect rect(whole.topLeft(), QSize(whole.width(), metrics().columnHeader));
    painter->save();  // a style sheet leaves its clip behind
    QHeaderView::paintSection(painter, rect, section);
    painter->restore();
    if (section != m_sorted) {
        return;
    }
    const int size = metrics().iconChip;
    const QString title = model()->headerData(section, orientation()).toString();
    const Qt::Alignment side(
        model()->headerData(section, orientation(), Qt::TextAlignmentRole).toInt());
    QFont bold = font();
    bold.setBold(true);
    const int width = QFontMetrics(bold).horizontalAdvance(title) + metrics().cellPadding;
    const int left = side.testFlag(Qt::AlignRight)
                         ? rect.right() - width - size - metrics().space(1)
                         : rect.left() + width + metrics().space(1);
    paintIcon(*painter, QRect(std::max(left, rect.left()), rect.top(), size, rect.height()),
              m_order == Qt::AscendingOrder ? QStringLiteral("chevron-up")
                                            : QStringLiteral("chevron-down"),
              color(Token::Text));
}

std::vector<int> SortHeader::widths() const {
    std::vector<int> widths;
    for (int section = 0; section < count(); ++section) {
        widths.push_back(sectionSize(section));
    }
    return widths;
}

// The stretched column only takes what the others leave.
void SortHeader::tellChosen() {
    const std::vector<int> before = std::exchange(m_before, {});
    const std::vector<int> now = widths();
    for (std::size_t at = 0; at < before.size() && at < now.size(); ++at) {
        const int section = static_cast<int>(at);
        if (before[at] != now[at] && sectionResizeMode(section) == Interactive) {
            emit widthChosen(section, now[at]);
            return;
        }
    }
}

void SortHeader::mousePressEvent(QMouseEvent* event) {
    m_before = widths();
    QHeaderView::mousePressEvent(event);
}

void SortHeader::mouseReleaseEvent(QMouseEvent* event) {
    QHeaderView::mouseReleaseEvent(event);
    tellChosen();
}

void SortHeader::mouseDoubleClickEvent(QMouseEvent* event) {
    m_before = widths();
    QHeaderView::mouseDoubleClickEvent(event);
    tellChosen();
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
