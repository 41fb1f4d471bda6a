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
    enum class Kind : std::uint8_t {
        All,     // of `children`
        Any,     // of `children`
        Not,     // the one child
        Words,   // `needles` in any text of the row, or a state or mark of it
        Text,    // any of `needles` is a part of a text of the field
        Whole,   // any of `needles` is such a text
        Word,    // any of `needles` is a word of the row
        Number,  // in any of `ranges`, both ends included
    };
    using Range = std::pair<std::int64_t, std::int64_t>;

    Kind kind = Kind::All;
    std::vector<std::shared_ptr<const Node>> children;
    const FilterField* field = nullptr;
    std::vector<std::string> needles;  // lower case
    std::vector<Range> ranges;

    bool matches(const ExchangeRow& row) const;
};

}  // namespace weir::admin
