// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/pause_desk.hpp"

#include <utility>

namespace weir::app {

PauseDesk::PauseDesk(const std::filesystem::path& file, providers::PauseBoard& board,
                     const providers::HealthBoard& health, const Clock& clock, const Log& log)
    : m_file(file), m_board(board), m_health(health), m_clock(clock) {
    const auto kept = m_file.load();
    if (kept) {
        putInForce(*kept);
    } else {
        log.warning("Nothing is paused: " + kept.error().text());
    }
}

std::vector<admin::PausedTarget> PauseDesk::paused() const {
    std::vector<admin::PausedTarget> rows;
    const Timestamp now = m_clock.now();
    for (const providers::Pause& pause : m_board.all()) {
        if (pause.holds(now)) {
            rows.push_back({pause.provider, pause.model, pause.reason, pause.since, pause.until,
                            m_health.inFlight(pause.provider, pause.model)});
        }
    }
    return rows;
}

Result<void> PauseDesk::keep(std::vector<admin::PausedTarget> paused) {
    if (const auto kept = m_file.keep(paused); !kept) {
        return kept;
    }
    putInForce(paused);
    return {};
}

void PauseDesk::putInForce(const std::vector<admin::PausedTarget>& paused) {
    std::vector<providers::Pause> pauses;
    for (const admin::PausedTarget& each : paused) {
        pauses.push_back({each.provider, each.model, each.reason, each.since, each.until});
    }
    m_board.set(std::move(pauses));
}

}  // namespace weir::app
