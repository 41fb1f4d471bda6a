// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <utility>

#include "engine/base/words.hpp"
#include "engine/control/config/route_text.hpp"
#include "engine/control/handlers/handlers.hpp"

using namespace weir;
using namespace weir::admin;

// Routes as text, carried from one document to another.
class TestRouteText : public QObject {
    Q_OBJECT

    template <Operation Op>
    static Result<typename Op::Reply> asked(Op operation) {
        HandlerTable table;
        control::addRouteTextHandlers(table);
        Result<std::any> answer = Error::internal("nobody answered");
        table.handle(codecOf<Op>(), Caller{Role::Read}, std::any(std::move(operation)),
                     [&](Result<std::any> reply) { answer = std::move(reply); });
        if (!answer) {
            return std::move(answer.error());
        }
        return std::any_cast<typename Op::Reply>(*std::move(answer));
    }
    static ParsedRoutes parsed(std::string text) { return *asked(ParseRoutes{std::move(text)}); }
    static std::vector<std::string> namesIn(const ParsedRoutes& read) {
        std::vector<std::string> names;
        for (const RouteSettings& each : read.routes) {
            names.push_back(each.name);
        }
        return names;
    }
    static std::string problemsIn(const ParsedRoutes& read) {
        std::string all;
        for (const RouteTextProblem& each : read.problems) {
            all += std::to_string(each.line) + ':' + std::to_string(each.column) + ' ' + each.text +
                   '\n';
        }
        return all;
    }

    static RouteCondition testOf(RouteField field) {
        RouteCondition made;
        made.kind = ConditionKind::Test;
        made.field = field;
        made.name = isNamed(field) ? "x-app" : "";
        switch (valueKindOf(field)) {
            case RouteValueKind::Words:
                made.values = {"gpt-*", "two: words", "yes, \"no\"", "\xc3\xa4"};
                break;
            case RouteValueKind::Weekdays:
                made.values = {"mon", "sun"};
                break;
            case RouteValueKind::Number:
                made.comparison = Comparison::AtMost;
                made.number = 20;
                break;
            case RouteValueKind::Flag:
                made.number = 1;
                break;
            case RouteValueKind::TimeOfDay:
                made.number = 22 * 60;
                made.end = 6 * 60 + 30;
                break;
        }
        return made;
    }
    static RouteCondition group(ConditionKind kind, std::vector<RouteCondition> of) {
        return {.kind = kind, .of = std::move(of)};
    }
    static RouteSettings route(std::string name, RouteCondition when = {}) {
        return {.name = std::move(name), .when = std::move(when), .targets = {{"sim/a", 1}}};
    }

    // One of every kind.
    static std::vector<RouteSettings> everything() {
        std::vector<RouteSettings> routes;
        for (const auto& [field, word] : wordsOf<RouteField>()) {
            routes.push_back(route(std::string(word), group(ConditionKind::All, {testOf(field)})));
        }
        for (const auto& [comparison, word] : wordsOf<Comparison>()) {
            RouteCondition tokens = testOf(RouteField::Tokens);
            tokens.comparison = comparison;
            routes.push_back(route(std::string(word), group(ConditionKind::All, {tokens})));
        }
        for (const auto& [strategy, word] : wordsOf<RouteStrategy>()) {
            routes.push_back(route(std::string(word)));
            routes.back().strategy = strategy;
            if (control::weighs(strategy)) {
                routes.back().targets = {{"sim/a", 70}, {"both", 0}};
            }
        }
        for (const auto& [by, word] : wordsOf<StickyBy>()) {
            routes.push_back(route(std::string(word)));
            routes.back().strategy = RouteStrategy::Sticky;
            routes.back().stickyBy = by;
        }
        const RouteCondition tools = testOf(RouteField::Tools);
        const RouteCondition team = testOf(RouteField::Team);
        const RouteCondition both = group(ConditionKind::All, {tools, team});
        routes.push_back(
            route("groups", group(ConditionKind::All, {group(ConditionKind::Any, {team, both}),
                                                       group(ConditionKind::Not, {team}), tools})));
        routes.push_back(route("off: \"quoted\" # no comment"));
        routes.back().enabled = false;
        routes.back().targets.clear();
        routes.push_back(route("demands"));
        routes.back().require = {{"eu", "ch-*"}, true, 30, true};
        for (const FailoverCause& cause : kFailoverCauses) {
            for (const auto& [says, word] : wordsOf<FallsOver>()) {
                routes.push_back(route(std::string(cause.name) + " " + std::string(word)));
                routes.back().failover = {FallsOver::No, FallsOver::Yes, FallsOver::AsForAll,
                                          FallsOver::Yes};
                routes.back().failover.*cause.ofRoute = says;
            }
        }
        routes.push_back({.name = "no", .refuse = "Not today: ask for 'auto'."});
        return routes;
    }

private slots:
    void everyKindComesBackAsItWent() {
        const std::vector<RouteSettings> routes = everything();
        const auto rendered = asked(RenderRoutes{routes});
        QVERIFY(rendered);
        QVERIFY(rendered->text.starts_with("- name: model\n  when: {model: [\"gpt-*\", "));
        const ParsedRoutes read = parsed(rendered->text);
        QCOMPARE(problemsIn(read), std::string());
        QCOMPARE(read.routes.size(), routes.size());
        for (std::size_t i = 0; i < routes.size(); ++i) {
            QVERIFY2(read.routes[i] == routes[i], routes[i].name.c_str());
        }
        // One by one they are the same text.
        std::string alone;
        for (const RouteSettings& each : routes) {
            alone += asked(RenderRoutes{{each}})->text;
        }
        QCOMPARE(alone, rendered->text);
    }

