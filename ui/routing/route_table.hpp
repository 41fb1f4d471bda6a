// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/table_view.hpp"

class QMenu;

namespace weir::ui {

class RouteModel;

// The rules in their order. They are dragged to another place; everything else has keys: Space
// switches one, Enter opens it, Delete takes it away, Escape closes what is open of it.
class RouteTable : public TableView {
    Q_OBJECT

public:
    explicit RouteTable(RouteModel& model, QWidget* parent = nullptr);

    int row() const { return currentIndex().isValid() ? currentIndex().row() : -1; }
    void selectRow(int row);

signals:
    void opened();
    void closeAsked();
    void removeAsked();
    // Before the menu of a row is shown: what can be done with it goes in.
    void menuOpening(QMenu& menu);

protected:
    void focusInEvent(QFocusEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void toggle();
};

}  // namespace weir::ui
