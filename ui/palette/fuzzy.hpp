// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QStringView>
#include <optional>

namespace weir::ui {

// How well a name fits what somebody typed to find it.
struct FuzzyMatch {
    int score = 0;        // higher is better; only to compare names for one query
    QList<int> places{};  // of the characters of the name that were typed
};

// Every character that was typed, in its order and without case, somewhere in the name; spaces do
// not count. Beginnings of words and runs count more. Nothing: it does not fit.
std::optional<FuzzyMatch> fuzzyMatch(QStringView typed, QStringView name);

}  // namespace weir::ui
