// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRegularExpression>

namespace weir::rules {

// A colour written into the code. Colours have names in ui/theme; a literal elsewhere would not
// follow the theme. (In a file of its own because moc 6.4 loses its way in a raw string.)
const QRegularExpression& colourLiteral();

}  // namespace weir::rules
