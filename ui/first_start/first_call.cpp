// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/first_start/first_call.hpp"

#include <QPointer>
#include <QWidget>
#include <chrono>

#include "ui/widgets/visible_timer.hpp"

namespace weir::ui {

namespace {

constexpr std::chrono::milliseconds kInterval{250};
constexpr std::uint32_t kRowsAPull = 2'000;

}  // namespace

FirstCall::FirstCall(admin::AdminClient& client, QWidget* view)
    : QObject(view), m_client(client), m_timer(new VisibleTimer(view, kInterval)) {
    connect(m_timer, &VisibleTimer::tick, this, &FirstCall::pull);
}

void FirstCall::pull() {
    if (m_asking || isServed()) {
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

void FirstCall::take(Result<admin::TrafficBatch> reply) {
    m_asking = false;
    if (!reply) {
        return;
    }
    m_after = reply->next;
    if (!m_caughtUp) {
        m_caughtUp = reply->rows.size() < kRowsAPull;
        return;
    }
    for (admin::ExchangeRow& row : reply->rows) {
        if (!isServed()) {
            m_row = std::move(row);
            emit changed();
        }
    }
}

bool FirstCall::isServed() const {
    return m_row && m_row->state == ExchangeState::Done;
}

}  // namespace weir::ui
