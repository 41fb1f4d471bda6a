// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include "ui/traffic/conversation/conversation.hpp"

// Bodies as lines that are worth comparing.
namespace weir::ui {

// JSON indented, a stream with the JSON of each event indented, anything else as it is. A line of
// more than a screenful is folded.
QStringList linesOfBody(const QByteArray& body);

// Who said what, a line a line.
QStringList linesOf(const Conversation& conversation);

}  // namespace weir::ui
