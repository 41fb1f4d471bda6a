// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "engine/control/config/check_routes.hpp"
#include "engine/control/config/compile.hpp"
#include "engine/control/config/edit_routes.hpp"
#include "engine/control/config/route_text.hpp"
#include "engine/policy/routing/asked_names.hpp"
#include "engine/policy/routing/conditions.hpp"
#include "tests/engine/policy/random_conditions.hpp"

using namespace weir;
using namespace weir::control;
using test::RandomConditions;

// Routes as the document says them.
class TestRoutesDocument : public QObject {
    Q_OBJECT

    static constexpr std::string_view kTop =
        "providers:\n  - {name: sim, kind: simulator, serve: [a, b]}\n"
        "models:\n  - {name: both, targets: [sim/a, sim/b]}\n";

    static Compiled compiled(const std::string& routes) {
        return compileText(std::string(kTop) + "routes:\n" + routes, {});
    }
    static std::string problemsOf(const std::string& route) {
        std::string all;
        for (const Problem& problem : compiled("  - " + route + "\n").problems) {
            all += std::to_string(problem.place.line) + ": " + problem.message +
                   (problem.hint.empty() ? "" : " | " + problem.hint) + "\n";
        }
        return all;
    }

private slots:
    void everyFieldIsRead() {
        const Compiled read = compiled(
            "  - name: code goes to the strong model\n"
            "    enabled: false\n"
            "    when:\n"
            "      model: [auto, gpt-*]\n"
            "      tier: gold\n"
            "      any: [{tokens: \"> 2000\"}, {tools: true, images: false}]\n"
            "      not: {team: search}\n"
            "      header: {X-App: [a, b]}\n"
            "      all: [{tokens: \"< 9000\"}]\n"
            "      weekday: [mon, fri]\n"
            "      time: 22:00-06:00\n"
            "      budget_left: \"< 20 %\"\n"
            "    use:\n"
            "      strategy: sticky\n"
            "      by: user\n"
            "      targets: [{target: sim/a, weight: 70}, both]\n"
            "  - {name: no, refuse: Not today.}\n"
            "  - {name: as asked, use: {strategy: cheapest}}\n");
        QVERIFY2(read.snapshot != nullptr,
                 read.problems.empty() ? "" : read.problems[0].message.c_str());
        const auto& routes = read.snapshot->routes;
        QCOMPARE(routes.size(), std::size_t(3));
        const policy::Route& code = routes[0];
        QVERIFY(!code.enabled);
        QVERIFY(code.strategy == RouteStrategy::Sticky && code.stickyBy == StickyBy::User);
        QCOMPARE(code.choices.size(), std::size_t(2));
        QCOMPARE(code.choices[0].weight, 70U);
        QCOMPARE(code.choices[1].weight, 1U);
        QCOMPARE(code.choices[1].targets.size(), std::size_t(2));
        const auto& when = code.when.of;
        QCOMPARE(when.size(), std::size_t(9));
        QCOMPARE(when[0].values, (std::vector<std::string>{"auto", "gpt-*"}));
        QVERIFY(when[2].kind == ConditionKind::Any && when[2].of.size() == 2);
        QVERIFY(when[2].of[0].field == RouteField::Tokens && when[2].of[0].number == 2'000);
        QVERIFY(when[2].of[1].kind == ConditionKind::All && when[2].of[1].of.size() == 2);
        QVERIFY(when[3].kind == ConditionKind::Not && when[3].of.size() == 1);
        QCOMPARE(when[4].name, std::string("x-app"));
        QVERIFY(when[5].comparison == Comparison::Below && when[5].number == 9'000);
        QCOMPARE(when[7].number, std::int64_t(22 * 60));
        QCOMPARE(when[7].end, std::int64_t(6 * 60));
        QVERIFY(when[8].comparison == Comparison::Below && when[8].number == 20);
        QCOMPARE(routes[1].refuse, std::string("Not today."));
        QVERIFY(routes[2].choices.empty() && routes[2].refuse.empty());
    }

    void metadataIsAskedForByItsNames() {
        const auto read = compiled(
            "  - {name: r, when: {metadata: {Feature: [chat, search*], \"user: id\": u-7}}, use: "
            "{}}\n");
        QVERIFY(read.snapshot != nullptr);
        const auto& when = read.snapshot->routes[0].when.of;
        QCOMPARE(when.size(), std::size_t(2));
        QVERIFY(when[0].field == RouteField::Metadata && when[1].field == RouteField::Metadata);
        QCOMPARE(when[0].name, std::string("Feature"));
        QCOMPARE(when[0].values, (std::vector<std::string>{"chat", "search*"}));
        QCOMPARE(when[1].name, std::string("user: id"));
        QCOMPARE(read.snapshot->metadataNames(), (std::vector<std::string>{"Feature", "user: id"}));
        const std::string text = renderCondition(read.snapshot->routes[0].when);
        const auto again = compiled("  - {name: r, when: " + text + ", use: {}}\n");
        QVERIFY2(again.snapshot != nullptr, text.c_str());
        QCOMPARE(again.snapshot->routes[0].when.of[0], when[0]);
        QCOMPARE(again.snapshot->routes[0].when.of[1], when[1]);
    }

    void noMoreNamesAreAskedForThanAreLookedFor_data() {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("what");
        QTest::newRow("headers") << "header" << "headers";
        QTest::newRow("metadata") << "metadata" << "members of the metadata";
    }
    void noMoreNamesAreAskedForThanAreLookedFor() {
        QFETCH(QString, field);
        QFETCH(QString, what);
        const std::string when = "when: {" + field.toStdString() + ": {m";
        std::string text;
        for (std::size_t i = 0; i < policy::kMostNames; ++i) {
            const std::string number = std::to_string(i);
            text += "  - {name: r" + number + ", " + when + number + ": x}}, use: {}}\n";
        }
        QVERIFY(compiled(text).snapshot != nullptr);
        const auto more = compiled(text + "  - {name: one more, " + when + ": x}}, use: {}}\n");
        QVERIFY(more.snapshot == nullptr);
        QCOMPARE(more.problems.at(0).message,
                 "with the route \"one more\" routes ask for more than 16 " + what.toStdString());
    }

    void whatIsWrongIsSaidWithItsPlace_data() {
        QTest::addColumn<QString>("route");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* name, const char* route, const char* says) {
            QTest::newRow(name) << QString::fromLatin1(route) << QString::fromLatin1(says);
        };
        row("no name", "{use: {targets: [sim/a]}}", "6: a route needs a name");
        row("nothing to do", "{name: r}", "does not say what to do | Write use:");
        row("both", "{name: r, use: {}, refuse: no}", "can do only one | Keep one");
        row("condition", "{name: r, when: {tiers: gold}, use: {}}",
            "6: unknown field \"tiers\" in when | Did you mean \"tier\"?");
        row("strategy", "{name: r, use: {strategy: cheap}}", "Did you mean \"cheapest\"?");
        row("provider", "{name: r, use: {targets: [sym/a]}}",
            "there is no provider \"sym\" | Did you mean \"sim\"?");
        row("model", "{name: r, use: {targets: [sim/c]}}", "does not serve \"c\"");
        row("not a target", "{name: r, use: {targets: [bot]}}", "\"bot\" is not a target");
        row("twice", "{name: r, use: {targets: [sim/a, sim/a]}}", "stands here twice");
        row("weight",
            "{name: r, use: {strategy: weighted, targets: [{target: sim/a, weight: -1}]}}",
            "weight is a whole number from 0");
        row("weights of zero",
            "{name: r, use: {strategy: weighted, targets: [{target: sim/a, weight: 0}]}}",
            "the weights of the route \"r\" are all 0");
        row("idle weight", "{name: r, use: {targets: [{target: sim/a, weight: 3}]}}",
            "does not go by weights");
        row("no cause", "{name: r, use: {failover: {}}}",
            "failover names no cause | Write {content_policy: true}, or drop it");
        row("near cause", "{name: r, use: {failover: {content_polcy: true}}}",
            "unknown field \"content_polcy\" in failover | Did you mean \"content_policy\"?");
        row("cause twice", "{name: r, use: {failover: {timeout: true, timeout: false}}}",
            "timeout");
        row("cause", "{name: r, use: {failover: {overload: perhaps}}}",
            "overload is true or false, not \"perhaps\"");
        row("no group", "{name: r, use: {failover: true}}", "failover is a group of fields");
        row("beside", "{name: r, failover: {timeout: true}, use: {}}",
            "unknown field \"failover\" in a route");
        row("nobody falls over", "{name: r, use: {failover: {timeout: true}}, refuse: no}",
            "the route \"r\" refuses, so that nobody is asked who could fall over");
        row("idle by", "{name: r, use: {by: user}}", "is not sticky");
        row("number", "{name: r, when: {tokens: many}, use: {}}",
            "tokens is compared with a whole number, not \"many\" | Write it like");
        row("share", "{name: r, when: {budget_left: \"> 101%\"}, use: {}}",
            "budget_left is compared with per cent, from 0 to 100, not \"> 101%\" | Write it like");
        row("no share", "{name: r, when: {budget_left: 5 dollars}, use: {}}", "per cent");
        row("a percent of tokens", "{name: r, when: {tokens: 5%}, use: {}}", "a whole number");
        row("more than all", "{name: r, when: {budget_left: \"> 100%\"}, use: {}}",
            "its conditions cannot all hold");
        row("flag", "{name: r, when: {tools: perhaps}, use: {}}", "tools is true or false");
        row("day", "{name: r, when: {weekday: monday}, use: {}}", "is not a day of the week");
        row("time", "{name: r, when: {time: 22-6}, use: {}}", "Write it like 22:00-06:00");
        row("no time", "{name: r, when: {time: 22:00-22:00}, use: {}}", "Write it like 22:00");
        row("secret", "{name: r, when: {header: {Authorization: x}}, use: {}}",
            "cannot ask for authorization");
        row("secret member", "{name: r, when: {metadata: {Api-Key: x}}, use: {}}",
            "cannot ask for Api-Key");
        row("no names", "{name: r, when: {metadata: chat}, use: {}}",
            "metadata is a group of names with their values | Write metadata: {feature: search}.");
        row("empty name", "{name: r, when: {metadata: {\"\": x}}, use: {}}",
            "this cannot be a name in metadata | Write 1 to 64 bytes.");
        row("nothing in any", "{name: r, when: {any: []}, use: {}}", "any lists no conditions");
        row("nothing in not", "{name: r, when: {not: {}}, use: {}}", "not holds no condition");
        row("no value", "{name: r, when: {model: []}, use: {}}", "never holds");
        row("never", "{name: r, when: {tokens: \"> 9\", all: [{tokens: \"< 5\"}]}, use: {}}",
            "its conditions cannot all hold");
    }
    void whatIsWrongIsSaidWithItsPlace() {
        QFETCH(QString, route);
        QFETCH(QString, says);
        const QString problems = QString::fromStdString(problemsOf(route.toStdString()));
        QVERIFY2(problems.contains(says), qPrintable(problems));
    }

    // What it does not name is left to the document, whatever that says and wherever it stands.
    void whatLeadsOnIsReadOfEachRoute() {
        const Compiled read = compiled(
            "  - {name: a, when: {tools: true}, use: {targets: [sim/a], failover: {content_policy: "
            "true, timeout: "
            "false}}}\n"
            "  - {name: b, use: {targets: [sim/b]}}\n"
            "failover: {context_window: true, overload: false}\n");
        QVERIFY(read.snapshot != nullptr);
        QVERIFY(read.problems.empty());
        const policy::Snapshot& snapshot = *read.snapshot;
        const RouteFailover expected{.contextWindow = FallsOver::AsForAll,
                                     .contentPolicy = FallsOver::Yes,
                                     .overload = FallsOver::AsForAll,
                                     .timeout = FallsOver::No};
        QVERIFY(snapshot.routes[0].failover == expected);
        QVERIFY(snapshot.routes[1].failover.isNothing());
        QVERIFY(snapshot.routes[0].failover.over(snapshot.retries.failover) ==
                (Failover{true, true, false, false}));
        QVERIFY(snapshot.routes[1].failover.over(snapshot.retries.failover) ==
                (Failover{true, false, false, true}));
    }

    void aRouteThatNeverTakesACallIsAWarning() {
        const Compiled read = compiled(
            "  - {name: all, use: {}}\n"
            "  - {name: late, when: {model: a}, use: {}}\n");
        QVERIFY(read.snapshot != nullptr);
        QCOMPARE(read.problems.size(), std::size_t(1));
        QVERIFY(read.problems[0].severity == Severity::Warning);
        QVERIFY(read.problems[0].message.find("\"all\" before it takes them all") !=
                std::string::npos);
    }

    void aRouteThatOthersHideTogetherNamesThemAll() {
        const Compiled read = compiled(
            "  - {name: tools, when: {tools: true}, use: {}}\n"
            "  - {name: none, when: {tools: false}, use: {}}\n"
            "  - {name: late, when: {model: a}, use: {}}\n");
        QCOMPARE(read.problems.size(), std::size_t(1));
        QVERIFY(read.problems[0].message.find(
                    "\"tools\" and \"none\" before it take them all together") !=
                std::string::npos);
    }

    void twoOfOneNameAreAnError() {
        QVERIFY(compiled("  - {name: a, use: {}}\n  - {name: a, use: {}}\n").snapshot == nullptr);
    }

    // Whatever the window can make: it is written, and what is read again holds for the same calls.
    void whatIsWrittenMeansTheSame() {
        RandomConditions random(3);
        for (int i = 0; i < 3'000; ++i) {
            const RouteCondition when = random.condition(3);
            const admin::RouteSettings route{.name = "r", .when = when, .refuse = "no"};
            const ReadDocument read = readDocument("routes:\n" + routeText(route));
            QVERIFY2(read.document.has_value(), routeText(route).c_str());
            const RouteCondition again = read.document->routes[0].when;
            for (int call = 0; call < 20; ++call) {
                const auto made = random.call();
                QVERIFY2(policy::holds(when, made->facts) == policy::holds(again, made->facts),
                         routeText(route).c_str());
            }
            // And then it stays as it is.
            admin::RouteSettings written = route;
            written.when = again;
            QCOMPARE(routesOf(*readDocument("routes:\n" + routeText(written)).document)[0],
                     written);
        }
    }

    void aDraftIsCheckedRouteByRoute() {
        const Compiled active = compiled("  - {name: x, use: {}}\n");
        const std::vector<admin::RouteSettings> draft{
            {.name = "good", .targets = {{"sim/a", 1}}},
            {.name = "bad", .targets = {{"sim/zzz", 1}, {"nobody/x", 1}}},
            {.name = "good", .when = {.kind = ConditionKind::Test, .values = {"m"}}},
            {.name = "", .refuse = "no"},
        };
        const CheckedRoutes checked = checkRoutes(draft, *active.snapshot);
        QVERIFY(!checked.sound);
        std::vector<std::pair<std::uint32_t, admin::RouteNoteKind>> seen;
        for (const admin::RouteNote& note : checked.notes) {
            seen.emplace_back(note.route, note.kind);
        }
        using Kind = admin::RouteNoteKind;
        QCOMPARE(seen, (std::vector<std::pair<std::uint32_t, Kind>>{{1, Kind::Error},
                                                                    {1, Kind::Error},
                                                                    {2, Kind::Error},
                                                                    {3, Kind::Error},
                                                                    {2, Kind::Hidden}}));
        QCOMPARE(checked.notes[1].text, std::string("There is no provider \"nobody\"."));
        QCOMPARE(checked.notes[2].text, std::string("Route 1 has this name, too."));
        QCOMPARE(checked.notes[4].by, std::vector<std::string>{"good"});
    }
};

QTEST_APPLESS_MAIN(TestRoutesDocument)
#include "test_routes_document.moc"
