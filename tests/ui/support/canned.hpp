// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/clock.hpp"
#include "engine/control/admin/gateway.hpp"
#include "ui/settings/autostart.hpp"

namespace weir::ui {

// What canned answers take for now: a Tuesday afternoon. A picture of them is the same on any day.
inline constexpr Timestamp kCannedNow = std::chrono::sys_days{std::chrono::year{2026} / 11 / 17} +
                                        std::chrono::hours{14} + std::chrono::minutes{32} +
                                        std::chrono::seconds{3};

// A gateway in the middle of its day.
admin::GatewayStatus cannedStatus();

// An autostart that does as it is told, or cannot.
class FakeAutostart : public Autostart {
public:
    bool supported = true;
    bool on = false;
    bool fails = false;

    bool isSupported() const override { return supported; }
    bool isOn() const override { return on; }
    Result<void> setOn(bool wanted) override {
        if (fails) {
            return Error::io("The entry cannot be written.");
        }
        on = wanted;
        return {};
    }
};

}  // namespace weir::ui
