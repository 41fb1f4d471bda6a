// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/table/table_columns.hpp"

#include <QActionGroup>
#include <QHeaderView>
#include <QMenu>
#include <QSettings>
#include <algorithm>

#include "ui/theme/metrics.hpp"
#include "ui/traffic/table/traffic_cells.hpp"
#include "ui/traffic/table/traffic_table.hpp"

namespace weir::ui {

namespace {

using Column = TrafficModel::Column;

const QString& storeKey() {
    static const QString key = QStringLiteral("traffic/columns");
    return key;
}

// "key=140": at 10 pt, so that it holds in other fonts.
const QString& widthsKey() {
    static const QString key = QStringLiteral("traffic/column_widths");
    return key;
}

constexpr int kWidest = 4'000;

std::vector<Column> allColumns() {
    std::vector<Column> all;
    for (int column = 0; column < TrafficModel::ColumnCount; ++column) {
        all.push_back(static_cast<Column>(column));
    }
    return all;
}

std::vector<Column> usualColumns() {
    std::vector<Column> usual = allColumns();
    std::erase_if(usual, [](Column column) { return column > TrafficModel::Cost; });
    return usual;
}

bool holds(const std::vector<Column>& columns, Column column) {
    return std::ranges::find(columns, column) != columns.end();
}

}  // namespace

TableColumns::TableColumns(TrafficTable& table, QSettings& store)
    : QObject(&table), m_table(table), m_store(store) {
    restore();
    restoreWidths();
    connect(&table, &TrafficTable::widthChosen, this,
            [this](int column, int width) { keepWidth(static_cast<Column>(column), width); });
    connect(&table, &TrafficTable::columnMenuAsked, this, &TableColumns::openMenu);
    connect(table.header(), &QHeaderView::sectionMoved, this, [this] {
        if (!m_placing) {
            m_chosen = true;
            keep();
        }
    });
}

void TableColumns::restore() {
    const QStringList kept = m_store.value(storeKey()).toStringList();
    m_chosen = !kept.isEmpty();
    m_shown = m_chosen ? std::vector<Column>{TrafficModel::State} : usualColumns();
    for (const QString& id : kept) {
        const std::vector<Column> all = allColumns();
        const auto column = std::ranges::find(all, id, &columnId);
        // What another version wrote is passed over.
        if (column != all.end() && !holds(m_shown, *column)) {
            m_shown.push_back(*column);
        }
    }
    apply();
    place(m_shown);
}

void TableColumns::restoreWidths() {
    const std::vector<Column> all = allColumns();
    for (const QString& each : m_store.value(widthsKey()).toStringList()) {
        const auto column = std::ranges::find(all, each.section(u'=', 0, 0), &columnId);
        const int width = each.section(u'=', 1).toInt();
        if (column != all.end() && width > 0 && width <= kWidest) {
            m_widths.push_back({*column, width});
        }
    }
    m_table.setWidths(m_widths);
}

void TableColumns::keepWidth(Column column, int width) {
    constexpr int kScale = 1'000;
    std::erase_if(m_widths, [column](const ColumnWidth& each) { return each.column == column; });
    m_widths.push_back({column, width * kScale / metrics().px(kScale)});
    QStringList kept;
    for (const ColumnWidth& each : m_widths) {
        kept << QStringLiteral("%1=%2")
                    .arg(columnId(static_cast<Column>(each.column)))
                    .arg(each.width);
    }
    m_store.setValue(widthsKey(), kept);
    m_table.setWidths(m_widths);
}

// The others stand behind the shown ones, in their own order.
void TableColumns::place(const std::vector<Column>& order) {
    m_placing = true;
    int visual = 0;
    for (const Column column : order) {
        m_table.header()->moveSection(m_table.header()->visualIndex(column), visual++);
    }
    for (const Column column : allColumns()) {
        if (!holds(order, column)) {
            m_table.header()->moveSection(m_table.header()->visualIndex(column), visual++);
        }
    }
    m_placing = false;
}

void TableColumns::keep() {
    std::ranges::sort(m_shown, {},
                      [this](Column column) { return m_table.header()->visualIndex(column); });
    QStringList ids;
    for (const Column column : m_shown) {
        ids << columnId(column);
    }
    m_store.setValue(storeKey(), ids);
    apply();
}

void TableColumns::apply() {
    std::vector<int> hidden;
    for (const Column column : allColumns()) {
        if (!holds(m_shown, column)) {
            hidden.push_back(column);
        }
    }
    m_table.setHiddenColumns(std::move(hidden), m_chosen ? TrafficTable::Chosen::BySomebody
                                                         : TrafficTable::Chosen::ByNobody);
}

bool TableColumns::isShown(Column column) const {
    return holds(m_shown, column);
}

void TableColumns::setShown(Column column, bool shown) {
    if (shown == isShown(column) || column == TrafficModel::State) {
        return;
    }
    m_chosen = true;
    if (shown) {
        m_shown.push_back(column);
        place(m_shown);  // a new one is the last, where it is seen to come
    } else {
        std::erase(m_shown, column);
        m_table.forgetSort(column);
    }
    keep();
}

void TableColumns::reset() {
    m_store.remove(storeKey());
    m_store.remove(widthsKey());
    m_widths.clear();
    m_table.setWidths({});
    m_chosen = false;
    m_shown = usualColumns();
    place(m_shown);
    apply();
}

void TableColumns::openMenu(const QPoint& globalPos) {
    auto* menu = new QMenu(&m_table);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const Column column : allColumns()) {
        QAction* action = menu->addAction(columnTitle(column));
        action->setCheckable(true);
        action->setChecked(isShown(column));
        action->setEnabled(column != TrafficModel::State);
        connect(action, &QAction::toggled, this,
                [this, column](bool shown) { setShown(column, shown); });
    }
    menu->addSeparator();
    addSorting(*menu->addMenu(tr("Sort by")));
    menu->addAction(tr("Reset columns"), this, &TableColumns::reset)
        ->setEnabled(m_chosen || !m_widths.empty());
    menu->popup(globalPos);
}

void TableColumns::addSorting(QMenu& menu) {
    auto* group = new QActionGroup(&menu);
    const auto add = [&](const QString& words, bool checked) {
        QAction* action = menu.addAction(words);
        action->setCheckable(true);
        action->setChecked(checked);
        group->addAction(action);
        return action;
    };
    QAction* byTime = add(tr("Time, following"), !m_table.isSorted());
    connect(byTime, &QAction::triggered, this, [this] { m_table.setFollowing(true); });
    for (const Column column : m_shown) {
        QAction* action =
            add(column == TrafficModel::Time ? tr("Time, the newest first") : columnTitle(column),
                m_table.isSortedBy(column));
        connect(action, &QAction::triggered, this, [this, column] { m_table.sortNext(column); });
    }
}

}  // namespace weir::ui
