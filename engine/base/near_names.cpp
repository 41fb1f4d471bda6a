// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/near_names.hpp"

#include <algorithm>
#include <utility>

namespace weir {

namespace {

// Longer names are not compared: a caller chooses their length, and the work grows with its square.
constexpr std::size_t kLongest = 96;

std::size_t slipsAllowed(std::size_t length) {
    return std::clamp<std::size_t>(length / 3, 1, 4);
}

}  // namespace

std::size_t editDistance(std::string_view left, std::string_view right) {
    // Three rows of the usual table: a swap looks back two.
    std::vector<std::size_t> before(right.size() + 1);
    std::vector<std::size_t> above(right.size() + 1);
    std::vector<std::size_t> row(right.size() + 1);
    for (std::size_t j = 0; j <= right.size(); ++j) {
        above[j] = j;
    }
    for (std::size_t i = 1; i <= left.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= right.size(); ++j) {
            const bool same = left[i - 1] == right[j - 1];
            row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (same ? 0 : 1)});
            if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1]) {
                row[j] = std::min(row[j], before[j - 2] + 1);
            }
        }
        before.swap(above);
        above.swap(row);
    }
    return above[right.size()];
}

std::vector<std::string> nearNames(std::string_view meant, std::span<const std::string_view> names,
                                   std::size_t most) {
    if (meant.empty() || meant.size() > kLongest) {
        return {};
    }
    std::vector<std::pair<std::size_t, std::string_view>> near;
    for (const std::string_view name : names) {
        if (name.size() > kLongest) {
            continue;
        }
        const std::size_t slips = slipsAllowed(std::max(meant.size(), name.size()));
        const std::size_t apart =
            std::max(meant.size(), name.size()) - std::min(meant.size(), name.size());
        if (apart <= slips) {
            if (const std::size_t distance = editDistance(meant, name); distance <= slips) {
                near.emplace_back(distance, name);
                continue;
            }
        }
        if (meant.size() >= 3 && name.starts_with(meant)) {
            near.emplace_back(apart, name);
        }
    }
    std::ranges::sort(near);
    near.erase(std::unique(near.begin(), near.end()), near.end());
    near.resize(std::min(near.size(), most));
    std::vector<std::string> found;
    for (const auto& [distance, name] : near) {
        found.emplace_back(name);
    }
    return found;
}

std::string didYouMean(std::span<const std::string> names) {
    std::string text;
    for (std::size_t i = 0; i < names.size(); ++i) {
        text += i == 0 ? "Did you mean " : i + 1 == names.size() ? " or " : ", ";
        text += '"' + names[i] + '"';
    }
    return text.empty() ? text : text + '?';
}

}  // namespace weir
