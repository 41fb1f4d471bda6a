// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace weir::ui {

// What is known of the bodies of an exchange.
enum class BodyState {
    Asked,    // no answer yet
    NotYet,   // they are there when the call has ended
    NotKept,  // or fell out of memory
    Kept,
};

}  // namespace weir::ui
