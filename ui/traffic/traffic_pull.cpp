// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/traffic_pull.hpp"

#include <QPointer>
#include <QWidget>
#include <utility>

#include "ui/widgets/visible_timer.hpp"

namespace weir::ui {

namespace {

constexpr std::uint32_t kRowsAPull = 2'000;

}  // namespace

TrafficPull::TrafficPull(admin::AdminClient& client, QWidget* view,
                         std::chrono::milliseconds interval, Taken taken, Now now)
    : QObject(view),
      m_client(client),
      m_timer(new VisibleTimer(view, interval)),
      m_taken(std::move(taken)),
      m_now(std::move(now)) {
    connect(m_timer, &VisibleTimer::tick, this, &TrafficPull::ask);
}

void TrafficPull::ask() {
    if (m_asking || m_ended || m_now() < m_restsUntil) {
        return;
    }
    m_asking = true;
    admin::ListTraffic operation;
    operation.after = m_after;
    operation.limit = kRowsAPull;
    m_client.call(operation, admin::AdminClient::Callback<admin::TrafficBatch>(
                                 [self = QPointer(this)](Result<admin::TrafficBatch> reply) {
                                     if (self) {
                                         self->take(std::move(reply));
                                     }
                                 }));
}

void TrafficPull::rest(std::chrono::nanoseconds time) {
    m_restsUntil = m_now() + time;
}

void TrafficPull::take(Result<admin::TrafficBatch> reply) {
    m_asking = false;
    const bool more = reply && reply->rows.size() >= kRowsAPull;
    if (reply) {
        m_after = reply->next;
    }
    m_taken(std::move(reply), more ? Rest::More : Rest::None);
    if (more && m_timer->isRunning()) {
        ask();
    }
}

}  // namespace weir::ui
