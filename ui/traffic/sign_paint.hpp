// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/traffic/path.hpp"

class QPainter;
class QRectF;

namespace weir::ui {

int signSize();
// From one sign of a path to the next.
int signStep();

// One sign of a path, centred in `rect`.
void paintSign(QPainter& painter, const QRectF& rect, PathSign sign);

}  // namespace weir::ui