    void everyFormIsRead_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("count");
        QTest::newRow("list") << QByteArray("- {name: a, use: {}}\n- {name: b, refuse: no}\n") << 2;
        QTest::newRow("indented") << QByteArray("  - name: a\n    use: {}\n  - {name: b, use: {}}")
                                  << 2;
        QTest::newRow("with lines of Windows")
            << QByteArray("- name: a\r\n  use: {}\r\n- name: b\r\n  use: {}\r\n") << 2;
        QTest::newRow("routes") << QByteArray("routes:\n  # first\n  - {name: a, use: {}}\n") << 1;
        QTest::newRow("document") << QByteArray(
                                         "version: 1\nlisten: 127.0.0.1:0\n"
                                         "routes: [{name: a, use: {}}]\nlater: [1]\n")
                                  << 1;
        QTest::newRow("one") << QByteArray("name: a\nuse: {targets: [sim/a]}\n") << 1;
        // Names may meet, and what they name may be nowhere: a draft says so.
        QTest::newRow("same names")
            << QByteArray("- {name: a, use: {}}\n- {name: a, use: {}}") << 2;
        QTest::newRow("unknown target") << QByteArray("{name: a, use: {targets: [no/such]}}") << 1;
    }
    void everyFormIsRead() {
        QFETCH(QByteArray, text);
        const ParsedRoutes read = parsed(text.toStdString());
        QCOMPARE(problemsIn(read), std::string());
        QTEST(static_cast<int>(read.routes.size()), "count");
        QCOMPARE(namesIn(read).front(), std::string("a"));
    }

    void whatIsWrongIsSaidWithItsPlace_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("problem");
        const auto row = [](const char* name, const char* text, const char* problem) {
            QTest::newRow(name) << QByteArray(text) << QString::fromUtf8(problem);
        };
        row("nothing", "", "0:0 There is no route in it. Write a list of routes, like - {name: ");
        row("a comment", "# rules\n", "0:0 There is no route in it.");
        row("an empty list", "routes: []\n", "0:0 There is no route in it.");
        row("no rules", "Dear Ada,\n", "1:1 This is no route. Write a list of routes");
        row("no list", "routes: code\n", "1:9 Routes ");
        row("no group", "- code\n", "1:3 ");
        row("unknown field", "- name: a\n  usee: {}\n", "2:3 Unknown field \"usee\"");
        row("unknown condition", "- {name: a, use: {}}\n- {name: b, when: {modl: x}, use: {}}\n",
            "2:20 Unknown field \"modl\"");
        row("wrong value", "name: a\nwhen: {tools: perhaps}\nuse: {}\n", "2:15 Tools is true or");
        row("no name", "- use: {}\n", "1:3 A route needs a name.");
        row("does nothing", "- name: a\n", "1:3 The route \"a\" does not say what to do. Write ");
        row("near cause", "- name: a\n  use: {failover: {time_out: true}}\n",
            "2:20 Unknown field \"time_out\" in failover. Did you mean \"timeout\"?");
        row("no cause", "- name: a\n  use: {failover: {}}\n", "2:19 Failover names no cause.");
        row("does both", "- {name: a, use: {},\n   refuse: no}\n", "2:12 The route \"a\" has use");
        row("weight of no use", "- name: a\n  use: {targets: [{target: x/y, weight: 7}]}\n",
            "2:41 The route \"a\" does not go by weights.");
        row("by of no use", "- {name: a, use: {by: user}}", "1:23 The route \"a\" is not sticky.");
        row("open bracket", "- {name: a\n- {name: b}\n", "2:");
        row("tab", "- name: a\n\tuse: {}\n", "2:1 A tab stands where YAML wants spaces.");
        row("twice", "- {name: a, name: b, use: {}}\n", "1:13 ");
        row("anchor", "- &x {name: a, use: {}}\n", "1:3 ");
        row("no UTF-8", "- {name: \xff, use: {}}\n", "1:1 This is not UTF-8");
    }
    void whatIsWrongIsSaidWithItsPlace() {
        QFETCH(QByteArray, text);
        QFETCH(QString, problem);
        const ParsedRoutes read = parsed(text.toStdString());
        QVERIFY(read.routes.empty());
        const QString said = QString::fromStdString(problemsIn(read));
        QVERIFY2(said.startsWith(problem), qPrintable(said));
    }

    // All of them, in the order of the text, and no more than somebody reads.
    void severalProblemsAreSaid() {
        std::string text;
        for (int i = 0; i < 300; ++i) {
            text += "- {name: a, x: 1, use: {}}\n";
        }
        const ParsedRoutes read = parsed(text);
        QVERIFY(read.routes.empty());
        QCOMPARE(read.problems.size(), std::size_t(100));
        QCOMPARE(read.problems[99].line, 100U);
        QCOMPARE(read.problems[99].column, 13U);
    }

    void thereAreBounds() {
        std::vector<RouteSettings> routes(kMostCarriedRoutes, route("a"));
        const std::string text = asked(RenderRoutes{routes})->text;
        QVERIFY(text.size() < kMostCarriedBytes);
        QCOMPARE(parsed(text).routes, routes);
        QVERIFY(asked(ParseRoutes{text + "- {name: b, use: {}}\n"}).error().code ==
                ErrorCode::TooLarge);
        routes.push_back(route("b"));
        QVERIFY(asked(RenderRoutes{routes}).error().code == ErrorCode::TooLarge);
        std::string longest = "- {name: a, use: {}}\n";
        longest += "#" + std::string(kMostCarriedBytes - longest.size() - 1, 'x');
        QCOMPARE(parsed(longest).routes.size(), std::size_t(1));
        QVERIFY(asked(ParseRoutes{longest + "x"}).error().code == ErrorCode::TooLarge);
    }
};

QTEST_APPLESS_MAIN(TestRouteText)
#include "test_route_text.moc"
