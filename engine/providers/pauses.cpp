// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/providers/pauses.hpp"

#include <utility>

namespace weir::providers {

void PauseBoard::set(std::vector<Pause> pauses) {
    const bool any = !pauses.empty();
    m_pauses.store(std::make_shared<const std::vector<Pause>>(std::move(pauses)));
    m_any.store(any, std::memory_order_release);
}

std::optional<Timestamp> PauseBoard::find(std::string_view provider, std::string_view model) const {
    const auto pauses = m_pauses.load();
    const Timestamp now = m_clock.now();
    std::optional<Timestamp> latest;
    for (const Pause& pause : *pauses) {
        const bool meant =
            pause.provider == provider && (pause.model.empty() || pause.model == model);
        if (!meant || !pause.holds(now)) {
            continue;
        }
        if (pause.until == Timestamp{}) {
            return Timestamp{};
        }
        latest = latest ? std::max(*latest, pause.until) : pause.until;
    }
    return latest;
}

}  // namespace weir::providers
