// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTabBar>
#include <vector>

class QMenu;

namespace weir::ui {

class IconButton;

// Tabs of a page or pane: words over a line of 2 px, no frame. Tabs that find no room stand in a
// menu at the end; the arrow keys come to them as to the others.
class TabBar : public QTabBar {
    Q_OBJECT

public:
    explicit TabBar(QWidget* parent = nullptr);

    // Whether there is such a tab now. (isTabVisible() says whether it finds room, too.)
    void setOffered(int index, bool offered);
    bool isOffered(int index) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    // The chosen tab is bold, and each may be chosen: nothing moves then.
    QSize tabSizeHint(int index) const override;
    void tabLayoutChange() override;
    void tabInserted(int index) override;
    void tabRemoved(int index) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void fit();
    void setShown(int index, bool shown);
    void choose(int index);
    void fillMenu();
    void retranslate();
    int widthOfAll() const;

    std::vector<bool> m_offered;
    IconButton* m_more;
    QMenu* m_menu;
    bool m_fitting = false;
};

}  // namespace weir::ui
