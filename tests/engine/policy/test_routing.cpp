// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "engine/policy/routing/next.hpp"
#include "tests/engine/policy/small_snapshot.hpp"
#include "tests/support/seeded_random.hpp"

using namespace weir;
using namespace weir::policy;
using namespace std::chrono_literals;
using Kind = AttemptOutcome::Kind;

namespace {

const Instant kAsked{std::chrono::hours(50)};

AttemptOutcome outcome(Kind kind, int status = 0) {
    AttemptOutcome made;
    made.kind = kind;
    made.status = static_cast<std::uint16_t>(status);
    return made;
}

// Three targets of one model, all chat; the second speaks Anthropic only when asked to.
struct Scene {
    explicit Scene(std::string_view secondKind = "mistral") {
        snapshot.providers = {test::provider("a", "openai"), test::provider("b", secondKind),
                              test::provider("c", "ollama")};
        snapshot.models = {test::model(snapshot, "m", {{0, "x"}, {1, "y"}, {2, "z"}})};
        snapshot.index();
        progress.deadline = kAsked + 30s;
    }

    void plan(Dialect dialect = Dialect::OpenAiChat, Milliseconds wait = 30s,
              bool translated = false) {
        const RoutingFacts facts{"m", {dialect, translated}};
        decision = decide(facts, snapshot.lookup("m", dialect), snapshot, views, now, now + wait);
    }
    Step step() { return next(decision, progress, retries, views, now, random); }
    void failed(std::uint32_t candidate, const AttemptOutcome& how) {
        progress.tries.push_back({candidate, how});
    }
    QByteArray reasons() const {
        QByteArray text;
        for (const Candidate& candidate : decision.candidates) {
            text +=
                QByteArray::fromStdString(candidate.target.name + ": " + candidate.reason) + '\n';
        }
        return text;
    }

    Snapshot snapshot;
    std::vector<CandidateView> views = std::vector<CandidateView>(3);
    Decision decision;
    Progress progress;
    Retries retries;
    Instant now = kAsked;
    test::SeededRandom random{7};
};

}  // namespace

class TestRouting : public QObject {
    Q_OBJECT

private slots:
    void takesTheOrderOfThePolicy() {
        Scene scene;
        scene.plan();
        QVERIFY(!scene.decision.refusal);
        QCOMPARE(scene.reasons(), QByteArray("a/x: first of model m\n"
                                             "b/y: number 2 of model m\n"
                                             "c/z: number 3 of model m\n"));
        const Step step = scene.step();
        QVERIFY(step.kind == Step::Kind::Try);
        QCOMPARE(step.candidate, 0U);
        QVERIFY(step.delay == 0ms);
        QCOMPARE(step.reason, std::string("first of model m"));
    }

    void saysWhyACandidateIsNotReady() {
        Scene scene("anthropic");
        scene.views[0].coolingUntil = kAsked + 11'500ms;
        scene.views[0].coolingStatus = 429;
        scene.views[2].key = KeyState::Locked;
        scene.plan();
        QCOMPARE(scene.reasons(), QByteArray("a/x: 429, cooling for 12 s\n"
                                             "b/y: speaks anthropic only\n"
                                             "c/z: key locked\n"));
        // The locked one can be waited for; the cooling one is tried after it.
        QCOMPARE(scene.step().candidate, 2U);
        QCOMPARE(scene.step().reason, std::string("key locked"));
    }

    void leavesOutWhatHasNoKey() {
        Scene scene;
        scene.views[0].key = KeyState::Missing;
        scene.views[1].key = KeyState::Denied;
        scene.plan();
        QCOMPARE(scene.reasons(), QByteArray("a/x: key missing\n"
                                             "b/y: key bound to another address\n"
                                             "c/z: number 3 of model m\n"));
        QCOMPARE(scene.step().candidate, 2U);
        scene.views[2].key = KeyState::Missing;
        scene.plan();
        QVERIFY(scene.decision.refusal->kind == Refusal::Kind::NoKey);
        QCOMPARE(scene.decision.refusal->message,
                 std::string("No target of this model can be asked: a/x, key missing."));
        QVERIFY(scene.step().kind == Step::Kind::GiveUp);
    }

