// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "engine/control/config/policy_test.hpp"
#include "engine/control/config/yaml_node.hpp"

using namespace weir;
using control::PolicyTest;
using control::readPolicyTests;

// The file of policy tests: what it says, what is wrong with it, and that what is written reads as
// it was.
class TestPolicyTests : public QObject {
    Q_OBJECT

private slots:
    void everyFieldIsRead() {
        const auto read = readPolicyTests(
            "tests:\n"
            "  - name: all of it\n"
            "    call: {model: auto, endpoint: /v1/messages, key: ci, team: search, user: ada,\n"
            "           tier: gold, tag: [a, b], session: run-1, header: {X-App: web},"
            " metadata: {Feature: 7}, tokens: 3000,\n"
            "           max_tokens: 50, messages: 4, stream: true, tools: true, images: true,\n"
            "           audio: true, files: true, structured: true, low_budget: true,\n"
            "           budget_left: 0%,\n"
            "           at: \"2026-11-23T14:32:05Z\",\n"
            "           prompt: \"Fix it: now\", task: debug, complexity: hard}\n"
            "    expect: {route: code, target: [a/b, c/d], never: e/f}\n"
            "  - call: {model: auto}\n"
            "    expect: {route: none, refused: pictures}\n");
        QVERIFY(read.problems.empty());
        QCOMPARE(read.tests.size(), std::size_t(2));
        const PolicyTest& all = read.tests[0];
        QCOMPARE(all.name, std::string("all of it"));
        QCOMPARE(all.place.line, 2U);
        QCOMPARE(all.call.model, std::string("auto"));
        QCOMPARE(all.call.endpoint, std::string("/v1/messages"));
        QCOMPARE(all.call.key, std::string("ci"));
        QCOMPARE(all.call.team, std::string("search"));
        QCOMPARE(all.call.user, std::string("ada"));
        QCOMPARE(all.call.tier, std::string("gold"));
        QCOMPARE(all.call.tags, (std::vector<std::string>{"a", "b"}));
        QCOMPARE(all.call.session, std::string("run-1"));
        QCOMPARE(all.call.metadata, (std::vector<MetadataMember>{{"Feature", "7"}}));
        QCOMPARE(all.call.headers.size(), std::size_t(1));
        QCOMPARE(all.call.headers[0].name, std::string("x-app"));
        QCOMPARE(all.call.headers[0].value, std::string("web"));
        QCOMPARE(all.call.tokens, std::uint64_t(3000));
        QCOMPARE(all.call.maxTokens, std::uint64_t(50));
        QCOMPARE(all.call.messages, 4U);
        QVERIFY(all.call.stream && all.call.tools && all.call.images && all.call.audio &&
                all.call.files && all.call.structured && all.call.lowBudget);
        QCOMPARE(all.call.budgetLeft, 0U);
        QCOMPARE(read.tests[1].call.budgetLeft, 100U);
        QCOMPARE(toIso(all.call.at), std::string("2026-11-23T14:32:05.000Z"));
        QCOMPARE(all.call.prompt, std::string("Fix it: now"));
        QCOMPARE(all.call.task, std::string("debug"));
        QCOMPARE(all.call.complexity, std::string("hard"));
        QCOMPARE(all.expect.route, std::string("code"));
        QCOMPARE(all.expect.targets, (std::vector<std::string>{"a/b", "c/d"}));
        QCOMPARE(all.expect.never, std::vector<std::string>{"e/f"});
        QVERIFY(!all.expect.refused);
        QCOMPARE(read.tests[1].name, std::string("line 11"));
        QCOMPARE(*read.tests[1].expect.refused, std::string("pictures"));
    }

