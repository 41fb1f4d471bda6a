// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QApplication>
#include <QCheckBox>
#include <QListView>
#include <QSignalSpy>
#include <QtTest>

#include "tests/support/fake_clock.hpp"
#include "tests/ui/support/canned_calls.hpp"
#include "tests/ui/support/inspect.hpp"
#include "tests/ui/window/shell_scene.hpp"
#include "ui/notifications/notification_list.hpp"
#include "ui/notifications/notification_log.hpp"
#include "ui/notifications/notification_settings.hpp"
#include "ui/notifications/notifier.hpp"
#include "ui/notifications/troubles.hpp"
#include "ui/settings/ui_settings.hpp"
#include "ui/window/status_bar.hpp"
#include "ui/window/status_item.hpp"

using namespace std::chrono_literals;

namespace weir::ui {

namespace {

admin::ProviderRow provider(const std::string& name, Health health) {
    admin::ProviderRow row;
    row.settings.name = name;
    row.keyState = KeyState::Stored;
    row.health = health;
    return row;
}

// A notifier on a gateway whose state the test sets, with time the test makes pass.
struct Watched {
    Watched()
        : store(folder.filePath(QStringLiteral("ui.ini")), QSettings::IniFormat),
          gateway(client),
          notifier({client, gateway, store, log, clock, [this] { return inFront; }}),
          told(&notifier, &Notifier::told) {
        set({});
    }

    void set(std::vector<admin::ProviderRow> rows) {
        admin::GatewayStatus status = cannedStatus();
        status.revision = ++revision;  // so that the providers are asked for
        client.answer<admin::GetStatus>(status);
        client.answer<admin::ListProviders>({std::move(rows)});
        refresh();
    }
    void refresh() {
        gateway.refresh();
        for (int round = 0; round < 5; ++round) {
            QCoreApplication::processEvents();
        }
    }
    // The time passes at once; the timer behind it is real, and short.
    void pass(Microseconds time) {
        clock.advance(time);
        gateway.refresh();
        QTest::qWait(20);
    }

    QTemporaryDir folder;
    QSettings store;
    FakeAdminClient client;
    GatewayModel gateway;
    NotificationLog log;
    test::FakeClock clock;
    bool inFront = false;
    std::uint64_t revision = 0;
    Notifier notifier;
    QSignalSpy told;
};

}  // namespace

class TestNotifications : public QObject, private ShellScene {
    Q_OBJECT

    NotificationList* list() const { return m_shell->window().findChild<NotificationList*>(); }
    static void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
        QTest::keyClick(QApplication::activePopupWidget() != nullptr
                            ? QApplication::activePopupWidget()->focusWidget()
                            : QApplication::focusWidget(),
                        key, modifiers);
    }

private slots:
    void init() { setUp(); }
    void cleanup() { tearDown(); }

    void theLogIsAModelAndKeepsTheNewest() {
        NotificationLog log;
        const QAbstractItemModelTester tester(
            &log, QAbstractItemModelTester::FailureReportingMode::Fatal);
        for (int number = 0; number < NotificationLog::kMost + 30; ++number) {
            log.add(ToastMessage{QString::number(number), {}, {}});
        }
        QCOMPARE(log.rowCount(), NotificationLog::kMost);
        QCOMPARE(log.index(0).data().toString(), QString::number(NotificationLog::kMost + 29));
        log.clear();
        QCOMPARE(log.rowCount(), 0);
    }

    void aToastIsCalledByItsFirstSentence() {
        NotificationLog log;
        log.add(ToastMessage{
            QStringLiteral("cohere was removed. Its key stays where it is kept."), {}, {}});
        QCOMPARE(log.index(0).data().toString(), QStringLiteral("cohere was removed"));
        QCOMPARE(log.index(0).data(NotificationLog::TextRole).toString(),
                 QStringLiteral("Its key stays where it is kept."));
        log.add(ToastMessage{QStringLiteral("Copied http://127.0.0.1:9347/v1"), {}, {}});
        QCOMPARE(log.index(0).data().toString(), QStringLiteral("Copied http://127.0.0.1:9347/v1"));
    }

