// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/traffic/export/call_source.hpp"

namespace weir::ui {

// Calls that are all in memory already: those of the table.
class ListedCalls : public CallSource {
public:
    explicit ListedCalls(std::vector<admin::ExchangeRow> rows);

    std::optional<std::uint64_t> total() const override { return m_rows.size(); }
    void next(std::size_t count, Taken taken) override;

private:
    std::vector<admin::ExchangeRow> m_rows;
    std::size_t m_given = 0;
};

}  // namespace weir::ui
