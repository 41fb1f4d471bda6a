// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCheckBox>
#include <QDateTimeEdit>
#include <QMenu>
#include <QRegularExpression>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>
#include <chrono>

#include "tests/ui/support/canned.hpp"
#include "tests/ui/support/canned_calls.hpp"
#include "tests/ui/support/inspect.hpp"
#include "tests/ui/support/pseudo_locale.hpp"
#include "ui/calls/own_calls.hpp"
#include "ui/theme/theme.hpp"
#include "ui/traffic/filter/filter_field.hpp"
#include "ui/traffic/filter/time_button.hpp"
#include "ui/traffic/filter/time_dialog.hpp"
#include "ui/traffic/table/traffic_table.hpp"
#include "ui/traffic/traffic_page.hpp"
#include "ui/window/gateway_model.hpp"

namespace weir::ui {

namespace {

using namespace std::chrono_literals;

Timestamp now() {
    return SystemClock().now();
}

// A page whose calls began 10 minutes and 5 hours ago, and whose books are asked.
struct TimeFixture {
    explicit TimeFixture(const QTemporaryDir& home)
        : store(home.filePath(QStringLiteral("ui.ini")), QSettings::IniFormat),
          gateway(client),
          calls(client, store) {
        answerAll(client);
        client.on<admin::ListTraffic>([](const admin::ListTraffic& asked) {
            admin::TrafficBatch batch;
            batch.next = 3;
            if (asked.after < 3) {
                batch.rows = {cannedRow(1), cannedRow(2)};
                batch.rows[0].startedAt = now() - 5h;
                batch.rows[1].startedAt = now() - 10min;
            }
            return Result<admin::TrafficBatch>(batch);
        });
        client.on<admin::ListOlderTraffic>([this](const admin::ListOlderTraffic& asked) {
            older.push_back(asked.filter);
            return Result<admin::OlderTraffic>(
                admin::OlderTraffic{{}, asked.before, true, asked.since, {}});
        });
        page = std::make_unique<TrafficPage>(client, gateway, calls, store);
        page->resize(1240, 760);
        page->show();
        gateway.refresh();
    }
    FilterField& field() { return *page->findChild<FilterField*>(); }
    TimeButton& button() { return *page->findChild<TimeButton*>(); }
    int rows() { return page->findChild<TrafficTable*>()->model()->rowCount(); }
    void choose(const QString& text) {
        button().openMenu();
        for (QAction* action : button().findChild<QMenu*>()->actions()) {
            if (action->text() == text) {
                button().findChild<QMenu*>()->hide();
                action->trigger();
                return;
            }
        }
        qFatal("the menu does not offer %s", qPrintable(text));
    }

    QSettings store;
    FakeAdminClient client;
    GatewayModel gateway;
    OwnCalls calls;
    std::vector<std::string> older;
    std::unique_ptr<TrafficPage> page;
};

}  // namespace

class TestTimeChoice : public QObject {
    Q_OBJECT

