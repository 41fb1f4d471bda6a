// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "engine/base/result.hpp"
#include "engine/books/prices/price_list.hpp"

namespace weir::books {

// One price file, in the form that resources/prices/README.md describes, checked entry by entry.
// Errors: Invalid with the family, the model and what is wrong.
Result<PriceFamily> readPriceFile(std::string_view json);

}  // namespace weir::books
