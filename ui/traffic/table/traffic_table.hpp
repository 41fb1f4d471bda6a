// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QPersistentModelIndex>
#include <functional>
#include <optional>
#include <vector>

#include "engine/control/admin/traffic.hpp"
#include "ui/traffic/table/filtered_traffic.hpp"
#include "ui/widgets/table_view.hpp"

class QMenu;

namespace weir::ui {

// The table of exchanges. Follow keeps its end in view; scrolling up ends it, and what comes then
// is counted instead of shown. In the order of another column new rows go where they belong. What
// is being read stays where it is, and the selection on its exchange, whatever comes or goes.
class TrafficTable : public TableView {
    Q_OBJECT

public:
    explicit TrafficTable(FilteredTraffic& rows, QWidget* parent = nullptr);

    static const QKeySequence& pinKey();  // unless somebody chose another
    void setPinKeys(const QKeySequence& keys) { m_pinKeys = keys; }

    bool isFollowing() const { return m_follow; }
    // Follows the calls as they begin: a table in another order goes back to that.
    void setFollowing(bool follow);

    // The filter of its rows, whose time has gone on.
    void moveFilterOn(const admin::Filter& filter);

    // What a click on a header does: the column's own order, its reverse, and back to the time
    // with Follow.
    void sortNext(TrafficModel::Column column);
    void setSort(std::optional<FilteredTraffic::Sort> sort);
    bool isSorted() const { return m_rows.sorting().has_value(); }
    bool isSortedBy(TrafficModel::Column column) const {
        return isSorted() && m_rows.sorting()->column == column;
    }
    // The column is not shown any more.
    void forgetSort(TrafficModel::Column column);

    // The columns that are not wanted. One who chose sees all of the others, if need be by
    // scrolling; else the ones that matter least leave a narrow table.
    enum class Chosen { ByNobody, BySomebody };
    void setHiddenColumns(std::vector<int> hidden, Chosen chosen);
    // Instead of the usual widths.
    void setWidths(std::vector<ColumnWidth> widths);
    // Without: another table says how wide each column is.
    void setOwnColumns(bool own);
    // Under the titles of the columns.
    void setHeaderRoom(int height);

    const admin::ExchangeRow* rowAt(const QModelIndex& index) const;
    // What its menu is told about a call; empty: it has no pins.
    void setPins(std::function<bool(Id)> isPinned) { m_isPinned = std::move(isPinned); }
    // Rows that came since following ended.
    int unseen() const { return m_unseen; }
    // Its reader comes near the oldest row, or there is room for more.
    bool wantsOlder() const;

    // In the order of the table.
    std::vector<admin::ExchangeRow> selectedCalls() const;

signals:
    void followingChanged();
    // Of the row under the pointer or the keyboard, which is selected; whoever knows more to do
    // with it adds that.
    void menuOpening(QMenu& menu);
    void opened(const QModelIndex& row);
    // To be looked at without leaving the table, or no longer.
    void peekAsked(const QModelIndex& row);
    void closeAsked();
    // A condition of a filter, to be added to it: "key=search-prod", or "-key=search-prod".
    void conditionAsked(const QString& condition);
    void columnMenuAsked(const QPoint& globalPos);
    void widthChosen(int column, int width);
    void pinAsked(const QModelIndex& row);

protected:
    int headerHeight() const override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    void resizeEvent(QResizeEvent* event) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;

private:
    void applyColumns();
    void addConditions(QMenu& menu, const admin::ExchangeRow& row, int column);
    void addAllConditions(QMenu& menu, const admin::ExchangeRow& row);
    QModelIndex firstToRead() const;
    void takeApplied(int fresh);
    void noteSeen();
    void followIfAtEnd();
    void endFollowingUnlessAtEnd();
    void notePlace();
    void keepPlace();

    QKeySequence m_pinKeys = pinKey();
    FilteredTraffic& m_rows;
    std::vector<int> m_hidden;
    std::vector<ColumnWidth> m_widths;
    Chosen m_chosen = Chosen::ByNobody;
    std::function<bool(Id)> m_isPinned;
    int m_headerRoom = 0;
    int m_arrived = 0;  // rows of the batch that is being applied
    bool m_follow = true;
    int m_unseen = 0;
    // The uppermost row that is seen, and where it stands, while rows come and go.
    QPersistentModelIndex m_uppermost;
    int m_uppermostTop = 0;
};

}  // namespace weir::ui
