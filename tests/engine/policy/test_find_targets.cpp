// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <map>
#include <set>

#include "engine/policy/routing/decide.hpp"
#include "engine/policy/routing/find_targets.hpp"
#include "tests/engine/policy/small_snapshot.hpp"

using namespace weir;
using namespace weir::policy;
using namespace std::chrono_literals;

namespace {

class FixedFigures final : public TargetFigures {
public:
    std::map<std::string, CandidateView> views;
    std::map<std::string, Money> costs;
    std::vector<WarmTarget> caches;
    std::uint64_t drawn = 0;
    mutable int draws = 0;
    mutable int asked = 0;  // for warm caches

    CandidateView view(const Target& target) const override {
        const auto found = views.find(target.name);
        return found == views.end() ? CandidateView{} : found->second;
    }
    // What is cached costs nothing, of as many tokens as nano-dollars.
    std::optional<Money> cost(const Target& target, std::uint64_t cached) const override {
        const auto found = costs.find(target.name);
        return found == costs.end()
                   ? std::nullopt
                   : std::optional(
                         Money::fromNano(found->second.nano() - static_cast<std::int64_t>(cached)));
    }
    std::optional<WarmCache> warm(const Target& target) const override {
        ++asked;
        return warmIn(caches, target);
    }
    std::uint64_t draw() const override {
        ++draws;
        return drawn;
    }
};

RouteCondition askedFor(std::string model) {
    return {.kind = ConditionKind::Test, .field = RouteField::Model, .values = {std::move(model)}};
}

std::vector<std::string> namesOf(const Lookup& lookup) {
    std::vector<std::string> names;
    for (const Target& target : lookup.targets) {
        names.push_back(target.name);
    }
    return names;
}
using Names = std::vector<std::string>;

}  // namespace

// Where a call may go: by routes, then by its name.
class TestFindTargets : public QObject {
    Q_OBJECT

    // one with two keys, two, and claude; the model "smart" is two/s, then one/m.
    static Snapshot policy() {
        Snapshot snapshot;
        snapshot.providers = {test::provider("one", "openai", {"m", "n"}, 2),
                              test::provider("two", "openai", {"m", "s"}),
                              test::provider("claude", "anthropic", {"c"})};
        snapshot.models = {test::model(snapshot, "smart", {{1, "s"}, {0, "m"}})};
        return snapshot;
    }
    static Route route(const Snapshot& snapshot, std::string name, RouteCondition when,
                       const std::vector<std::pair<std::uint32_t, std::string>>& targets,
                       RouteStrategy strategy = RouteStrategy::Ordered) {
        Route made;
        made.name = std::move(name);
        made.when = std::move(when);
        made.strategy = strategy;
        for (const auto& [provider, model] : targets) {
            made.choices.push_back({snapshot.providers[provider].name + "/" + model, 1,
                                    snapshot.makeTargets(provider, model)});
        }
        return made;
    }
    static Lookup find(const Snapshot& snapshot, std::string_view model,
                       const FixedFigures& figures = {}) {
        return findTargets({.model = model, .dialect = Dialect::OpenAiChat}, snapshot, figures);
    }

private slots:
    void theFirstRouteThatFitsTakesIt() {
        Snapshot snapshot = policy();
        snapshot.routes = {route(snapshot, "off", {}, {{1, "s"}}),
                           route(snapshot, "other", askedFor("other"), {{1, "s"}}),
                           route(snapshot, "auto", askedFor("au*"), {{0, "m"}, {1, "m"}}),
                           route(snapshot, "rest", {}, {{0, "n"}})};
        snapshot.routes[0].enabled = false;
        snapshot.index();
        const Lookup found = find(snapshot, "auto");
        QVERIFY(found.kind == Lookup::Kind::Route);
        QCOMPARE(found.route, std::string("auto"));
        // A target is all keys of its provider, one after the other.
        QCOMPARE(namesOf(found), (Names{"one/m", "one#2/m", "two/m"}));
        QCOMPARE(found.reasons,
                 (Names{"first of route auto", "first of route auto", "number 2 of route auto"}));
        // Also over names of the document and names with a provider.
        QCOMPARE(namesOf(find(snapshot, "smart")), (Names{"one/n", "one#2/n"}));
        QCOMPARE(namesOf(find(snapshot, "two/m")), (Names{"one/n", "one#2/n"}));
    }

