// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notifications/notification_settings.hpp"

namespace weir::ui {

namespace {

const QString kQuiet = QStringLiteral("notifications/quiet_in_front");

QString keyOf(NotificationKind kind) {
    switch (kind) {
        case NotificationKind::Provider:
            return QStringLiteral("notifications/provider");
        case NotificationKind::Key:
            return QStringLiteral("notifications/key");
        case NotificationKind::Gateway:
            return QStringLiteral("notifications/gateway");
        case NotificationKind::Records:
            return QStringLiteral("notifications/records");
        case NotificationKind::Alert:
            return QStringLiteral("notifications/alert");
    }
    return {};
}

}  // namespace

bool NotificationSettings::wants(NotificationKind kind) const {
    return m_store.value(keyOf(kind), true).toBool();
}

void NotificationSettings::setWants(NotificationKind kind, bool wanted) {
    m_store.setValue(keyOf(kind), wanted);
}

bool NotificationSettings::quietInFront() const {
    return m_store.value(kQuiet, true).toBool();
}

void NotificationSettings::setQuietInFront(bool quiet) {
    m_store.setValue(kQuiet, quiet);
}

}  // namespace weir::ui
