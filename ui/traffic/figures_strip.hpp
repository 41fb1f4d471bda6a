// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <array>

#include "engine/control/admin/traffic.hpp"

class QLabel;

namespace weir::ui {

// Tokens in and out, cost and first token of one exchange, each with the word for where the number
// comes from.
class FiguresStrip : public QFrame {
    Q_OBJECT

public:
    explicit FiguresStrip(QWidget* parent = nullptr);

    void setRow(const admin::ExchangeRow& row);

private:
    struct Cell {
        QLabel* label;
        QLabel* figure;
        QLabel* word;
    };

    std::array<Cell, 4> m_cells;
};

}  // namespace weir::ui
