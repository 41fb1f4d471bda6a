// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <functional>

class QWidget;

namespace weir::ui {

class TrafficPage;

// The choice of a time beside the filter of the page in `window`. `keep` writes one picture; false
// when it cannot.
bool renderTimes(TrafficPage& page, QWidget& window,
                 const std::function<bool(QWidget& widget, const QString& name)>& keep);

}  // namespace weir::ui