    void aBudgetThatIsNearlyUsedPutsTheCheapestOfANameFirst() {
        Snapshot snapshot = policy();
        snapshot.models.push_back(test::model(snapshot, "any", {{2, "c"}, {1, "s"}, {0, "m"}}));
        snapshot.routes = {route(snapshot, "own", askedFor("own"), {{1, "s"}, {0, "m"}}),
                           route(snapshot, "asked", askedFor("any"), {})};
        snapshot.index();
        FixedFigures figures;
        figures.costs = {{"one/m", Money::fromNano(2'000'000)},
                         {"one#2/m", Money::fromNano(2'000'000)},
                         {"two/s", Money::fromNano(3'000'000)}};
        const auto found = [&](std::string_view model, std::string_view budget) {
            return findTargets(
                {.model = model, .dialect = Dialect::OpenAiChat, .degradedBy = budget}, snapshot,
                figures);
        };
        QCOMPARE(namesOf(found("smart", "")), (Names{"two/s", "one/m", "one#2/m"}));
        const Lookup cheap = found("smart", "search");
        QCOMPARE(namesOf(cheap), (Names{"one/m", "one#2/m", "two/s"}));
        QCOMPARE(cheap.reasons[0], std::string("cheapest of model smart: about $0.002; the budget "
                                               "search is nearly used"));
        QCOMPARE(cheap.reasons[2], std::string("number 3 of model smart: about $0.003; the budget "
                                               "search is nearly used"));
        // A route that leads to the targets of the name does the same; one with its own does not.
        const Lookup asked = found("any", "search");
        QCOMPARE(asked.route, std::string("asked"));
        QCOMPARE(namesOf(asked), (Names{"one/m", "one#2/m", "two/s", "claude/c"}));
        QCOMPARE(asked.reasons.back(), std::string("number 4 of route asked: unpriced; the budget "
                                                   "search is nearly used"));
        QCOMPARE(namesOf(found("own", "search")), (Names{"two/s", "one/m", "one#2/m"}));
        QVERIFY(found("nobody", "search").targets.empty());
    }

    void withoutARouteTheNameDecides() {
        Snapshot snapshot = policy();
        snapshot.routes = {route(snapshot, "auto", askedFor("auto"), {{0, "m"}})};
        snapshot.index();
        const Lookup found = find(snapshot, "smart");
        QVERIFY(found.kind == Lookup::Kind::Model);
        QVERIFY(found.route.empty());
        QCOMPARE(namesOf(found), (Names{"two/s", "one/m", "one#2/m"}));
        QVERIFY(find(snapshot, "nobody").kind == Lookup::Kind::Unknown);
    }

    void aRouteWithoutTargetsArrangesThoseOfTheName() {
        Snapshot snapshot = policy();
        snapshot.routes = {route(snapshot, "thrift", {}, {}, RouteStrategy::Cheapest)};
        snapshot.index();
        FixedFigures figures;
        figures.costs = {{"one/m", Money::fromNano(1)}, {"two/s", Money::fromNano(2)}};
        const Lookup found = find(snapshot, "smart", figures);
        QVERIFY(found.kind == Lookup::Kind::Route);
        QCOMPARE(namesOf(found), (Names{"one/m", "one#2/m", "two/s"}));
        const Lookup unknown = find(snapshot, "nobody", figures);
        QVERIFY(unknown.kind == Lookup::Kind::Unknown);
        QCOMPARE(unknown.route, std::string("thrift"));
        QVERIFY(!unknown.message.empty());
    }

    void figuresOfAllKeysOfATargetCount() {
        Snapshot snapshot = policy();
        snapshot.routes = {
            route(snapshot, "least", {}, {{0, "m"}, {1, "m"}}, RouteStrategy::LeastBusy)};
        snapshot.index();
        FixedFigures figures;
        figures.views["one/m"].inFlight = 2;
        figures.views["one#2/m"].inFlight = 2;
        figures.views["two/m"].inFlight = 3;
        QCOMPARE(namesOf(find(snapshot, "x", figures)), (Names{"two/m", "one/m", "one#2/m"}));
        figures.views["two/m"].inFlight = 5;
        QCOMPARE(namesOf(find(snapshot, "x", figures))[0], std::string("one/m"));
    }

