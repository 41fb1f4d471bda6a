// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/palette/fuzzy.hpp"

#include <QString>

namespace weir::ui {

namespace {

constexpr int kWordBeginning = 12;
constexpr int kNextToTheLast = 13;  // a part of a word is more than as many first letters
constexpr int kFound = 1;

bool beginsWord(QStringView name, qsizetype place) {
    return place == 0 || !name[place - 1].isLetterOrNumber();
}

qsizetype find(QStringView name, QChar wanted, qsizetype from) {
    for (qsizetype place = from; place < name.size(); ++place) {
        if (name[place].toCaseFolded() == wanted) {
            return place;
        }
    }
    return -1;
}

// The beginning of a word after `from` if there is one, else the next place at all.
qsizetype findBest(QStringView name, QChar wanted, qsizetype from) {
    if (from < name.size() && name[from].toCaseFolded() == wanted) {
        return from;
    }
    qsizetype first = -1;
    for (qsizetype place = find(name, wanted, from); place >= 0;
         place = find(name, wanted, place + 1)) {
        if (beginsWord(name, place)) {
            return place;
        }
        first = first < 0 ? place : first;
    }
    return first;
}

// Greedily with `next`, which may jump too far for what comes after.
template <class Next>
std::optional<FuzzyMatch> matchWith(QStringView typed, QStringView name, Next next) {
    FuzzyMatch match;
    qsizetype from = 0;
    for (const QChar each : typed) {
        if (each.isSpace()) {
            continue;
        }
        const qsizetype place = next(name, each.toCaseFolded(), from);
        if (place < 0) {
            return std::nullopt;
        }
        match.score += kFound + (beginsWord(name, place) ? kWordBeginning : 0);
        if (!match.places.isEmpty() && match.places.back() == place - 1) {
            match.score += kNextToTheLast;
        }
        match.places << static_cast<int>(place);
        from = place + 1;
    }
    // Of two names that fit alike the shorter was meant.
    match.score = match.score * 64 - static_cast<int>(qMin<qsizetype>(name.size(), 63));
    return match;
}

}  // namespace

std::optional<FuzzyMatch> fuzzyMatch(QStringView typed, QStringView name) {
    const auto jumping = matchWith(typed, name, findBest);
    const auto plain = matchWith(typed, name, find);
    if (!jumping || !plain) {
        return jumping ? jumping : plain;
    }
    return jumping->score >= plain->score ? jumping : plain;
}

}  // namespace weir::ui
