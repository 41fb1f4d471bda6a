// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <memory>

#include "engine/policy/routing/asked_names.hpp"
#include "engine/policy/routing/conditions.hpp"
#include "engine/policy/routing/cover.hpp"
#include "engine/policy/routing/idle_routes.hpp"
#include "tests/engine/policy/random_conditions.hpp"

using namespace weir;
using namespace weir::policy;
using test::RandomConditions;

namespace {

RouteCondition words(RouteField field, std::vector<std::string> values) {
    return {.kind = ConditionKind::Test, .field = field, .values = std::move(values)};
}
RouteCondition tokens(Comparison comparison, std::int64_t number) {
    return {.kind = ConditionKind::Test,
            .field = RouteField::Tokens,
            .comparison = comparison,
            .number = number};
}
RouteCondition flag(RouteField field, bool wanted) {
    return {.kind = ConditionKind::Test, .field = field, .number = wanted ? 1 : 0};
}
RouteCondition time(std::int64_t from, std::int64_t to) {
    return {.kind = ConditionKind::Test, .field = RouteField::Time, .number = from, .end = to};
}
RouteCondition group(ConditionKind kind, std::vector<RouteCondition> of) {
    return {.kind = kind, .of = std::move(of)};
}

Route on(RouteCondition when) {
    Route made;
    made.when = std::move(when);
    return made;
}

}  // namespace

// What has to be true of a call for a route to take it.
class TestConditions : public QObject {
    Q_OBJECT

private slots:
    // A name in it means something as it is written, and what was looked for in vain fits nothing.
    void whatTheClientSaysOfACallIsAskedByName() {
        const std::vector<MetadataMember> metadata = {
            {"feature", "chat-7"}, {"Team", "x"}, {"gone", "", false}};
        RouteFacts facts;
        RouteCondition feature = words(RouteField::Metadata, {"search", "chat*"});
        feature.name = "feature";
        QVERIFY(!holds(feature, facts));
        facts.metadata = metadata;
        QVERIFY(holds(feature, facts));
        feature.values = {"chat"};
        QVERIFY(!holds(feature, facts));
        RouteCondition team = words(RouteField::Metadata, {"*"});
        team.name = "team";
        QVERIFY(!holds(team, facts));
        team.name = "gone";
        QVERIFY(!holds(team, facts));
        QVERIFY(holds(group(ConditionKind::Not, {team}), facts));
    }

    void onlyRoutesThatAreOnAskForNames() {
        RouteCondition feature = words(RouteField::Metadata, {"a"});
        feature.name = "feature";
        RouteCondition user = feature;
        user.name = "user_id";
        std::vector<Route> routes = {
            on(group(ConditionKind::Any, {feature, group(ConditionKind::Not, {user})})),
            on(feature), on(words(RouteField::Team, {"t"}))};
        QCOMPARE(namesAskedFor(routes, RouteField::Metadata),
                 (std::vector<std::string>{"feature", "user_id"}));
        routes[0].enabled = false;
        QCOMPARE(namesAskedFor(routes, RouteField::Metadata), std::vector<std::string>{"feature"});
        QVERIFY(!firstBeyondNames(routes, RouteField::Metadata));
        for (std::size_t i = 0; i < kMostNames; ++i) {
            feature.name = "m" + std::to_string(i);
            routes.push_back(on(feature));
        }
        QCOMPARE(firstBeyondNames(routes, RouteField::Metadata), std::optional(routes.size() - 1));
        routes.back().enabled = false;
        QVERIFY(!firstBeyondNames(routes, RouteField::Metadata));
    }

