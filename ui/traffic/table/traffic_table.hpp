// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPersistentModelIndex>

#include "ui/widgets/table_view.hpp"

namespace weir::ui {

class FilteredTraffic;

// The table of exchanges. Follow keeps its end in view; scrolling up ends it, and what comes then
// is counted instead of shown. The selection stays on its exchange whatever comes or goes.
class TrafficTable : public TableView {
    Q_OBJECT

public:
    explicit TrafficTable(FilteredTraffic& rows, QWidget* parent = nullptr);

    bool isFollowing() const { return m_follow; }
    void setFollowing(bool follow);
    // Rows that came since following ended.
    int unseen() const { return m_unseen; }
    // Its reader comes near the oldest row, or there is room for more.
    bool wantsOlder() const;

signals:
    void followingChanged();
    void opened(const QModelIndex& row);
    void closeAsked();
    // A condition of a filter, to be added to it: "key=search-prod", or "-key=search-prod".
    void conditionAsked(const QString& condition);

protected:
    void contextMenuEvent(QContextMenuEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;

private:
    void takeApplied(int fresh);
    void noteSeen();
    void followIfAtEnd();
    void endFollowingUnlessAtEnd();
    void notePlace();
    void keepPlace();

    int m_arrived = 0;  // rows of the batch that is being applied
    bool m_follow = true;
    int m_unseen = 0;
    // The uppermost row that is seen, and where it stands, while rows come and go.
    QPersistentModelIndex m_uppermost;
    int m_uppermostTop = 0;
};

}  // namespace weir::ui
