// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QtTest>
#include <random>
#include <variant>

#include "tests/ui/support/canned_calls.hpp"
#include "tests/ui/support/fake_admin_client.hpp"
#include "ui/traffic/sessions/booked_sessions.hpp"
#include "ui/traffic/sessions/session_model.hpp"
#include "ui/traffic/sessions/session_table.hpp"
#include "ui/traffic/table/filtered_traffic.hpp"

using namespace weir;
using namespace weir::ui;
using namespace std::chrono_literals;

namespace {

admin::ExchangeRow call(std::uint32_t number, const std::string& session) {
    admin::ExchangeRow row;
    row.id = cannedId(number);
    row.sequence = number;
    row.session = session;
    row.key = "agents";
    row.state = ExchangeState::Done;
    row.startedAt = Timestamp(std::chrono::seconds(1'000 + number));
    row.durationUs = 2'000'000;
    row.target = "openai/gpt-5";
    row.path = {AttemptSign::Served};
    row.usage.inUncached = 100;
    row.usage.outText = 10;
    row.usage.source = Source::Reported;
    row.pricing = Pricing::Priced;
    row.cost = Money::fromNano(1'000);
    return row;
}

std::vector<SessionRow> sessionsIn(const std::vector<admin::ExchangeRow>& calls) {
    return sessionsOf([&calls](int at) { return &calls[static_cast<std::size_t>(at)]; },
                      static_cast<int>(calls.size()));
}

}  // namespace

class TestSessions : public QObject {
    Q_OBJECT

private slots:
    void addsUpWhatBelongsTogether() {
        auto failed = call(3, "a");
        failed.state = ExchangeState::Failed;
        failed.target = "azure/gpt-5";
        failed.key = "other";
        failed.usage.source = Source::Estimated;
        const auto sessions = sessionsIn({call(1, "a"), call(2, "b"), failed, call(9, "")});
        QCOMPARE(sessions.size(), std::size_t(3));
        const SessionRow& first = sessions[0];
        QCOMPARE(first.session, std::string("a"));
        QCOMPARE(first.calls, std::uint64_t(2));
        QCOMPARE(first.notServed, std::uint64_t(1));
        QVERIFY(first.severalKeys);
        QCOMPARE(first.targets.size(), std::size_t(2));
        QCOMPARE(first.tokensIn, std::uint64_t(200));
        QVERIFY(first.tokensEstimated);
        QCOMPARE(first.cost, Money::fromNano(2'000));
        QVERIFY(first.costEstimated);
        QCOMPARE(first.ended - first.began, Microseconds(4s));
        QCOMPARE(sessions[1].session, std::string("b"));
        QVERIFY(!sessions[1].costEstimated);
        QCOMPARE(sessions[2].session, std::string());
    }

    void theOrderOfTheCallsIsNoMatter() {
        std::vector<admin::ExchangeRow> calls;
        for (std::uint32_t number = 1; number < 60; ++number) {
            calls.push_back(call(number, std::string(1, static_cast<char>('a' + number * 7 % 5))));
        }
        const auto expected = sessionsIn(calls);
        std::mt19937 dice(3);
        std::shuffle(calls.begin(), calls.end(), dice);
        QCOMPARE(sessionsIn(calls), expected);
    }

    void aSumOfWhatIsNotKnownIsTheLeast() {
        auto unpriced = call(2, "a");
        unpriced.pricing = Pricing::Unpriced;
        unpriced.cost = Money();
        SessionModel model;
        model.show(sessionsIn({call(1, "a"), unpriced}));
        const auto cost = model.index(0, SessionModel::Cost);
        QVERIFY(cost.data().toString().startsWith(QChar(0x2265)));
        QVERIFY(cost.data(Qt::ToolTipRole).toString().contains(QStringLiteral("Of 1 call")));
        model.show(sessionsIn({unpriced}));
        QCOMPARE(model.index(0, SessionModel::Cost).data().toString(), QStringLiteral("unpriced"));
    }

    void rowsStayWhatTheyAre() {
        SessionModel model;
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        std::mt19937 dice(11);
        std::vector<admin::ExchangeRow> calls;
        std::uint32_t number = 100;
        QPersistentModelIndex watched;
        Id watchedCall;
        for (int round = 0; round < 300; ++round) {
            for (std::uint32_t fresh = dice() % 4; fresh > 0; --fresh) {
                calls.push_back(call(++number, std::to_string(dice() % 40)));
            }
            while (calls.size() > 50) {
                calls.erase(calls.begin());
            }
            model.show(sessionsIn(calls));
            const auto expected = sessionsIn(calls);
            QCOMPARE(model.rowCount(), static_cast<int>(expected.size()));
            for (int row = 0; row < model.rowCount(); ++row) {
                QVERIFY(model.at(row) == expected[static_cast<std::size_t>(row)]);
            }
            if (watched.isValid()) {
                QVERIFY(model.at(watched.row()).firstCall == watchedCall);
            }
            if (model.rowCount() > 0 && (!watched.isValid() || round % 50 == 0)) {
                watched = model.index(model.rowCount() / 2, 0);
                watchedCall = model.at(watched.row()).firstCall;
            }
        }
    }

    void enterAsksForTheCallsOfASession() {
        TrafficModel calls;
        FilteredTraffic rows(calls);
        FakeAdminClient client;
        SessionTable table(client, rows);
        table.resize(1'200, 400);
        QSignalSpy opened(&table, &SessionTable::opened);
        QSignalSpy closed(&table, &SessionTable::closeAsked);
        admin::TrafficBatch batch;
        batch.rows = {call(1, "run 1"), call(2, ""), call(3, "run-2")};
        calls.apply(batch);
        table.show();
        QVERIFY(QTest::qWaitForWindowExposed(&table));
        QCOMPARE(table.sessions(), 3);
        QTest::keyClick(&table, Qt::Key_Return);
        QCOMPARE(opened.takeFirst().first().toString(), QStringLiteral("session=run-2"));
        QTest::keyClick(&table, Qt::Key_K);
        QTest::keyClick(&table, Qt::Key_Return);
        QCOMPARE(opened.takeFirst().first().toString(), QStringLiteral("session=\"\""));
        QTest::keyClick(&table, Qt::Key_Up);
        QTest::keyClick(&table, Qt::Key_Return);
        QCOMPARE(opened.takeFirst().first().toString(), QStringLiteral("session=\"run 1\""));
        QTest::keyClick(&table, Qt::Key_Escape);
        QCOMPARE(closed.size(), 1);

        batch.rows = {call(4, "run-3")};
        calls.apply(batch);
        QTRY_COMPARE(table.sessions(), 4);
    }

    // What the table has of a session is a part: the filter hides some, and the books have more.
    void aSessionIsWholeWhateverTheTableHasOfIt() {
        FakeAdminClient client;
        client.on<admin::AddUpSessions>([](const admin::AddUpSessions& asked) {
            admin::SessionSums reply;
            // In two pieces, of calls before the live ones.
            const bool first = asked.before == cannedId(100);
            reply.next = cannedId(50);
            reply.atEnd = !first;
            if (asked.sessions == std::vector<std::string>{"b", "a"}) {
                reply.sums.emplace_back();
                for (std::uint32_t number = first ? 50 : 20; number < (first ? 60U : 30U);
                     ++number) {
                    admin::addCall(reply.sums.back(), call(number, "a"));
                }
            }
            return Result<admin::SessionSums>(reply);
        });
        TrafficModel calls;
        FilteredTraffic rows(calls);
        rows.setFilter(std::get<admin::Filter>(admin::Filter::parse("state:failed", {})));
        SessionTable table(client, rows);
        table.resize(1'200, 400);
        admin::TrafficBatch batch;
        for (std::uint32_t number = 100; number < 104; ++number) {
            batch.rows.push_back(call(number, number < 103 ? "a" : "b"));
        }
        batch.rows[1].state = batch.rows[3].state = ExchangeState::Failed;
        auto nameless = call(104, "");
        nameless.state = ExchangeState::Failed;
        batch.rows.push_back(nameless);
        batch.droppedThrough = cannedId(99);
        calls.apply(batch);
        table.show();
        const auto cell = [&table](int row, int column) {
            return table.model()->index(row, column).data().toString();
        };
        QCOMPARE(table.sessions(), 3);
        QTRY_COMPARE(cell(0, SessionModel::Calls), QStringLiteral("23"));
        QCOMPARE(cell(0, SessionModel::NotServed), QStringLiteral("1"));
        QCOMPARE(cell(0, SessionModel::TokensIn), QStringLiteral("2,300"));
        QCOMPARE(cell(0, SessionModel::Lasted), QStringLiteral("84.00"));
        QCOMPARE(cell(1, SessionModel::Calls), QStringLiteral("1"));
        QCOMPARE(cell(2, SessionModel::Session), QStringLiteral("not named"));
        // What comes is added; the books are not asked again for it.
        const int asked = client.timesAsked<admin::AddUpSessions>();
        batch.rows = {call(105, "a"), call(106, "b")};
        calls.apply(batch);
        QTRY_COMPARE(cell(0, SessionModel::Calls), QStringLiteral("24"));
        QCOMPARE(cell(1, SessionModel::Calls), QStringLiteral("2"));
        QCOMPARE(client.timesAsked<admin::AddUpSessions>(), asked);
    }

    // A gateway from before there was this is not asked again; one whose books cannot be asked is.
    void withoutTheBooksItIsWhatTheTableHas_data() {
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("problem");
        QTest::addColumn<bool>("askedAgain");
        QTest::newRow("before there was this") << int(ErrorCode::Unsupported) << QString() << false;
        QTest::newRow("locked") << int(ErrorCode::Conflict) << QStringLiteral("Locked.") << true;
    }
    void withoutTheBooksItIsWhatTheTableHas() {
        QFETCH(int, code);
        QFETCH(QString, problem);
        QFETCH(bool, askedAgain);
        FakeAdminClient client;
        client.on<admin::AddUpSessions>([code](const admin::AddUpSessions&) {
            return Result<admin::SessionSums>(Error{ErrorCode(code), "Locked.", {}});
        });
        TrafficModel calls;
        BookedSessions booked(client, calls);
        admin::TrafficBatch batch;
        batch.rows = {call(1, "a"), call(2, "a")};
        calls.apply(batch);
        const auto expected = sessionsIn(batch.rows);
        const auto show = [&] {
            auto sessions = expected;
            booked.makeWhole(sessions);
            return sessions;
        };
        QSignalSpy changed(&booked, &BookedSessions::changed);
        QCOMPARE(show(), expected);
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(booked.problem(), problem);
        QCOMPARE(show(), expected);
        QCOMPARE(client.timesAsked<admin::AddUpSessions>(), 1);
        // The pause is over.
        QTRY_COMPARE(changed.size(), 2);
        QCOMPARE(show(), expected);
        QCOMPARE(client.timesAsked<admin::AddUpSessions>(), askedAgain ? 2 : 1);
        calls.apply({.rows = {}, .next = 0, .resync = true, .dropped = 0, .droppedThrough = {}});
        QVERIFY(booked.problem().isEmpty());
    }

    void aMonthThatCannotBeReadIsNamed() {
        FakeAdminClient client;
        client.on<admin::AddUpSessions>([](const admin::AddUpSessions&) {
            admin::SessionSums reply;
            reply.atEnd = true;
            reply.unread = {"2026-10.db is damaged."};
            return Result<admin::SessionSums>(reply);
        });
        TrafficModel calls;
        FilteredTraffic rows(calls);
        SessionTable table(client, rows);
        QSignalSpy told(&table, &SessionTable::problemChanged);
        admin::TrafficBatch batch;
        batch.rows = {call(1, "a")};
        calls.apply(batch);
        table.show();
        QTRY_VERIFY(!told.isEmpty());
        QVERIFY2(table.problem().contains(QStringLiteral("2026-10.db is damaged.")),
                 qPrintable(table.problem()));
    }
};

QTEST_MAIN(TestSessions)
#include "test_sessions.moc"
