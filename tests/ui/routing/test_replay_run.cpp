// SPDX-License-Identifier: GPL-3.0-or-later
#include <QElapsedTimer>
#include <QLocale>
#include <QSignalSpy>
#include <QtTest>

#include "engine/control/admin/replay_sum.hpp"
#include "tests/ui/support/canned.hpp"
#include "tests/ui/support/canned_routes.hpp"
#include "tests/ui/support/fake_admin_client.hpp"
#include "ui/routing/replay_moves.hpp"
#include "ui/routing/replay_run.hpp"
#include "ui/routing/replay_text.hpp"

namespace weir::ui {

using namespace std::chrono_literals;

// A replay goes through the books page by page, adds them up and says what they come to.
class TestReplayRun : public QObject {
    Q_OBJECT

    static std::vector<admin::RouteSettings> rules() { return cannedDraft().draft.routes; }
    static admin::RouteReplay sumOfAll() {
        admin::RouteReplay sum;
        for (const admin::RouteReplay& page : cannedReplay()) {
            admin::addPage(sum, page);
        }
        return sum;
    }
    static ReplayQuestion question(std::vector<admin::RouteSettings> rules) {
        return {std::move(rules), 41, kCannedNow - 168h, kCannedNow};
    }
    static QString line(const ReplayMoves& moves, int row) {
        QStringList cells;
        for (int column = 0; column < ReplayMoves::ColumnCount; ++column) {
            cells << moves.index(row, column).data().toString();
        }
        return cells.join(QStringLiteral(" | "));
    }

private slots:
    void initTestCase() {
        QLocale::setDefault(QLocale(QLocale::English));
        qputenv("TZ", "UTC");
    }

