// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/table_view.hpp"

namespace weir::ui {

class ReplayMoves;

// What a replay changes, row by row.
class ReplayTable : public TableView {
    Q_OBJECT

public:
    explicit ReplayTable(ReplayMoves& moves, QWidget* parent = nullptr);

    void copy();

signals:
    // Enter or a double click on what a rule takes.
    void ruleAsked(const QString& name);

protected:
    bool event(QEvent* event) override;
    // Whose calls a row refuses stands in a line of its own, as wide as the table: names of teams
    // fit into no column.
    void drawRow(QPainter* painter, const QStyleOptionViewItem& options,
                 const QModelIndex& index) const override;
    void focusInEvent(QFocusEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void askRule();

    ReplayMoves& m_moves;
};

}  // namespace weir::ui
