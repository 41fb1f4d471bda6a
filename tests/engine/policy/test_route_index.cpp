// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <algorithm>
#include <map>

#include "engine/policy/routing/conditions.hpp"
#include "engine/policy/routing/cover.hpp"
#include "engine/policy/routing/idle_routes.hpp"
#include "engine/policy/routing/route_index.hpp"
#include "tests/engine/policy/random_conditions.hpp"

using namespace weir;
using namespace weir::policy;

namespace {

RouteCondition asksFor(RouteField field, std::vector<std::string> words) {
    RouteCondition made;
    made.kind = ConditionKind::Test;
    made.field = field;
    made.values = std::move(words);
    return made;
}

RouteCondition allOf(std::vector<RouteCondition> conditions) {
    RouteCondition made;
    made.of = std::move(conditions);
    return made;
}

Route routeWhen(RouteCondition when, bool enabled = true) {
    Route made;
    made.when = std::move(when);
    made.enabled = enabled;
    return made;
}

std::vector<std::size_t> foundBy(const RouteIndex& index, RouteField field, std::string_view word) {
    std::vector<std::size_t> found;
    index.eachFoundBy(field, word, [&](std::size_t route) {
        found.push_back(route);
        return true;
    });
    return found;
}

// Several tests that all have to hold, as people write them, or anything.
Route randomRoute(test::RandomConditions& dice) {
    if (dice.below(3) == 0) {
        return routeWhen(dice.condition(2), dice.below(6) != 0);
    }
    std::vector<RouteCondition> tests;
    for (std::size_t count = dice.below(4); count > 0; --count) {
        tests.push_back(dice.below(4) == 0 ? dice.condition(1) : dice.test());
    }
    return routeWhen(allOf(std::move(tests)), dice.below(6) != 0);
}

std::vector<Route> randomRoutes(test::RandomConditions& dice) {
    std::vector<Route> routes;
    for (std::size_t count = dice.below(30); count > 0; --count) {
        routes.push_back(randomRoute(dice));
    }
    return routes;
}

}  // namespace

class TestRouteIndex : public QObject {
    Q_OBJECT

private slots:
    void findsWhatIsFoundOneByOne() {
        std::size_t fitted = 0;
        for (std::uint32_t seed = 0; seed < 600; ++seed) {
            test::RandomConditions dice(seed);
            const std::vector<Route> routes = randomRoutes(dice);
            const RouteIndex index(routes);
            for (int calls = 0; calls < 20; ++calls) {
                const auto call = dice.call();
                const auto first = std::ranges::find_if(routes, [&](const Route& route) {
                    return route.enabled && holds(route.when, call->facts);
                });
                const Route* expected = first == routes.end() ? nullptr : &*first;
                QCOMPARE(index.firstThatFits(routes, call->facts), expected);
                fitted += expected == nullptr ? 0 : 1;
            }
        }
        QVERIFY(fitted > 1'000);
    }

    // Whatever one route hides from another is found; and what is found never takes a call.
    void findsWhatEachPairHidesAndMore() {
        std::size_t pairs = 0;
        std::size_t together = 0;
        std::size_t held = 0;  // calls that one would have taken that several hide
        for (std::uint32_t seed = 0; seed < 600; ++seed) {
            test::RandomConditions dice(seed);
            const std::vector<Route> routes = randomRoutes(dice);
            std::map<std::size_t, std::vector<std::size_t>> idle;
            for (const IdleRoute& each : idleRoutes(routes)) {
                idle[each.route] = each.hiddenBy;
                together += each.hiddenBy.size() > 1 ? 1 : 0;
            }
            for (std::size_t later = 0; later < routes.size(); ++later) {
                const bool enabled = routes[later].enabled;
                QVERIFY(enabled || !idle.contains(later));
                if (enabled && neverHolds(routes[later].when)) {
                    QVERIFY(idle.contains(later) && idle[later].empty());
                    continue;
                }
                for (std::size_t earlier = 0; enabled && earlier < later; ++earlier) {
                    if (routes[earlier].enabled &&
                        covers(routes[earlier].when, routes[later].when)) {
                        QCOMPARE(idle[later], std::vector<std::size_t>{earlier});
                        ++pairs;
                        break;
                    }
                }
            }
            for (int calls = 0; calls < 200; ++calls) {
                const auto call = dice.call();
                const auto takes = [&](std::size_t route) {
                    return routes[route].enabled && holds(routes[route].when, call->facts);
                };
                for (const auto& [route, hiddenBy] : idle) {
                    if (!takes(route)) {
                        continue;
                    }
                    // One of those that are named takes it, and stands before it.
                    const auto hider = std::ranges::find_if(hiddenBy, takes);
                    QVERIFY(hider != hiddenBy.end() && *hider < route);
                    held += hiddenBy.size() > 1 ? 1 : 0;
                }
            }
        }
        QVERIFY(pairs > 100);
        QVERIFY(together > 20);
        QVERIFY(held > 100);
    }

    // Of a thousand routes one is held against a call of its team: what many ask for too does not
    // count, wherever it stands.
    void looksAtThoseOfTheTeamOnly() {
        std::vector<Route> routes;
        for (int team = 0; team < 1'000; ++team) {
            routes.push_back(routeWhen(
                allOf({asksFor(RouteField::Model, {"auto"}),
                       allOf({asksFor(RouteField::Team, {"team-" + std::to_string(team)})})})));
        }
        routes.push_back(routeWhen({}));
        const RouteIndex index(routes);
        QCOMPARE(foundBy(index, RouteField::Team, "team-700"), std::vector<std::size_t>{700});
        QVERIFY(foundBy(index, RouteField::Team, "team-1000").empty());
        QVERIFY(foundBy(index, RouteField::Model, "auto").empty());
        QCOMPARE(index.byNoWord(), std::vector<std::uint32_t>{1'000});
    }

    void findsByEachWordThatMaySuffice() {
        const std::vector<Route> routes{
            routeWhen(asksFor(RouteField::Team, {"red", "blue", "red"})),
            routeWhen(asksFor(RouteField::Team, {"blue"}), false),
            routeWhen(asksFor(RouteField::Team, {"blue", "green"})),
            routeWhen(asksFor(RouteField::Team, {"blu*", "green"})),
        };
        const RouteIndex index(routes);
        QCOMPARE(foundBy(index, RouteField::Team, "blue"), (std::vector<std::size_t>{0, 2}));
        QCOMPARE(foundBy(index, RouteField::Team, "green"), std::vector<std::size_t>{2});
        QVERIFY(foundBy(index, RouteField::User, "blue").empty());
        QCOMPARE(index.byNoWord(), std::vector<std::uint32_t>{3});
    }

    void holdsNothingOfNoRoutes() {
        const RouteIndex index;
        QVERIFY(foundBy(index, RouteField::Team, "red").empty());
        QVERIFY(index.firstThatFits({}, {}) == nullptr);
    }
};

QTEST_APPLESS_MAIN(TestRouteIndex)
#include "test_route_index.moc"
