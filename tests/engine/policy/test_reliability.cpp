// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <iterator>

#include "engine/base/words.hpp"
#include "engine/policy/routing/next.hpp"
#include "tests/engine/policy/small_snapshot.hpp"
#include "tests/support/seeded_random.hpp"

using namespace weir;
using namespace weir::policy;
using namespace std::chrono_literals;
using Kind = AttemptOutcome::Kind;
using Cause = AttemptOutcome::Cause;
using State = Candidate::State;

namespace {

const Instant kNow{std::chrono::hours(50)};

AttemptOutcome refusedWith(int status, Cause cause) {
    AttemptOutcome made;
    made.kind = Kind::Status;
    made.status = static_cast<std::uint16_t>(status);
    made.cause = cause;
    made.requestIsWrong = cause == Cause::ContextWindow || cause == Cause::ContentPolicy;
    return made;
}

// One of each that the document can say something about, as kFailoverCauses lists them.
AttemptOutcome failureOf(const FailoverCause& cause) {
    return cause.all == &Failover::contextWindow   ? refusedWith(400, Cause::ContextWindow)
           : cause.all == &Failover::contentPolicy ? refusedWith(400, Cause::ContentPolicy)
           : cause.all == &Failover::overload      ? refusedWith(503, Cause::Overload)
                                                   : refusedWith(504, Cause::Timeout);
}

// Three targets of one model.
struct ReliabilityScene {
    ReliabilityScene() {
        snapshot.providers = {test::provider("a", "openai"), test::provider("b", "mistral"),
                              test::provider("c", "ollama")};
        snapshot.models = {test::model(snapshot, "m", {{0, "x"}, {1, "y"}, {2, "z"}})};
        snapshot.index();
        progress.deadline = kNow + 30s;
    }
    void plan() {
        Lookup lookup = snapshot.lookup("m", Dialect::OpenAiChat);
        lookup.failover = failover;
        decision =
            decide({"m", Dialect::OpenAiChat}, lookup, snapshot, views, kNow, progress.deadline);
    }
    Step step() { return next(decision, progress, retries, views, kNow, random); }

    Snapshot snapshot;
    std::vector<CandidateView> views = std::vector<CandidateView>(3);
    Decision decision;
    Progress progress;
    Retries retries;
    RouteFailover failover;  // of the route
    test::SeededRandom random{7};
};

}  // namespace

class TestReliability : public QObject {
    Q_OBJECT

private slots:
    // A full target with a queue is waited for when nobody else can be asked at once; whoever can
    // be asked later is asked later, if nothing has come of the wait by then.
    void waitsForAFullTargetThatHasAQueue() {
        AttemptOutcome full;
        full.kind = Kind::OverLimit;
        AttemptOutcome waitedFor = full;
        waitedFor.mayQueue = true;
        ReliabilityScene scene;
        scene.plan();
        scene.progress.tries = {{0, waitedFor}};
        const Step first = scene.step();
        QCOMPARE(first.kind, Step::Kind::Try);
        QCOMPARE(first.candidate, 1U);
        QVERIFY(first.queues.empty());
        scene.progress.tries.push_back({1, full});
        scene.progress.tries.push_back({2, refusedWith(500, Cause::Other)});
        const Step either = scene.step();
        QCOMPARE(either.kind, Step::Kind::Try);
        QCOMPARE(either.candidate, 2U);
        QVERIFY(either.queues == std::vector<std::uint32_t>{0});
        // One that cools meanwhile is asked when that is over, and not waited for before.
        scene.views[0].coolingUntil = kNow + 1s;
        QVERIFY(scene.step().queues.empty());
        scene.views[0].coolingUntil = {};
        // Without time for another attempt there is still the queue.
        scene.progress.deadline = kNow;
        const Step last = scene.step();
        QCOMPARE(last.kind, Step::Kind::Queue);
        QVERIFY(last.queues == std::vector<std::uint32_t>{0});
        // Once a queue has refused, its target is out.
        scene.progress.tries.push_back({0, full});
        QVERIFY(scene.step().kind == Step::Kind::GiveUp);
    }

    void passesOverWhatIsOpen() {
        ReliabilityScene scene;
        scene.views[0].openUntil = kNow + 7'500ms;
        scene.views[0].openedBy = providers::OpenedBy::Run;
        scene.views[0].openCount = 5;
        scene.plan();
        QVERIFY(scene.decision.candidates[0].state == State::Open);
        QCOMPARE(scene.decision.candidates[0].reason,
                 std::string("open for 8 s after 5 faults in a row"));
        QCOMPARE(scene.step().candidate, 1U);
    }

