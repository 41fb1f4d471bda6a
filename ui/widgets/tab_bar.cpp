// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/tab_bar.hpp"

#include "ui/theme/metrics.hpp"

namespace weir::ui {

TabBar::TabBar(QWidget* parent) : QTabBar(parent) {
    setDocumentMode(true);
    setDrawBase(false);
    setExpanding(false);
    setUsesScrollButtons(true);
    setElideMode(Qt::ElideNone);
    setFocusPolicy(Qt::TabFocus);
}

QSize TabBar::tabSizeHint(int index) const {
    QSize size = QTabBar::tabSizeHint(index);
    if (count() < 2) {
        return size;
    }
    // What the style puts round the words, read from a tab that is not bold.
    const int plain = currentIndex() == 0 ? 1 : 0;
    const int around = QTabBar::tabSizeHint(plain).width() -
                       fontMetrics().size(Qt::TextShowMnemonic, tabText(plain)).width();
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    size.setWidth(around + QFontMetrics(bold).size(Qt::TextShowMnemonic, tabText(index)).width());
    return size;
}

QSize TabBar::minimumSizeHint() const {
    return {metrics().px(120), QTabBar::minimumSizeHint().height()};
}

}  // namespace weir::ui
