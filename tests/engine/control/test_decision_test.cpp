// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "engine/control/config/compile.hpp"
#include "engine/control/config/policy_test.hpp"
#include "engine/control/handlers/decision_test.hpp"
#include "engine/control/handlers/policy_test_run.hpp"
#include "tests/engine/control/no_figures.hpp"
#include "tests/support/fake_clock.hpp"

using namespace weir;
using namespace weir::control;

// A recorded decision becomes a test, which holds the documents of later to it.
class TestDecisionTest : public QObject {
    Q_OBJECT

    // `routes`: the list of routes, as a document has it.
    static std::shared_ptr<const policy::Snapshot> policyOf(const std::string& routes) {
        const Compiled compiled = compileText(
            "providers:\n"
            "  - {name: one, kind: simulator, serve: [a]}\n"
            "  - {name: two, kind: simulator, serve: [a]}\n"
            "  - {name: claude, kind: anthropic, serve: [c], api_key: env:WEIR_NOBODY}\n"
            "routes:\n" +
                routes,
            {});
        if (compiled.snapshot == nullptr) {
            qFatal("%s", compiled.problems.front().message.c_str());
        }
        return compiled.snapshot;
    }
    static admin::ExchangeDetail callTo(const std::string& first, const std::string& then) {
        admin::ExchangeDetail call;
        call.row.state = ExchangeState::Done;
        call.row.startedAt = *fromIso("2026-11-23T14:32:05Z");
        call.row.endpoint = "/v1/chat/completions";
        call.row.modelAsked = "auto";
        call.row.team = "search";
        call.row.stream = true;
        call.call.known = true;
        call.call.tokens = 3'000;
        call.call.messages = 4;
        call.call.tier = "gold";
        call.call.tags = {"eval"};
        call.route = "r";
        call.candidates = {{first, "served", "first of route r"},
                           {then, "not needed", "number 2 of route r"}};
        call.phases = {{"decide", 0, 10}};
        return call;
    }
    static admin::ExchangeDetail refused(const std::string& told) {
        admin::ExchangeDetail call = callTo("", "");
        call.candidates.clear();
        call.row.state = ExchangeState::Refused;
        call.row.error = told;
        return call;
    }
    static std::string made(const admin::ExchangeDetail& call, const policy::Snapshot& snapshot) {
        const auto test = decisionTestOf(call, snapshot);
        return test ? test->test : test.error().text();
    }
    // Of the one test in it, what did not come as expected.
    static std::string run(const std::string& text, const policy::Snapshot& snapshot) {
        const PolicyTests read = readPolicyTests("tests:\n" + text);
        if (!read.problems.empty() || read.tests.size() != 1) {
            return "not one test: " + text;
        }
        const test::FakeClock clock;
        return failureOf(read.tests.front(), snapshot, test::NoFigures(), clock);
    }

