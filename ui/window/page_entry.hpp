// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QString>
#include <functional>

namespace weir::ui {

// What can be said of a page before it is made, and all that rail, menus and keys need of it.
struct PageEntry {
    QString id;  // "traffic": for settings and openPage()
    QString iconName;
    QString (*title)() = nullptr;  // asked again when the language changes
    bool atBottomOfRail = false;
    // That opens it; none: Ctrl and its number in the rail. Digits are for the pages of work, which
    // are as many as there are digits.
    QKeySequence shortcut = {};
    // What its badge says before there is a page to say it, asked again with every status; null:
    // nothing.
    std::function<QString()> badge = {};
};

}  // namespace weir::ui