    void refusesAnotherDialectByName() {
        Scene scene;
        scene.plan(Dialect::Anthropic);
        QVERIFY(scene.decision.refusal->kind == Refusal::Kind::OtherDialect);
        QCOMPARE(scene.decision.refusal->message,
                 std::string("The targets of this model speak openai_chat and openai_responses; "
                             "this call is anthropic, and a call of its kind is not translated."));
    }

    void asksThoseThatSpeakAnotherDialectInTheirs() {
        Scene scene("anthropic");
        scene.plan(Dialect::OpenAiChat, 30s, true);
        const auto& candidates = scene.decision.candidates;
        QVERIFY(!scene.decision.refusal);
        QCOMPARE(candidates[0].reason, std::string("first of model m"));
        QCOMPARE(candidates[1].reason, std::string("number 2 of model m; translated to anthropic"));
        QVERIFY(candidates[1].state == Candidate::State::Ready);
    }

    void refusesAnUnknownModel() {
        Scene scene;
        const Lookup found = scene.snapshot.lookup("a/", Dialect::OpenAiChat);
        const Decision decision =
            decide({"a/", Dialect::OpenAiChat}, found, scene.snapshot, {}, kAsked, kAsked + 1s);
        QVERIFY(decision.refusal->kind == Refusal::Kind::UnknownModel);
        QCOMPARE(decision.refusal->message, found.message);
    }

