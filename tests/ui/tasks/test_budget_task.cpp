// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QLineEdit>
#include <algorithm>

#include "engine/control/admin/budgets.hpp"
#include "engine/control/admin/keys.hpp"
#include "engine/control/admin/traffic.hpp"
#include "tests/engine/exchange/chat_samples.hpp"
#include "tests/engine/exchange/scripted_upstream.hpp"
#include "tests/ui/tasks/host_window.hpp"
#include "ui/budgets/raise_dialog.hpp"
#include "ui/traffic/table/traffic_table.hpp"
#include "ui/widgets/button.hpp"

namespace weir::ui {

// A call was refused. Whoever operates the gateway finds out why and lets the budget be used by
// more for two hours, before a real gateway, and the next call passes.
class TestBudgetTask : public QObject {
    Q_OBJECT

    static admin::ExchangeRow lastRow(admin::AdminClient& client) {
        const auto batch = admin::callAndWait(client, admin::ListTraffic{});
        return batch && !batch->rows.empty() ? batch->rows.back() : admin::ExchangeRow();
    }
    static RaiseDialog* dialog() {
        return qobject_cast<RaiseDialog*>(QApplication::activeWindow());
    }
    static Button* buttonIn(const QWidget& window, const char* text) {
        const auto buttons = window.findChildren<Button*>();
        const auto found = std::ranges::find_if(buttons, [&](const Button* each) {
            return each->isVisible() && each->text() == QString::fromUtf8(text);
        });
        return found == buttons.end() ? nullptr : *found;
    }

private slots:
    void aRefusedCallLeadsToItsBudget() {
        test::ScriptedUpstream upstream;
        upstream.script({test::json(200, test::kAnswer)});
        test::HostFolder folder(QByteArray::fromStdString(
            "version: 1\nlisten: 127.0.0.1:0\nproviders:\n"
            "  - {name: cloud, kind: openai, base_url: \"http://127.0.0.1:" +
            std::to_string(upstream.port()) +
            "/v1\", api_key: none, local: true, serve: [gpt-4o-mini]}\n"
            "budgets:\n  - {name: search, team: search, limit: 0.000001}\n"));
        const auto host = folder.start();
        const auto direct = test::clientOf(*host);
        const std::string key =
            admin::callAndWait(*direct, admin::CreateKey{"bot", "search", "ada"})->secret;
        QCOMPARE(callModel(*host, key, "gpt-4o-mini"), 429);
        QTRY_COMPARE(lastRow(*direct).state, ExchangeState::Refused);

        HostWindow desk(*host);
        QVERIFY(desk.isReady());
        Hands& hands = desk.hands;
        hands.key(Qt::Key_2, Qt::ControlModifier);
        auto* table = desk.window.findChild<TrafficTable*>();
        QTRY_VERIFY(table->isVisible() && table->model()->rowCount() == 1);
        hands.clickRow(table, 0);
        hands.key(Qt::Key_Return);
        QTRY_VERIFY(desk.says("The budget \"search\" does not suffice for this call."));
        QTRY_VERIFY(buttonIn(desk.window, "Raise the budget search for a time…") != nullptr);
        hands.click(buttonIn(desk.window, "Raise the budget search for a time…"));

        QTRY_VERIFY(dialog() != nullptr);
        QTRY_VERIFY(qobject_cast<QLineEdit*>(QApplication::focusWidget()) != nullptr);
        hands.type(QStringLiteral("5"));
        hands.key(Qt::Key_Tab);  // for 2 hours
        hands.key(Qt::Key_Tab);
        hands.type(QStringLiteral("launch"));
        hands.key(Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(dialog() == nullptr);
        QTRY_VERIFY(desk.says("The budget search is raised by $5.00 until"));

        QCOMPARE(callModel(*host, key, "gpt-4o-mini"), 200);
        const auto budgets = admin::callAndWait(*direct, admin::ListBudgets{});
        const BudgetRaise raise = budgets->budgets.at(0).raise;
        QCOMPARE(raise.reason, std::string("launch"));
        QVERIFY(raise.until - raise.since <= std::chrono::hours(2));
        QVERIFY(raise.until - raise.since > std::chrono::minutes(115));
        COMPARE_STEPS(hands, 9, 7);
    }
};

}  // namespace weir::ui

QTEST_MAIN(weir::ui::TestBudgetTask)
#include "test_budget_task.moc"
