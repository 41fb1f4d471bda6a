// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "engine/control/config/compile.hpp"
#include "engine/control/config/policy_test.hpp"
#include "engine/control/handlers/route_trial.hpp"
#include "tests/engine/control/no_figures.hpp"
#include "tests/support/fake_clock.hpp"

using namespace weir;
using namespace weir::control;

namespace {

// A nano-dollar a token. The key "agent" has a cache at the second model, in the session "run".
class WarmFigures final : public test::NoFigures {
public:
    std::vector<WarmTarget> warm(const policy::Identity& caller,
                                 std::string_view session) const override {
        return caller.name == "agent" && session == "run"
                   ? std::vector<WarmTarget>{{"sim/b", 500, Timestamp()}}
                   : std::vector<WarmTarget>();
    }
    std::optional<Money> cost(const policy::Snapshot&, const policy::Target&,
                              const Call& call) const override {
        return Money::fromNano(static_cast<std::int64_t>(call.tokens - call.cached));
    }
};

}  // namespace

// Calls that are tried with a prompt, or with what they are said to be for.
class TestRouteTrial : public QObject {
    Q_OBJECT

    static admin::RouteTrial tried(const admin::TriedCall& call, const std::string& when) {
        const Compiled compiled = compileText(
            "providers:\n  - {name: sim, kind: simulator, serve: [a, b]}\n"
            "routes:\n  - {name: asked, when: {" +
                when +
                "}, use: {targets: [sim/a]}}\n"
                "  - {name: rest, use: {targets: [sim/b]}}\n",
            {});
        if (compiled.snapshot == nullptr) {
            qFatal("%s", compiled.problems.front().message.c_str());
        }
        const test::FakeClock clock;
        const auto trial = tryCall(*compiled.snapshot, call, test::NoFigures(), clock);
        return trial ? *trial : admin::RouteTrial();
    }
    static admin::TriedCall ofPrompt(std::string prompt) {
        admin::TriedCall call;
        call.model = "auto";
        call.prompt = std::move(prompt);
        return call;
    }

private slots:
    // A condition that fails is said as it is written, not with all that is in its set.
    void aSetIsSaidByItsName() {
        const Compiled compiled = compileText(
            "providers:\n  - {name: sim, kind: simulator, serve: [a]}\n"
            "sets:\n  - {name: research, of: team, values: [search, ml]}\n"
            "routes:\n  - {name: r, when: {tools: true, team: set:research}, refuse: no}\n",
            {});
        QVERIFY(compiled.snapshot != nullptr);
        admin::TriedCall call;
        call.tools = true;
        const test::FakeClock clock;
        const auto trial = tryCall(*compiled.snapshot, call, test::NoFigures(), clock);
        QVERIFY(trial);
        QCOMPARE(trial->routes.at(0).failed.values, std::vector<std::string>{"set:research"});
        call.team = "ml";
        QCOMPARE(tryCall(*compiled.snapshot, call, test::NoFigures(), clock)->route,
                 std::string("r"));
    }

    void metadataIsTriedAndStandsInTheTest() {
        admin::TriedCall call = ofPrompt({});
        call.metadata = {{"user_id", "u"}, {"feature", "search-1"}};
        const admin::RouteTrial trial = tried(call, "metadata: {feature: [chat, search*]}");
        QCOMPARE(trial.route, std::string("asked"));
        QVERIFY(trial.test.find("metadata: {feature: search-1}") != std::string::npos);
        call.metadata[1].present = false;
        QCOMPARE(tried(call, "metadata: {feature: [chat, search*]}").route, std::string("rest"));
        QVERIFY(tried(call, "metadata: {feature: x}").test.find("metadata") == std::string::npos);
    }

    // As it would be for the next call of a session that is under way.
    void whatIsWarmNowCounts() {
        const Compiled compiled = compileText(
            "providers:\n  - {name: sim, kind: simulator, serve: [a, b]}\n"
            "keys:\n  - {name: agent, secret: env:WEIR_AGENT}\n"
            "routes:\n  - {name: r, use: {strategy: cheapest, targets: [sim/a, sim/b]}}\n",
            {});
        QVERIFY(compiled.snapshot != nullptr);
        const test::FakeClock clock;
        admin::TriedCall call;
        call.model = "auto";
        call.tokens = 800;
        const auto first = [&] {
            return tryCall(*compiled.snapshot, call, WarmFigures(), clock)->candidates.at(0);
        };
        call.session = "run";
        QCOMPARE(first().target, std::string("sim/a"));
        call.key = "agent";
        QCOMPARE(first().target, std::string("sim/b"));
        QVERIFY(first().reason.find("; 500 tokens warm here until about ") != std::string::npos);
        call.session.clear();
        QCOMPARE(first().target, std::string("sim/a"));
    }

    void aPromptIsJudged() {
        const admin::RouteTrial trial =
            tried(ofPrompt("<system-reminder>x</system-reminder>Write a poem about the sea."),
                  "task: write");
        QCOMPARE(trial.route, std::string("asked"));
        QCOMPARE(trial.judged.task, std::string("write"));
        QCOMPARE(trial.candidates.front().target, std::string("sim/a"));
    }

    void whatIsGivenGoesBeforeHeaderAndPrompt() {
        admin::TriedCall call = ofPrompt("Write a poem about the sea.");
        call.headers = {{"x-weir-task", "debug"}};
        QCOMPARE(tried(call, "task: debug").route, std::string("asked"));
        call.task = "code";
        QCOMPARE(tried(call, "task: code").judged.task, std::string("code"));
    }

    void aCallWithoutAPromptIsUnknown() {
        const admin::RouteTrial trial = tried(ofPrompt({}), "not: {complexity: hard}");
        QCOMPARE(trial.route, std::string("rest"));
        QCOMPARE(trial.judged.complexity, std::string("unknown"));
        QCOMPARE(trial.routes.front().failed.kind, ConditionKind::Not);
    }

    void whereNoRouteAsksNothingIsJudged() {
        QVERIFY(!tried(ofPrompt("Write a poem."), "model: auto").judged.known());
    }

    // The test that a trial writes reads as the call that was tried.
    void theTestKeepsPromptAndTask() {
        admin::TriedCall call = ofPrompt("Is 1: \"one\"?\nYes.");
        call.task = "code";
        call.complexity = "hard";
        const PolicyTests read = readPolicyTests("tests:\n" + tried(call, "task: code").test);
        QVERIFY(read.problems.empty());
        QCOMPARE(read.tests.front().call.prompt, call.prompt);
        QCOMPARE(read.tests.front().call.task, call.task);
        QCOMPARE(read.tests.front().call.complexity, call.complexity);
    }
};

QTEST_APPLESS_MAIN(TestRouteTrial)
#include "test_route_trial.moc"
