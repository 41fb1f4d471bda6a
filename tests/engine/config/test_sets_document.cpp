// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "engine/control/config/check_routes.hpp"
#include "engine/control/config/compile.hpp"
#include "engine/control/config/compile_sets.hpp"
#include "engine/control/config/edit_routes.hpp"
#include "engine/policy/routing/conditions.hpp"
#include "tests/engine/policy/random_conditions.hpp"

using namespace weir;
using namespace weir::control;
using test::RandomConditions;

// Names that routes ask for by one name.
class TestSetsDocument : public QObject {
    Q_OBJECT

    static constexpr std::string_view kTop =
        "providers:\n  - {name: sim, kind: simulator, serve: [a, b]}\n";
    static constexpr std::string_view kSets =
        "sets:\n"
        "  - {name: research, of: team, values: [search, ml-*]}\n"
        "  - {name: small, of: model, values: gpt-5-mini}\n";

    static Compiled compiled(std::string_view sets, const std::string& when) {
        return compileText(std::string(kTop) + std::string(sets) +
                               "routes:\n  - {name: r, when: {" + when + "}, refuse: no}\n",
                           {});
    }
    static QString problemsOf(std::string_view sets, const std::string& when) {
        std::string all;
        for (const Problem& problem : compiled(sets, when).problems) {
            all += std::to_string(problem.place.line) + ':' + std::to_string(problem.place.column) +
                   ' ' + problem.message + (problem.hint.empty() ? "" : " | " + problem.hint) +
                   '\n';
        }
        return QString::fromStdString(all);
    }

private slots:
    // Without quotes, alone and in a list, in whatever group.
    void whatIsInASetTakesItsPlace() {
        const Compiled read =
            compiled(kSets, "team: set:research, any: [{model: [big, set:small]}, {tools: true}]");
        QVERIFY2(read.snapshot != nullptr,
                 read.problems.empty() ? "" : read.problems[0].message.c_str());
        QVERIFY(read.problems.empty());
        const policy::Route& route = read.snapshot->routes.at(0);
        QCOMPARE(route.when.of.at(0).values, (std::vector<std::string>{"search", "ml-*"}));
        QCOMPARE(route.when.of.at(1).of.at(0).values,
                 (std::vector<std::string>{"big", "gpt-5-mini"}));
        QCOMPARE(route.written.of.at(0).values, std::vector<std::string>{"set:research"});
        QVERIFY(policy::holds(route.when, {.model = "gpt-5-mini", .team = "ml-vision"}));
        QVERIFY(!policy::holds(route.when, {.model = "gpt-5-mini", .team = "ads"}));
        QVERIFY(!policy::holds(route.when, {.model = "gpt-5-mini", .team = "set:research"}));
        QCOMPARE(read.snapshot->sets.size(), std::size_t(2));
    }

    // A set of names that can be asked for offers each of them.
    void aSetOfModelsNamesThem() {
        const Compiled read = compiled(kSets, "model: [set:small]");
        QCOMPARE(read.snapshot->routes.at(0).modelsNamed(),
                 std::vector<std::string_view>{"gpt-5-mini"});
    }