    void whatIsWrongIsOneFactASubject() {
        FakeAdminClient client;
        GatewayModel gateway(client);
        admin::GatewayStatus status = cannedStatus();
        status.state = GatewayState::PortInUse;
        status.problem = "Port 9347 is used by ollama (pid 4121).";
        status.booksProblem = "The disk is full. Calls go on.";
        client.answer<admin::GetStatus>(status);
        gateway.refresh();
        QTRY_VERIFY(gateway.isKnown());
        admin::ProviderRow locked = provider("cohere", Health::Down);
        locked.keyState = KeyState::Locked;
        admin::ProviderRow refused = provider("openai", Health::Up);
        refused.keyRefused = 401;
        const auto troubles = troublesOf(gateway, {provider("mistral", Health::Down), locked,
                                                   refused, provider("slow", Health::Degraded)});
        QStringList subjects;
        for (const Notification& each : troubles) {
            subjects << each.subject;
        }
        QCOMPARE(subjects,
                 (QStringList{QStringLiteral("gateway"), QStringLiteral("records"),
                              QStringLiteral("provider/mistral"), QStringLiteral("key/cohere"),
                              QStringLiteral("key/openai")}));
        QVERIFY(troubles.last().title.contains(QStringLiteral("refused the key (401)")));
    }

    void aStopIsSomebodysWish() {
        FakeAdminClient client;
        GatewayModel gateway(client);
        admin::GatewayStatus status = cannedStatus();
        status.state = GatewayState::Stopped;
        client.answer<admin::GetStatus>(status);
        gateway.refresh();
        QTRY_VERIFY(gateway.isKnown());
        QVERIFY(troublesOf(gateway, {}).isEmpty());
    }

    // Nobody called it since: that says nothing.
    void aProviderThatNobodyCallsIsAsDownAsItWas() {
        Watched watched;
        watched.set({provider("openai", Health::Down)});
        watched.pass(4s);
        QCOMPARE(watched.told.count(), 1);
        QCOMPARE(watched.told.first().first().toString(), QStringLiteral("openai is down"));
        watched.set({provider("openai", Health::Unknown)});
        watched.pass(20min);
        QCOMPARE(watched.told.count(), 1);
        watched.set({provider("openai", Health::Up)});
        watched.pass(4s);
        QCOMPARE(watched.told.count(), 2);
        QCOMPARE(watched.told.last().first().toString(), QStringLiteral("openai is up again"));
        QCOMPARE(watched.log.rowCount(), 2);
        QCOMPARE(watched.log.unread(), 2);
    }

    void aProviderThatWasRemovedDidNotComeUpAgain() {
        Watched watched;
        watched.set({provider("openai", Health::Down)});
        watched.pass(4s);
        watched.set({});
        watched.pass(4s);
        QCOMPARE(watched.told.count(), 1);
    }

    void aGatewayThatDoesNotAnswerSaysNothingOfItsProviders() {
        Watched watched;
        watched.set({provider("openai", Health::Down)});
        watched.pass(4s);
        watched.client.refuse<admin::GetStatus>(Error::unavailable("Nobody answers."));
        watched.refresh();
        // Another word of it, so that the model has news after the time has passed.
        watched.client.refuse<admin::GetStatus>(Error::unavailable("Still nobody answers."));
        watched.pass(4s);
        QCOMPARE(watched.told.count(), 2);
        QCOMPARE(watched.told.last().first().toString(),
                 QStringLiteral("No answer from the gateway."));
    }

    void severalAtOnceAreOneMessage() {
        Watched watched;
        watched.set({provider("openai", Health::Down), provider("mistral", Health::Down)});
        watched.pass(4s);
        QCOMPARE(watched.told.count(), 1);
        QCOMPARE(watched.told.first().at(1).toString(),
                 QStringLiteral("openai is down\nmistral is down"));
        QCOMPARE(watched.log.rowCount(), 2);
    }

