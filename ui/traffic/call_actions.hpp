// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QList>
#include <QObject>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "engine/control/admin/client.hpp"
#include "engine/control/admin/traffic.hpp"
#include "ui/widgets/toast.hpp"

class QAction;
class QMenu;
class QSettings;
class QWidget;

namespace weir::ui {

class ActionRegistry;
class FilteredTraffic;
class GatewayCall;
class GatewayModel;
class RaiseOrders;
class TrafficTable;
struct OwnCalls;

// What can be done with the calls of the table: with all that it shows, or with those selected.
class CallActions : public QObject {
    Q_OBJECT

public:
    struct Parts {
        admin::AdminClient& client;
        GatewayModel& gateway;
        OwnCalls& calls;
        QSettings& store;
        TrafficTable& table;
        TrafficTable& pinned;
        FilteredTraffic& rows;
        std::function<QString()> filter;  // its text
        // The open call, while the keyboard is in its pane; null: it is not.
        std::function<const admin::ExchangeRow*()> inPane;
    };

    // Dialogs stand before `page`.
    CallActions(Parts parts, QWidget* page);

    void addTo(ActionRegistry& registry);
    // For the menu of a row: the same actions, with their shortcuts.
    void addTo(QMenu& menu);

    void exportCalls();
    void compareCalls();
    void replay(const admin::ExchangeRow& call);
    // The page of routing makes a rule of it.
    void makeRule(Id call);
    // As a line for a shell, on the clipboard.
    void copyAsCurl(const admin::ExchangeRow& call);
    // What was decided on it, as a test of the policy, on the clipboard.
    void copyTest(Id call);
    // The one that refused a call.
    void raiseBudget(const std::string& budget);

signals:
    void playgroundAsked(weir::Id call);
    // What the page of routing is to reveal.
    void routingAsked(const QString& what);
    void toastAsked(const weir::ui::ToastMessage& message);

private:
    // In the pinned rows while they have the focus, else in the table.
    std::vector<admin::ExchangeRow> selected() const;
    // The one that is read, or that is selected; asks for it when none or more are.
    std::optional<admin::ExchangeRow> oneSelected();
    void followReplay(GatewayCall* call, const admin::ExchangeRow& original);
    void tellReplayed(const admin::ExchangeRow& original, const admin::ExchangeRow& again);
    void replaySelected();
    void openInPlayground();
    void tryInRouting();
    void copySelectedAsCurl();
    void makeRuleOfSelected();
    void copyTestOfSelected();
    void compare(const admin::ExchangeRow& left, const admin::ExchangeRow& right);
    void takeTest(const Result<admin::DecisionTest>& reply);
    void tell(const QString& words);

    Parts m_parts;
    QWidget* m_page;
    RaiseOrders* m_raises;
    QList<QAction*> m_ofRows;
};

}  // namespace weir::ui
