// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diff/side_pairs.hpp"

#include <algorithm>

namespace weir::ui {

std::vector<LinePair> sidePairs(const std::vector<DiffLine>& lines) {
    using Kind = DiffLine::Kind;
    std::vector<LinePair> pairs;
    std::vector<const DiffLine*> removed;
    std::vector<const DiffLine*> added;
    const auto settle = [&] {
        for (std::size_t at = 0; at < std::max(removed.size(), added.size()); ++at) {
            pairs.push_back({at < removed.size() ? removed[at] : nullptr,
                             at < added.size() ? added[at] : nullptr});
        }
        removed.clear();
        added.clear();
    };
    for (const DiffLine& line : lines) {
        if (line.kind == Kind::Removed) {
            removed.push_back(&line);
        } else if (line.kind == Kind::Added) {
            added.push_back(&line);
        } else {
            settle();
            pairs.push_back({&line, &line});
        }
    }
    settle();
    return pairs;
}

}  // namespace weir::ui
