// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <functional>

#include "ui/theme/system_scheme.hpp"

// The desktop portal's settings: org.freedesktop.appearance color-scheme is 1 for dark, 2 for
// light, 0 for no preference. Source: XDG Desktop Portal, org.freedesktop.portal.Settings.
namespace weir::ui {

namespace {

const QString kService = QStringLiteral("org.freedesktop.portal.Desktop");
const QString kPath = QStringLiteral("/org/freedesktop/portal/desktop");
const QString kInterface = QStringLiteral("org.freedesktop.portal.Settings");
const QString kSpace = QStringLiteral("org.freedesktop.appearance");
const QString kKey = QStringLiteral("color-scheme");

class Portal : public QObject {
    Q_OBJECT

public:
    using Told = std::function<void(std::optional<Scheme>)>;

    Portal(Told told, QObject* parent) : QObject(parent), m_told(std::move(told)) {
        QDBusConnection bus = QDBusConnection::sessionBus();
        if (!bus.isConnected()) {
            return;
        }
        // QtDBus looks the types of a slot up by their names, and this one has none until somebody
        // happened to use it: without it the connection is refused.
        qRegisterMetaType<QDBusVariant>();
        if (!bus.connect(kService, kPath, kInterface, QStringLiteral("SettingChanged"), this,
                         SLOT(settingChanged(QString, QString, QDBusVariant)))) {
            qWarning("a change of the desktop's colour scheme will not be heard");
        }
        QDBusMessage ask =
            QDBusMessage::createMethodCall(kService, kPath, kInterface, QStringLiteral("Read"));
        ask << kSpace << kKey;
        auto* watcher = new QDBusPendingCallWatcher(bus.asyncCall(ask), this);
        connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
            const QDBusPendingReply<QDBusVariant> reply = *watcher;
            if (!reply.isError()) {
                take(reply.value().variant());
            }
            watcher->deleteLater();
        });
    }

private slots:
    void settingChanged(const QString& space, const QString& key, const QDBusVariant& value) {
        if (space == kSpace && key == kKey) {
            take(value.variant());
        }
    }

private:
    void take(QVariant value) {
        // Read wraps the value in a variant of its own.
        while (value.userType() == qMetaTypeId<QDBusVariant>()) {
            value = value.value<QDBusVariant>().variant();
        }
        switch (value.toUInt()) {
            case 1:
                return m_told(Scheme::Dark);
            case 2:
                return m_told(Scheme::Light);
            default:
                return m_told(std::nullopt);
        }
    }

    Told m_told;
};

}  // namespace

SystemScheme::SystemScheme(QObject* parent) : QObject(parent) {
    new Portal([this](std::optional<Scheme> scheme) { prefer(scheme); }, this);
}

void SystemScheme::prefer(std::optional<Scheme> scheme) {
    if (m_preferred != scheme) {
        m_preferred = scheme;
        emit changed();
    }
}

}  // namespace weir::ui

#include "system_scheme_xdg.moc"
