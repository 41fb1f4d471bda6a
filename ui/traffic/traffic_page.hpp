// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/control/admin/client.hpp"
#include "engine/control/admin/traffic.hpp"
#include "ui/window/page.hpp"

class QLabel;
class QSettings;
class QStackedWidget;

namespace weir::ui {

class CallActions;
class ExchangePane;
class FilteredTraffic;
class FilterField;
class FilterList;
class GatewayModel;
class OlderRows;
class PaneSplitter;
class PinnedRows;
class SampleCall;
class SavedFilters;
class SessionTable;
class TimeButton;
class TableColumns;
struct OwnCalls;
class TrafficBar;
class TrafficEmpty;
class TrafficFeed;
class TrafficFooter;
class TrafficModel;
class TrafficTable;

// Every call as it goes through, and one of them in full.
class TrafficPage : public Page {
    Q_OBJECT

public:
    // `store` keeps the size of the pane; all of them outlive the page.
    TrafficPage(admin::AdminClient& client, GatewayModel& gateway, OwnCalls& calls,
                QSettings& store, QWidget* parent = nullptr);

    static PageEntry entry();
    static QString badgeOf(const GatewayModel& gateway);
    QString badge() const override;
    QString fact() const override;
    void addActions(ActionRegistry& registry) override;
    // A filter, as in its field, or "call:ID": one call in full, wherever it is.
    void reveal(const QString& filter) override;
    QWidget* focusTarget() override;
    std::vector<FocusArea> focusAreas() override;

protected:
    void changeEvent(QEvent* event) override;

private:
    void showKeys(ActionRegistry& registry);
    void layOut(QSettings& store);
    void connectParts();
    void clearView();
    void setBySession(bool bySession);
    void retranslate();
    void showState();
    QString reach() const;
    void takeFilter();
    void takeTime();
    void showTime();
    void setShown();
    void connectFilter();
    void openRow(const admin::ExchangeRow* row);
    void openCall(const QString& id);
    void closePane();

    admin::AdminClient& m_client;
    GatewayModel& m_gateway;
    QSettings& m_store;
    TrafficModel* m_model;
    FilteredTraffic* m_rows;
    TrafficFeed* m_feed;
    OlderRows* m_older;
    TrafficTable* m_table;
    SessionTable* m_sessions;
    PinnedRows* m_pinned;
    TableColumns* m_columns;
    FilterField* m_filter;
    TimeButton* m_time;
    SavedFilters* m_savedFilters;
    FilterList* m_filterList;
    QLabel* m_filterProblem;
    TrafficFooter* m_footer;
    ExchangePane* m_pane;
    SampleCall* m_sampleCall;
    TrafficEmpty* m_empty;
    TrafficBar* m_bar;
    QStackedWidget* m_stack;
    PaneSplitter* m_splitter = nullptr;
    bool m_bySession = false;
    bool m_visiting = false;           // another page says what is shown
    std::uint64_t m_openSequence = 0;  // of the change of its row that the pane shows
    CallActions* m_actions;
};

}  // namespace weir::ui
