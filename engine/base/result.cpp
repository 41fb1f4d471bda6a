// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/result.hpp"

#include <stdexcept>

namespace weir {

void throwNotThere() {
    throw std::logic_error("a result was asked for what it does not hold");
}

}  // namespace weir
