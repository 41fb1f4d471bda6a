// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTabBar>

namespace weir::ui {

// Tabs of a page or pane: words over a line of 2 px, no frame. Tabs that find no room scroll.
class TabBar : public QTabBar {
    Q_OBJECT

public:
    explicit TabBar(QWidget* parent = nullptr);

    QSize minimumSizeHint() const override;

protected:
    // The chosen tab is bold, and each may be chosen: nothing moves then.
    QSize tabSizeHint(int index) const override;
};

}  // namespace weir::ui
