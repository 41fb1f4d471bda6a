// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/books/audit_chain.hpp"
#include "engine/books/directory.hpp"

namespace weir::books {

// Who looked at stored bodies.

Result<void> Directory::addView(const Id& exchange, std::string_view via, std::string_view name) {
    const std::scoped_lock lock(m_mutex);
    return m_database.transaction(
        [&] { return insertView(m_database, m_clock.now(), exchange, via, name); });
}

Result<std::vector<BodyView>> Directory::views(const Id& exchange) const {
    const std::scoped_lock lock(m_mutex);
    auto query =
        m_database.prepare("SELECT at,via,name FROM body_view WHERE exchange=? ORDER BY number");
    if (!query) {
        return std::move(query.error());
    }
    query->bind(1, exchange);
    std::vector<BodyView> views;
    for (;;) {
        const auto row = query->step();
        if (!row) {
            return row.error();
        }
        if (!*row) {
            return views;
        }
        views.push_back(
            {Timestamp(Microseconds(query->integer(0))), query->text(1), query->text(2)});
    }
}

}  // namespace weir::books
