// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "tests/engine/exchange/chat_samples.hpp"
#include "tests/engine/exchange/two_targets.hpp"
#include "tests/support/http_client.hpp"

using namespace weir;
using namespace weir::test;

namespace {

std::string judgedChat(const std::string& text) {
    return "{\"model\":\"auto\",\"messages\":[{\"role\":\"user\",\"content\":\"" + text + "\"}]}";
}

const std::string kPoem = judgedChat("Write a poem about the sea.");

}  // namespace

// Calls that routes take by what they are judged to be for.
class TestJudgedCalls : public QObject {
    Q_OBJECT

    static policy::Route to(const policy::Snapshot& snapshot, std::string name, RouteCondition when,
                            const std::string& target) {
        policy::Route route;
        route.name = std::move(name);
        route.when = std::move(when);
        route.choices = {{target, 1, Gateway::model(snapshot, "for a route", {target}).targets}};
        return route;
    }

    struct Running {
        ScriptedUpstream upstream;
        Gateway gateway;

        explicit Running(std::vector<RouteCondition> conditions, bool always = false) {
            upstream.script({json(200, kAnswer), json(200, kAnswer), json(200, kAnswer)});
            policy::Snapshot snapshot = twoTargets(upstream, upstream);
            for (RouteCondition& each : conditions) {
                snapshot.routes.push_back(to(snapshot, "asked", std::move(each), "first/a"));
            }
            snapshot.routes.push_back(to(snapshot, "rest", {}, "second/b"));
            snapshot.alwaysJudge = always;
            gateway.usePolicy(std::move(snapshot));
        }
        books::ExchangeRecord call(const std::string& body, const std::string& headers = {}) {
            HttpClient client(gateway.port());
            client.post("/v1/chat/completions", gateway.auth() + headers, body);
            if (client.receive().status != 200) {
                qWarning("the call was not served");
            }
            return gateway.lastEnded();
        }
    };

private slots:
    void theTaskDecidesAndIsRecorded() {
        Running running({asks(RouteField::Task, {"write"})});
        const books::ExchangeRecord poem = running.call(kPoem);
        QCOMPARE(poem.route, std::string("asked"));
        QCOMPARE(poem.call.judged.task, std::string("write"));
        QVERIFY(poem.call.judged.taskPercent >= 50);
        QVERIFY(!poem.call.judged.because.empty());
        QCOMPARE(running.call(judgedChat("Prove that 2 is prime.")).route, std::string("rest"));
    }

    // Neither the rule for simple calls nor the one for those that are not hard takes it.
    void anAbstentionTakesTheDefault() {
        RouteCondition notHard;
        notHard.kind = ConditionKind::Not;
        notHard.of = {asks(RouteField::Complexity, {"hard"})};
        Running running({asks(RouteField::Complexity, {"simple"}), notHard});
        const books::ExchangeRecord unknown =
            running.call(judgedChat("Соседские собаки лают всю ночь"));
        QCOMPARE(unknown.call.judged.complexity, std::string("unknown"));
        QCOMPARE(unknown.route, std::string("rest"));
        QCOMPARE(running.call(judgedChat("What is the capital of France?")).route,
                 std::string("asked"));
    }

    void theHeaderGoesBeforeTheTextAndNoFurther() {
        Running running({asks(RouteField::Task, {"debug"})});
        const books::ExchangeRecord said =
            running.call(kPoem, "X-Weir-Task: debug\r\nX-Weir-Complexity: hard\r\n");
        QCOMPARE(said.route, std::string("asked"));
        QCOMPARE(said.call.judged.complexity, std::string("hard"));
        QVERIFY(said.call.judged.because.find("x-weir-task") != std::string::npos);
        const std::vector<SeenCall> calls = running.upstream.calls();
        for (const auto& [name, value] : calls.back().headers) {
            QVERIFY2(!name.starts_with("x-weir") && !name.starts_with("X-Weir"), name.c_str());
        }
        for (const Loss& loss : said.losses) {
            QVERIFY(loss.what.find("x-weir") == std::string::npos);
        }
    }

    void aTaskThatIsNoneIsUnknown() {
        Running running({asks(RouteField::Task, {"write"})});
        const books::ExchangeRecord wrong = running.call(kPoem, "X-Weir-Task: poetry\r\n");
        QCOMPARE(wrong.call.judged.task, std::string("unknown"));
        QCOMPARE(wrong.route, std::string("rest"));
        QVERIFY(wrong.call.judged.because.find("names nothing") != std::string::npos);
    }

    void nobodyAsksNobodyJudges() {
        Running running({asks(RouteField::Model, {"other"})});
        QVERIFY(!running.call(kPoem, "X-Weir-Task: code\r\n").call.judged.known());
    }

    void alwaysJudgesForTheBooks() {
        Running running({}, true);
        QCOMPARE(running.call(kPoem).call.judged.task, std::string("write"));
    }
};

QTEST_GUILESS_MAIN(TestJudgedCalls)
#include "test_judged_calls.moc"
