// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRect>
#include <QString>
#include <QVector>
#include <optional>

#include "ui/theme/tokens.hpp"

class QPainter;

namespace weir::ui {

// What a chart says of the column under the pointer: a head, a line a series, the total, a hint.
struct HoverBox {
    struct Line {
        QString name;
        QString value;
        std::optional<Token> square;  // the series' colour
        bool strong = false;
    };
    QString head;
    QVector<Line> lines;
    QString hint;  // what a key does; empty: none
};

QSize hoverBoxSize(const HoverBox& box);
void paintHoverBox(QPainter& painter, const QPoint& topLeft, const HoverBox& box);

}  // namespace weir::ui
