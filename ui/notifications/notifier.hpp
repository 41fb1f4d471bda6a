// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>
#include <functional>
#include <optional>
#include <tuple>
#include <vector>

#include "engine/base/clock.hpp"
#include "engine/base/result.hpp"
#include "engine/control/admin/alerts.hpp"
#include "engine/control/admin/client.hpp"
#include "engine/control/admin/providers.hpp"
#include "ui/notifications/notification_gate.hpp"
#include "ui/notifications/notification_settings.hpp"

namespace weir::ui {

class GatewayModel;
class NotificationLog;

// Looks at the gateway and its providers, and tells a person what is wrong, as often as the gate
// allows. Everything that is told stands in the log.
class Notifier : public QObject {
    Q_OBJECT

public:
    struct Parts {
        admin::AdminClient& client;
        GatewayModel& gateway;
        QSettings& store;
        NotificationLog& log;
        const Clock& clock;
        // Whether the window is in front of everything else.
        std::function<bool()> inFront;
    };

    explicit Notifier(const Parts& parts, QObject* parent = nullptr);

    // As they were when they were last asked, which is soon after they change.
    const std::vector<admin::ProviderRow>& providers() const { return m_providers; }

    // What the last message leads to: somebody clicked on it.
    void follow();

signals:
    // Outside the window: through the tray.
    void told(const QString& title, const QString& text);
    void pageAsked(const QString& page, const QString& what);

private:
    // What can be seen of the providers in the status; when it changes they are asked.
    using Glance = std::tuple<std::uint64_t, std::uint32_t, std::uint32_t, std::uint32_t>;

    void look();
    void askProviders();
    void takeProviders(Result<admin::ProviderList> reply);
    void takeAlerts(Result<admin::AlertList> reply);
    void judge();
    bool wants(const Notification& trouble) const;
    void tell();
    void log(const Notification& news);

    Parts m_parts;
    NotificationSettings m_settings;
    NotificationGate m_gate;
    QTimer m_due;
    std::vector<admin::ProviderRow> m_providers;
    std::vector<admin::AlertRow> m_alerts;
    QVector<Notification> m_troubles;
    std::optional<Glance> m_glance;
    Instant m_askedAt{};
    bool m_asking = false;
    QString m_page;  // of the last message
    QString m_what;
};

}  // namespace weir::ui
