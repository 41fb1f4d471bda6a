// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "ui/widgets/table_view.hpp"

class QMenu;

namespace weir::ui {

class RouteModel;

// The rules in their order. One is dragged to another place; everything else has keys: Space
// switches one, Enter opens it, Delete takes it away, Escape closes what is open of it. Several may
// be selected.
class RouteTable : public TableView {
    Q_OBJECT

public:
    explicit RouteTable(RouteModel& model, QWidget* parent = nullptr);

    int row() const { return currentIndex().isValid() ? currentIndex().row() : -1; }
    // In their order.
    std::vector<int> selectedRows() const;
    void selectRow(int row);
    // The first of them is the current one.
    void selectRows(int first, int count);

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
