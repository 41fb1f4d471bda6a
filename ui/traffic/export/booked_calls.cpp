// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/export/booked_calls.hpp"

#include <utility>

namespace weir::ui {

BookedCalls::BookedCalls(admin::AdminClient& client, std::string filter, Timestamp since)
    : m_client(client) {
    m_page.filter = std::move(filter);
    m_page.since = since;
}

void BookedCalls::next(std::size_t count, Taken taken) {
    if (m_atEnd) {
        taken(std::vector<admin::ExchangeRow>());
        return;
    }
    m_page.limit = static_cast<std::uint32_t>(count);
    m_client.call(m_page, [this, alive = std::weak_ptr(m_alive), count,
                           taken = std::move(taken)](Result<admin::OlderTraffic> reply) {
        if (!alive.expired()) {
            take(count, taken, std::move(reply));
        }
    });
}

void BookedCalls::take(std::size_t count, const Taken& taken, Result<admin::OlderTraffic> reply) {
    if (!reply) {
        taken(std::move(reply.error()));
        return;
    }
    m_page.before = reply->next;
    m_atEnd = reply->atEnd;
    // A page without rows is not the end: the search has only come so far.
    if (reply->rows.empty() && !m_atEnd) {
        next(count, taken);
        return;
    }
    taken(std::move(reply->rows));
}

}  // namespace weir::ui
