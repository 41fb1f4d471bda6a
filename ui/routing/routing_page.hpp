// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "engine/control/admin/client.hpp"
#include "engine/control/admin/policy.hpp"
#include "engine/control/admin/traffic.hpp"
#include "ui/window/page.hpp"

class QMenu;
class QSettings;
class QSplitter;
class QStackedWidget;

namespace weir::ui {

class DraftBar;
class EmptyState;
class FlowView;
class GatewayModel;
class HistoryView;
class NoticeBar;
class PaneSplitter;
class ReplayPanel;
class RouteClipboard;
class RouteEdits;
class RouteKeeper;
class RouteModel;
class RoutePane;
class RouteTable;
class RoutingOrders;
class Segments;
class TryPanel;
struct RouteItem;

// Where calls go, by what they are: the rules in their order, edited in a draft, tried and put in
// force; what goes by them now; and what was in force before.
class RoutingPage : public Page {
    Q_OBJECT

public:
    // `store` keeps the sizes; it and the clock outlive the page.
    RoutingPage(admin::AdminClient& client, GatewayModel& gateway, QSettings& store,
                const Clock& clock, QWidget* parent = nullptr);
    ~RoutingPage() override;

    static PageEntry entry();
    QString badge() const override;
    QString fact() const override;
    QWidget* headerControls() override;
    QWidget* focusTarget() override;
    void addActions(ActionRegistry& registry) override;
    std::vector<FocusArea> focusAreas() override;
    // A rule by its name; "try:ID" or "rule:ID" of a recorded call; "revision:N" of the document.
    void reveal(const QString& what) override;

protected:
    void changeEvent(QEvent* event) override;

private:
    // In the order of the tabs.
    enum class View { Rules, Flow, History };

    void layOut(QSettings& store);
    void connectParts();
    void connectOrders();
    void pull();
    void showRules();
    void showPane(bool anew);
    void showState();
    void takeEdited(const QString& typing);
    void takeKnown();
    QString locked() const;
    // What a condition on the field can ask for, as the draft stands.
    QStringList valuesOf(RouteField field) const;

    void openPane();
    void closePane();
    void select(int row);
    void addRule();
    void insertRule(const admin::RouteSettings& rule, std::size_t at);
    void duplicateRule();
    std::vector<int> chosenRows() const;
    void copyRules();
    void pasteRules();
    void showPasted(int first, int count);
    void removeRule();
    void removeRules(const std::vector<int>& rows);
    void moveRule(int step);
    void toggleRule();
    void showSets();
    void undo();
    void redo();
    void toggleBelow(QWidget* panel);
    void showBelow(QWidget* panel);
    View view() const;
    void showView(View view);
    // False: there is none of that name, as the rules are edited.
    bool showRule(const QString& name);
    void askCall(const QString& id, bool makeRule);
    void takeCall(const admin::ExchangeDetail& call, bool makeRule);
    void retranslate();
    void addEditActions(ActionRegistry& registry);
    void addClipboard(ActionRegistry& registry);
    void showKeys(ActionRegistry& registry);
    void fillMenu(QMenu& menu);

    admin::AdminClient& m_client;
    GatewayModel& m_gateway;
    const Clock& m_clock;
    RouteEdits* m_edits;
    RouteKeeper* m_keeper;
    RoutingOrders* m_orders;
    RouteClipboard* m_clipboard;
    RouteModel* m_model;
    Segments* m_views;
    NoticeBar* m_notice;
    DraftBar* m_bar;
    RouteTable* m_table;
    EmptyState* m_empty;
    RoutePane* m_pane;
    TryPanel* m_try;
    ReplayPanel* m_replay;
    FlowView* m_flow;
    HistoryView* m_history;
    QStackedWidget* m_stack;       // a view
    QStackedWidget* m_tableStack;  // table or its absence
    QSplitter* m_column = nullptr;
    PaneSplitter* m_splitter = nullptr;
    ActionRegistry* m_registry = nullptr;
    int m_shownRow = -1;         // that the pane shows
    bool m_editingHere = false;  // a change comes out of the pane itself
    QString m_pending;           // to be revealed once the rules are known
};

}  // namespace weir::ui
