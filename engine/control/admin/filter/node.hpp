// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "engine/control/admin/filter/fields.hpp"
#include "engine/control/admin/filter/filter.hpp"

// A filter as it is asked. Inside the room only.
namespace weir::admin {

struct Filter::Node {
    using Kind = FilterTree::Kind;
    using Range = std::pair<std::int64_t, std::int64_t>;

    Kind kind = Kind::All;
    std::vector<std::shared_ptr<const Node>> children;
    const FilterField* field = nullptr;
    std::vector<std::string> needles;  // lower case
    std::vector<Range> ranges;

    bool matches(const ExchangeRow& row) const;
    FilterTree tree() const;
};

}  // namespace weir::admin
