// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/tag_set.hpp"

#include <algorithm>
#include <vector>

namespace weir {

std::string tagSet(std::span<const std::string> tags) {
    std::vector<std::string_view> sorted(tags.begin(), tags.end());
    std::ranges::sort(sorted);
    std::string set;
    for (const std::string_view tag : sorted) {
        set.append(set.empty() ? "" : ", ").append(tag);
    }
    return set;
}

std::string tagSet(const CallFacts& call) {
    return call.costCentre == kNotRecorded ? std::string(kNotRecorded) : tagSet(call.tags);
}

}  // namespace weir
