// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <vector>

#include "engine/control/admin/traffic.hpp"

namespace weir::ui {

// One fact of two exchanges.
struct ComparedFact {
    QString name;
    QString left;
    QString right;
    // "=" when both are the same; of numbers how much more or less the right one is, "+12", "−3";
    // else "≠". Empty for the title of a section, which has a name only.
    QString difference;

    bool isTitle() const { return difference.isEmpty(); }
    bool isSame() const { return difference == QLatin1String("="); }
};

// Facts that neither of them has are left out.
std::vector<ComparedFact> compareFacts(const admin::ExchangeDetail& left,
                                       const admin::ExchangeDetail& right);

}  // namespace weir::ui
