// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/table_view.hpp"

namespace weir::ui {

class DestinationModel;

// The places as rows. Enter, or a double click, asks for the page that causes one.
class DestinationTable : public TableView {
    Q_OBJECT

public:
    explicit DestinationTable(DestinationModel& model, QWidget* parent = nullptr);

    // A row, if none is selected and there is one.
    void selectSomething();

signals:
    void opened();

protected:
    void focusInEvent(QFocusEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
};

}  // namespace weir::ui
