// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/first_start/first_call.hpp"

#include <QPointer>
#include <QWidget>
#include <chrono>

#include "ui/traffic/traffic_pull.hpp"

namespace weir::ui {

namespace {

constexpr std::chrono::milliseconds kInterval{250};

}  // namespace

FirstCall::FirstCall(admin::AdminClient& client, QWidget* view)
    : QObject(view),
      m_pull(new TrafficPull(client, view, kInterval,
                             [self = QPointer(this)](const Result<admin::TrafficBatch>& reply,
                                                     TrafficPull::Rest rest) {
                                 if (self && reply) {
                                     self->take(*reply, rest == TrafficPull::Rest::None);
                                 }
                             })) {}

void FirstCall::take(const admin::TrafficBatch& batch, bool isAll) {
    if (!m_caughtUp) {
        m_caughtUp = isAll;
        return;
    }
    for (const admin::ExchangeRow& row : batch.rows) {
        if (!isServed()) {
            m_row = row;
            emit changed();
        }
    }
    if (isServed()) {
        m_pull->end();
    }
}

bool FirstCall::isServed() const {
    return m_row && m_row->state == ExchangeState::Done;
}

}  // namespace weir::ui