    void whatIsSwitchedOffIsNotTold() {
        Watched watched;
        NotificationSettings(watched.store).setWants(NotificationKind::Provider, false);
        watched.set({provider("openai", Health::Down)});
        watched.pass(4s);
        QCOMPARE(watched.told.count(), 0);
        QCOMPARE(watched.log.rowCount(), 0);
    }

    void aWindowInFrontIsNotInterruptedButTheLogHasIt() {
        Watched watched;
        watched.inFront = true;
        watched.set({provider("openai", Health::Down)});
        watched.pass(4s);
        QCOMPARE(watched.told.count(), 0);
        QCOMPARE(watched.log.rowCount(), 1);
        QCOMPARE(watched.log.unread(), 0);
        NotificationSettings(watched.store).setQuietInFront(false);
        watched.set({provider("openai", Health::Up)});
        watched.pass(4s);
        QCOMPARE(watched.told.count(), 1);
    }

    // What was said while I looked elsewhere, and to the provider it is about: keys only.
    void aPersonGoesFromTheListToWhatItIsAbout() {
        open();
        m_shell->window().activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&m_shell->window()));
        bool ran = false;
        m_shell->window().notifications().add(
            {QStringLiteral("openai is down"), QStringLiteral("9 of 9 attempts failed"),
             QStringLiteral("Show openai"), [&ran] { ran = true; }, QStringLiteral("circle-x"),
             Tone::Error, QDateTime::currentDateTime()});
        m_shell->window().notifications().noteUnread(1);
        m_shell->window().showToast({QStringLiteral("Saved"), {}, {}});
        QTest::keyClick(&m_shell->window(), Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(list()->isVisible());
        QCOMPARE(m_shell->window().notifications().unread(), 0);
        QCOMPARE(unnamedControls(list()), QStringList());
        QCOMPARE(settledCutTexts(list()), QStringList());
        auto* entries = list()->findChild<QListView*>();
        // An entry that offers nothing does nothing.
        QTest::keyClick(entries, Qt::Key_Return);
        QVERIFY(list()->isVisible());
        QTest::keyClick(entries, Qt::Key_Down);
        QTest::keyClick(entries, Qt::Key_Return);
        QTRY_VERIFY(ran);
        QVERIFY(!list()->isVisible());
    }

    void theStatusBarCountsWhatNobodySaw() {
        open();
        settle();
        const auto items = m_shell->window().findChild<StatusBar*>()->findChildren<StatusItem*>();
        const auto shows = [&](const QString& words) {
            return std::any_of(items.begin(), items.end(), [&](const StatusItem* item) {
                return item->isVisible() && item->accessibleName() == words;
            });
        };
        QVERIFY(shows(QStringLiteral("Notifications")));
        m_shell->window().notifications().noteUnread(3);
        QVERIFY(shows(QStringLiteral("3 new")));
        m_shell->window().openNotifications();
        QVERIFY(shows(QStringLiteral("Notifications")));
        list()->close();
    }

    void theSettingsSwitchThem() {
        open();
        m_shell->window().openPage(QStringLiteral("settings"));
        settle();
        const auto boxes = m_shell->window().currentPage()->findChildren<QCheckBox*>();
        const auto box = [&](const QString& text) {
            const auto found = std::find_if(boxes.begin(), boxes.end(), [&](const QCheckBox* each) {
                return each->text().contains(text);
            });
            return found == boxes.end() ? nullptr : *found;
        };
        NotificationSettings settings(m_shell->settings().store());
        QVERIFY(settings.wants(NotificationKind::Key));
        QTest::keyClick(box(QStringLiteral("A key is refused")), Qt::Key_Space);
        QVERIFY(!settings.wants(NotificationKind::Key));
        QVERIFY(settings.wants(NotificationKind::Provider));
        QTest::keyClick(box(QStringLiteral("Not while this window")), Qt::Key_Space);
        QVERIFY(!settings.quietInFront());
    }
};

}  // namespace weir::ui

QTEST_MAIN(weir::ui::TestNotifications)
#include "test_notifications.moc"
