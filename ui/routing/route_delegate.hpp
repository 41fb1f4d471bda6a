// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/row_delegate.hpp"

namespace weir::ui {

struct RouteItem;

// A rule on two lines: handle, number and check; name over its marks and its last call; what it
// asks over where it leads; the strategy over the shares of its targets.
class RouteDelegate : public RowDelegate {
    Q_OBJECT

public:
    using RowDelegate::RowDelegate;

    // Where the check of a row is, in its cell of the first column.
    static QRect checkRect(const QRect& cell);

    bool editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option,
                     const QModelIndex& index) override;
    // For the name, over it and its marks.
    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const override;
    void setEditorData(QWidget* editor, const QModelIndex& index) const override;
    void updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                              const QModelIndex& index) const override;

protected:
    void paintContent(QPainter& painter, const QRect& content, const QStyleOptionViewItem& option,
                      const QModelIndex& index) const override;
};

}  // namespace weir::ui
