// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractButton>
#include <QComboBox>
#include <QLineEdit>
#include <QTreeView>

#include "engine/control/admin/keys.hpp"
#include "engine/control/admin/routes.hpp"
#include "engine/control/admin/traffic.hpp"
#include "tests/ui/tasks/host_window.hpp"
#include "ui/diff/diff_view.hpp"
#include "ui/routing/changes_dialog.hpp"
#include "ui/routing/history_view.hpp"
#include "ui/routing/routing_page.hpp"

namespace weir::ui {

// Routing is changed under live traffic, by keyboard alone, before a real gateway: a rule is
// written, validated, tried, replayed, compared and applied, calls move, and it is rolled back.
class TestRoutingTask : public QObject {
    Q_OBJECT

    static constexpr const char* kDocument =
        "version: 1\nlisten: 127.0.0.1:0\nproviders:\n"
        "  - {name: sim, kind: simulator}\n"
        "models:\n  - {name: assistant, targets: [sim/sim-fast]}\n";

    // Where the last call went.
    static std::string lastTarget(admin::AdminClient& client) {
        const auto batch = admin::callAndWait(client, admin::ListTraffic{});
        return batch && !batch->rows.empty() ? batch->rows.back().target : std::string();
    }
    static ChangesDialog* dialog() {
        return qobject_cast<ChangesDialog*>(QApplication::activeWindow());
    }
    static void runByName(Hands& hands, const char* name) {
        hands.key(Qt::Key_K, Qt::ControlModifier);
        hands.type(QLatin1String(name));
        hands.key(Qt::Key_Return);
    }

private slots:
    void aRuleIsTriedAppliedAndRolledBack() {
        test::HostFolder folder(kDocument);
        const auto host = folder.start();
        const auto direct = test::clientOf(*host);
        const std::string key =
            admin::callAndWait(*direct, admin::CreateKey{"bot", "search", "ada"})->secret;
        QCOMPARE(callModel(*host, key, "assistant"), 200);
        QTRY_COMPARE(lastTarget(*direct), std::string("sim/sim-fast"));

        HostWindow desk(*host);
        QVERIFY(desk.isReady());
        Hands& hands = desk.hands;
        const auto says = [&desk](const char* words) { return desk.says(words); };
        const auto focused = [] { return QApplication::focusWidget(); };

        // Write it.
        hands.key(Qt::Key_3, Qt::ControlModifier);
        QTRY_VERIFY(says("No rules."));
        hands.key(Qt::Key_N, Qt::ControlModifier);
        QTRY_VERIFY(qobject_cast<QLineEdit*>(focused()) != nullptr);
        hands.type(QStringLiteral("Slow"));
        hands.key(Qt::Key_Tab);
        hands.key(Qt::Key_Space);  // a condition, on the model
        QTRY_VERIFY(qobject_cast<QComboBox*>(focused()) != nullptr);
        hands.key(Qt::Key_Tab);
        hands.key(Qt::Key_Tab);
        hands.type(QStringLiteral("assistant"));
        for (int step = 0; step < 4; ++step) {
            hands.key(Qt::Key_Tab);  // past what removes it and what adds more
        }
        auto* where = qobject_cast<QComboBox*>(focused());
        QVERIFY(where != nullptr);
        QCOMPARE(where->currentText(), QStringLiteral("those of its model"));
        hands.key(Qt::Key_Up);
        QTRY_VERIFY(qobject_cast<QLineEdit*>(focused()) != nullptr);
        hands.type(QStringLiteral("sim/sim-slow"));

        // Validate it: the gateway has the draft and finds nothing, and goes by it for no call.
        runByName(hands, "validate");
        QTRY_VERIFY(says("Nothing to object to. The draft can be applied."));
        const auto known = admin::callAndWait(*direct, admin::ListRoutes{});
        QVERIFY(known && known->draft.kept && known->routes.empty());
        QCOMPARE(known->draft.routes.size(), std::size_t{1});
        QCOMPARE(known->draft.routes[0].name, std::string("Slow"));
        QVERIFY(known->draft.notes.empty());

        // Try it.
        hands.key(Qt::Key_T, Qt::ControlModifier);
        hands.type(QStringLiteral("assistant"));
        QTRY_VERIFY(says("Rule 1, Slow, takes it."));
        // Calls go on as they did.
        QCOMPARE(callModel(*host, key, "assistant"), 200);
        QTRY_COMPARE(lastTarget(*direct), std::string("sim/sim-fast"));

        // Replay what was called so far.
        const auto booked = [&direct] {
            const auto page = admin::callAndWait(*direct, admin::ReplayRoutes{});
            return page ? page->calls : 0;
        };
        QTRY_COMPARE(booked(), std::uint64_t{2});
        hands.key(Qt::Key_R, Qt::ControlModifier);
        QTRY_VERIFY(says("2 calls of"));
        QVERIFY(says("100.0 % of the calls"));

        // Compare it with what is in force.
        runByName(hands, "compare");
        QTRY_VERIFY(dialog() != nullptr);
        QVERIFY(dialog()->findChild<DiffView*>()->toPlainText().contains(
            QStringLiteral("to sim/sim-slow")));
        hands.key(Qt::Key_Escape);
        QTRY_VERIFY(dialog() == nullptr);

        // Apply it.
        hands.key(Qt::Key_S, Qt::ControlModifier);
        QTRY_VERIFY(dialog() != nullptr);
        hands.key(Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(says("is in force."));
        QTRY_VERIFY(dialog() == nullptr);
        QCOMPARE(callModel(*host, key, "assistant"), 200);
        QTRY_COMPARE(lastTarget(*direct), std::string("sim/sim-slow"));

        // Roll it back.
        hands.key(Qt::Key_H, Qt::ControlModifier);
        QTRY_VERIFY(qobject_cast<QTreeView*>(focused()) != nullptr &&
                    qobject_cast<QTreeView*>(focused())->model()->rowCount() > 1);
        hands.key(Qt::Key_Down);
        const auto* back = desk.window.findChild<QAbstractButton*>(QStringLiteral("roll_back"));
        QTRY_VERIFY(back->isEnabled());
        hands.key(Qt::Key_Tab);
        QTRY_COMPARE(focused(), back);
        hands.key(Qt::Key_Space);
        QTRY_VERIFY(dialog() != nullptr);
        hands.key(Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(dialog() == nullptr);
        QTRY_VERIFY((callModel(*host, key, "assistant"), lastTarget(*direct)) ==
                    std::string("sim/sim-fast"));
        COMPARE_STEPS(hands, 25, 50);
    }
};

}  // namespace weir::ui

QTEST_MAIN(weir::ui::TestRoutingTask)
#include "test_routing_task.moc"