    void saysWhyItIsOpen_data() {
        QTest::addColumn<int>("by");
        QTest::addColumn<bool>("probing");
        QTest::addColumn<QByteArray>("reason");
        using providers::OpenedBy;
        QTest::newRow("run") << int(OpenedBy::Run) << false
                             << QByteArray("open for 3 s after 60 faults in a row");
        QTest::newRow("share") << int(OpenedBy::Share) << false
                               << QByteArray("open for 3 s after faults in 60 % of attempts");
        QTest::newRow("probe") << int(OpenedBy::Probe) << false
                               << QByteArray("open for 3 s, still faulty");
        QTest::newRow("probing") << int(OpenedBy::Run) << true
                                 << QByteArray("half open, one call finds out");
    }
    void saysWhyItIsOpen() {
        QFETCH(int, by);
        QFETCH(bool, probing);
        QFETCH(QByteArray, reason);
        CandidateView view;
        view.openUntil = kNow + 3s;
        view.openedBy = static_cast<providers::OpenedBy>(by);
        view.openCount = 60;
        view.probing = probing;
        QCOMPARE(QByteArray::fromStdString(openReason(view, kNow)), reason);
    }

    void waitsForWhatOpensSoonAndRefusesWhatDoesNot() {
        ReliabilityScene scene;
        for (CandidateView& view : scene.views) {
            view.openUntil = kNow + 90s;
        }
        scene.plan();
        QVERIFY(scene.decision.refusal->kind == Refusal::Kind::AllOpen);
        QVERIFY(scene.decision.refusal->retryAfter == 90'000ms);
        scene.views[1].openUntil = kNow + 10s;
        scene.plan();
        QVERIFY(!scene.decision.refusal);
        const Step step = scene.step();
        QCOMPARE(step.candidate, 1U);
        QVERIFY(step.delay >= 10s && step.delay < 11s);
    }

    void asksARefusedKeyAfterTheGoodOnes() {
        ReliabilityScene scene;
        scene.views[0].keyRefused = 401;
        scene.views[1].key = KeyState::Locked;
        scene.plan();
        QVERIFY(scene.decision.candidates[0].state == State::KeyRefused);
        QCOMPARE(scene.decision.candidates[0].reason,
                 std::string("key refused with 401 a moment ago"));
        QCOMPARE(scene.step().candidate, 2U);
        scene.progress.tries.push_back({2, refusedWith(500, Cause::Other)});
        QCOMPARE(scene.step().candidate, 0U);
        scene.progress.tries.push_back({0, refusedWith(500, Cause::Other)});
        QCOMPARE(scene.step().candidate, 1U);
    }

    void neverAsksWhatIsPaused() {
        ReliabilityScene scene;
        scene.views[0].paused = true;
        scene.plan();
        QVERIFY(scene.decision.candidates[0].state == State::Paused);
        QCOMPARE(scene.step().candidate, 1U);
        // Paused while the call was under way.
        scene.views[1].paused = true;
        QCOMPARE(scene.step().candidate, 2U);
        scene.views[2].paused = true;
        QVERIFY(scene.step().kind == Step::Kind::GiveUp);
        scene.views[1].pausedUntil =
            Timestamp(std::chrono::sys_days{std::chrono::year{2026} / 11 / 27} + 15h + 30min);
        scene.plan();
        QVERIFY(scene.decision.refusal->kind == Refusal::Kind::AllPaused);
        QCOMPARE(scene.decision.refusal->message,
                 std::string("No target of this model can be asked: a/x, paused; b/y, paused until "
                             "2026-11-27 15:30 UTC; c/z, paused."));
    }

    void goesOnOnlyWhereTheDocumentSaysSo_data() {
        QTest::addColumn<int>("cause");
        QTest::addColumn<int>("status");
        QTest::addColumn<bool>("usually");
        QTest::newRow("context window") << int(Cause::ContextWindow) << 400 << false;
        QTest::newRow("content policy") << int(Cause::ContentPolicy) << 400 << false;
        QTest::newRow("overload") << int(Cause::Overload) << 503 << true;
        QTest::newRow("timeout") << int(Cause::Timeout) << 504 << true;
    }
    void goesOnOnlyWhereTheDocumentSaysSo() {
        QFETCH(int, cause);
        QFETCH(int, status);
        QFETCH(bool, usually);
        ReliabilityScene scene;
        scene.plan();
        scene.progress.tries.push_back({0, refusedWith(status, static_cast<Cause>(cause))});
        QCOMPARE(scene.step().kind == Step::Kind::Try, usually);
        scene.retries.failover = {!usually, !usually, !usually, !usually};
        QCOMPARE(scene.step().kind == Step::Kind::Try, !usually);
    }

    // Whatever all calls do, and whatever is said of the other causes.
    void aRouteSaysOfItsCallsWhatLeadsOn_data() {
        QTest::addColumn<int>("cause");
        for (int i = 0; i < static_cast<int>(std::size(kFailoverCauses)); ++i) {
            QTest::newRow(kFailoverCauses[i].name.data()) << i;
        }
    }
    void aRouteSaysOfItsCallsWhatLeadsOn() {
        QFETCH(int, cause);
        const FailoverCause& its = kFailoverCauses[cause];
        ReliabilityScene scene;
        for (const bool forAll : {false, true}) {
            for (const bool others : {false, true}) {
                for (const auto& [says, word] : wordsOf<FallsOver>()) {
                    scene.retries.failover = {others, others, others, others};
                    scene.retries.failover.*its.all = forAll;
                    scene.failover = {};
                    for (const FailoverCause& each : kFailoverCauses) {
                        scene.failover.*each.ofRoute = others ? FallsOver::No : FallsOver::Yes;
                    }
                    scene.failover.*its.ofRoute = says;
                    scene.plan();
                    const AttemptOutcome failed = failureOf(its);
                    scene.progress.tries = {{0, failed}};
                    const bool goesOn =
                        says == FallsOver::AsForAll ? forAll : says == FallsOver::Yes;
                    const Step step = scene.step();
                    QVERIFY2(step.kind == (goesOn ? Step::Kind::Try : Step::Kind::GiveUp),
                             std::string(word).c_str());
                    QCOMPARE(step.toCaller, !goesOn);
                    const std::string who =
                        says == FallsOver::AsForAll ? "" : ", as the route says";
                    QCOMPARE(step.reason,
                             goesOn ? "next after the " + failed.text() + who
                                    : "the " + failed.text() + " goes to the caller" + who);
                    if (goesOn) {
                        QCOMPARE(step.candidate, 1U);
                    }
                }
            }
        }
    }

    // It has a word on these causes only.
    void aRouteHasNoSayInOtherFailures() {
        ReliabilityScene scene;
        scene.failover = {FallsOver::No, FallsOver::No, FallsOver::No, FallsOver::No};
        scene.plan();
        scene.progress.tries = {{0, refusedWith(500, Cause::Other)}};
        QCOMPARE(scene.step().reason, std::string("next after the 500"));
        scene.failover = {FallsOver::Yes, FallsOver::Yes, FallsOver::Yes, FallsOver::Yes};
        scene.plan();
        AttemptOutcome wrong = refusedWith(422, Cause::Other);
        wrong.requestIsWrong = true;
        scene.progress.tries = {{0, wrong}};
        QCOMPARE(scene.step().reason, std::string("the 422 goes to the caller"));
    }

    void theSameModelWithAnotherKeyIsNoHopeForALongCall() {
        ReliabilityScene scene;
        scene.snapshot.providers[0].keys.resize(2);
        scene.snapshot.models = {test::model(scene.snapshot, "m", {{0, "x"}, {1, "y"}})};
        scene.snapshot.index();
        scene.plan();
        QCOMPARE(scene.decision.candidates.size(), std::size_t(3));
        scene.retries.failover.contextWindow = true;
        scene.progress.tries.push_back({0, refusedWith(400, Cause::ContextWindow)});
        QCOMPARE(scene.step().candidate, 2U);
    }

    void tellsTheBreakerOnlyOfFaults_data() {
        QTest::addColumn<int>("cause");
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("verdict");
        using providers::Verdict;
        QTest::newRow("429") << int(Cause::RateLimited) << 429 << int(Verdict::Nothing);
        QTest::newRow("401") << int(Cause::KeyRefused) << 401 << int(Verdict::Nothing);
        QTest::newRow("403") << int(Cause::NoRights) << 403 << int(Verdict::Nothing);
        QTest::newRow("quota") << int(Cause::OutOfQuota) << 429 << int(Verdict::Nothing);
        QTest::newRow("overload") << int(Cause::Overload) << 529 << int(Verdict::Fault);
        QTest::newRow("500") << int(Cause::Other) << 500 << int(Verdict::Fault);
        QTest::newRow("too long") << int(Cause::ContextWindow) << 400 << int(Verdict::Good);
    }
    void tellsTheBreakerOnlyOfFaults() {
        QFETCH(int, cause);
        QFETCH(int, status);
        QFETCH(int, verdict);
        QCOMPARE(int(verdictOf(refusedWith(status, static_cast<Cause>(cause)))), verdict);
        AttemptOutcome timedOut;
        timedOut.kind = Kind::TimedOut;
        QVERIFY(verdictOf(timedOut) == providers::Verdict::Fault);
        QVERIFY(verdictOf(AttemptOutcome{}) == providers::Verdict::Good);
    }
};

QTEST_GUILESS_MAIN(TestReliability)
#include "test_reliability.moc"
