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

QSize TabBar::minimumSizeHint() const {
    return {metrics().px(120), QTabBar::minimumSizeHint().height()};
}

}  // namespace weir::ui
