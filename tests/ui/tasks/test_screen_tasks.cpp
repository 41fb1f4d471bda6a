// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemView>
#include <QClipboard>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTextBrowser>

#include "engine/control/admin/providers.hpp"
#include "tests/ui/support/canned_destinations.hpp"
#include "tests/ui/support/canned_overview.hpp"
#include "tests/ui/tasks/task_scene.hpp"
#include "ui/about/about_dialog.hpp"
#include "ui/actions/action_registry.hpp"
#include "ui/audit/audit_model.hpp"
#include "ui/audit/audit_table.hpp"
#include "ui/destinations/destination_table.hpp"
#include "ui/destinations/destination_text.hpp"
#include "ui/first_start/first_start.hpp"
#include "ui/notifications/notification_list.hpp"
#include "ui/notifications/notification_log.hpp"
#include "ui/playground/growing_text.hpp"
#include "ui/providers/provider_table.hpp"
#include "ui/shortcuts/shortcut_dialog.hpp"
#include "ui/traffic/compare/compare_dialog.hpp"
#include "ui/traffic/filter/filter_field.hpp"
#include "ui/traffic/sessions/session_table.hpp"
#include "ui/traffic/table/traffic_table.hpp"

namespace weir::ui {

// What each screen is for, done once from the window as it opens, by keyboard alone. What a task
// takes is bounded, so that a step more is a failure.
class TestScreenTasks : public QObject {
    Q_OBJECT

    static void openTraffic(TaskScene& scene) {
        scene.hands().key(Qt::Key_2, Qt::ControlModifier);
        QTRY_VERIFY(scene.seen<TrafficTable>() != nullptr &&
                    scene.seen<TrafficTable>()->model()->rowCount() > 0);
    }

private slots:
    // Overview: what came in the last minutes?
    void theCallsOfAColumnOfTheFlowAreShown() {
        TaskScene scene;
        scene.open();
        QTRY_VERIFY(scene.client.timesAsked<admin::GetOverview>() > 0);
        QTest::qWait(50);
        scene.hands().key(Qt::Key_Left);
        scene.hands().key(Qt::Key_Return);
        auto* field = scene.seen<FilterField>();
        QVERIFY(field != nullptr);
        const admin::Overview shown = cannedOverview(admin::OverviewRange::QuarterHour);
        const auto& times = field->filter().times();
        QCOMPARE(times.size(), std::size_t{2});
        // The last point is too short to be drawn.
        const Timestamp last = shown.points[shown.points.size() - 2].at;
        QCOMPARE(times[0].moment, last);
        QCOMPARE(times[1].moment, last + std::chrono::seconds(shown.stepSeconds));
        COMPARE_STEPS(scene.hands(), 2, 0);
    }

    // Whoever opens a page by its key is in it, whatever has to be asked for first.
    void aPageThatIsOpenedByItsKeyHasTheFocus_data() {
        QTest::addColumn<QString>("page");
        for (const char* page :
             {"overview", "traffic", "routing", "spend", "teams", "prices", "providers",
              "playground", "alerts", "audit", "destinations", "settings", "help"}) {
            QTest::newRow(page) << QString::fromLatin1(page);
        }
    }
    void aPageThatIsOpenedByItsKeyHasTheFocus() {
        QFETCH(QString, page);
        TaskScene scene;
        scene.open();
        const QAction* go = scene.shell->actions().find(QStringLiteral("go.") + page);
        QVERIFY(go != nullptr && !go->shortcut().isEmpty());
        const QKeyCombination keys = go->shortcut()[0];
        scene.hands().key(keys.key(), keys.keyboardModifiers());
        const auto isInIt = [&] {
            const QWidget* focus = QApplication::focusWidget();
            return focus != nullptr && focus->isVisible() &&
                   scene.window().currentPage()->isAncestorOf(focus);
        };
        QTRY_VERIFY(isInIt());
        scene.untilAnswered();
        QVERIFY(isInIt());
    }

