// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <array>

#include "engine/base/clock.hpp"
#include "engine/base/result.hpp"
#include "engine/control/admin/alerts.hpp"
#include "engine/control/admin/client.hpp"
#include "ui/window/page.hpp"

class QFrame;
class QLabel;
class QStackedWidget;

namespace weir::ui {

class AlertCells;
class AlertTable;
class Button;
class EmptyState;
class GatewayModel;
class NoticeBar;
class Segments;
class UndoableOrders;
class VisibleTimer;

// What is worth telling somebody, who is told, and whether it arrived.
class AlertsPage : public Page {
    Q_OBJECT

public:
    AlertsPage(admin::AdminClient& client, GatewayModel& gateway, const Clock& clock,
               QWidget* parent = nullptr);

    static PageEntry entry();
    QString badge() const override;
    QString fact() const override;
    QWidget* headerControls() override;
    QWidget* focusTarget() override;
    void addActions(ActionRegistry& registry) override;

    // What each of the three tables is about.
    enum View { Alerts, Webhooks, Sent };
    void showView(View view);
    AlertTable& table(View view) { return *m_tables[view]; }

    void addWebhook();
    void editSelected();
    void removeSelected();
    void testSelected();
    void editRules();

protected:
    void changeEvent(QEvent* event) override;

private:
    QWidget* makeTools();
    AlertTable* makeTable(View view);
    void connectParts();
    void pull();
    void takeAlerts(Result<admin::AlertList> reply);
    void takeWebhooks(Result<admin::WebhookList> reply);
    void showAlerts();
    void showWebhooks();
    void showSent();
    void showState();
    void showNotice();
    QString whyNotChange() const;
    // Null when none is selected.
    const admin::WebhookRow* selected() const;
    void openDialog(const admin::WebhookSettings& settings);
    void tellTest(const Delivery& delivery);
    void retranslate();

    admin::AdminClient& m_client;
    GatewayModel& m_gateway;
    const Clock& m_clock;
    UndoableOrders* m_orders;
    std::array<AlertCells*, 3> m_cells;
    std::array<AlertTable*, 3> m_tables{};
    NoticeBar* m_notice;
    EmptyState* m_empty;
    QLabel* m_loading;
    QStackedWidget* m_stack;
    Segments* m_view;
    Button* m_undo;
    Button* m_rules;
    Button* m_test;
    Button* m_edit;
    Button* m_remove;
    Button* m_add;
    VisibleTimer* m_timer;
    QTimer m_slow;  // nothing is said of what takes less
    admin::AlertList m_alerts;
    admin::WebhookList m_webhooks;
    bool m_knowsAlerts = false;
    bool m_knowsWebhooks = false;
    int m_asking = 0;
    bool m_askAgain = false;
    QString m_testing;  // the webhook that is being tested
    QString m_problem;  // why the last look failed
};

}  // namespace weir::ui
