// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "tests/engine/exchange/chat_samples.hpp"
#include "tests/engine/exchange/two_targets.hpp"
#include "tests/support/http_client.hpp"

using namespace weir;
using namespace weir::test;

namespace {

struct TargetsScene {
    ScriptedUpstream first;
    ScriptedUpstream second;
    Gateway gateway;

    policy::Snapshot policy(const std::string& secondTarget = "second/b") {
        second.script({json(200, kAnswer)});
        return twoTargets(first, second, secondTarget);
    }
    HttpAnswer call(const std::string& request = kRequest) {
        HttpClient client(gateway.port());
        client.post("/v1/chat/completions", gateway.auth(), request);
        return client.receive();
    }
};

}  // namespace

// What a gateway does with targets that fail: breakers, rate limits, refused keys, pauses.
class TestReliabilityOfTargets : public QObject {
    Q_OBJECT

private slots:
    void leavesATargetAloneThatFailsAgainAndAgain() {
        TargetsScene scene;
        scene.first.script({json(500, "{}")});
        scene.gateway.usePolicy(scene.policy());
        for (int i = 0; i < 8; ++i) {
            QCOMPARE(scene.call().status, 200);
        }
        QCOMPARE(scene.first.calls().size(), std::size_t(5));
        const auto record = scene.gateway.lastEnded();
        QCOMPARE(record.attempts.size(), std::size_t(1));
        QCOMPARE(record.candidates[0].outcome, std::string("open"));
        QVERIFY(record.candidates[0].reason.find("after 5 faults in a row") != std::string::npos);
    }

    void asksItAgainOneCallAtATime() {
        TargetsScene scene;
        scene.first.script({json(500, "{}"), json(500, "{}"), json(200, kAnswer)});
        policy::Snapshot policy = scene.policy();
        policy.breaker.failures = 2;
        policy.breaker.open = Milliseconds(1);
        scene.gateway.usePolicy(std::move(policy));
        for (int i = 0; i < 2; ++i) {
            QCOMPARE(scene.call().header("x-weir-target"), std::string("second/b"));
        }
        const auto* target = scene.gateway.health().findTarget("first/a");
        const auto openedBy = [&] {
            return target->breaker(scene.gateway.clock().instant()).openedBy;
        };
        QVERIFY(openedBy() == providers::OpenedBy::Run);
        QTRY_VERIFY(target->breaker(scene.gateway.clock().instant()).openUntil == Instant{});
        for (int i = 0; i < 2; ++i) {
            QCOMPARE(scene.call().header("x-weir-target"), std::string("first/a"));
            (void)scene.gateway.lastEnded();
        }
        QVERIFY(openedBy() == providers::OpenedBy::None);
    }

    void whileOneFindsOutTheOthersPassItOver() {
        TargetsScene scene;
        scene.first.script({json(500, "{}"), json(200, kAnswer)});
        policy::Snapshot policy = scene.policy();
        policy.breaker.failures = 1;
        policy.breaker.open = Milliseconds(1);
        scene.gateway.usePolicy(std::move(policy));
        QCOMPARE(scene.call().status, 200);
        const auto* target = scene.gateway.health().findTarget("first/a");
        QTRY_VERIFY(target->breaker(scene.gateway.clock().instant()).openUntil == Instant{});
        auto health = scene.gateway.health().of("first", "first/a");
        QVERIFY(health.target.admit({}, scene.gateway.clock().instant()) ==
                providers::Breaker::Entry::Probe);
        QVERIFY2(scene.call().header("x-weir-target") == "second/b", "somebody finds out already");
        health.target.giveBackProbe();
        QCOMPARE(scene.call().header("x-weir-target"), std::string("first/a"));
    }

    void canBeToldNotTo() {
        TargetsScene scene;
        scene.first.script({json(500, "{}")});
        policy::Snapshot policy = scene.policy();
        policy.breaker.enabled = false;
        scene.gateway.usePolicy(std::move(policy));
        for (int i = 0; i < 8; ++i) {
            QCOMPARE(scene.call().status, 200);
        }
        QCOMPARE(scene.first.calls().size(), std::size_t(8));
    }

