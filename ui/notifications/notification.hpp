// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "ui/widgets/text.hpp"

namespace weir::ui {

// What can be switched on and off.
enum class NotificationKind { Provider, Key, Gateway, Records, Alert };
inline constexpr NotificationKind kNotificationKinds[] = {
    NotificationKind::Provider, NotificationKind::Key, NotificationKind::Gateway,
    NotificationKind::Records, NotificationKind::Alert};

// A fact that a person wants to know of though the window is not in front.
struct Notification {
    // What it is about: two facts about one subject follow each other.
    QString subject;
    NotificationKind kind = NotificationKind::Provider;
    bool trouble = true;  // or the end of one
    Tone tone = Tone::Error;
    QString icon;
    QString title;
    QString text;
    QString action;  // the word on the button
    QString page;    // it leads to, with what to reveal there
    QString what;
    bool tellsEnd = true;  // that it is over is worth telling too
    QString end = {};      // how that is said; empty: by its kind

    friend bool operator==(const Notification&, const Notification&) = default;
};

}  // namespace weir::ui
