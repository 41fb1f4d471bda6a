// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QHBoxLayout;
class QLabel;
class QListView;
class QVBoxLayout;

namespace weir::ui {

class GatewayBox;
class GatewayModel;
class InstanceSwitcher;
class PageSlot;
class RailDelegate;
class RailModel;

// Left edge of the window: mark, gateway box, pages; settings at the bottom.
class Rail : public QFrame {
    Q_OBJECT

public:
    explicit Rail(GatewayModel& gateway, QWidget* parent = nullptr);

    void add(PageSlot* slot);
    void setCurrent(PageSlot* slot);
    void setFolded(bool folded);
    bool isFolded() const { return m_isFolded; }
    GatewayBox* gatewayBox() const { return m_box; }
    InstanceSwitcher* switcher() const { return m_switcher; }
    QWidget* focusTarget() const;

signals:
    void pageChosen(weir::ui::PageSlot* slot);

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Part {
        RailModel* model;
        QListView* list;
    };
    Part makePart(const QString& objectName);
    void fitHeight(const Part& part);

    QVBoxLayout* m_top;
    QHBoxLayout* m_brand;
    InstanceSwitcher* m_switcher;
    QLabel* m_name;
    GatewayBox* m_box;
    RailDelegate* m_delegate;
    Part m_pages;
    Part m_bottom;
    bool m_isFolded = false;
};

}  // namespace weir::ui
