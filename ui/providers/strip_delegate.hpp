// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/row_delegate.hpp"

namespace weir::ui {

// How a provider fared: one bar a minute, fine, some failed or most failed, the newest at the
// right.
class StripDelegate : public RowDelegate {
    Q_OBJECT

public:
    using RowDelegate::RowDelegate;

protected:
    void paintContent(QPainter& painter, const QRect& content, const QStyleOptionViewItem& option,
                      const QModelIndex& index) const override;
};

}  // namespace weir::ui