    // Sessions: what did the last run of an agent do?
    void theCallsOfASessionAreShown() {
        TaskScene scene;
        scene.open();
        openTraffic(scene);
        scene.hands().key(Qt::Key_G, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(scene.seen<SessionTable>() != nullptr);
        scene.hands().key(Qt::Key_Return);
        QTRY_VERIFY(scene.seen<TrafficTable>() != nullptr);
        QVERIFY(scene.seen<FilterField>()->text().startsWith(QStringLiteral("session=")));
        const std::string session = scene.live.back().session;
        QCOMPARE(scene.seen<TrafficTable>()->model()->rowCount(),
                 std::ranges::count(scene.live, session, &admin::ExchangeRow::session));
        COMPARE_STEPS(scene.hands(), 3, 0);
    }

    // Compare: how do the last two calls differ?
    void twoCallsAreCompared() {
        TaskScene scene;
        scene.open();
        openTraffic(scene);
        scene.hands().key(Qt::Key_Up);
        scene.hands().key(Qt::Key_Up, Qt::ShiftModifier);
        scene.hands().key(Qt::Key_D, Qt::ControlModifier);
        const auto* dialog = scene.window().findChild<CompareDialog*>();
        QVERIFY(dialog != nullptr && dialog->isVisible());
        const QAbstractItemView* facts = dialog->findChild<QAbstractItemView*>();
        QVERIFY(facts != nullptr);
        QTRY_VERIFY(
            !facts->model()
                 ->match(facts->model()->index(0, 0), Qt::DisplayRole, QStringLiteral("Key"))
                 .isEmpty());
        COMPARE_STEPS(scene.hands(), 4, 0);
    }

    // Playground: ask a model something, for the first time.
    void aModelIsAsked() {
        TaskScene scene;
        HttpListener listener(
            HttpListener::head(200, "text/event-stream") +
            "data: {\"choices\":[{\"delta\":{\"content\":\"Good morning.\"}}]}\n\n");
        admin::GatewayStatus status = cannedStatus();
        status.address = listener.address();
        scene.client.answer<admin::GetStatus>(status);
        scene.open();
        Hands& hands = scene.hands();
        hands.key(Qt::Key_8, Qt::ControlModifier);
        QTRY_VERIFY(scene.says(QStringLiteral("It will be named operator")));
        QTRY_VERIFY(qobject_cast<QPlainTextEdit*>(QApplication::focusWidget()) != nullptr);
        hands.type(QStringLiteral("hello"));
        hands.key(Qt::Key_Tab);
        hands.key(Qt::Key_Space);
        QTRY_VERIFY(scene.says(QStringLiteral("booked to the key operator")));
        hands.key(Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(
            scene.seen<GrowingText>() != nullptr &&
            scene.seen<GrowingText>()->toPlainText().contains(QStringLiteral("Good morning.")));
        COMPARE_STEPS(hands, 4, 5);
    }

    // Providers: does openai still answer?
    void aProviderIsTested() {
        TaskScene scene;
        scene.open();
        Hands& hands = scene.hands();
        hands.key(Qt::Key_7, Qt::ControlModifier);
        QTRY_VERIFY(scene.seen<ProviderTable>() != nullptr &&
                    scene.seen<ProviderTable>()->currentIndex().isValid());
        hands.key(Qt::Key_Down);
        hands.key(Qt::Key_T, Qt::ControlModifier);
        QTRY_VERIFY(scene.client.timesAsked<admin::TestProvider>() == 1);
        QTRY_VERIFY(scene.says(QStringLiteral("Key accepted, 2 models listed")));
        COMPARE_STEPS(hands, 3, 0);
    }

    // Destinations: who asks the second one, and why?
    void whatCausesADestinationIsRead() {
        TaskScene scene;
        scene.open();
        scene.hands().key(Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(scene.seen<DestinationTable>() != nullptr &&
                    scene.seen<DestinationTable>()->model()->rowCount() > 3);
        scene.hands().key(Qt::Key_Down);
        QTRY_VERIFY(scene.says(causeOf(cannedDestinations().destinations[1])));
        COMPARE_STEPS(scene.hands(), 2, 0);
    }

    // Audit: who revoked a key, and when?
    void whoRevokedAKeyIsFound() {
        TaskScene scene;
        scene.open();
        Hands& hands = scene.hands();
        hands.key(Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(scene.seen<AuditTable>() != nullptr);
        hands.key(Qt::Key_F, Qt::ControlModifier);
        hands.type(QStringLiteral("search-old"));
        QTRY_COMPARE(scene.seen<AuditTable>()->model()->rowCount(), 1);
        const QModelIndex who = scene.seen<AuditTable>()->model()->index(0, AuditModel::Actor);
        QCOMPARE(who.data().toString(), QStringLiteral("Command line"));
        COMPARE_STEPS(hands, 2, 10);
    }

    // Notifications: what happened, and on to it.
    void aNotificationLeadsToWhatItIsAbout() {
        TaskScene scene;
        scene.open();
        bool ran = false;
        scene.window().notifications().add({QStringLiteral("openai is down"),
                                            {},
                                            QStringLiteral("Show openai"),
                                            [&ran] { ran = true; },
                                            QStringLiteral("circle-x"),
                                            Tone::Error,
                                            QDateTime::currentDateTime()});
        scene.hands().key(Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(scene.seen<NotificationList>() != nullptr ||
                    QApplication::activePopupWidget() != nullptr);
        scene.hands().key(Qt::Key_Return);
        QTRY_VERIFY(ran);
        COMPARE_STEPS(scene.hands(), 2, 0);
    }

    // Settings: from now on another address.
    void anotherAddressIsListenedAt() {
        TaskScene scene;
        std::string asked;
        scene.client.on<admin::SetListen>([&asked](const admin::SetListen& operation) {
            asked = operation.address;
            return Result<admin::GatewayStatus>(cannedStatus());
        });
        scene.open();
        Hands& hands = scene.hands();
        hands.key(Qt::Key_Comma, Qt::ControlModifier);
        QTRY_VERIFY(qobject_cast<QLineEdit*>(QApplication::focusWidget()) != nullptr);
        hands.type(QStringLiteral("127.0.0.1:9350"));
        hands.key(Qt::Key_Return);
        QTRY_COMPARE(asked, std::string("127.0.0.1:9350"));
        COMPARE_STEPS(hands, 2, 14);
    }

    // Shortcuts: another key for the filter.
    void anActionGetsAnotherKey() {
        TaskScene scene;
        scene.open();
        Hands& hands = scene.hands();
        scene.runByName(QStringLiteral("keyboard sh"));
        QTRY_VERIFY(scene.window().findChild<ShortcutDialog*>() != nullptr);
        hands.type(QStringLiteral("fold"));
        hands.key(Qt::Key_Return);
        hands.key(Qt::Key_F9);
        QCOMPARE(scene.shell->actions().keys(QStringLiteral("view.fold_rail")),
                 QKeySequence(Qt::Key_F9));
        COMPARE_STEPS(hands, 4, 15);
    }

    // Help: how is a time written in a filter?
    void helpIsFoundByAWord() {
        TaskScene scene;
        scene.open();
        Hands& hands = scene.hands();
        hands.key(Qt::Key_F1);
        QTRY_VERIFY(scene.seen<QTextBrowser>() != nullptr);
        hands.key(Qt::Key_F, Qt::ControlModifier);
        hands.type(QStringLiteral("last-week"));
        QTRY_VERIFY(scene.seen<QTextBrowser>()->toPlainText().contains(
            QStringLiteral("since:yesterday until:yesterday")));
        COMPARE_STEPS(hands, 2, 9);
    }

    // About: what runs here, to be pasted into a report.
    void diagnosticsAreCopied() {
        TaskScene scene;
        scene.open();
        QApplication::clipboard()->clear();
        scene.runByName(QStringLiteral("about"));
        QTRY_VERIFY(scene.seen<AboutDialog>() != nullptr ||
                    scene.window().findChild<AboutDialog*>() != nullptr);
        scene.hands().key(Qt::Key_Space);
        QTRY_VERIFY(QApplication::clipboard()->text().startsWith(QStringLiteral("Weir: ")));
        COMPARE_STEPS(scene.hands(), 3, 5);
    }

    // Palette: the address for a tool.
    void theBaseUrlIsCopiedByName() {
        TaskScene scene;
        scene.open();
        QApplication::clipboard()->clear();
        scene.runByName(QStringLiteral("base"));
        QTRY_COMPARE(QApplication::clipboard()->text(), scene.shell->gateway().openAiBaseUrl());
        COMPARE_STEPS(scene.hands(), 2, 4);
    }

    // First start: from nothing to a key for a tool.
    void theFirstKeyIsMade() {
        TaskScene scene;
        scene.client.answer<admin::ListProviders>({});
        scene.client.on<admin::AddProvider>([](const admin::AddProvider& asked) {
            admin::ProviderRow row;
            row.settings = asked.settings;
            return Result<admin::ProviderRow>(row);
        });
        scene.live.clear();
        scene.open();
        QTRY_VERIFY(scene.window().findChild<FirstStart*>() != nullptr);
        Hands& hands = scene.hands();
        QTRY_VERIFY(scene.says(QStringLiteral("Ollama 0.5.1")));
        hands.key(Qt::Key_Tab);
        hands.key(Qt::Key_Tab);
        hands.key(Qt::Key_Space);
        QTRY_VERIFY(scene.button<QPushButton>(QStringLiteral("Create a key for curl")) != nullptr);
        hands.key(Qt::Key_Tab);
        hands.key(Qt::Key_Space);
        QTRY_VERIFY(scene.says(QStringLiteral("Shown once. Weir keeps only a hash of it.")));
        COMPARE_STEPS(hands, 5, 0);
    }
};

}  // namespace weir::ui

QTEST_MAIN(weir::ui::TestScreenTasks)
#include "test_screen_tasks.moc"
