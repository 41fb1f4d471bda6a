// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/books/directory.hpp"
#include "engine/books/directory_rows.hpp"

namespace weir::books {

// The entries themselves are in the books of their months.
Result<void> Directory::noteRepricing(Via via, std::string_view name, std::string_view what,
                                      std::string_view span, std::string_view detail) {
    const std::scoped_lock lock(m_mutex);
    return insertChange(m_database, m_clock.now(), actorOf(via, name), what, span, detail);
}

}  // namespace weir::books
