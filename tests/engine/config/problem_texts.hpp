// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include "engine/control/config/problem.hpp"

namespace weir::test {

// As the file "f" has them, a line each.
inline QByteArray allTexts(const control::Problems& problems) {
    QByteArray texts;
    for (const control::Problem& problem : problems) {
        texts += QByteArray::fromStdString(problem.text("f")) + '\n';
    }
    return texts;
}

}  // namespace weir::test
