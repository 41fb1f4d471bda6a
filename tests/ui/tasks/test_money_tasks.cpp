// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QLineEdit>

#include "engine/control/admin/alerts.hpp"
#include "engine/control/admin/keys.hpp"
#include "engine/control/admin/rate_limits.hpp"
#include "engine/control/admin/reconcile.hpp"
#include "tests/ui/support/canned_reconciliation.hpp"
#include "tests/ui/tasks/task_scene.hpp"
#include "ui/alerts/alert_table.hpp"
#include "ui/alerts/webhook_dialog.hpp"
#include "ui/rate_limits/rate_limit_dialog.hpp"
#include "ui/reconcile/reconcile_dialog.hpp"
#include "ui/spend/spend_table.hpp"
#include "ui/teams/directory_table.hpp"
#include "ui/teams/keys_dialog.hpp"
#include "ui/teams/secret_dialog.hpp"
#include "ui/teams/weir_key_dialog.hpp"
#include "ui/traffic/filter/filter_field.hpp"

namespace weir::ui {

// What those do who answer for keys and money, by keyboard alone, with as few steps as are meant.
class TestMoneyTasks : public QObject {
    Q_OBJECT

    template <class Dialog>
    static bool isBefore() {
        return qobject_cast<Dialog*>(QApplication::activeWindow()) != nullptr;
    }
    static bool isTyping() {
        return qobject_cast<QLineEdit*>(QApplication::focusWidget()) != nullptr;
    }

