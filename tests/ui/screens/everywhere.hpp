// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSize>
#include <QString>
#include <functional>

class QWidget;

namespace weir::ui {

class Theme;

// The pages and dialogs that belong to no single page. `keep` writes one picture; false when it
// cannot.
bool renderEverywhere(Theme& theme, QSize size,
                      const std::function<bool(QWidget& widget, const QString& name)>& keep);

}  // namespace weir::ui
