// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <chrono>
#include <cstdint>
#include <functional>
#include <unordered_map>
#include <vector>

#include "engine/base/clock.hpp"
#include "engine/base/result.hpp"
#include "engine/control/admin/client.hpp"
#include "engine/control/admin/traffic.hpp"

class QWidget;

namespace weir::ui {

class TrafficModel;
class TrafficPull;

// Pulls what changed since the last time into the model, ten times a second while `view` can be
// seen and never else. A view that is slow or hidden only falls behind, it slows nobody: a table of
// many rows takes news less often, so that there is always time for the person before it.
class TrafficFeed : public QObject {
    Q_OBJECT

public:
    using Now = std::function<Instant()>;

    TrafficFeed(admin::AdminClient& client, TrafficModel& model, QWidget* view,
                Now now = &std::chrono::steady_clock::now);

    // Pausing stops the view, not the gateway: what comes meanwhile waits, as much as the model
    // would hold, and goes in when the view is resumed.
    void setPaused(bool paused);
    bool isPaused() const { return m_paused; }
    // New calls that wait for the view to be resumed.
    std::uint64_t waiting() const { return m_waitingNew; }

    // An answer came at least once.
    bool isKnown() const { return m_known; }
    // Why the last pull failed; empty when it did not.
    const QString& problem() const { return m_problem; }

signals:
    void changed();

private:
    void take(Result<admin::TrafficBatch> reply);
    void keepWaiting(admin::TrafficBatch batch);

    TrafficModel& m_model;
    Now m_now;
    TrafficPull* m_pull;
    bool m_known = false;
    bool m_paused = false;
    QString m_problem;
    admin::TrafficBatch m_waiting;
    std::unordered_map<Id, std::size_t> m_waitingAt;
    std::uint64_t m_waitingNew = 0;
};

}  // namespace weir::ui
