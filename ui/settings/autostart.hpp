// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.hpp"

namespace weir::ui {

// Whether the system starts Weir when the user signs in. Each system does it its own way, so the
// program hands it in.
class Autostart {
public:
    virtual ~Autostart() = default;

    virtual bool isSupported() const = 0;
    // What is so now, not what was wished for: the entry may have been removed elsewhere.
    virtual bool isOn() const = 0;
    virtual Result<void> setOn(bool on) = 0;
};

}  // namespace weir::ui