    std::unique_ptr<Theme> m_theme;

private slots:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp, ThemeChoice::Light); }
    void cleanupTestCase() { m_theme.reset(); }

    void aRangeTakesThePlaceOfTheOneBefore_data() {
        QTest::addColumn<QString>("after");
        QTest::newRow("") << "since:1h";
        QTest::newRow("team:a") << "team:a since:1h";
        QTest::newRow("since:7d team:a") << "team:a since:1h";
        QTest::newRow("team:a since:7d until:\"last week\" b") << "team:a b since:1h";
        QTest::newRow("since:7d") << "since:1h";
        QTest::newRow("gr\u00fcn until:5m") << "gr\u00fcn since:1h";
        QTest::newRow("a or b") << "(a or b) since:1h";
        QTest::newRow("a or since:7d") << "(a or since:7d) since:1h";
        QTest::newRow("-since:7d") << "-since:7d since:1h";
    }
    void aRangeTakesThePlaceOfTheOneBefore() {
        QFETCH(QString, after);
        FilterField field;
        field.setFilter(QString::fromUtf8(QTest::currentDataTag()));
        field.setTimeRange({QStringLiteral("1h"), {}});
        QCOMPARE(field.text(), after);
        QCOMPARE(field.inForce(), after);
        QCOMPARE(timeRangeOf(field.filter()), (TimeRange{QStringLiteral("1h"), {}}));
    }

    void whatWasJustTypedIsNotLost() {
        FilterField field;
        QTest::keyClicks(&field, QStringLiteral("team:a"));
        field.setTimeRange({QStringLiteral("1h"), {}});
        QCOMPARE(field.text(), QStringLiteral("team:a since:1h"));
        field.setTimeRange({});
        QCOMPARE(field.text(), QStringLiteral("team:a"));
    }

    void aMomentIsWrittenAsItIsReadAgain() {
        for (qint64 seconds = 1'790'000'000; seconds < 1'790'000'000 + 400 * 86'400;
             seconds += 9'317) {
            const QString text = filterMoment(QDateTime::fromSecsSinceEpoch(seconds));
            const auto read = admin::Filter::parse("since:" + text.toStdString(), filterClock());
            QCOMPARE(std::get<admin::Filter>(read).times().front().moment.time_since_epoch(),
                     std::chrono::microseconds(std::chrono::seconds(seconds)));
        }
    }

    void theChoiceWritesTheFilterAndTheFilterSaysTheChoice() {
        const QTemporaryDir home;
        TimeFixture fixture(home);
        QTRY_COMPARE(fixture.rows(), 2);
        QCOMPARE(fixture.button().accessibleName(), QStringLiteral("Time: All times"));
        fixture.choose(QStringLiteral("Last hour"));
        QCOMPARE(fixture.field().text(), QStringLiteral("since:1h"));
        QCOMPARE(fixture.rows(), 1);
        QCOMPARE(fixture.button().text(), QStringLiteral("1 h"));
        fixture.field().setFilter(QStringLiteral("key:search since:24h"));
        QCOMPARE(fixture.button().text(), QStringLiteral("24 h"));
        QCOMPARE(fixture.rows(), 2);
        fixture.field().setFilter(QStringLiteral("since:yesterday until:1h"));
        QCOMPARE(fixture.button().text(), QStringLiteral("Custom"));
        QCOMPARE(fixture.button().accessibleName(),
                 QStringLiteral("Time: since:yesterday until:1h"));
        fixture.field().setFilter(QStringLiteral("-since:1h"));
        QCOMPARE(fixture.button().text(), QStringLiteral("Custom"));
        fixture.choose(QStringLiteral("All times"));
        QCOMPARE(fixture.field().text(), QStringLiteral("-since:1h"));
        QCOMPARE(unnamedControls(fixture.page.get()), QStringList());
    }

    // A gateway may have another zone and another clock.
    void theBooksAreAskedForMoments() {
        const QTemporaryDir home;
        TimeFixture fixture(home);
        QTRY_VERIFY(!fixture.older.empty());
        fixture.choose(QStringLiteral("Last hour"));
        QTRY_VERIFY(QString::fromStdString(fixture.older.back())
                        .contains(QRegularExpression(QStringLiteral(
                            "^since:\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z$"))));
    }

    void theChoiceIsThereTheNextTimeButNotWhereAnotherPageLed() {
        const QTemporaryDir home;
        {
            TimeFixture fixture(home);
            fixture.choose(QStringLiteral("Last 24 hours"));
            fixture.field().addCondition(QStringLiteral("team:a"));
        }
        {
            TimeFixture fixture(home);
            QCOMPARE(fixture.field().text(), QStringLiteral("since:24h"));
            QCOMPARE(fixture.button().text(), QStringLiteral("24 h"));
            fixture.page->reveal(QStringLiteral("since:2026-11-20 until:2026-11-21"));
            QCOMPARE(fixture.button().text(), QStringLiteral("Custom"));
        }
        {
            TimeFixture fixture(home);
            QCOMPARE(fixture.field().text(), QStringLiteral("since:24h"));
            fixture.choose(QStringLiteral("All times"));
        }
        TimeFixture fixture(home);
        QCOMPARE(fixture.field().text(), QString());
        fixture.store.setValue(QStringLiteral("traffic/time"),
                               QStringList{QStringLiteral("nonsense"), QString()});
        fixture.store.sync();
        TimeFixture again(home);
        QCOMPARE(again.field().text(), QString());
    }

    void aCallLeavesWhenItIsTooOld() {
        const QTemporaryDir home;
        TimeFixture fixture(home);
        QTRY_COMPARE(fixture.rows(), 2);
        auto ahead = 0min;
        fixture.field().setClock([&ahead] {
            admin::FilterClock clock = filterClock();
            clock.now += ahead;
            return clock;
        });
        fixture.choose(QStringLiteral("Last 15 minutes"));
        QCOMPARE(fixture.rows(), 1);
        QTRY_VERIFY(!fixture.older.empty());
        const auto asked = fixture.older.size();
        ahead = 10min;
        // It looks again when it comes into sight, and every now and then.
        fixture.page->hide();
        fixture.page->show();
        QTRY_COMPARE(fixture.rows(), 0);
        QCOMPARE(fixture.field().text(), QStringLiteral("since:15m"));
        QCOMPARE(fixture.older.size(), asked);  // rows only left

        fixture.field().setFilter(QStringLiteral("until:18m"));
        QCOMPARE(fixture.rows(), 1 + 1);  // 20 minutes ago by that clock
        ahead = 0min;
        fixture.page->hide();
        fixture.page->show();
        QTRY_COMPARE(fixture.rows(), 1);
    }

    void aRangeOfOnesOwnIsChosenByKeyboard() {
        const auto read =
            admin::Filter::parse("since:2026-11-20T10:00 until:2026-11-21T12:30", filterClock());
        TimeDialog dialog(std::get<admin::Filter>(read), QDateTime::currentDateTime(), nullptr);
        QSignalSpy chosen(&dialog, &TimeDialog::chosen);
        dialog.show();
        dialog.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
        QCOMPARE(unnamedControls(&dialog), QStringList());
        QCOMPARE(settledCutTexts(&dialog), QStringList());
        QVERIFY(qobject_cast<QDateTimeEdit*>(dialog.focusWidget()) != nullptr);
        QTest::keyClick(dialog.focusWidget(), Qt::Key_Up);  // the first part, whichever it is
        QTest::keyClick(dialog.focusWidget(), Qt::Key_Down);
        QTest::keyClick(&dialog, Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(
            chosen.first().first().value<TimeRange>(),
            (TimeRange{QStringLiteral("2026-11-20T10:00"), QStringLiteral("2026-11-21T12:30")}));
    }

    void aRangeThatEndsBeforeItBeginsIsNotChosen() {
        const auto read =
            admin::Filter::parse("since:2026-11-20T10:00 until:2026-11-19T12:30", filterClock());
        TimeDialog dialog(std::get<admin::Filter>(read), QDateTime::currentDateTime(), nullptr);
        QSignalSpy chosen(&dialog, &TimeDialog::chosen);
        dialog.show();
        dialog.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
        QTest::keyClick(&dialog, Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(chosen.size(), 0);
        QVERIFY(hasWords(dialog, QStringLiteral("The end is not after the begin.")));
        dialog.findChildren<QCheckBox*>().back()->click();
        QTest::keyClick(&dialog, Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(chosen.first().first().value<TimeRange>(),
                 (TimeRange{QStringLiteral("2026-11-20T10:00"), {}}));
    }

    void theFilterCanBeReadInANarrowWindowAndALongLanguage() {
        PseudoLocale pseudo;
        QVERIFY(QCoreApplication::installTranslator(&pseudo));
        const QTemporaryDir home;
        TimeFixture fixture(home);
        fixture.page->resize(1024 - 52, 600);
        QTRY_VERIFY(fixture.field().width() > 200);
        QCOMPARE(settledCutTexts(fixture.page.get()), QStringList());
        QCOMPARE(unnamedControls(fixture.page.get()), QStringList());
        QCoreApplication::removeTranslator(&pseudo);
    }
};

}  // namespace weir::ui

QTEST_MAIN(weir::ui::TestTimeChoice)
#include "test_time_choice.moc"