    void starsStandForAnything_data() {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("word");
        QTest::addColumn<bool>("fits");
        QTest::newRow("same") << "gpt-5" << "gpt-5" << true;
        QTest::newRow("other") << "gpt-5" << "gpt-50" << false;
        QTest::newRow("begins") << "gpt-*" << "gpt-5" << true;
        QTest::newRow("begins with all of it") << "gpt-*" << "gpt-" << true;
        QTest::newRow("begins otherwise") << "gpt-*" << "o3" << false;
        QTest::newRow("ends") << "*-mini" << "gpt-5-mini" << true;
        QTest::newRow("ends otherwise") << "*-mini" << "mini" << false;
        QTest::newRow("within") << "*5*" << "gpt-5-mini" << true;
        QTest::newRow("anything") << "*" << "" << true;
        QTest::newRow("a star in the middle is a letter") << "a*b" << "axb" << false;
    }
    void starsStandForAnything() {
        QFETCH(QString, pattern);
        QFETCH(QString, word);
        QFETCH(bool, fits);
        QCOMPARE(policy::fits(pattern.toStdString(), word.toStdString()), fits);
    }

    void aNightGoesOverMidnight() {
        const RouteCondition night = time(22 * 60, 6 * 60);
        const auto at = [&](int minute) {
            RouteFacts facts;
            facts.minuteOfDay = minute;
            return holds(night, facts);
        };
        QVERIFY(at(22 * 60) && at(23 * 60 + 59) && at(0) && at(5 * 60 + 59));
        QVERIFY(!at(6 * 60) && !at(12 * 60) && !at(21 * 60 + 59));
    }

    void withoutALimitNoComparisonOfItHolds() {
        RouteCondition small = tokens(Comparison::Below, 100);
        small.field = RouteField::MaxTokens;
        RouteFacts facts;
        QVERIFY(!holds(small, facts));
        facts.maxTokens = 10;
        QVERIFY(holds(small, facts));
    }

    void aBudgetIsLowWhileOneDegrades() {
        const RouteCondition low{
            .kind = ConditionKind::Test, .field = RouteField::LowBudget, .number = 1};
        QVERIFY(!holds(low, RouteFacts()));
        QVERIFY(holds(low, {.degradedBy = "search"}));
    }

    void whatIsLeftOfABudgetIsAShare() {
        RouteCondition small = tokens(Comparison::Below, 20);
        small.field = RouteField::BudgetLeft;
        QVERIFY(!holds(small, RouteFacts()));  // without a budget nothing is missing
        QVERIFY(!holds(small, {.budgetLeft = 20}));
        QVERIFY(holds(small, {.budgetLeft = 19}));
        // Nobody has more left than all of it.
        RouteCondition more = small;
        more.comparison = Comparison::Over;
        more.number = kWholeShare;
        QVERIFY(neverHolds(more));
        RouteCondition most = more;
        most.comparison = Comparison::AtMost;
        RouteCondition some = most;
        some.comparison = Comparison::AtLeast;
        some.number = 50;
        QVERIFY(covers(most, some) && covers(most, small) && !covers(some, most));
    }

    // "An abstention takes the rule's default": neither a rule for what is simple nor one for what
    // is not hard takes a call that nobody could judge.
    void whatCouldNotBeJudgedFitsOnlyItsOwnWord() {
        const RouteCondition simple = words(RouteField::Complexity, {"simple"});
        const RouteCondition anything = words(RouteField::Complexity, {"*"});
        const RouteCondition unknown = words(RouteField::Complexity, {"simple", "unknown"});
        const auto notHard = group(ConditionKind::Not, {words(RouteField::Complexity, {"hard"})});
        const auto notUnknown =
            group(ConditionKind::Not, {words(RouteField::Complexity, {"unknown"})});
        for (const std::string_view nothing : {"unknown", ""}) {
            const RouteFacts facts{.complexity = nothing};
            QVERIFY(!holds(simple, facts) && !holds(notHard, facts) && !holds(anything, facts));
            QVERIFY(holds(unknown, facts) && !holds(notUnknown, facts));
            QVERIFY(!holds(group(ConditionKind::Not, {notHard}), facts));
            QVERIFY(!holds(group(ConditionKind::All, {unknown, notHard}), facts));
            QVERIFY(holds(group(ConditionKind::Any, {notHard, unknown}), facts));
        }
        const RouteFacts facts{.complexity = "simple"};
        QVERIFY(holds(simple, facts) && holds(notHard, facts) && holds(anything, facts));
        QVERIFY(holds(unknown, facts) && holds(notUnknown, facts));
        QVERIFY(!holds(group(ConditionKind::Not, {unknown}), facts));
    }