    void givesBackTheShortestWaitWhenAllCool() {
        Scene scene;
        for (std::size_t i = 0; i < 3; ++i) {
            scene.views[i].coolingUntil = kAsked + std::chrono::seconds(60 - 10 * int(i));
            scene.views[i].coolingStatus = static_cast<std::uint16_t>(i == 2 ? 503 : 429);
        }
        scene.plan();
        const Refusal& refusal = *scene.decision.refusal;
        QVERIFY(refusal.kind == Refusal::Kind::AllCooling);
        QVERIFY(refusal.retryAfter == 40'000ms);
        QCOMPARE(int(refusal.status), 503);
        QVERIFY(scene.step().retryAfter == 40'000ms);
    }

    void waitsOutAShortCooling() {
        Scene scene;
        for (CandidateView& view : scene.views) {
            view.coolingUntil = kAsked + 9s;
        }
        scene.views[1].coolingUntil = kAsked + 2s;
        scene.plan();
        QVERIFY(!scene.decision.refusal);
        const Step step = scene.step();
        QVERIFY(step.kind == Step::Kind::Try);
        QCOMPARE(step.candidate, 1U);
        QVERIFY(step.delay >= 2s && step.delay <= 2'250ms);
    }

    void goesOnAfterEveryFaultOfATarget_data() {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("reason");
        const auto row = [](const char* name, Kind kind, int status, const char* reason) {
            QTest::newRow(name) << int(kind) << status << QByteArray(reason);
        };
        row("connect", Kind::NotReached, 0, "next after the failed connection");
        row("a model it does not have", Kind::Status, 404, "next after the 404");
        row("a redirect", Kind::Status, 302, "next after the 302");
        row("408", Kind::Status, 408, "next after the 408");
        row("409", Kind::Status, 409, "next after the 409");
        row("429", Kind::Status, 429, "next after the 429");
        row("500", Kind::Status, 500, "next after the 500");
        row("529", Kind::Status, 529, "next after the 529");
        row("error inside", Kind::ErrorInside, 0, "next after the error in the answer");
        row("429 inside", Kind::ErrorInside, 429, "next after the 429 in the answer");
        row("broken", Kind::Broken, 0, "next after the broken connection");
        row("slow", Kind::TimedOut, 0, "next after the timeout");
        row("no key", Kind::NoKey, 0, "next after the key that could not be had");
    }
    void goesOnAfterEveryFaultOfATarget() {
        QFETCH(int, kind);
        QFETCH(int, status);
        QFETCH(QByteArray, reason);
        Scene scene;
        scene.plan();
        scene.failed(0, outcome(Kind(kind), status));
        const Step step = scene.step();
        QVERIFY(step.kind == Step::Kind::Try);
        QCOMPARE(step.candidate, 1U);
        QVERIFY(step.delay == 0ms);
        QCOMPARE(step.reason, reason.toStdString());
    }

    void givesBackWhatTheCallerHasToMend_data() {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QByteArray>("reason");
        QTest::newRow("refused") << int(Kind::Status) << QByteArray("the 422 goes to the caller");
        QTest::newRow("inside a 200")
            << int(Kind::ErrorInside) << QByteArray("the 422 in the answer goes to the caller");
    }
    void givesBackWhatTheCallerHasToMend() {
        QFETCH(int, kind);
        QFETCH(QByteArray, reason);
        Scene scene;
        scene.plan();
        AttemptOutcome wrong = outcome(Kind(kind), 422);
        wrong.requestIsWrong = true;
        scene.failed(0, wrong);
        const Step step = scene.step();
        QVERIFY(step.kind == Step::Kind::GiveUp);
        QCOMPARE(step.reason, reason.toStdString());
    }

    void aUselessTargetIsNotTriedTwice() {
        Scene scene;
        scene.retries.attempts = 10;
        scene.plan();
        AttemptOutcome quota = outcome(Kind::Status, 401);
        quota.targetIsUseless = true;
        for (std::uint32_t i = 0; i < 3; ++i) {
            QCOMPARE(scene.step().candidate, i);
            scene.failed(i, quota);
        }
        QVERIFY(scene.step().kind == Step::Kind::GiveUp);
        QCOMPARE(scene.step().reason, std::string("no candidate is left"));
    }

    void comesBackWithBackoffInTheSameOrder() {
        Scene scene;
        scene.retries.attempts = 7;
        scene.plan();
        std::vector<std::uint32_t> order;
        Milliseconds most{0};
        for (int i = 0; i < 7; ++i) {
            const Step step = scene.step();
            QVERIFY(step.kind == Step::Kind::Try);
            QVERIFY(step.delay <= (i < 3 ? 0ms : i < 6 ? 250ms : 500ms));
            most = std::max(most, step.delay);
            order.push_back(step.candidate);
            scene.now += step.delay;
            scene.failed(step.candidate, outcome(Kind::Status, 500));
        }
        QVERIFY((order == std::vector<std::uint32_t>{0, 1, 2, 0, 1, 2, 0}));
        QVERIFY(most > 0ms);
        const Step last = scene.step();
        QVERIFY(last.kind == Step::Kind::GiveUp);
        QCOMPARE(last.reason, std::string("all 7 attempts are spent"));
        QVERIFY(!last.retryAfter);
    }

    void triesOneTargetAgainWhenItIsTheOnlyOne() {
        Scene scene;
        scene.views[1].key = scene.views[2].key = KeyState::Missing;
        scene.plan();
        scene.failed(0, outcome(Kind::Status, 503));
        scene.views[0].coolingUntil = scene.now + 1s;
        const Step step = scene.step();
        QVERIFY(step.kind == Step::Kind::Try);
        QCOMPARE(step.candidate, 0U);
        QVERIFY(step.delay >= 1s && step.delay <= 1'250ms);
        QCOMPARE(step.reason, std::string("once more after the 503"));
    }

    // Where a provider cannot be reached as it is set up, none of its models and keys can.
    void leavesAProviderAloneThatIsSetUpWrong() {
        Scene scene;
        scene.plan();
        scene.decision.candidates[1].target.provider = scene.decision.candidates[0].target.provider;
        scene.decision.candidates[2].target.provider =
            scene.decision.candidates[0].target.provider + 1;
        AttemptOutcome wrong = outcome(Kind::NotReached);
        wrong.providerIsUseless = true;
        scene.failed(0, wrong);
        QCOMPARE(scene.step().candidate, 2U);
        scene.failed(2, wrong);
        const Step last = scene.step();
        QVERIFY(last.kind == Step::Kind::GiveUp);
        QCOMPARE(last.reason, std::string("no candidate is left"));
        QVERIFY(!last.retryAfter);
    }

    void staysInsideTheDeadline() {
        Scene scene;
        scene.progress.deadline = kAsked + 5s;
        scene.plan();
        for (std::uint32_t i = 0; i < 3; ++i) {
            scene.failed(i, outcome(Kind::Status, 429));
            scene.views[i].coolingUntil = kAsked + 20s + std::chrono::seconds(i);
        }
        Step step = scene.step();
        QVERIFY(step.kind == Step::Kind::GiveUp);
        QVERIFY(step.retryAfter == 20'000ms);
        QCOMPARE(step.reason, std::string("no time is left for another attempt"));
    }

    // With the times that hold when the document says nothing.
    void asksTheNextCandidateAfterAFirstTokenTimeout() {
        Scene scene;
        scene.progress.deadline = kAsked + Retries().total;
        scene.plan();
        scene.failed(0, outcome(Kind::TimedOut));
        scene.now = kAsked + providers::Timeouts().firstToken;
        QVERIFY(scene.now > scene.progress.deadline);
        Step step = scene.step();
        QVERIFY(step.kind == Step::Kind::Try);
        QCOMPARE(step.candidate, 1U);
        QVERIFY(step.delay == 0ms);
        // A wait for one that cools, or a second try, does not begin that late.
        scene.failed(1, outcome(Kind::TimedOut));
        scene.views[2].coolingUntil = scene.now + 1ms;
        step = scene.step();
        QVERIFY(step.kind == Step::Kind::GiveUp);
        QCOMPARE(step.reason, std::string("no time is left for another attempt"));
        scene.views[2].coolingUntil = {};
        QCOMPARE(scene.step().candidate, 2U);
        scene.failed(2, outcome(Kind::TimedOut));
        QVERIFY(scene.step().kind == Step::Kind::GiveUp);
    }

    void readsTheViewsAfresh() {
        Scene scene;
        scene.plan();
        scene.failed(0, outcome(Kind::Status, 500));
        scene.views[1].coolingUntil = kAsked + 20s;  // somebody else was told to wait meanwhile
        QCOMPARE(scene.step().candidate, 2U);
        scene.views[2].key = KeyState::Missing;
        QCOMPARE(scene.step().candidate, 0U);
    }

    void decidesTheSameFromTheSame() {
        Scene scene;
        scene.views[1].coolingUntil = kAsked + 3s;
        scene.plan();
        scene.failed(0, outcome(Kind::Status, 500));
        scene.failed(2, outcome(Kind::Broken));
        Scene again = scene;
        for (int i = 0; i < 20; ++i) {
            const Step left = scene.step();
            const Step right = again.step();
            QCOMPARE(left.candidate, right.candidate);
            QVERIFY(left.delay == right.delay && left.reason == right.reason);
        }
    }

    // It is no attempt, and the target is left alone for this call however cheap time is.
    void aTargetThatIsFullIsPassedOver_data() {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("reason");
        QTest::newRow("budget") << static_cast<int>(Kind::OverBudget)
                                << "next after the budget that did not suffice";
        QTest::newRow("rate limit")
            << static_cast<int>(Kind::OverLimit) << "next after the rate limit that was full";
    }
    void aTargetThatIsFullIsPassedOver() {
        QFETCH(int, kind);
        QFETCH(QString, reason);
        const AttemptOutcome full = outcome(static_cast<Kind>(kind), 0);
        Scene scene;
        scene.retries.attempts = 1;
        scene.plan();
        const Step first = scene.step();
        scene.failed(first.candidate, full);
        const Step second = scene.step();
        QCOMPARE(second.kind, Step::Kind::Try);
        QVERIFY(second.candidate != first.candidate);
        QCOMPARE(second.delay, Milliseconds(0));
        QCOMPARE(QString::fromStdString(second.reason), reason);
        QCOMPARE(coolingAfter(full), Milliseconds(0));
        QVERIFY(!isUpstreamFault(full));
        scene.failed(second.candidate, full);
        for (;;) {
            const Step step = scene.step();
            if (step.kind == Step::Kind::GiveUp) {
                QCOMPARE(step.reason, std::string("no candidate is left"));
                break;
            }
            QVERIFY(step.candidate != first.candidate && step.candidate != second.candidate);
            scene.failed(step.candidate, full);
        }
    }

    // Whatever happens, an exchange ends: within its attempts, and what waits or repeats within its
    // time.
    void alwaysEnds() {
        test::SeededRandom random(99);
        for (int round = 0; round < 2'000; ++round) {
            Scene scene;
            scene.retries.attempts = static_cast<std::uint32_t>(1 + random.below(8));
            scene.plan();
            for (;;) {
                const Step step = scene.step();
                if (step.kind == Step::Kind::GiveUp) {
                    break;
                }
                scene.now += step.delay;
                const bool again = std::ranges::count(scene.progress.tries, step.candidate,
                                                      &Progress::Try::candidate) > 0;
                QVERIFY(scene.now < scene.progress.deadline || !(again || step.delay > 0ms));
                AttemptOutcome how = outcome(Kind(1 + random.below(8)), 500);
                how.targetIsUseless = random.below(8) == 0;
                scene.now += Milliseconds(random.below(9'000));
                scene.views[step.candidate].coolingUntil =
                    scene.now + Milliseconds(random.below(9'000));
                scene.failed(step.candidate, how);
                const auto asked = std::ranges::count_if(
                    scene.progress.tries,
                    [](const auto& each) { return !isPassedOver(each.outcome); });
                QVERIFY(asked <= scene.retries.attempts);
            }
        }
    }

    void backsOffAtRandomWithinBounds() {
        test::SeededRandom random(3);
        const std::vector<Milliseconds> most{250ms, 500ms, 1s, 2s, 4s, 8s, 8s, 8s};
        for (std::uint32_t round = 0; round < most.size(); ++round) {
            Milliseconds least = 1h;
            Milliseconds longest{0};
            for (int i = 0; i < 500; ++i) {
                const Milliseconds time = backoff(round, random);
                least = std::min(least, time);
                longest = std::max(longest, time);
            }
            QVERIFY(longest <= most[round] && longest > most[round] * 9 / 10);
            QVERIFY(least < most[round] / 10);
        }
        QVERIFY(backoff(4'000'000'000U, random) <= 8s);
    }

    void coolsAsLongAsItWasAsked_data() {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("askedMs");
        QTest::addColumn<int>("coolingMs");
        const auto row = [](const char* name, Kind kind, int status, int asked, int cooling) {
            QTest::newRow(name) << int(kind) << status << asked << cooling;
        };
        row("as asked", Kind::Status, 429, 12'000, 12'000);
        row("not for ever", Kind::Status, 429, 86'400'000, 600'000);
        row("nothing asked", Kind::Status, 429, -1, 1'000);
        row("zero asked", Kind::Status, 429, 0, 0);
        row("overloaded", Kind::ErrorInside, 529, -1, 1'000);
        row("out of reach", Kind::NotReached, 0, -1, 1'000);
        row("a fault", Kind::Status, 500, -1, 0);
        row("our key", Kind::NoKey, 0, -1, 0);
        row("nobody waits", Kind::Abandoned, 0, 5'000, 0);
        row("served", Kind::Served, 200, -1, 0);
    }
    void coolsAsLongAsItWasAsked() {
        QFETCH(int, kind);
        QFETCH(int, status);
        QFETCH(int, askedMs);
        QFETCH(int, coolingMs);
        AttemptOutcome how = outcome(Kind(kind), status);
        if (askedMs >= 0) {
            how.retryAfter = Milliseconds(askedMs);
        }
        QCOMPARE(int(coolingAfter(how).count()), coolingMs);
        how.requestIsWrong = true;
        QCOMPARE(int(coolingAfter(how).count()), 0);
    }

    void blamesTheUpstreamOnlyForItsOwn() {
        QVERIFY(isUpstreamFault(outcome(Kind::Status, 503)));
        QVERIFY(isUpstreamFault(outcome(Kind::Status, 429)));
        QVERIFY(isUpstreamFault(outcome(Kind::Broken)));
        QVERIFY(isUpstreamFault(outcome(Kind::ErrorInside)));
        QVERIFY(!isUpstreamFault(outcome(Kind::Status, 400)));
        QVERIFY(!isUpstreamFault(outcome(Kind::Status, 401)));
        QVERIFY(!isUpstreamFault(outcome(Kind::NoKey)));
        QVERIFY(!isUpstreamFault(outcome(Kind::Abandoned)));
        QVERIFY(!isUpstreamFault(outcome(Kind::Served, 200)));
    }
};

QTEST_GUILESS_MAIN(TestRouting)
#include "test_routing.moc"
