// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QTextCursor>
#include <QTextEdit>

namespace weir::ui {

// More places than this in one text are not looked for: nobody steps through them, and each is
// painted.
constexpr int kMostMarks = 1'000;

// Where `needle` stands in a text, in letters of any case, from the beginning on. Of places that
// overlap the first. Empty: nowhere.
QList<QTextCursor> placesOf(const QTextDocument& document, const QString& needle);

// Of a text that is in no document yet; as placesOf() would find them.
int countPlaces(const QString& text, const QString& needle);

// The places in the colour of what was found, the one at `current` set off; -1: none is.
QList<QTextEdit::ExtraSelection> marksOf(const QList<QTextCursor>& places, int current);

}  // namespace weir::ui
