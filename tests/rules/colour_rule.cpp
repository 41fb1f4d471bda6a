// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/rules/colour_rule.hpp"

namespace weir::rules {

const QRegularExpression& colourLiteral() {
    static const QRegularExpression kPattern(QStringLiteral(
        R"re("#[0-9A-Fa-f]{3,8}")re"
        R"re(|QColor\s*[({]\s*(0x|\d|Qt::|"|QLatin1|QStringLiteral))re"
        R"re(|Qt::(white|black|(dark|light)?(Red|Green|Blue|Cyan|Magenta|Yellow|Gray))\b)re"
        R"re(|Qt::(red|green|blue|cyan|magenta|yellow|gray)\b)re"
        R"re(|\bqRgba?\s*\()re"));
    return kPattern;
}

}  // namespace weir::rules
