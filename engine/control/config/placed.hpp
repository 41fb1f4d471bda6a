// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "engine/control/config/problem.hpp"

namespace weir::control {

template <class T>
struct Placed {
    T value{};
    Place place;  // nowhere: it was not written, `value` is the default
};
using Text = Placed<std::string>;

}  // namespace weir::control
