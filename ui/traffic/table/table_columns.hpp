// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <vector>

#include "ui/traffic/table/traffic_model.hpp"
#include "ui/widgets/columns.hpp"

class QMenu;
class QSettings;

namespace weir::ui {

class TrafficTable;

// Which columns the table shows, in what order and how wide, as somebody chose them; kept in the
// settings.
class TableColumns : public QObject {
    Q_OBJECT

public:
    // Both outlive it.
    TableColumns(TrafficTable& table, QSettings& store);

    bool isShown(TrafficModel::Column column) const;
    // The state of a call is always shown.
    void setShown(TrafficModel::Column column, bool shown);
    // As it is when nobody chose.
    void reset();

    // What to show and what to sort by. It goes when it is closed.
    void openMenu(const QPoint& globalPos);

private:
    void restore();
    void restoreWidths();
    void keepWidth(TrafficModel::Column column, int width);
    void keep();
    void apply();
    void place(const std::vector<TrafficModel::Column>& order);
    void addSorting(QMenu& menu);

    TrafficTable& m_table;
    QSettings& m_store;
    std::vector<TrafficModel::Column> m_shown;
    std::vector<ColumnWidth> m_widths;  // that somebody chose
    bool m_chosen = false;
    bool m_placing = false;
};

}  // namespace weir::ui
