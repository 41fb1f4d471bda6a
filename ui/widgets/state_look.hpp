// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "engine/base/states.hpp"
#include "ui/theme/tokens.hpp"
#include "ui/widgets/text.hpp"

namespace weir::ui {

// A state is an icon and a word, never colour alone; the same in tables, details, tray and notices.
struct StateLook {
    QString icon;
    Tone tone = Tone::Muted;
    QString word;  // translated when asked for
};

// Refused is "Over limit" or, without a key, "No key": the caller knows which.
// The column shows the most telling mark of a finished exchange: Fell back before Cached.
StateLook lookOf(ExchangeState state, Mark marks = Mark::None, bool hasKey = true);
StateLook lookOf(Mark oneMark);
StateLook lookOf(Health health);
StateLook lookOf(KeyState state);
StateLook lookOf(GatewayState state);

// The colour for painting a tone.
Token tokenOf(Tone tone);
// The ground of a notice or chip of that tone.
Token tintOf(Tone tone);

}  // namespace weir::ui
