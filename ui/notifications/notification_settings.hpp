// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSettings>
#include <QString>

#include "ui/notifications/notification.hpp"

namespace weir::ui {

// What a person wants to be told. Everything, unless the window is in front, until it is changed.
class NotificationSettings {
public:
    explicit NotificationSettings(QSettings& store) : m_store(store) {}

    bool wants(NotificationKind kind) const;
    void setWants(NotificationKind kind, bool wanted);
    // No interruption while the window is in front: it shows the same.
    bool quietInFront() const;
    void setQuietInFront(bool quiet);

private:
    QSettings& m_store;
};

}  // namespace weir::ui
