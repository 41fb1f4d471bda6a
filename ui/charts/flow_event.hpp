// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "engine/base/clock.hpp"

namespace weir::ui {

// What happened beside the flow and may be why it changed.
struct FlowEvent {
    Timestamp at{};
    QString text;        // a short sentence, as it stands beside the line: "azure-eu is down"
    bool grave = false;  // its words go before those of others

    friend bool operator==(const FlowEvent&, const FlowEvent&) = default;
};

}  // namespace weir::ui
