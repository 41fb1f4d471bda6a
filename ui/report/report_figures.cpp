// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/report_figures.hpp"

#include <algorithm>
#include <cstdlib>
#include <map>

namespace weir::ui {

std::vector<Mover> moversOf(const SpendAnswer& answer, std::size_t most) {
    std::map<std::string, Mover> byName;
    for (const admin::SpendRow& row : answer.report.rows) {
        byName[row.name].now = row.sum.spent;
    }
    for (const admin::SpendRow& row : answer.before.rows) {
        byName[row.name].before = row.sum.spent;
    }
    std::vector<Mover> movers;
    for (auto& [name, mover] : byName) {
        if (mover.change() != 0) {
            mover.name = name;
            movers.push_back(std::move(mover));
        }
    }
    // By name where changes are alike: the same books make the same report.
    std::ranges::stable_sort(movers, [](const Mover& left, const Mover& right) {
        return std::abs(left.change()) > std::abs(right.change());
    });
    movers.resize(std::min(movers.size(), most));
    return movers;
}

}  // namespace weir::ui
