// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTreeView>

#include "ui/widgets/columns.hpp"

namespace weir::ui {

// The table of every page: a flat QTreeView with rows of one height, whole rows selected, no grid.
// Tab leaves it; J and K move like the arrows. Give it RowDelegate or one derived from it.
class TableView : public QTreeView {
    Q_OBJECT

public:
    explicit TableView(QWidget* parent = nullptr);

    // After setModel(). They follow the font, the language and the width of the table.
    void setColumns(const Columns& columns);

    // True while the last row is in view, within a few pixels.
    bool isAtEnd() const;

protected:
    virtual int headerHeight() const;
    void takeSizes();
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void drawRow(QPainter* painter, const QStyleOptionViewItem& options,
                 const QModelIndex& index) const override;

private:
    void takeColumns();

    Columns m_columns;
};

}  // namespace weir::ui
