// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QHash>

class QHBoxLayout;
class QLabel;

namespace weir::ui {

class Button;
class ElidedLabel;
class PageSlot;

// Title of the open page, one muted fact, and the page's own controls on the right.
class Header : public QFrame {
    Q_OBJECT

public:
    explicit Header(QWidget* parent = nullptr);

    void add(PageSlot* slot);
    // Once the page is made.
    void takeControls(PageSlot* slot);
    void setPage(PageSlot* slot);
    // Stands at the right end, whatever page is open. Folded where there is no room for its words.
    void addAtEnd(Button* button);

protected:
    void changeEvent(QEvent* event) override;
    bool event(QEvent* event) override;

private:
    void refresh();

    QLabel* m_title;
    ElidedLabel* m_fact;
    QHBoxLayout* m_layout;
    QHash<PageSlot*, QWidget*> m_controls;
    PageSlot* m_slot = nullptr;
    Button* m_end = nullptr;
};

}  // namespace weir::ui