    // The gateway takes what is ordered.
    template <class Op>
    static void takeSettings(TaskScene& scene, decltype(Op::settings)& asked) {
        scene.client.on<Op>([&asked](const Op& operation) {
            asked = operation.settings;
            typename Op::Reply row;
            row.settings = operation.settings;
            return Result<typename Op::Reply>(row);
        });
    }

private slots:
    // Teams: a key for a new tool of a team.
    void aKeyIsMadeForATeam() {
        TaskScene scene;
        admin::CreateKey asked;
        scene.client.on<admin::CreateKey>([&asked](const admin::CreateKey& operation) {
            asked = operation;
            admin::CreatedKey made;
            made.key.name = operation.name;
            made.secret = "weir_sk_shown_once";
            return Result<admin::CreatedKey>(made);
        });
        scene.open();
        Hands& hands = scene.hands();
        scene.runByName(QStringLiteral("create a"));
        QTRY_VERIFY(isBefore<WeirKeyDialog>() && isTyping());
        hands.type(QStringLiteral("eval"));
        hands.key(Qt::Key_Tab);
        hands.type(QStringLiteral("search"));
        hands.key(Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(scene.seen<SecretDialog>() != nullptr || isBefore<SecretDialog>());
        QCOMPARE(asked.name, std::string("eval"));
        QCOMPARE(asked.team, std::string("search"));
        COMPARE_STEPS(hands, 4, 18);
    }

    // Teams: two keys of a team may ask for one family of models only.
    void twoKeysAreChangedTogether() {
        TaskScene scene;
        std::vector<admin::SetKey> asked;
        scene.client.on<admin::SetKey>([&asked](const admin::SetKey& operation) {
            asked.push_back(operation);
            admin::KeyRow row;
            row.name = operation.name;
            return Result<admin::KeyRow>(row);
        });
        scene.open();
        Hands& hands = scene.hands();
        hands.key(Qt::Key_5, Qt::ControlModifier);
        QTRY_VERIFY(scene.seen<DirectoryTable>() != nullptr &&
                    scene.seen<DirectoryTable>()->model()->rowCount() > 3);
        hands.key(Qt::Key_F, Qt::ControlModifier);
        hands.type(QStringLiteral("search-"));
        hands.key(Qt::Key_F6);
        hands.key(Qt::Key_End);
        hands.key(Qt::Key_Up, Qt::ShiftModifier);
        hands.key(Qt::Key_Return);
        QTRY_VERIFY(isBefore<KeysDialog>());
        hands.key(Qt::Key_Tab);
        hands.key(Qt::Key_Tab);
        hands.key(Qt::Key_Space);
        hands.key(Qt::Key_Tab);
        hands.type(QStringLiteral("gpt-5*"));
        hands.key(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(asked.size(), std::size_t(2));
        for (const admin::SetKey& order : asked) {
            QCOMPARE(order.access.models, std::vector<std::string>{"gpt-5*"});
        }
        QTRY_VERIFY(scene.says(QStringLiteral("2 keys were changed.")));
        COMPARE_STEPS(hands, 11, 13);
    }

    // Spend: who of the dearest team costs most, and which calls are that?
    void theCallsOfTheDearestTeamAreShown() {
        TaskScene scene;
        scene.client.on<admin::GetSpend>([](const admin::GetSpend& asked) {
            admin::SpendReport report;
            report.bounds = asked.bounds;
            report.steps.resize(asked.bounds.size() - 1);
            for (const char* name : {"support", "search", "mobile", "eval"}) {
                admin::SpendRow row;
                row.name = name;
                row.sum.requests = 10;
                row.sum.spent = Money::fromNano(1'000'000'000 + (report.rows.empty() ? 1 : 0));
                row.steps.resize(report.steps.size());
                row.steps.front() = row.sum;
                report.steps.front() += row.sum;
                report.sum += row.sum;
                report.rows.push_back(std::move(row));
            }
            return Result<admin::SpendReport>(report);
        });
        scene.open();
        Hands& hands = scene.hands();
        hands.key(Qt::Key_4, Qt::ControlModifier);
        QTRY_VERIFY(scene.seen<SpendTable>() != nullptr &&
                    scene.seen<SpendTable>()->model()->rowCount() > 3);
        const QString dearest = scene.seen<SpendTable>()->model()->index(0, 0).data().toString();
        QTRY_VERIFY(scene.seen<SpendTable>()->hasFocus());
        hands.key(Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(scene.seen<FilterField>() != nullptr);
        QVERIFY2(scene.seen<FilterField>()->text().startsWith(QStringLiteral("team=") + dearest),
                 qPrintable(scene.seen<FilterField>()->text()));
        COMPARE_STEPS(hands, 2, 0);
    }

    // Rate limits: nobody may send more than so many calls a minute.
    void aRateLimitIsSet() {
        TaskScene scene;
        admin::RateLimitSettings asked;
        takeSettings<admin::SetRateLimit>(scene, asked);
        scene.open();
        Hands& hands = scene.hands();
        scene.runByName(QStringLiteral("add rate"));
        QTRY_VERIFY(isBefore<RateLimitDialog>() && isTyping());
        hands.type(QStringLiteral("all"));
        hands.key(Qt::Key_Tab);  // a minute
        hands.key(Qt::Key_Tab);
        hands.type(QStringLiteral("600"));
        hands.key(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(asked.requests, std::uint64_t(600));
        QCOMPARE(asked.name, std::string("all"));
        COMPARE_STEPS(hands, 5, 14);
    }

    // Alerts: from now on a chat is told.
    void aWebhookIsAdded() {
        TaskScene scene;
        admin::WebhookSettings asked;
        takeSettings<admin::SetWebhook>(scene, asked);
        admin::WebhookList there;
        there.webhooks.emplace_back().settings.name = "chat.example";
        scene.client.answer<admin::ListWebhooks>(there);
        scene.open();
        Hands& hands = scene.hands();
        scene.runByName(QStringLiteral("add webh"));
        QTRY_VERIFY(isBefore<WebhookDialog>());
        hands.key(Qt::Key_Right);  // not Slack
        hands.key(Qt::Key_Tab);
        hands.type(QStringLiteral("https://chat.example/x"));
        hands.key(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(asked.url, std::string("https://chat.example/x"));
        QCOMPARE(asked.name, std::string("chat.example-2"));  // there is one of that name
        COMPARE_STEPS(hands, 5, 30);
    }

    // Reconcile: where does an export of the provider differ from the books?
    void anExportIsHeldAgainstTheBooks() {
        TaskScene scene;
        scene.client.answer<admin::ReconcileUsage>(cannedReconciliation());
        QFile file(scene.home.filePath(QStringLiteral("usage.csv")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("day,model,requests\n2026-11-16,gpt-5,1\n");
        file.close();
        scene.open();
        Hands& hands = scene.hands();
        scene.runByName(QStringLiteral("compare spend"));
        QTRY_VERIFY(isBefore<ReconcileDialog>() && isTyping());
        hands.type(file.fileName());
        hands.key(Qt::Key_Tab);
        QTRY_VERIFY(scene.seen<TableView>(
                        QStringLiteral("Where the books and the export differ")) != nullptr);
        QTRY_VERIFY(scene.seen<TableView>(QStringLiteral("Where the books and the export differ"))
                        ->model()
                        ->rowCount() > 0);
        hands.key(Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(
            QApplication::clipboard()->text().startsWith(QLatin1String("day,model,cause,")));
        COMPARE_STEPS(hands, 4, 13 + int(file.fileName().size()));
    }

    // Report: the month as a file for those who do not open this window.
    void aReportIsSaved() {
        TaskScene scene;
        scene.open();
        Hands& hands = scene.hands();
        const QString path = scene.home.filePath(QStringLiteral("r.pdf"));
        QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
        // The dialog has an event loop of its own.
        QTimer typing;
        bool typed = false;
        QObject::connect(&typing, &QTimer::timeout, [&] {
            auto* dialog = qobject_cast<QFileDialog*>(QApplication::activeModalWidget());
            if (dialog != nullptr && QApplication::activeWindow() != dialog) {
                dialog->activateWindow();
            } else if (dialog != nullptr && isTyping()) {
                if (!typed) {
                    typed = true;
                    static_cast<QLineEdit*>(QApplication::focusWidget())->selectAll();
                    hands.type(path);
                }
                // The first may only take what the list of names offers.
                hands.key(Qt::Key_Return);
            }
        });
        typing.start(20);
        scene.runByName(QStringLiteral("save a rep"));
        typing.stop();
        QTRY_VERIFY(QFile::exists(path));
        QTRY_VERIFY(scene.says(QStringLiteral("r.pdf")));
        QFile report(path);
        QVERIFY(report.open(QIODevice::ReadOnly));
        QVERIFY(report.read(5) == "%PDF-");
        COMPARE_STEPS(hands, 4, 10 + int(path.size()));
    }
};

}  // namespace weir::ui

QTEST_MAIN(weir::ui::TestMoneyTasks)
#include "test_money_tasks.moc"
