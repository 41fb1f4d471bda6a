// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/fonts.hpp"

// What charts of every kind look alike in. Inside the room only.
namespace weir::ui {

// Of the colour that lies over the column under the pointer.
inline constexpr float kColumnTint = 0.07F;

inline QFont axisFont() {
    return font(TextRole::Small);
}

}  // namespace weir::ui
