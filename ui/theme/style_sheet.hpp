// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "ui/theme/metrics.hpp"
#include "ui/theme/tokens.hpp"

namespace weir::ui {

// The application's style sheet from its template (ui/theme/weir.qss): "@surface" becomes the
// token's colour, every "28px" the size of the look in the size of the font. The rules for text
// roles are added from ui/theme/fonts.
QString makeStyleSheet(const QString& source, const ColorSet& colors, const Metrics& sizes);

}  // namespace weir::ui