    static constexpr const char* kOrdered =
        "  - {name: r, when: {tier: gold, tokens: \"> 2000\"}, use: {targets: [one/a, two/a]}}\n"
        "  - {name: rest, use: {targets: [two/a]}}\n";

private slots:
    void theFactsAreThoseOfTheRecord() {
        const std::string text = made(callTo("one/a", "two/a"), *policyOf(kOrdered));
        const PolicyTests read = readPolicyTests("tests:\n" + text);
        QVERIFY2(read.problems.empty() && read.tests.size() == 1, text.c_str());
        const PolicyTest& test = read.tests.front();
        QCOMPARE(test.name, std::string("auto of search by r"));
        QCOMPARE(test.call.tokens, std::uint64_t(3'000));
        QCOMPARE(test.call.tags, std::vector<std::string>{"eval"});
        QCOMPARE(test.call.at, *fromIso("2026-11-23T14:32:05Z"));
        QVERIFY(test.call.stream && !test.call.tools);
        QCOMPARE(test.expect.route, std::string("r"));
        QCOMPARE(test.expect.targets, std::vector<std::string>{"one/a"});
    }

    void itHoldsOtherDocumentsToTheDecision() {
        const auto then = policyOf(kOrdered);
        const std::string text = made(callTo("one/a", "two/a"), *then);
        QCOMPARE(run(text, *then), std::string());
        const auto turned =
            policyOf("  - {name: r, when: {tier: gold}, use: {targets: [two/a, one/a]}}\n");
        QVERIFY2(run(text, *turned).starts_with("expected one/a; the call goes to two/a"),
                 run(text, *turned).c_str());
        const auto narrower = policyOf(
            "  - {name: r, when: {tokens: \"> 4000\"}, use: {targets: [one/a]}}\n"
            "  - {name: rest, use: {targets: [one/a]}}\n");
        QVERIFY(run(text, *narrower).starts_with("expected route r; "));
        // The recorded decision stands, whatever is in force when the test is made.
        QCOMPARE(made(callTo("one/a", "two/a"), *turned), text);
    }

    // What cooled or was paused then was first all the same; a test asks it.
    void theFirstThatCouldBeAskedIsExpected() {
        const auto ordered = policyOf(kOrdered);
        admin::ExchangeDetail call = callTo("one/a", "two/a");
        call.candidates[0].outcome = "open";
        call.candidates[1].outcome = "served";
        QCOMPARE(run(made(call, *ordered), *ordered), std::string());
    }

    void whoDrawsOrMeasuresMayAskAll_data() {
        QTest::addColumn<QByteArray>("strategy");
        QTest::newRow("weighted") << QByteArray("weighted");
        QTest::newRow("sticky") << QByteArray("sticky");
        QTest::newRow("fastest") << QByteArray("fastest");
        QTest::newRow("least busy") << QByteArray("least_busy");
    }
    void whoDrawsOrMeasuresMayAskAll() {
        QFETCH(QByteArray, strategy);
        const auto snapshot = policyOf("  - {name: r, use: {strategy: " + strategy.toStdString() +
                                       ", targets: [one/a, two/a]}}\n");
        const auto test = decisionTestOf(callTo("two/a", "one/a"), *snapshot);
        QVERIFY(test);
        QCOMPARE(run(test->test, *snapshot), std::string());
        QVERIFY2(test->test.find("target: [two/a, one/a]") != std::string::npos,
                 test->test.c_str());
        QCOMPARE(test->notes.size(), std::size_t(1));
    }

    // A key that was missing, or a target that the caller's key may not use, is nothing that a test
    // knows of.
    void whatKeysRuledOutIsNotHeldAgainstIt() {
        const auto ordered = policyOf(kOrdered);
        admin::ExchangeDetail call = callTo("two/a", "one/a");
        call.candidates[1] = {"one/a", "out", "not for this key"};
        QCOMPARE(run(made(call, *ordered), *ordered), std::string());
        call.candidates = {{"one/a", "out", "key missing"}};
        call.row.error = "No target of this model can be asked: one/a, key missing.";
        QCOMPARE(run(made(call, *ordered), *ordered), std::string());
    }

    void aRefusalIsExpectedInItsWords() {
        const auto refuses = policyOf("  - {name: r, refuse: \"Not now. Ask for b.\"}\n");
        const std::string text = made(refused("Not now. Ask for b."), *refuses);
        QCOMPARE(run(text, *refuses), std::string());
        QVERIFY(run(text, *policyOf(kOrdered)).starts_with("expected a refusal"));
        // In a format that the only target does not speak.
        const auto claude = policyOf("  - {name: r, use: {targets: [claude/c]}}\n");
        admin::ExchangeDetail call = refused(
            "The targets of route r speak anthropic; this call is openai_embeddings, and "
            "a call of its kind is not translated.");
        call.row.endpoint = "/v1/embeddings";
        call.candidates = {{"claude/c", "out", "speaks anthropic only"}};
        QVERIFY2(run(made(call, *claude), *claude).find("speak") != std::string::npos ||
                     run(made(call, *claude), *claude).empty(),
                 run(made(call, *claude), *claude).c_str());
        QVERIFY(made(call, *claude).find("refused") != std::string::npos);
    }

    // What it goes on with depends on lists of providers, and on what the key may ask for.
    void ofANameThatNobodyKnowsTheNameIsExpected() {
        const auto snapshot = policyOf("  - {name: r, when: {model: b}, refuse: No.}\n");
        admin::ExchangeDetail call =
            refused("There is no model \"auto\". Did you mean \"autumn\"?");
        call.route.clear();
        QCOMPARE(run(made(call, *snapshot), *snapshot), std::string());
    }

    void whatIsNotRecordedIsSaid() {
        const auto snapshot = policyOf(
            "  - {name: h, when: {header: {x-app: web}}, use: {targets: [two/a]}}\n"
            "  - {name: f, when: {metadata: {feature: chat}}, use: {targets: [two/a]}}\n"
            "  - {name: t, when: {task: code}, use: {targets: [two/a]}}\n"
            "  - {name: b, when: {budget_left: \"< 20%\"}, use: {targets: [two/a]}}\n"
            "  - {name: r, use: {targets: [one/a]}}\n");
        admin::ExchangeDetail call = callTo("one/a", "two/a");
        auto test = decisionTestOf(call, *snapshot);
        QVERIFY(test && test->notes.size() == 1);
        QVERIFY2(
            test->notes[0].ends_with("header x-app, metadata feature, task and complexity, what "
                                     "was left of the budget."),
            test->notes[0].c_str());
        call.requestHeaders = {{"X-App", "web"}, {"User-Agent", "curl"}};
        call.call.metadata = {{"feature", "search"}};
        call.call.judged.task = "write";
        call.call.judged.complexity = "unknown";
        call.call.budgetLeft = 50;
        test = decisionTestOf(call, *snapshot);
        QVERIFY(test && test->notes.empty());
        const PolicyTest read = readPolicyTests("tests:\n" + test->test).tests.at(0);
        QCOMPARE(read.call.headers.size(), std::size_t(1));
        QCOMPARE(read.call.headers[0].name, std::string("x-app"));
        QCOMPARE(read.call.metadata[0].value, std::string("search"));
        QCOMPARE(read.call.task, std::string("write"));
        QCOMPARE(read.call.budgetLeft, 50U);
        // Out of the books there is what rules asked for.
        call.requestHeaders.clear();
        call.call.headersAsked = {"x-app", "x-other"};
        call.call.headers = {{"x-app", "books"}};
        test = decisionTestOf(call, *snapshot);
        QVERIFY(test && test->notes.empty());
        QCOMPARE(readPolicyTests("tests:\n" + test->test).tests.at(0).call.headers,
                 (std::vector<Header>{{"x-app", "books"}}));
    }

    void withoutFactsOrADecisionThereIsNone() {
        const auto snapshot = policyOf(kOrdered);
        admin::ExchangeDetail call = callTo("one/a", "two/a");
        call.phases.clear();
        call.row.error = "Over the limit of 3 requests a minute.";
        QVERIFY2(made(call, *snapshot).find("Over the limit") != std::string::npos,
                 made(call, *snapshot).c_str());
        call.call.known = false;
        const auto none = decisionTestOf(call, *snapshot);
        QVERIFY(!none && none.error().code == ErrorCode::NotFound);
        QVERIFY(none.error().message.starts_with("It is not recorded by what"));
    }
};

QTEST_APPLESS_MAIN(TestDecisionTest)
#include "test_decision_test.moc"
