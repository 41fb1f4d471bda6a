// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/clock.hpp"
#include "engine/books/history.hpp"
#include "engine/control/admin/filter/filter.hpp"

namespace weir::control {

// What an exchange must meet so that its row can match the filter. It lets through more rows than
// the filter where a column says less than a row, and never fewer; the filter itself decides.
books::FactCondition factsOf(const admin::FilterTree& tree);

// When an exchange must have started so that its row can match, as far as the filter says it of all
// that it lets through: months out of this need not be opened.
struct StartRange {
    Timestamp since = Timestamp::min();
    Timestamp until = Timestamp::max();  // before this
};
StartRange startsOf(const admin::FilterTree& tree);

}  // namespace weir::control
