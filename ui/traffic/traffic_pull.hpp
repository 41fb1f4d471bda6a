// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <chrono>
#include <cstdint>
#include <functional>

#include "engine/base/clock.hpp"
#include "engine/base/result.hpp"
#include "engine/control/admin/client.hpp"
#include "engine/control/admin/traffic.hpp"

class QWidget;

namespace weir::ui {

class VisibleTimer;

// Asks for what changed since the last time, one question after the other, while `view` can be seen
// and never else. A view that is slow or hidden only falls behind, it slows nobody.
class TrafficPull : public QObject {
    Q_OBJECT

public:
    // Whether there was nothing more to give.
    enum class Rest { None, More };
    using Taken = std::function<void(Result<admin::TrafficBatch>, Rest)>;

    using Now = std::function<Instant()>;

    TrafficPull(admin::AdminClient& client, QWidget* view, std::chrono::milliseconds interval,
                Taken taken, Now now = &std::chrono::steady_clock::now);

    // Nothing is asked for so long: taking the last answer was work.
    void rest(std::chrono::nanoseconds time);
    // Nothing is asked any more.
    void end() { m_ended = true; }

private:
    void ask();
    void take(Result<admin::TrafficBatch> reply);

    admin::AdminClient& m_client;
    VisibleTimer* m_timer;
    Taken m_taken;
    std::uint64_t m_after = 0;
    Now m_now;
    Instant m_restsUntil{};
    bool m_asking = false;
    bool m_ended = false;
};

}  // namespace weir::ui
