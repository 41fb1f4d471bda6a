// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/sessions/session_rows.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_map>

namespace weir::ui {

std::vector<SessionRow> sessionsOf(const std::function<const admin::ExchangeRow*(int)>& callAt,
                                   int calls) {
    std::vector<SessionRow> sessions;
    std::unordered_map<std::string_view, std::size_t> places;
    for (int at = 0; at < calls; ++at) {
        const admin::ExchangeRow& call = *callAt(at);
        const auto [place, isNew] = places.try_emplace(call.session, sessions.size());
        if (isNew) {
            sessions.emplace_back();
        }
        admin::addCall(sessions[place->second], call);
    }
    std::ranges::sort(sessions, {}, &SessionRow::firstCall);
    return sessions;
}

}  // namespace weir::ui