    void whatIsWrongIsSaidWithItsPlace_data() {
        QTest::addColumn<QString>("sets");
        QTest::addColumn<QString>("when");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* name, std::string_view sets, const char* when,
                            const char* says) {
            QTest::newRow(name) << QString::fromUtf8(sets.data(), qsizetype(sets.size()))
                                << QString::fromLatin1(when) << QString::fromLatin1(says);
        };
        row("unknown", kSets, "team: set:reserch",
            "7:28 there is no set \"reserch\" | Did you mean \"research\"?");
        row("unknown in a list", kSets, "any: [{team: [ads, set:reserch]}]",
            "7:41 there is no set");
        row("none there", "", "team: set:research", "Write it under sets: {name: NAME, of: team");
        row("another kind", kSets, "user: set:research",
            "7:28 the set \"research\" is one of the names of team, and user is asked for");
        row("a near one of another kind", kSets, "model: set:research2", "Write it under sets");
        row("unused", kSets, "team: set:research", "5:12 no route asks for the set \"small\"");
        row("no kind", "sets:\n  - {name: s, values: [a]}\n", "tools: true",
            "does not say what its values are names of | Write of: team");
        row("no such kind", "sets:\n  - {name: s, of: weekday, values: [mon]}\n", "tools: true",
            "of is one of model, key, team, user, tier, tag, not \"weekday\"");
        row("empty", "sets:\n  - {name: s, of: team, values: []}\n", "team: set:s",
            "the set \"s\" holds nothing");
        row("no values", "sets:\n  - {name: s, of: team}\n", "team: set:s", "holds nothing");
        row("within another", "sets:\n  - {name: s, of: team, values: [set:t]}\n", "team: set:s",
            "4:34 a set cannot hold another set");
        row("twice in it", "sets:\n  - {name: s, of: team, values: [a, a]}\n", "team: set:s",
            "\"a\" stands twice");
        row("two of one name",
            "sets:\n  - {name: s, of: team, values: [a]}\n  - {name: s, of: tag, values: [a]}\n",
            "team: set:s", "there are two sets \"s\"");
        row("a field", "sets:\n  - {name: s, for: team, values: [a]}\n", "team: set:s",
            "unknown field \"for\"");
        row("no name", "sets:\n  - {of: team, values: [a]}\n", "tools: true", "a set needs a name");
    }
    void whatIsWrongIsSaidWithItsPlace() {
        QFETCH(QString, sets);
        QFETCH(QString, when);
        QFETCH(QString, says);
        const QString problems = problemsOf(sets.toStdString(), when.toStdString());
        QVERIFY2(problems.contains(says), qPrintable(problems));
    }

    void thousandsAreTooMany() {
        std::string values;
        for (int i = 0; i < 1'001; ++i) {
            values += (i == 0 ? "t" : ", t") + std::to_string(i);
        }
        const std::string sets = "sets:\n  - {name: s, of: team, values: [" + values + "]}\n";
        QVERIFY(problemsOf(sets, "team: set:s").contains(QStringLiteral("more than 1000 values")));
    }

    // A word that looks like one where there are no sets is a word.
    void aHeaderIsComparedAsItIs() {
        const Compiled read = compiled("", "header: {x-app: set:research}");
        QVERIFY(read.snapshot != nullptr);
        QCOMPARE(read.snapshot->routes[0].when.of[0].values,
                 std::vector<std::string>{"set:research"});
    }

    // Of each random condition: one value or another by a set, or all of them written out.
    void aSetMeansItsValues() {
        RandomConditions random(11);
        int held = 0;
        for (int i = 0; i < 5'000; ++i) {
            std::vector<NamedSet> sets;
            const RouteCondition plain = random.condition(3);
            const RouteCondition named = withSets(plain, random, sets);
            const RouteCondition again = withSetValues(named, sets);
            for (int call = 0; call < 8; ++call) {
                const auto made = random.call();
                const bool holds = policy::holds(plain, made->facts);
                QCOMPARE(policy::holds(again, made->facts), holds);
                held += holds ? 1 : 0;
            }
        }
        QVERIFY(held > 5'000);
    }

    void whatIsWrittenReadsAsItWas() {
        const admin::RouteSettings route{.name = "r",
                                         .when = {.kind = ConditionKind::All,
                                                  .of = {{.kind = ConditionKind::Test,
                                                          .field = RouteField::Team,
                                                          .values = {"set:research", "ads"}}}},
                                         .refuse = "no"};
        const ReadDocument read = readDocument("routes:\n" + routeText(route));
        QVERIFY(read.document.has_value());
        QCOMPARE(routesOf(*read.document).at(0), route);
        QVERIFY(routeText(route).find("[set:research, ads]") != std::string::npos);
    }

    // By the sets in force.
    void aDraftIsCheckedWithTheSetsOfNow() {
        const Compiled active = compiled(kSets, "team: set:research");
        admin::RouteSettings draft{.name = "d", .refuse = "no"};
        draft.when = {
            .kind = ConditionKind::Test, .field = RouteField::Team, .values = {"set:research"}};
        CheckedRoutes checked = checkRoutes({draft}, *active.snapshot);
        QVERIFY(checked.sound);
        QCOMPARE(checked.routes.at(0).when.of.at(0).values.size(), std::size_t(2));
        draft.when.values = {"set:nobody"};
        checked = checkRoutes({draft}, *active.snapshot);
        QVERIFY(!checked.sound);
        QVERIFY(checked.notes.at(0).text.find("There is no set \"nobody\".") == 0);
    }

    // Sets of the draft go before those in force; what is wrong with one is said of it.
    void aDraftIsCheckedWithSetsOfItsOwn() {
        const CheckedSets checked = checkSets({{"good", RouteField::Team, {"a"}},
                                               {"good", RouteField::Team, {"b"}},
                                               {"a name", RouteField::Team, {"a"}},
                                               {"empty", RouteField::Team, {}},
                                               {"deep", RouteField::Tag, {"set:good"}},
                                               {"hours", RouteField::Time, {"1"}},
                                               {"twice", RouteField::Tag, {"x", "x"}}});
        QVERIFY(!checked.sound);
        QStringList notes;
        for (const admin::SetNote& note : checked.notes) {
            notes << QStringLiteral("%1 %2: %3")
                         .arg(QString::number(note.set),
                              note.kind == admin::RouteNoteKind::Error ? QStringLiteral("error")
                                                                       : QStringLiteral("warning"),
                              QString::fromStdString(note.text));
        }
        const QString all = notes.join(u'\n');
        for (const char* words :
             {"1 error: Another set has this name, too.",
              "2 error: \"a name\" cannot be the name of a set.",
              "3 error: The set \"empty\" holds", "4 error: A set cannot hold another set.",
              "5 error: Of is one of model, key", "6 warning: \"x\" stands twice"}) {
            QVERIFY2(all.contains(QLatin1String(words)), qPrintable(all));
        }
        QCOMPARE(checked.sets, (std::vector<NamedSet>{{"good", RouteField::Team, {"a"}},
                                                      {"twice", RouteField::Tag, {"x", "x"}}}));
        QVERIFY(checkSets(checked.sets).sound);
    }

private:
    // Some values of some tests go into a set of their own.
    static RouteCondition withSets(RouteCondition when, RandomConditions& random,
                                   std::vector<NamedSet>& sets) {
        for (RouteCondition& each : when.of) {
            each = withSets(std::move(each), random, sets);
        }
        if (when.kind == ConditionKind::Test && mayBeSet(when.field) && random.below(2) == 0) {
            const std::string name = "s" + std::to_string(sets.size());
            const std::size_t kept = random.below(when.values.size());
            const auto first = when.values.begin() + static_cast<std::ptrdiff_t>(kept);
            sets.push_back({name, when.field, {first, when.values.end()}});
            when.values.erase(first, when.values.end());
            when.values.insert(when.values.begin(), std::string(kSetPrefix) + name);
        }
        return when;
    }
};

QTEST_APPLESS_MAIN(TestSetsDocument)
#include "test_sets_document.moc"