    void pagesAreAddedUp() {
        const admin::RouteReplay sum = sumOfAll();
        QCOMPARE(sum.calls, std::uint64_t{1'842'310});
        QCOMPARE(sum.moved, std::uint64_t{91'572});
        QCOMPARE(sum.refused, std::uint64_t{188});
        QCOMPARE(sum.unknown, std::uint64_t{412});
        QCOMPARE(sum.modelled, std::uint64_t{1'204});
        QCOMPARE(sum.unpriced, std::uint64_t{188});
        QCOMPARE(sum.after - sum.before, Money::fromNano(-237'950'000'000));
        QCOMPARE(sum.searchedTo, kCannedNow - 168h);
        QVERIFY(sum.atEnd);
        // The same move of two pages is one; those with the most calls are first.
        QCOMPARE(sum.moves.size(), std::size_t{4});
        QCOMPARE(sum.moves[0].calls, std::uint64_t{61'204});
        QCOMPARE(sum.moves[0].after, Money::fromNano(71'600'000'000));
        QCOMPARE(sum.moves[1].calls, std::uint64_t{12'870});
        QCOMPARE(sum.moves[3].to, std::string());
        QCOMPARE(sum.hits.size(), std::size_t{8});
        QCOMPARE(sum.hits[0].calls, std::uint64_t{612});
    }

    // One that is off is not expected to match.
    void rulesThatTookNothingAreNamed() {
        auto of = rules();
        QCOMPARE(admin::idleRules(sumOfAll(), of), std::vector<std::string>{"Huge calls"});
        of[6].enabled = false;
        QVERIFY(admin::idleRules(sumOfAll(), of).empty());
        of[7].enabled = true;
        QCOMPARE(admin::idleRules(sumOfAll(), of),
                 std::vector<std::string>{"Night batch to the cheap lane"});
    }

    void figuresAreSaid() {
        const auto stats = replayStats(sumOfAll(), rules());
        QCOMPARE(stats[0].figure, QStringLiteral("91,572"));
        QCOMPARE(stats[0].note, QStringLiteral("5.0 % of the calls"));
        QCOMPARE(stats[1].figure, QStringLiteral("−$237.95"));
        QCOMPARE(stats[1].unit, QStringLiteral("−11.2 %"));
        QCOMPARE(stats[1].note, QStringLiteral("was $2,125.79"));
        QCOMPARE(stats[1].token, Token::Ok);
        QCOMPARE(stats[2].name, QStringLiteral("Cache lost"));
        QCOMPARE(stats[2].figure, QStringLiteral("+$111.24"));
        QCOMPARE(stats[2].note, QStringLiteral("~41,200,000 tokens"));
        QCOMPARE(stats[3].name, QStringLiteral("First token"));
        QCOMPARE(stats[3].figure, QStringLiteral("954 ms"));
        QCOMPARE(stats[3].note, QStringLiteral("was 978 ms"));
        QVERIFY(stats[3].meaning.contains(QStringLiteral("whole answer")) &&
                stats[3].meaning.contains(QStringLiteral("p95 2.74 s")));
        QCOMPARE(stats[4].figure, QStringLiteral("188"));
        QCOMPARE(stats[4].note, QStringLiteral("of 1,842,310 calls"));
        QCOMPARE(stats[4].token, Token::Warn);
        QCOMPARE(stats[5].figure, QStringLiteral("1"));
        QCOMPARE(stats[5].note, QStringLiteral("Huge calls"));
    }

    void whatDoesNotChangeIsMuted() {
        admin::RouteReplay sum;
        const auto stats = replayStats(sum, {});
        for (const Stat& stat : stats) {
            QCOMPARE(stat.token, Token::Muted);
        }
        QCOMPARE(stats[0].note, QStringLiteral("0.0 % of the calls"));
        QCOMPARE(stats[1].unit, QString());
        sum.after = Money::fromNano(4'180'000'000);
        // Nothing was paid before, so there is no share of it.
        QCOMPARE(replayStats(sum, {})[1].figure, QStringLiteral("+$4.18"));
        QCOMPARE(replayStats(sum, {})[1].unit, QString());
        QCOMPARE(replayStats(sum, {})[1].token, Token::Warn);
    }

    void notesSayWhatIsLeftOut() {
        QCOMPARE(replayNotes({}, 0), QStringList());
        const QString all = replayNotes(sumOfAll(), 2).join(u' ');
        QCOMPARE(all, QStringLiteral("2 rules with an error are left out. "
                                     "188 calls without a price are not in the cost. "
                                     "412 calls are left out: what these rules ask for was not "
                                     "recorded. Of 1,204 calls a figure had to be assumed. "
                                     "12,870 calls go where too few went to model how long "
                                     "they would take."));
    }

    void spansAreSaid() {
        QCOMPARE(spanText(kCannedNow - 168h, kCannedNow), QStringLiteral("10 – 17 November 2026"));
        const Timestamp noon = kCannedNow - (kCannedNow.time_since_epoch() % 24h) + 12h;
        QCOMPARE(spanText(noon - 1h, noon), QStringLiteral("17 November, 11:00 to 12:00"));
        QCOMPARE(spanText(noon - 24h, noon),
                 QStringLiteral("16 November, 12:00 to 17 November, 12:00"));
    }

    void movesAreListed() {
        ReplayMoves moves;
        moves.setReplay(sumOfAll(), rules());
        QCOMPARE(line(moves, 0),
                 QStringLiteral("openai/gpt-5 | openai/gpt-5-mini | rule 6, Short questions to "
                                "small models | 61,204 | 954 → 401 | −198.40"));
        QCOMPARE(line(moves, 1),
                 QStringLiteral("anthropic/claude-sonnet-4-5 | google/gemini-2.5-flash | no rule "
                                "| 12,870 | – | −64.12"));
        QCOMPARE(line(moves, 2),
                 QStringLiteral("openai/gpt-5 | anthropic/claude-sonnet-4-5 | rule 3, Code to the "
                                "strong model | 7,310 | 954 → 1,135 | +21.55"));
        // Nobody knows what they would have cost.
        QCOMPARE(line(moves, 3),
                 QStringLiteral(
                     "google/gemini-2.5-pro | nobody | rule 1, Embargoed models | 188 | – | –"));
        QVERIFY(moves.csv().contains(
            QStringLiteral("google/gemini-2.5-pro,,Embargoed models,188,0.00,0.00,0,0.00,,,,,"
                           "\"search 96; mobile 48; support 23; operator 12; "
                           "research-and-development 9\"\n")));
        QCOMPARE(moves.csv().count(u'\n'), 5);
        // Of small amounts four decimals tell more.
        admin::RouteReplay small;
        small.moves.resize(1);
        small.moves[0].from = "a";
        small.moves[0].to = "b";
        small.moves[0].calls = 1;
        small.moves[0].after = Money::fromNano(12'300'000);
        moves.setReplay(small, {});
        QCOMPARE(line(moves, 0), QStringLiteral("a | b | no rule | 1 | – | +0.0123"));
        moves.setReplay({}, {});
        QCOMPARE(moves.rowCount(), 0);
    }

    void aRunGoesOnToTheEnd() {
        FakeAdminClient client;
        ReplayRun run(client);
        std::vector<admin::ReplayRoutes> asked;
        QString halfway;
        client.on<admin::ReplayRoutes>([&](const admin::ReplayRoutes& operation) {
            asked.push_back(operation);
            if (asked.size() == 2) {
                halfway = factText(run);
                [&] { QVERIFY(qAbs(run.progress() - 3.0 / 7.0) < 1e-9); }();
            }
            return Result<admin::RouteReplay>(pageOf(cannedReplay(), operation));
        });
        QCOMPARE(factText(run), QString());
        run.start(question(rules()));
        QCOMPARE(factText(run), QStringLiteral("Loading 10 – 17 November 2026…"));
        QVERIFY(!run.hasSum());
        QTRY_COMPARE(run.state(), ReplayRun::State::Finished);
        QVERIFY(
            halfway.startsWith(QStringLiteral("1,042,000 calls so far, back to 14 November, ")));
        QCOMPARE(run.progress(), 1.0);
        QCOMPARE(run.sum().calls, std::uint64_t{1'842'310});
        QCOMPARE(factText(run),
                 QStringLiteral("1,842,310 calls of 10 – 17 November 2026, finished"));
        QCOMPARE(asked.size(), std::size_t{2});
        QCOMPARE(asked[0].since, kCannedNow - 168h);
        QVERIFY(asked[0].before.empty());
        QCOMPARE(asked[1].before, cannedReplay().front().next);
        QCOMPARE(asked[1].routes, rules());
    }

    void whatWasStoppedAsksNoMore() {
        FakeAdminClient client;
        ReplayRun run(client);
        client.on<admin::ReplayRoutes>([&run](const admin::ReplayRoutes& asked) {
            if (!asked.before.empty()) {
                // Before the answer, which is on its way then.
                QMetaObject::invokeMethod(&run, &ReplayRun::stop, Qt::QueuedConnection);
            }
            return Result<admin::RouteReplay>(pageOf(cannedReplay(), asked));
        });
        run.start(question(rules()));
        QTRY_COMPARE(run.state(), ReplayRun::State::Stopped);
        QTest::qWait(0);
        QCOMPARE(run.sum().calls, std::uint64_t{1'042'000});
        QCOMPARE(client.timesAsked<admin::ReplayRoutes>(), 2);
        QVERIFY(factText(run).startsWith(QStringLiteral("1,042,000 calls back to 14 November, ")));
        QVERIFY(factText(run).endsWith(QStringLiteral("then stopped")));
        run.start(question(rules()));
        run.stop();
        QCOMPARE(factText(run), QStringLiteral("stopped before the first call"));
        QVERIFY(!run.hasSum());
    }

    // An answer to another question is none to this one.
    void staleAnswersAreDropped() {
        FakeAdminClient client;
        client.on<admin::ReplayRoutes>([](const admin::ReplayRoutes& asked) {
            admin::RouteReplay page = cannedReplay().back();
            page.calls = asked.routes.size();
            return Result<admin::RouteReplay>(page);
        });
        ReplayRun run(client);
        run.start(question(rules()));
        auto other = rules();
        other.pop_back();
        run.start(question(other));
        QTRY_COMPARE(run.state(), ReplayRun::State::Finished);
        QTest::qWait(0);
        QCOMPARE(run.sum().calls, std::uint64_t{8});
        QCOMPARE(run.rules().size(), std::size_t{8});
        // What stands there stays until the next first page, and goes if there is none.
        client.refuse<admin::ReplayRoutes>(Error::unavailable("The books are locked."));
        run.start(question(rules()));
        QVERIFY(run.hasSum() && !run.hasBegun());
        QTRY_COMPARE(run.state(), ReplayRun::State::Failed);
        QVERIFY(!run.hasSum());
        QVERIFY(run.problem().startsWith(QStringLiteral("The books are locked.")));
    }

    // A gateway that names no next page has none, whatever it says of the end.
    void aPageWithoutANextOneIsTheLast() {
        FakeAdminClient client;
        admin::RouteReplay page;
        page.calls = 3;
        client.answer<admin::ReplayRoutes>(page);
        ReplayRun run(client);
        run.start(question(rules()));
        QTRY_COMPARE(run.state(), ReplayRun::State::Finished);
        QCOMPARE(client.timesAsked<admin::ReplayRoutes>(), 1);
        QCOMPARE(run.sum().calls, std::uint64_t{3});
    }

    // However fast pages come, it is told ten times a second.
    void itIsToldNowAndThen() {
        constexpr std::uint64_t kPages = 400;
        FakeAdminClient client;
        std::uint64_t pages = 0;
        client.on<admin::ReplayRoutes>([&pages](const admin::ReplayRoutes&) {
            ++pages;
            admin::RouteReplay page;
            page.calls = 1;
            page.atEnd = pages == kPages;
            page.next = Id::firstOf(kCannedNow - Milliseconds(pages));
            return Result<admin::RouteReplay>(page);
        });
        ReplayRun run(client);
        QSignalSpy told(&run, &ReplayRun::changed);
        QElapsedTimer since;
        since.start();
        run.start(question(rules()));
        QTRY_COMPARE_WITH_TIMEOUT(run.state(), ReplayRun::State::Finished, 30'000);
        QCOMPARE(run.sum().calls, kPages);
        // The begin, the end, and one each time the rest is over; timers may be a little early.
        QVERIFY(told.size() <= 3 + since.elapsed() / 90);
    }
};

}  // namespace weir::ui

QTEST_MAIN(weir::ui::TestReplayRun)
#include "test_replay_run.moc"
