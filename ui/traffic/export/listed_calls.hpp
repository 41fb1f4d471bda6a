// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <utility>

#include "ui/traffic/export/call_source.hpp"

namespace weir::ui {

// Calls that are all in memory already: those of the table. They may be many, so they are shared
// and not copied for every try.
class ListedCalls : public CallSource {
public:
    using Rows = std::shared_ptr<const std::vector<admin::ExchangeRow>>;

    explicit ListedCalls(Rows rows) : m_rows(std::move(rows)) {}

    std::optional<std::uint64_t> total() const override { return m_rows->size(); }
    void next(std::size_t count, Taken taken) override;

private:
    Rows m_rows;
    std::size_t m_given = 0;
};

}  // namespace weir::ui