    void aRateLimitIsThatOfTheAccountOrOfTheModel_data() {
        QTest::addColumn<bool>("ofAccount");
        QTest::newRow("of the account") << true;
        QTest::newRow("of the model") << false;
    }
    void aRateLimitIsThatOfTheAccountOrOfTheModel() {
        QFETCH(bool, ofAccount);
        TargetsScene scene;
        scene.first.script({json(429, "{}", {{"retry-after", "60"}}), json(200, kAnswer)});
        policy::Snapshot policy = scene.policy("first/b");
        policy.providers[0].quota =
            ofAccount ? providers::QuotaOf::Account : providers::QuotaOf::Model;
        policy.models.push_back(Gateway::model(policy, "other", {"first/c", "second/d"}));
        scene.gateway.usePolicy(std::move(policy));
        const HttpAnswer answer = scene.call();
        QCOMPARE(answer.status, ofAccount ? 429 : 200);
        QCOMPARE(answer.header("retry-after").empty(), !ofAccount);
        std::string other = kRequest;
        other.replace(other.find("smart"), 5, "other");
        QCOMPARE(scene.call(other).header("x-weir-target"),
                 std::string(ofAccount ? "second/d" : "first/c"));
    }

    void providersOfOneAccountShareItsLimit_data() {
        QTest::addColumn<bool>("ofAccount");
        QTest::newRow("of the account") << true;
        QTest::newRow("of the model") << false;
    }
    void providersOfOneAccountShareItsLimit() {
        QFETCH(bool, ofAccount);
        TargetsScene scene;
        scene.first.script({json(429, "{}", {{"retry-after", "60"}})});
        scene.second.script({json(200, kAnswer), json(200, kAnswer)});
        policy::Snapshot policy = scene.policy("second/a");
        for (providers::Provider& each : policy.providers) {
            each.account = "acme";
            each.quota = ofAccount ? providers::QuotaOf::Account : providers::QuotaOf::Model;
        }
        policy.models.push_back(Gateway::model(policy, "other", {"second/c"}));
        scene.gateway.usePolicy(policy);
        const HttpAnswer answer = scene.call();
        QCOMPARE(answer.status, 429);
        QVERIFY(!answer.header("retry-after").empty());
        QVERIFY(scene.second.calls().empty());
        std::string other = kRequest;
        other.replace(other.find("smart"), 5, "other");
        QCOMPARE(scene.call(other).status, ofAccount ? 429 : 200);
        // What was said to one account is nothing to another.
        policy.providers[1].account = "else";
        scene.gateway.usePolicy(std::move(policy));
        QCOMPARE(scene.call().header("x-weir-target"), std::string("second/a"));
    }

    void aRateLimitIsNoFault() {
        TargetsScene scene;
        scene.first.script({json(429, "{}", {{"retry-after-ms", "1"}})});
        policy::Snapshot policy = scene.policy();
        policy.breaker.failures = 1;
        scene.gateway.usePolicy(std::move(policy));
        QCOMPARE(scene.call().status, 200);
        const auto* target = scene.gateway.health().findTarget("first/a");
        QVERIFY(target->breaker(scene.gateway.clock().instant()).openedBy ==
                providers::OpenedBy::None);
    }

    // The second key serves, and the first is asked last for a while.
    void goesOnWithAnotherKey_data() {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("401") << 401 << QByteArray("{}");
        QTest::newRow("402") << 402 << QByteArray("{}");
        QTest::newRow("403") << 403 << QByteArray("{}");
        QTest::newRow("no money") << 429
                                  << QByteArray::fromStdString(
                                         failure("insufficient_quota", "insufficient_quota"));
    }
    void goesOnWithAnotherKey() {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        TargetsScene scene;
        scene.first.script({json(status, body.toStdString()), json(200, kAnswer)});
        policy::Snapshot policy = scene.policy();
        policy.providers[0].keys.resize(2);
        policy.models = {Gateway::model(policy, "smart", {"first/a"})};
        scene.gateway.usePolicy(std::move(policy));
        QCOMPARE(scene.call().status, 200);
        auto record = scene.gateway.lastEnded();
        QCOMPARE(record.candidates[1].target, std::string("first#2/a"));
        QCOMPARE(record.candidates[1].outcome, std::string("served"));
        QCOMPARE(scene.call().status, 200);
        record = scene.gateway.lastEnded();
        QCOMPARE(record.candidates[0].reason,
                 "key refused with " + std::to_string(status) + " a moment ago");
        QCOMPARE(scene.first.calls().size(), std::size_t(3));
    }

