// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

#include "ui/theme/tokens.hpp"

namespace weir::ui {

// Roles a model of a TableView answers beside the common ones.
enum CellRole {
    kFiguresRole = Qt::UserRole + 100,  // bool: a number, drawn tabular, on the right
    kTokenRole,                         // int(Token): colour of the text
    kTextRoleRole,                      // int(TextRole): type of the text
    kIconRole,                          // QString: icon before the text
    kIconTokenRole,                     // int(Token): its colour
    kElideRole,                         // int(Qt::TextElideMode); right when absent
    // Of a header: QStringList, every word that a cell with an icon can show. The column has room
    // for them in any language.
    kWordsRole,
};

// Paints a cell: icon and text by the roles above. The row's ground (hover, selection with its bar,
// line under it, ring of the current row) is painted by the TableView, once a row.
class RowDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    explicit RowDelegate(QObject* parent = nullptr);

    void setRowHeight(int height) { m_rowHeight = height; }  // 0: dense
    // Where the first column begins; that of a page unless the table stands in a panel.
    void setEdge(int edge) { m_edge = edge; }
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;

protected:
    // `content` is the cell without its padding. The default draws icon and text.
    virtual void paintContent(QPainter& painter, const QRect& content,
                              const QStyleOptionViewItem& option, const QModelIndex& index) const;

private:
    int m_rowHeight = 0;
    int m_edge = -1;
};

}  // namespace weir::ui
