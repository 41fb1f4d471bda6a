// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/export/listed_calls.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace weir::ui {

ListedCalls::ListedCalls(std::vector<admin::ExchangeRow> rows) : m_rows(std::move(rows)) {}

void ListedCalls::next(std::size_t count, Taken taken) {
    const std::size_t end = std::min(m_rows.size(), m_given + count);
    const auto at = [this](std::size_t row) {
        return std::make_move_iterator(m_rows.begin() + static_cast<std::ptrdiff_t>(row));
    };
    std::vector<admin::ExchangeRow> rows(at(m_given), at(end));
    m_given = end;
    taken(std::move(rows));
}

}  // namespace weir::ui