    // As much of a cache counts as there is input; a tiny prompt gains nothing.
    void aWarmCacheMakesATargetCheaper() {
        Snapshot snapshot = policy();
        snapshot.routes = {
            route(snapshot, "thrift", {}, {{0, "m"}, {1, "m"}}, RouteStrategy::Cheapest)};
        snapshot.index();
        FixedFigures figures;
        figures.costs = {{"one/m", Money::fromNano(1'000)},
                         {"one#2/m", Money::fromNano(1'000)},
                         {"two/m", Money::fromNano(900)}};
        const auto found = [&](std::uint64_t tokens) {
            return findTargets({.model = "x", .tokens = tokens}, snapshot, figures);
        };
        QCOMPARE(namesOf(found(500))[0], std::string("two/m"));
        // It is the key that has it which is asked first then.
        figures.caches = {{"one#2/m", 400, Timestamp()}};
        const Lookup warm = found(500);
        QCOMPARE(namesOf(warm), (Names{"one#2/m", "one/m", "two/m"}));
        QVERIFY(warm.reasons[0].starts_with("first of route thrift: about $0.0000006; 400 tok"));
        QVERIFY(found(300).reasons[0].find("; 300 tokens warm here") != std::string::npos);
        QCOMPARE(namesOf(found(99))[0], std::string("two/m"));
        // At the same cost the warm one comes first.
        QCOMPARE(namesOf(found(100))[0], std::string("one#2/m"));
    }

    // Of a model of the document, only what its first target holds counts, as its price does.
    void aModelOfTheDocumentIsWarmWhereItsFirstTargetIs() {
        Snapshot snapshot = policy();
        Route made = route(snapshot, "r", {}, {{0, "n"}}, RouteStrategy::Sticky);
        made.choices.push_back({"smart", 1, snapshot.models[0].targets});
        made.choices[0].weight = 1'000'000;
        snapshot.routes = {made};
        snapshot.index();
        FixedFigures figures;
        figures.caches = {{"one/m", 400, Timestamp()}};
        const auto found = [&] {
            return namesOf(
                findTargets({.model = "x", .session = "s", .tokens = 500}, snapshot, figures));
        };
        QCOMPARE(found(), (Names{"one/n", "one#2/n", "two/s", "one/m", "one#2/m"}));
        figures.caches[0].target = "two/s";
        QCOMPARE(found(), (Names{"two/s", "one/m", "one#2/m", "one/n", "one#2/n"}));
    }

    void aWarmCacheCountsForABudgetThatIsNearlyUsed() {
        Snapshot snapshot = policy();
        snapshot.index();
        FixedFigures figures;
        figures.costs = {{"one/m", Money::fromNano(900)},
                         {"one#2/m", Money::fromNano(900)},
                         {"two/s", Money::fromNano(1'000)}};
        figures.caches = {{"two/s", 400, Timestamp()}};
        const Lookup found = findTargets({.model = "smart", .degradedBy = "search", .tokens = 500},
                                         snapshot, figures);
        QCOMPARE(namesOf(found)[0], std::string("two/s"));
        QCOMPARE(found.reasons[0],
                 std::string("cheapest of model smart: about $0.0000006; 400 tokens warm here "
                             "until about 00:00 UTC; the budget search is nearly used"));
    }

    // For an answer of 500 tokens, or of what the call lets it have.
    void theFastestGoesByTheLengthOfTheAnswer() {
        Snapshot snapshot = policy();
        snapshot.routes = {route(snapshot, "r", {}, {{0, "m"}, {1, "m"}}, RouteStrategy::Fastest)};
        snapshot.indexRoutes();
        FixedFigures figures;
        figures.views["one/m"] = {.firstTokenP50Us = 100'000, .tokenP50Us = 20'000};
        figures.views["two/m"] = {.firstTokenP50Us = 500'000, .tokenP50Us = 10'000};
        const auto first = [&](std::optional<std::uint64_t> most) {
            return namesOf(findTargets({.model = "x", .maxTokens = most}, snapshot, figures))[0];
        };
        QCOMPARE(first({}), std::string("two/m"));
        QCOMPARE(first(32'000), std::string("two/m"));
        QCOMPARE(first(30), std::string("one/m"));
    }

    void onlyCostAndStickinessAskForCaches() {
        Snapshot snapshot = policy();
        for (const auto strategy : {RouteStrategy::Ordered, RouteStrategy::Weighted,
                                    RouteStrategy::Fastest, RouteStrategy::LeastBusy}) {
            snapshot.routes = {route(snapshot, "r", {}, {{0, "m"}, {1, "m"}}, strategy)};
            snapshot.indexRoutes();
            FixedFigures figures;
            find(snapshot, "x", figures);
            QCOMPARE(figures.asked, 0);
        }
        snapshot.routes[0].strategy = RouteStrategy::Sticky;
        QVERIFY(!snapshot.asksForWarmCaches());
        snapshot.indexRoutes();
        QVERIFY(snapshot.asksForWarmCaches());
        Snapshot saving = policy();
        saving.budgets = {{.name = "b", .scope = {}, .limit = {}, .whenUsed = WhenUsed::Degrade}};
        saving.index();
        QVERIFY(saving.asksForWarmCaches());
    }

    // Nobody pays for a draw that nothing is drawn by.
    void onlyAWeightedRouteDraws() {
        Snapshot snapshot = policy();
        snapshot.routes = {route(snapshot, "r", {}, {{0, "m"}, {1, "m"}})};
        snapshot.index();
        FixedFigures figures;
        find(snapshot, "x", figures);
        QCOMPARE(figures.draws, 0);
        snapshot.routes[0].strategy = RouteStrategy::Weighted;
        find(snapshot, "x", figures);
        QCOMPARE(figures.draws, 1);
    }

    void aStickyRouteGoesByTheKeyWhereThereIsNoSession() {
        Snapshot snapshot = policy();
        snapshot.routes = {route(snapshot, "r", {}, {{0, "m"}, {1, "m"}}, RouteStrategy::Sticky)};
        snapshot.index();
        const auto at = [&](std::string_view key, std::string_view session) {
            return namesOf(findTargets({.model = "x", .key = key, .session = session}, snapshot,
                                       FixedFigures()))[0];
        };
        std::set<std::string> seen;
        for (int i = 0; i < 50; ++i) {
            const std::string key = "key-" + std::to_string(i);
            seen.insert(at(key, {}));
            QCOMPARE(at(key, {}), at("another", key));
        }
        QCOMPARE(seen.size(), std::size_t(2));
    }

    void aRouteMayRefuse() {
        Snapshot snapshot = policy();
        snapshot.routes = {route(snapshot, "night", {}, {})};
        snapshot.routes[0].refuse = "Not at night.";
        snapshot.index();
        const Lookup found = find(snapshot, "smart");
        QVERIFY(found.kind == Lookup::Kind::Refused);
        const Decision decision =
            decide({"smart", Dialect::OpenAiChat}, found, snapshot, {}, Instant(), Instant() + 1s);
        QVERIFY(decision.refusal->kind == Refusal::Kind::ByRoute);
        QCOMPARE(decision.refusal->message, std::string("Not at night."));
    }

    void aRouteWhoseTargetsSpeakAnotherDialectSaysSo() {
        Snapshot snapshot = policy();
        snapshot.routes = {route(snapshot, "r", {}, {{2, "c"}})};
        snapshot.index();
        const Lookup found = find(snapshot, "x");
        const std::vector<CandidateView> views(1);
        const Decision decision =
            decide({"x", Dialect::OpenAiChat}, found, snapshot, views, Instant(), Instant() + 1s);
        QVERIFY(decision.refusal->kind == Refusal::Kind::OtherDialect);
        QVERIFY(decision.refusal->message.starts_with("The targets of route r speak anthropic"));
    }

    // A name that only a route makes is listed like the others, in the dialects of its targets.
    void namesOfRoutesAreOffered() {
        Snapshot snapshot = policy();
        snapshot.routes = {route(snapshot, "r", askedFor("auto"), {{0, "m"}, {1, "s"}}),
                           route(snapshot, "off", askedFor("gone"), {{0, "m"}}),
                           route(snapshot, "stars", askedFor("any-*"), {{0, "m"}}),
                           route(snapshot, "no", askedFor("never"), {})};
        snapshot.routes[1].enabled = false;
        snapshot.routes[3].refuse = "No.";
        snapshot.index();
        std::map<std::string, OfferedModel> offered;
        for (OfferedModel& each : snapshot.offered()) {
            offered[each.name] = each;
        }
        QVERIFY(offered.contains("auto"));
        QCOMPARE(offered["auto"].owner, std::string("weir"));
        QCOMPARE(offered["auto"].targets, (Names{"one/m", "one#2/m", "two/s"}));
        QVERIFY(!offered.contains("gone") && !offered.contains("any-*") &&
                !offered.contains("never"));
        QCOMPARE(snapshot.nearNames("autoo"), Names{"auto"});
    }

    // A provider that takes any name would take it without routes, but they come first.
    void aNameOfRoutesLeadsToTheirTargets() {
        Snapshot snapshot = policy();
        snapshot.providers[0].serveAll = true;
        snapshot.providers[0].serve.clear();
        snapshot.routes = {route(snapshot, "r", askedFor("auto"), {{1, "s"}}),
                           route(snapshot, "more", askedFor("auto"), {{1, "m"}, {1, "s"}})};
        snapshot.index();
        const auto offered = snapshot.offered();
        const auto found = std::ranges::find(offered, "auto", &OfferedModel::name);
        QVERIFY(found != offered.end());
        QCOMPARE(found->owner, std::string("weir"));
        QCOMPARE(found->targets, (Names{"two/s", "two/m"}));
    }
};

QTEST_APPLESS_MAIN(TestFindTargets)
#include "test_find_targets.moc"
