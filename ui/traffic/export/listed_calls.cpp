// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/export/listed_calls.hpp"

#include <algorithm>

namespace weir::ui {

void ListedCalls::next(std::size_t count, Taken taken) {
    const auto at = [this](std::size_t row) {
        return m_rows->begin() + static_cast<std::ptrdiff_t>(row);
    };
    const std::size_t end = std::min(m_rows->size(), m_given + count);
    std::vector<admin::ExchangeRow> rows(at(m_given), at(end));
    m_given = end;
    taken(std::move(rows));
}

}  // namespace weir::ui
