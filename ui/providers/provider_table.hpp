// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/table_view.hpp"

namespace weir::ui {

class ProviderModel;

// The table of providers; columns leave it where there is no room for all.
class ProviderTable : public TableView {
    Q_OBJECT

public:
    explicit ProviderTable(ProviderModel& model, QWidget* parent = nullptr);

    // Where the focus is there is a row to act on.
    void selectSomething();

signals:
    void opened();

protected:
    void focusInEvent(QFocusEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    // Words that would be cut get the room that the addresses leave.
    void shareRoom();
    int wishOf(int column) const;
};

}  // namespace weir::ui
