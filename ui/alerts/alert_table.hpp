// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/table_view.hpp"

namespace weir::ui {

class AlertCells;

// A table of the page of alerts. Enter, or a double click, opens a row; Delete asks to remove it.
class AlertTable : public TableView {
    Q_OBJECT

public:
    // After the titles of the model are known.
    AlertTable(AlertCells& model, const Columns& columns, QWidget* parent = nullptr);

    void selectSomething();
    QString selectedKey() const;
    void select(const QString& key);

signals:
    void opened();
    void removeAsked();

protected:
    void focusInEvent(QFocusEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    AlertCells& m_cells;
};

}  // namespace weir::ui
