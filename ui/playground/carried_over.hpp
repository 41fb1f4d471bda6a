// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <vector>

#include "ui/calls/chat.hpp"
#include "ui/traffic/whole_calls.hpp"

namespace weir::ui {

// What of a recorded call goes on as a conversation here: words, in turns, and the few settings
// there are. Everything else is named, so that nobody takes the copy for the call.
struct CarriedOver {
    QString problem;  // why nothing does; empty when something does
    QString model;
    QString dialect;  // it was asked in
    ChatSettings settings;
    std::vector<ChatTurn> turns;
    QString draft;     // the last thing the user said: sent when a person sends it
    QStringList lost;  // "2 tool calls", "top_p"
};

CarriedOver carryOver(const WholeCall& call);

}  // namespace weir::ui
