// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

#include "engine/base/clock.hpp"
#include "engine/base/log.hpp"
#include "engine/control/handlers/pause_file.hpp"
#include "engine/control/handlers/ports.hpp"
#include "engine/providers/health.hpp"
#include "engine/providers/pauses.hpp"

namespace weir::app {

// Pauses by hand: in force on the board, and kept in the data folder. On the control thread.
class PauseDesk final : public control::PauseControl {
public:
    // Those that were kept are in force at once. A file that cannot be read is told to the log.
    PauseDesk(const std::filesystem::path& file, providers::PauseBoard& board,
              const providers::HealthBoard& health, const Clock& clock, const Log& log);

    std::vector<admin::PausedTarget> paused() const override;
    Result<void> keep(std::vector<admin::PausedTarget> paused) override;

private:
    void putInForce(const std::vector<admin::PausedTarget>& paused);

    control::PauseFile m_file;
    providers::PauseBoard& m_board;
    const providers::HealthBoard& m_health;
    const Clock& m_clock;
};

}  // namespace weir::app