    void aPausedTargetGetsNoCalls() {
        TargetsScene scene;
        scene.first.script({json(200, kAnswer)});
        scene.gateway.usePolicy(scene.policy());
        scene.gateway.pauses().set({{"first", {}, "maintenance", {}, {}}});
        QCOMPARE(scene.call().header("x-weir-target"), std::string("second/b"));
        QCOMPARE(scene.gateway.lastEnded().candidates[0].outcome, std::string("paused"));
        scene.gateway.pauses().set({{"first", "other", {}, {}, {}}});
        QCOMPARE(scene.call().header("x-weir-target"), std::string("first/a"));
        scene.gateway.pauses().set({{"first", "a", {}, {}, {}}, {"second", {}, {}, {}, {}}});
        const HttpAnswer answer = scene.call();
        QCOMPARE(answer.status, 503);
        QCOMPARE(answer.header("x-should-retry"), std::string("false"));
        QVERIFY(answer.body.find("first/a, paused; second/b, paused") != std::string::npos);
        // One that is over holds nobody back.
        scene.gateway.pauses().set({{"first", {}, {}, {}, scene.gateway.clock().now()}});
        QCOMPARE(scene.call().header("x-weir-target"), std::string("first/a"));
    }

    void aTooLongCallGoesOnOnlyWhereItMay() {
        TargetsScene scene;
        scene.first.script(
            {json(400, failure("invalid_request_error", "context_length_exceeded"))});
        policy::Snapshot policy = scene.policy();
        scene.gateway.usePolicy(policy);
        QCOMPARE(scene.call().status, 400);
        policy.retries.failover.contextWindow = true;
        scene.gateway.usePolicy(policy);
        QCOMPARE(scene.call().header("x-weir-target"), std::string("second/b"));
        scene.second.script({json(400, failure("invalid_request_error", "too_long_here"))});
        const HttpAnswer answer = scene.call();
        QCOMPARE(answer.status, 400);
        QVERIFY(answer.body.find("too_long_here") != std::string::npos);
    }

    // Its calls go on, those of no route do not, and the record says why.
    void aRouteSaysWhatLeadsItsCallsOn() {
        TargetsScene scene;
        scene.first.script({json(400, failure("invalid_request_error", "content_filter"))});
        policy::Snapshot policy = scene.policy();
        policy::Route route;
        route.name = "mild";
        route.when = {.kind = ConditionKind::Test, .field = RouteField::Stream, .number = 0};
        route.failover.contentPolicy = FallsOver::Yes;
        policy.routes = {route};
        scene.gateway.usePolicy(policy);
        QCOMPARE(scene.call().header("x-weir-target"), std::string("second/b"));
        QCOMPARE(scene.gateway.lastEnded().attempts[1].chosenBecause,
                 std::string("next after the 400, as the route says"));
        policy.routes[0].failover.contentPolicy = FallsOver::No;
        policy.retries.failover.contentPolicy = true;
        scene.gateway.usePolicy(policy);
        QCOMPARE(scene.call().status, 400);
        const auto record = scene.gateway.lastEnded();
        QCOMPARE(record.attempts.size(), std::size_t(1));
        QCOMPARE(record.candidates[1].outcome, std::string("not needed"));
        QVERIFY2(record.candidates[1].reason.ends_with(
                     "; not asked: the 400 goes to the caller, as the route says"),
                 record.candidates[1].reason.c_str());
        policy.routes.clear();
        scene.gateway.usePolicy(policy);
        QCOMPARE(scene.call().header("x-weir-target"), std::string("second/b"));
        QCOMPARE(scene.gateway.lastEnded().attempts[1].chosenBecause,
                 std::string("next after the 400"));
    }
};

QTEST_GUILESS_MAIN(TestReliabilityOfTargets)
#include "test_reliability_of_targets.moc"
