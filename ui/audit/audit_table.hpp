// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPersistentModelIndex>
#include <string>
#include <vector>

#include "ui/widgets/table_view.hpp"

namespace weir::ui {

class AuditModel;

// The records as rows. What is selected stays selected and what is read stays where it is, whatever
// comes; who looks at the newest goes on seeing the newest.
class AuditTable : public TableView {
    Q_OBJECT

public:
    explicit AuditTable(AuditModel& records, QWidget* parent = nullptr);

    // The first row, if none is selected and there is one.
    void selectSomething();
    // From the top.
    std::vector<int> selectedRows() const;
    // The one that a pane shows: under the keyboard, if that is selected; -1: none.
    int shownRow() const;
    // Its reader comes near the oldest row, or there is room for more.
    bool wantsOlder() const;

signals:
    void opened();
    void copyAsked();
    void closeAsked();
    void menuAsked(const QPoint& globalPos);
    // To be asked whether it wants older rows.
    void moved();

protected:
    void contextMenuEvent(QContextMenuEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void notePlace();
    void keepPlace();
    void noteSelection();
    void keepSelection();

    AuditModel& m_records;
    // The uppermost row that is seen, and where it stands, while rows come and go.
    QPersistentModelIndex m_uppermost;
    int m_uppermostTop = 0;
    std::vector<std::string> m_selected;  // ids, while all rows are exchanged
    std::string m_current;
};

}  // namespace weir::ui
