// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QString>

namespace weir::ui {

class GatewayModel;

// What can be said of a page before it is made, and all that rail, menus and keys need of it.
struct PageEntry {
    QString id;  // "traffic": for settings and openPage()
    QString iconName;
    QString (*title)() = nullptr;  // asked again when the language changes
    bool atBottomOfRail = false;
    QKeySequence shortcut = {};  // that opens it; none: Ctrl and its number in the rail
    // What its badge says before there is a page to say it; null: nothing.
    QString (*badge)(const GatewayModel& gateway) = nullptr;
};

}  // namespace weir::ui
