// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include "ui/traffic/table/filtered_traffic.hpp"
#include "ui/traffic/table/traffic_model.hpp"

namespace weir::ui {

class TrafficTable;

// Calls that stay on top of a table, under its header, whatever the table shows and wherever it is
// scrolled to; in its columns. They are kept by id as long as the window is open.
class PinnedRows : public QFrame {
    Q_OBJECT

public:
    // Stands in the header of `table`, which outlives it.
    PinnedRows(TrafficTable& table, TrafficModel& calls);

    bool isPinned(Id id) const { return m_model.rowOf(id) >= 0; }
    void toggle(const admin::ExchangeRow& row);
    // The selected one of the pinned rows or, unless they have the focus, of the table.
    void toggleCurrent();

    TrafficTable& table() { return *m_pinned; }
    const admin::ExchangeRow* at(int row) const { return m_rows.at(row); }

protected:
    void changeEvent(QEvent* event) override;

private:
    void update();
    void takePlace();
    void takeColumns();
    void retranslate();

    TrafficTable& m_main;
    TrafficModel& m_calls;
    TrafficModel m_model;
    FilteredTraffic m_rows;
    TrafficTable* m_pinned;
};

}  // namespace weir::ui
