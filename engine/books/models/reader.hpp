// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "engine/base/result.hpp"
#include "engine/books/models/model_list.hpp"

namespace weir::books {

// One file of models, in the form that resources/models/README.md describes, checked entry by
// entry. Errors: Invalid with the family, the model and what is wrong.
Result<ModelFamily> readModelFile(std::string_view json);

}  // namespace weir::books
