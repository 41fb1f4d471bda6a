// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "engine/alerts/board.hpp"

using namespace weir;
using namespace weir::alerts;
using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

namespace {

Condition condition(AlertKind kind, const std::string& subject, std::uint32_t level = 1,
                    bool urgent = false) {
    Condition made{subject, level, {}};
    made.alert.kind = kind;
    made.alert.subject = subject;
    made.alert.urgent = urgent;
    return made;
}

}  // namespace

// Who is told what, when.
class TestAlertBoard : public QObject {
    Q_OBJECT

    Board m_board;
    Timestamp m_now{days{20'000}};
    bool m_quiet = false;

    News look(const std::vector<Condition>& conditions, std::set<std::string> unknown = {},
              std::set<std::string> there = {"openai", "team", "ci"}) {
        return m_board.update({conditions, std::move(unknown), std::move(there)}, m_now, m_quiet);
    }
    News lookAfter(seconds wait, const std::vector<Condition>& conditions) {
        m_now += wait;
        return look(conditions);
    }
    const Condition m_down = condition(AlertKind::ProviderDown, "openai", 1, true);
    const Condition m_errors = condition(AlertKind::ErrorRate, "openai");

private slots:
    void init() {
        m_board = Board();
        m_now = Timestamp{days{20'000}};
        m_quiet = false;
    }

    void oneThingIsToldOnceAndSoIsItsEnd() {
        QCOMPARE(look({m_down}).raised.size(), std::size_t{1});
        QVERIFY(lookAfter(seconds(1), {m_down}).empty());
        QCOMPARE(m_board.active().size(), std::size_t{1});
        QVERIFY(m_board.active().front().told);
        QVERIFY(lookAfter(seconds(10), {}).empty());
        QVERIFY(lookAfter(seconds(59), {}).empty());
        const News over = lookAfter(seconds(1), {});
        QCOMPARE(over.ended.size(), std::size_t{1});
        QCOMPARE(over.ended.front().ended, m_now);
        QVERIFY(m_board.active().empty());
        QCOMPARE(m_board.recent().size(), std::size_t{1});
        QVERIFY(lookAfter(seconds(1), {}).empty());
    }

    void whatComesAndGoesIsToldSeldom() {
        std::size_t messages = 0;
        for (int second = 0; second < 3600; ++second) {
            m_now += seconds(1);
            const bool down = second % 20 < 10;
            const News news = look(down ? std::vector{m_down} : std::vector<Condition>());
            messages += news.empty() ? 0 : 1;
        }
        QCOMPARE(messages, std::size_t{1});  // it was never over for a minute
        for (int second = 0; second < 3600; ++second) {
            m_now += seconds(1);
            const bool down = second % 300 < 150;
            const News news = look(down ? std::vector{m_down} : std::vector<Condition>());
            messages += news.empty() ? 0 : 1;
        }
        QVERIFY2(messages <= 10, qPrintable(QString::number(messages)));
    }

    void whatIsStillSoAfterAWhileIsToldAgain() {
        look({m_down});
        lookAfter(seconds(1), {});
        QCOMPARE(lookAfter(seconds(60), {}).ended.size(), std::size_t{1});
        QVERIFY(lookAfter(seconds(60), {m_down}).empty());
        QVERIFY(!m_board.active().front().told);
        QCOMPARE(lookAfter(minutes(15), {m_down}).raised.size(), std::size_t{1});
    }

    void aBudgetIsToldOnceAStepAndPeriod() {
        const auto used = [](std::uint32_t level) {
            return condition(AlertKind::BudgetUsed, "team", level);
        };
        QCOMPARE(look({used(80)}).raised.size(), std::size_t{1});
        QVERIFY(lookAfter(hours(1), {used(80)}).empty());
        QCOMPARE(lookAfter(hours(1), {used(100)}).raised.size(), std::size_t{1});
        QVERIFY(lookAfter(hours(1), {used(80)}).empty());  // the limit was raised
        QVERIFY(lookAfter(hours(1), {}).empty());          // further
        QVERIFY(m_board.active().empty());
        QVERIFY(lookAfter(hours(24), {used(100)}).empty());
        QCOMPARE(m_board.active().size(), std::size_t{1});
    }

    void aStartTellsNothingTwice() {
        look({m_down, condition(AlertKind::KeyExpires, "ci")});
        m_board = Board(m_board.state());
        const auto key = condition(AlertKind::KeyExpires, "ci");
        QVERIFY(look({key}, {"openai"}).empty());
        QCOMPARE(m_board.active().size(), std::size_t{2});  // nobody called it since
        m_now += seconds(1);
        look({key});
        m_now += seconds(60);
        QCOMPARE(look({key}).ended.size(), std::size_t{1});
    }

    void whatWasTakenOutOfTheDocumentDidNotGetWell() {
        look({m_down});
        QVERIFY(look({}, {}, {}).empty());
        QVERIFY(m_board.active().empty());
        QVERIFY(lookAfter(minutes(20), {}).empty());
    }

    void quietHoursHoldBackAndTellInTheMorning() {
        look({m_errors});
        m_quiet = true;
        const auto key = condition(AlertKind::KeyExpires, "ci");
        const auto briefly = condition(AlertKind::BudgetGone, "team");
        QVERIFY(lookAfter(hours(1), {m_errors, key, briefly}).empty());
        QVERIFY(!m_board.active().front().told);
        QVERIFY(lookAfter(hours(1), {m_errors, key}).empty());
        QVERIFY(lookAfter(seconds(1), {key}).empty());
        QVERIFY(lookAfter(minutes(2), {key}).empty());
        m_quiet = false;
        const News morning = lookAfter(hours(6), {key});
        QVERIFY(morning.digest);
        QCOMPARE(morning.raised.size(), std::size_t{1});
        QCOMPARE(morning.raised.front().subject, std::string("ci"));
        QCOMPARE(morning.ended.size(), std::size_t{1});
        QCOMPARE(morning.overMeanwhile, std::uint32_t{1});
        QVERIFY(lookAfter(seconds(1), {key}).empty());
    }

    void urgentOnesAreToldInQuietHoursToo() {
        m_quiet = true;
        QCOMPARE(look({m_down}).raised.size(), std::size_t{1});
        lookAfter(seconds(1), {});
        QCOMPARE(lookAfter(seconds(60), {}).ended.size(), std::size_t{1});
    }

    void quietHoursOutliveAStart() {
        m_quiet = true;
        look({m_errors});
        m_board = Board(m_board.state());
        m_quiet = false;
        const News morning = lookAfter(hours(6), {m_errors});
        QVERIFY(morning.digest);
        QCOMPARE(morning.raised.size(), std::size_t{1});
    }

    void aClockThatJumpsHoldsNothingUp() {
        look({m_down});
        m_now -= days(2);
        look({});
        m_now -= days(1);
        look({});
        QCOMPARE(lookAfter(seconds(60), {}).ended.size(), std::size_t{1});
        QCOMPARE(lookAfter(seconds(1), {m_down}).raised.size(), std::size_t{1});
        m_now += days(400);
        QVERIFY(look({m_down}).empty());
    }

    void aThousandAtOnceAreABoundedMatter() {
        std::vector<Condition> many;
        for (int i = 0; i < 1000; ++i) {
            many.push_back(condition(AlertKind::KeyExpires, "key-" + std::to_string(i)));
        }
        QCOMPARE(look(many).raised.size(), Board::kMostActive);
        QCOMPARE(m_board.active().size(), Board::kMostActive);
        look({});
        QVERIFY(m_board.active().empty());
        for (Condition& each : many) {
            each.key += " again";
        }
        lookAfter(seconds(1), many);
        lookAfter(seconds(1), {});
        QVERIFY(m_board.state().known.size() <= Board::kMostActive + Board::kMostKept);
        QCOMPARE(m_board.recent().size(), Board::kMostRecent);
    }
};

QTEST_GUILESS_MAIN(TestAlertBoard)
#include "test_alert_board.moc"
