// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notifications/notifier.hpp"

#include <QPointer>
#include <QStringList>
#include <algorithm>
#include <utility>

#include "ui/notifications/notification_log.hpp"
#include "ui/notifications/troubles.hpp"
#include "ui/widgets/local_time.hpp"
#include "ui/window/gateway_model.hpp"

namespace weir::ui {

namespace {

// A key may be refused or locked without any number of the status moving.
constexpr std::chrono::seconds kAskAtLeast{10};

}  // namespace

Notifier::Notifier(const Parts& parts, QObject* parent)
    : QObject(parent), m_parts(parts), m_settings(parts.store) {
    m_due.setSingleShot(true);
    connect(&m_due, &QTimer::timeout, this, &Notifier::tell);
    connect(&parts.gateway, &GatewayModel::changed, this, &Notifier::look);
}

void Notifier::look() {
    const admin::GatewayStatus& status = m_parts.gateway.status();
    const Glance glance{status.revision, status.providersUp, status.providersDegraded,
                        status.providersDown};
    const bool known = m_parts.gateway.isKnown() && !m_parts.gateway.lost();
    if (known && (m_glance != glance || m_parts.clock.instant() - m_askedAt >= kAskAtLeast)) {
        m_glance = glance;
        askProviders();
    }
    judge();
}

void Notifier::askProviders() {
    if (m_asking) {
        return;
    }
    m_asking = true;
    m_askedAt = m_parts.clock.instant();
    m_parts.client.call(admin::ListProviders{}, admin::AdminClient::Callback<admin::ProviderList>(
                                                    [self = QPointer(this)](auto reply) {
                                                        if (self) {
                                                            self->takeProviders(std::move(reply));
                                                        }
                                                    }));
    m_parts.client.call(admin::ListAlerts{}, admin::AdminClient::Callback<admin::AlertList>(
                                                 [self = QPointer(this)](auto reply) {
                                                     if (self) {
                                                         self->takeAlerts(std::move(reply));
                                                     }
                                                 }));
}

// While nothing new is known, everything is as it was.
void Notifier::takeAlerts(Result<admin::AlertList> reply) {
    if (reply) {
        m_alerts = std::move(reply->active);
        judge();
    }
}

void Notifier::takeProviders(Result<admin::ProviderList> reply) {
    m_asking = false;
    if (reply) {
        m_providers = std::move(reply->providers);
        judge();
    }
}

void Notifier::judge() {
    m_troubles = troublesOf(m_parts.gateway, m_providers, m_troubles);
    QVector<Notification> wanted = m_troubles + troublesOf(m_alerts);
    wanted.removeIf([this](const Notification& trouble) { return !wants(trouble); });
    const Instant now = m_parts.clock.instant();
    m_gate.forgetUnless([this](const Notification& trouble) { return wants(trouble); });
    m_gate.setTroubles(wanted, now);
    if (const auto due = m_gate.due()) {
        m_due.start(std::chrono::ceil<std::chrono::milliseconds>(
            std::max<Instant::duration>(*due - now, Instant::duration(0))));
    } else {
        m_due.stop();
    }
}

// A provider that was removed did not come up again.
bool Notifier::wants(const Notification& trouble) const {
    const bool ofProvider =
        trouble.kind == NotificationKind::Provider || trouble.kind == NotificationKind::Key;
    return m_settings.wants(trouble.kind) &&
           (!ofProvider || std::ranges::any_of(m_providers, [&](const admin::ProviderRow& row) {
               return row.settings.name == trouble.what.toStdString();
           }));
}

void Notifier::tell() {
    const QVector<Notification> news = m_gate.take(m_parts.clock.instant());
    if (!news.isEmpty()) {
        for (const Notification& each : news) {
            log(each);
        }
        m_page = news.size() == 1 ? news.first().page : QStringLiteral("overview");
        m_what = news.size() == 1 ? news.first().what : QString();
        if (!m_parts.inFront()) {
            m_parts.log.noteUnread(static_cast<int>(news.size()));
        }
        if (!m_parts.inFront() || !m_settings.quietInFront()) {
            QStringList titles;
            for (const Notification& each : news) {
                titles << each.title;
            }
            if (news.size() == 1) {
                emit told(news.first().title, news.first().text);
            } else {
                emit told(tr("%Ln things happened", nullptr, static_cast<int>(news.size())),
                          titles.join(u'\n'));
            }
        }
    }
    judge();
}

void Notifier::log(const Notification& news) {
    m_parts.log.add({news.title, news.text, news.action,
                     [self = QPointer(this), page = news.page, what = news.what] {
                         if (self) {
                             emit self->pageAsked(page, what);
                         }
                     },
                     news.icon, news.tone, localTime(m_parts.clock.now())});
}

void Notifier::follow() {
    if (!m_page.isEmpty()) {
        emit pageAsked(m_page, m_what);
    }
}

}  // namespace weir::ui
