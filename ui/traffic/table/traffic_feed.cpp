// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/table/traffic_feed.hpp"

#include <QPointer>
#include <QWidget>
#include <algorithm>
#include <chrono>
#include <utility>

#include "ui/traffic/table/traffic_model.hpp"
#include "ui/traffic/traffic_pull.hpp"

namespace weir::ui {

namespace {

constexpr std::chrono::milliseconds kInterval{100};
// As many times as news took are left to everything else.
constexpr int kRest = 4;

}  // namespace

TrafficFeed::TrafficFeed(admin::AdminClient& client, TrafficModel& model, QWidget* view, Now now)
    : QObject(view),
      m_model(model),
      m_now(std::move(now)),
      m_pull(new TrafficPull(
          client, view, kInterval,
          [self = QPointer(this)](Result<admin::TrafficBatch> reply, TrafficPull::Rest) {
              if (self) {
                  self->take(std::move(reply));
              }
          },
          m_now)) {}

void TrafficFeed::take(Result<admin::TrafficBatch> reply) {
    if (!reply) {
        const QString problem = QString::fromStdString(reply.error().message);
        if (std::exchange(m_problem, problem) != problem) {
            emit changed();
        }
        return;
    }
    const bool first = !std::exchange(m_known, true);
    const bool healed = !std::exchange(m_problem, QString()).isEmpty();
    const bool news = reply->resync || !reply->rows.empty();
    if (news) {
        if (m_paused) {
            keepWaiting(std::move(*reply));
        } else {
            const auto begin = m_now();
            m_model.apply(std::move(*reply));
            m_pull->rest(kRest * (m_now() - begin));
        }
    }
    if (news || first || healed) {
        emit changed();
    }
}

void TrafficFeed::keepWaiting(admin::TrafficBatch batch) {
    if (batch.resync) {
        m_waiting = {};
        m_waiting.resync = true;
        m_waitingAt.clear();
        m_waitingNew = 0;
    }
    m_waiting.next = batch.next;
    m_waiting.droppedThrough = std::max(m_waiting.droppedThrough, batch.droppedThrough);
    for (admin::ExchangeRow& row : batch.rows) {
        const auto [known, isNew] = m_waitingAt.try_emplace(row.id, m_waiting.rows.size());
        if (!isNew) {
            m_waiting.rows[known->second] = std::move(row);
            continue;
        }
        m_waitingNew += m_waiting.resync || m_model.rowOf(row.id) < 0 ? 1 : 0;
        m_waiting.rows.push_back(std::move(row));
    }
    // Twice the model's room, halved at once, so that the renumbering is rare.
    constexpr std::size_t kRoom = TrafficModel::kDefaultCapacity;
    if (m_waiting.rows.size() > 2 * kRoom) {
        std::ranges::sort(m_waiting.rows, {}, &admin::ExchangeRow::sequence);
        const auto kept = m_waiting.rows.end() - static_cast<std::ptrdiff_t>(kRoom);
        for (auto row = m_waiting.rows.begin(); row != kept; ++row) {
            m_waiting.droppedThrough = std::max(m_waiting.droppedThrough, row->id);
        }
        m_waiting.rows.erase(m_waiting.rows.begin(), kept);
        m_waitingAt.clear();
        for (std::size_t at = 0; at < m_waiting.rows.size(); ++at) {
            m_waitingAt.emplace(m_waiting.rows[at].id, at);
        }
    }
}

void TrafficFeed::setPaused(bool paused) {
    if (m_paused == paused) {
        return;
    }
    m_paused = paused;
    if (!paused) {
        std::ranges::sort(m_waiting.rows, {}, &admin::ExchangeRow::sequence);
        m_waitingAt.clear();
        m_waitingNew = 0;
        m_model.apply(std::exchange(m_waiting, {}));
    }
    emit changed();
}

}  // namespace weir::ui
