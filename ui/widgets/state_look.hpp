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

// Why a call was refused; the caller knows. "No key", "Over limit"; one that was refused for its
// form, or while the gateway took no calls, is simply "Refused".
enum class RefusedFor { Key, Limit, Form };

// The column shows the most telling mark of a finished exchange: Fell back before Cached before
// Replayed.
StateLook lookOf(ExchangeState state, Mark marks = Mark::None, RefusedFor why = RefusedFor::Limit);
StateLook lookOf(Mark oneMark);
StateLook lookOf(Health health);
StateLook lookOf(KeyState state);
StateLook lookOf(GatewayState state);

// The colour for painting a tone.
Token tokenOf(Tone tone);
// The ground of a notice or chip of that tone.
Token tintOf(Tone tone);

}  // namespace weir::ui