    // Of a condition whose other parts decide, it makes no difference.
    void whatIsCertainNeedsNoJudgement() {
        const RouteFacts facts{.model = "auto", .task = "unknown"};
        const RouteCondition code = words(RouteField::Task, {"code"});
        const RouteCondition mine = words(RouteField::Model, {"auto"});
        QVERIFY(holds(group(ConditionKind::Any, {code, mine}), facts));
        QVERIFY(holds(group(ConditionKind::Not, {code, words(RouteField::Model, {"b"})}), facts));
    }

    void whoAsksForAJudgementIsFound() {
        const RouteCondition code = words(RouteField::Task, {"code"});
        const RouteCondition mine = words(RouteField::Model, {"auto"});
        QVERIFY(asksForJudgement(code) && !asksForJudgement(mine));
        QVERIFY(asksFor(group(ConditionKind::Any, {mine, code}), RouteField::Task));
        QVERIFY(!asksFor(code, RouteField::Model));
        QVERIFY(asksForJudgement(
            group(ConditionKind::All, {mine, group(ConditionKind::Not, {mine, code})})));
    }

    void nothingHoldsAlways() { QVERIFY(holds(RouteCondition(), RouteFacts())); }

    void theFirstConditionThatFailsIsNamed() {
        RouteFacts facts;
        facts.model = "auto";
        facts.tokens = 10;
        const RouteCondition when =
            group(ConditionKind::All, {words(RouteField::Model, {"auto"}),
                                       group(ConditionKind::All, {tokens(Comparison::Over, 5),
                                                                  tokens(Comparison::Over, 2'000)}),
                                       words(RouteField::Team, {"search"})});
        const RouteCondition* failed = firstFailure(when, facts);
        QVERIFY(failed != nullptr);
        QCOMPARE(*failed, tokens(Comparison::Over, 2'000));
        facts.tokens = 3'000;
        QCOMPARE(*firstFailure(when, facts), words(RouteField::Team, {"search"}));
        facts.team = "search";
        QVERIFY(firstFailure(when, facts) == nullptr);
    }

    // Of each random condition: there is a failure if, and only if, it does not hold.
    void aFailureIsFoundWheneverItDoesNotHold() {
        RandomConditions random(1);
        for (int i = 0; i < 20'000; ++i) {
            const RouteCondition when = random.condition(3);
            const auto call = random.call();
            QCOMPARE(firstFailure(when, call->facts) == nullptr, holds(when, call->facts));
        }
    }

    // What is said to cover never misses a call, and what is said never to hold never does.
    void whatIsCertainIsTrueOfEveryCall() {
        RandomConditions random(2);
        int covered = 0;
        int never = 0;
        for (int i = 0; i < 30'000; ++i) {
            const RouteCondition earlier = random.condition(2);
            RouteCondition later = random.condition(2);
            if (random.below(2) == 0) {
                later = group(ConditionKind::All, {earlier, later});
            }
            const bool covers = policy::covers(earlier, later);
            const bool nothing = neverHolds(later);
            covered += covers ? 1 : 0;
            never += nothing ? 1 : 0;
            for (int call = 0; call < 8; ++call) {
                const auto made = random.call();
                const bool holdsLater = holds(later, made->facts);
                QVERIFY(!covers || !holdsLater || holds(earlier, made->facts));
                QVERIFY(!nothing || !holdsLater);
            }
        }
        QVERIFY(covered > 500);
        QVERIFY(never > 250);
    }

    void aRouteBehindOneThatTakesAllIsIdle() {
        const auto route = [](std::string name, RouteCondition when) {
            Route made;
            made.name = std::move(name);
            made.when = std::move(when);
            return made;
        };
        std::vector<Route> routes{
            route("big", group(ConditionKind::All, {tokens(Comparison::Over, 1'000)})),
            route("bigger", group(ConditionKind::All, {tokens(Comparison::AtLeast, 2'000),
                                                       words(RouteField::Team, {"search"})})),
            route("nobody", group(ConditionKind::All,
                                  {tokens(Comparison::Over, 10), tokens(Comparison::Below, 5)})),
            route("rest", RouteCondition()),
            route("late", words(RouteField::Model, {"auto"})),
        };
        const auto idle = idleRoutes(routes);
        QCOMPARE(idle.size(), std::size_t(3));
        QCOMPARE(idle[0].route, std::size_t(1));
        QCOMPARE(idle[0].hiddenBy, std::vector<std::size_t>{0});
        QCOMPARE(idle[1].route, std::size_t(2));
        QVERIFY(idle[1].hiddenBy.empty());
        QCOMPARE(idle[2].route, std::size_t(4));
        QCOMPARE(idle[2].hiddenBy, std::vector<std::size_t>{3});
        // Whoever is switched off hides nobody, and is not hidden either.
        routes[0].enabled = false;
        routes[4].enabled = false;
        QCOMPARE(idleRoutes(routes).size(), std::size_t(1));
    }

    void severalHideARouteTogether_data() {
        QTest::addColumn<std::vector<RouteCondition>>("before");
        QTest::addColumn<RouteCondition>("hidden");
        QTest::addColumn<std::vector<std::size_t>>("hiders");
        using Before = std::vector<RouteCondition>;
        using Hiders = std::vector<std::size_t>;
        const auto team = [](std::vector<std::string> names) {
            return words(RouteField::Team, std::move(names));
        };
        const auto all = [](std::vector<RouteCondition> of) {
            return group(ConditionKind::All, std::move(of));
        };
        const auto both = all({team({"a", "b"}), tokens(Comparison::Over, 10)});
        QTest::newRow("each one of its words")
            << Before{team({"a"}), team({"b", "c"})} << both << Hiders{0, 1};
        QTest::newRow("not every word") << Before{team({"a"}), team({"c"})} << both << Hiders{};
        QTest::newRow("a word only of some")
            << Before{team({"a"}), all({team({"b"}), tokens(Comparison::Over, 20)})} << both
            << Hiders{};
        QTest::newRow("a flag") << Before{flag(RouteField::Tools, true),
                                          flag(RouteField::Tools, false)}
                                << team({"a"}) << Hiders{0, 1};
        QTest::newRow("a number") << Before{tokens(Comparison::Over, 10),
                                            tokens(Comparison::AtMost, 10)}
                                  << RouteCondition() << Hiders{0, 1};
        QTest::newRow("a gap") << Before{tokens(Comparison::Over, 10),
                                         tokens(Comparison::Below, 10)}
                               << RouteCondition() << Hiders{};
        QTest::newRow("a gap that it does not reach")
            << Before{tokens(Comparison::Over, 10), flag(RouteField::Tools, true)}
            << all({tokens(Comparison::AtLeast, 50)}) << Hiders{0};
        RouteCondition most = tokens(Comparison::Over, 10);
        most.field = RouteField::MaxTokens;
        RouteCondition least = tokens(Comparison::AtMost, 10);
        least.field = RouteField::MaxTokens;
        QTest::newRow("a limit that a call may not have")
            << Before{most, least} << RouteCondition() << Hiders{};
    }
    void severalHideARouteTogether() {
        QFETCH(std::vector<RouteCondition>, before);
        QFETCH(RouteCondition, hidden);
        QFETCH(std::vector<std::size_t>, hiders);
        std::vector<Route> routes;
        before.push_back(hidden);
        for (RouteCondition& when : before) {
            routes.emplace_back().when = std::move(when);
        }
        const auto idle = idleRoutes(routes);
        QCOMPARE(idle.size(), std::size_t(hiders.empty() ? 0 : 1));
        if (!hiders.empty()) {
            QCOMPARE(idle[0].route, routes.size() - 1);
            QCOMPARE(idle[0].hiddenBy, hiders);
        }
    }
};

QTEST_APPLESS_MAIN(TestConditions)
#include "test_conditions.moc"
