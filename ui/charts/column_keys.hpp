// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFocusEvent>
#include <algorithm>
#include <optional>

namespace weir::ui {

// Where a key moves the column of a chart that is read: from `column` (-1: none yet), `last` being
// the last one. Nothing for a key that moves none.
inline std::optional<int> columnAfter(int key, int column, int last) {
    switch (key) {
        case Qt::Key_Left:
            return column < 0 ? last : std::max(0, column - 1);
        case Qt::Key_Right:
            return column < 0 ? last : column + 1;
        case Qt::Key_Home:
            return 0;
        case Qt::Key_End:
            return last;
        default:
            return std::nullopt;
    }
}

// Only who came by keys needs to see where the focus is.
inline bool cameByKeys(const QFocusEvent& event) {
    return event.reason() == Qt::TabFocusReason || event.reason() == Qt::BacktabFocusReason ||
           event.reason() == Qt::ShortcutFocusReason;
}

}  // namespace weir::ui