    void whatIsWrongIsSaidWithItsPlace_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<unsigned>("line");
        QTest::addColumn<QByteArray>("message");
        QTest::newRow("unknown field")
            << QByteArray("tests:\n  - {call: {modle: auto}, expect: {route: none}}\n") << 2U
            << QByteArray("unknown field \"modle\"");
        QTest::newRow("expects nothing")
            << QByteArray("tests:\n\n  - {call: {model: auto}}\n") << 3U
            << QByteArray("a test that expects nothing cannot fail");
        QTest::newRow("refused and a target")
            << QByteArray("tests:\n  - {call: {model: a}, expect: {target: a/b, refused: no}}\n")
            << 2U << QByteArray("a call that is refused goes to no target");
        QTest::newRow("no number")
            << QByteArray("tests:\n  - {call: {tokens: many}, expect: {route: none}}\n") << 2U
            << QByteArray("whole number");
        QTest::newRow("more than all of it")
            << QByteArray("tests:\n  - {call: {budget_left: 101%}, expect: {route: none}}\n") << 2U
            << QByteArray("budget_left is per cent, from 0 to 100");
        QTest::newRow("a header twice")
            << QByteArray(
                   "tests:\n  - call: {header: {X-App: a, x-app: b}}\n    expect: {route: "
                   "none}\n")
            << 2U << QByteArray("the header \"x-app\" stands here twice");
        QTest::newRow("no test") << QByteArray("tests: []\n") << 0U
                                 << QByteArray("there is no test in it");
        QTest::newRow("nothing") << QByteArray() << 0U << QByteArray("there is no test in it");
    }
    void whatIsWrongIsSaidWithItsPlace() {
        QFETCH(QByteArray, text);
        QFETCH(unsigned, line);
        QFETCH(QByteArray, message);
        const auto read = readPolicyTests(text.toStdString());
        QCOMPARE(read.problems.size(), std::size_t(1));
        QCOMPARE(read.problems[0].place.line, line);
        QVERIFY2(read.problems[0].message.find(message.toStdString()) != std::string::npos,
                 read.problems[0].message.c_str());
    }

    void whatIsWrittenReadsAsItWas() {
        admin::TriedCall call;
        call.model = "yes: [no] #1";  // nothing of it may be taken for YAML
        call.team = "null";
        call.tags = {"a,b", "'c'"};
        call.headers = {{"x-app", "{web}"}};
        call.metadata = {{"User: id", "null"}, {"gone", "", false}};
        call.tokens = 3000;
        call.messages = 7;
        call.budgetLeft = 12;
        call.tools = true;
        call.at = *fromIso("2026-11-23T14:32:05Z");
        admin::RouteTrial trial;
        trial.route = "code & more";
        trial.first = {"a/b", "c/d:free"};
        const auto read = readPolicyTests("tests:\n" + control::renderPolicyTest(call, trial));
        QVERIFY(read.problems.empty());
        QCOMPARE(read.tests.size(), std::size_t(1));
        const PolicyTest& test = read.tests[0];
        QCOMPARE(test.call.model, call.model);
        QCOMPARE(test.call.team, call.team);
        QCOMPARE(test.call.tags, call.tags);
        QCOMPARE(test.call.headers[0].value, call.headers[0].value);
        QCOMPARE(test.call.metadata, (std::vector<MetadataMember>{{"User: id", "null"}}));
        QCOMPARE(test.call.tokens, call.tokens);
        QCOMPARE(test.call.messages, call.messages);
        QCOMPARE(test.call.budgetLeft, call.budgetLeft);
        QVERIFY(test.call.tools && !test.call.stream);
        QCOMPARE(test.call.at, call.at);
        QCOMPARE(test.expect.route, trial.route);
        QCOMPARE(test.expect.targets, trial.first);
        QVERIFY(!test.expect.refused);
    }

    void everyCharacterReadsAsItWas_data() {
        QTest::addColumn<QString>("prompt");
        QTest::newRow("a null") << QStringLiteral("a") + QChar(0) + QStringLiteral("b");
        QTest::newRow("a bell and a delete") << QStringLiteral("a\x07 b\x7f");
        QTest::newRow("the lines of Windows") << QStringLiteral("a\r\n  b\t\r");
        QTest::newRow("a next line") << QStringLiteral("a \u0085 b");
        QTest::newRow("a control of Latin-1") << QStringLiteral("a\u0080\u009f");
        QTest::newRow("separators") << QStringLiteral("a\u2028b\u2029");
        QTest::newRow("no characters") << QStringLiteral("\uFFFE\uFFFF");
        QTest::newRow("a byte order mark") << QStringLiteral("\uFEFF");
        QTest::newRow("letters of one to four bytes")
            << QStringLiteral("a\u00A0\u00e4\u0800\u20ac\uD7FF\uE000\U0001F600\U0010FFFF");
    }
    void everyCharacterReadsAsItWas() {
        QFETCH(QString, prompt);
        admin::TriedCall call;
        call.prompt = prompt.toStdString();
        const auto read = readPolicyTests("tests:\n" + control::renderPolicyTest(call, {}));
        QVERIFY(read.problems.empty());
        QCOMPARE(read.tests.at(0).call.prompt, call.prompt);
    }

    // What a client sent may be no text at all; it may not end the text that it stands in either.
    void bytesThatAreNoCharactersAreReplaced_data() {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QByteArray>("read");
        const QByteArray lost("\xef\xbf\xbd");
        QTest::newRow("before a quote")
            << QByteArray("\xe9\"}, prompt: \"x") << lost + QByteArray("\"}, prompt: \"x");
        QTest::newRow("before a backslash") << QByteArray("\xc3\\") << lost + '\\';
        QTest::newRow("alone") << QByteArray("a\x80z") << 'a' + lost + 'z';
        QTest::newRow("a surrogate") << QByteArray("\xed\xa0\x80") << lost + lost + lost;
        QTest::newRow("cut off") << QByteArray("\xf0\x9f\x98") << lost + lost + lost;
    }
    void bytesThatAreNoCharactersAreReplaced() {
        QFETCH(QByteArray, value);
        QFETCH(QByteArray, read);
        admin::TriedCall call;
        call.headers = {{"x-app", value.toStdString()}};
        const auto again = readPolicyTests("tests:\n" + control::renderPolicyTest(call, {}));
        QVERIFY(again.problems.empty());
        QCOMPARE(again.tests.at(0).call.headers.at(0).value, read.toStdString());
        QVERIFY(again.tests.at(0).call.prompt.empty());
    }

    void theFirstHeaderOfANameIsWritten() {
        admin::TriedCall call;
        call.headers = {{"x-app", "one"}, {"X-App", "two"}};
        const auto read = readPolicyTests("tests:\n" + control::renderPolicyTest(call, {}));
        QVERIFY(read.problems.empty());
        QCOMPARE(read.tests.at(0).call.headers.size(), std::size_t(1));
        QCOMPARE(read.tests.at(0).call.headers[0].value, std::string("one"));
    }

    void aRefusalIsExpectedInItsWords() {
        admin::RouteTrial trial;
        trial.refusal = "No pictures: ask the \"vision\" team.";
        const auto read = readPolicyTests("tests:\n" + control::renderPolicyTest({}, trial));
        QVERIFY(read.problems.empty());
        QCOMPARE(*read.tests.at(0).expect.refused, trial.refusal);
        QCOMPARE(read.tests.at(0).expect.route, std::string("none"));
    }
};

QTEST_GUILESS_MAIN(TestPolicyTests)
#include "test_policy_tests.moc"
