// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QTextCursor>
#include <QTextEdit>

namespace weir::ui {

// More places than this in one text are not looked for: nobody steps through them, and each is
// painted.
constexpr int kMostMarks = 1'000;

// Where `needle` begins in a text, in letters of any case, from the beginning on; blanks of every
// kind are one. Of places that overlap the first. Empty: nowhere.
QList<qsizetype> offsetsOf(const QString& text, const QString& needle);

// The same in a document; a place is within one paragraph.
QList<QTextCursor> placesOf(QTextDocument& document, const QString& needle);

// What is between two positions of a document, selected.
QTextCursor placeAt(QTextDocument& document, qsizetype from, qsizetype to);

// The places in the colour of what was found, the one at `current` set off; -1: none is.
QList<QTextEdit::ExtraSelection> marksOf(const QList<QTextCursor>& places, int current);

}  // namespace weir::ui
