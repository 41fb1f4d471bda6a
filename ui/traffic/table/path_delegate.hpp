// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/row_delegate.hpp"

namespace weir::ui {

// The attempts of an exchange as signs in order: a cross, a line and a dot mean failed once, then
// served. Where there is no room for all of them a number stands for those in the middle.
class PathDelegate : public RowDelegate {
    Q_OBJECT

public:
    using RowDelegate::RowDelegate;

protected:
    void paintContent(QPainter& painter, const QRect& content, const QStyleOptionViewItem& option,
                      const QModelIndex& index) const override;
};

}  // namespace weir::ui
