// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "engine/policy/routing/decide.hpp"
#include "engine/policy/routing/find_targets.hpp"
#include "tests/engine/policy/small_snapshot.hpp"

using namespace weir;
using namespace weir::policy;
using namespace std::chrono_literals;

namespace {

class PricedFigures final : public TargetFigures {
public:
    CandidateView view(const Target&) const override { return {}; }
    std::optional<Money> cost(const Target& target, std::uint64_t) const override {
        asked.push_back(target.name);
        return Money::fromNano(target.model == "cheap" ? 1 : 2);
    }
    std::uint64_t draw() const override { return 0; }

    mutable std::vector<std::string> asked;
};

Capabilities blind() {
    Capabilities can;
    can.images = Known::No;
    return can;
}

}  // namespace

// What cannot serve a call is ruled out before a strategy orders the rest, and says why.
class TestGates : public QObject {
    Q_OBJECT

    // "one" knows its models by the document; "two" says nothing of its own.
    static Snapshot snapshotOf(std::vector<std::pair<std::string, Capabilities>> known) {
        Snapshot snapshot;
        snapshot.providers = {test::provider("one", "openai"), test::provider("two", "openai")};
        snapshot.providers[0].capabilities = std::move(known);
        snapshot.models = {test::model(snapshot, "m", {{0, "cheap"}, {1, "dear"}})};
        snapshot.index();
        return snapshot;
    }
    static Route routeOver(const Snapshot& snapshot, RouteStrategy strategy) {
        Route route;
        route.name = "r";
        route.strategy = strategy;
        route.choices = {{"one/cheap", 1, snapshot.makeTargets(0, "cheap")},
                         {"two/dear", 1, snapshot.makeTargets(1, "dear")}};
        return route;
    }
    static RouteFacts facts() {
        RouteFacts made;
        made.model = "m";
        made.endpoint = "/v1/chat/completions";
        return made;
    }
    static Decision decideFor(const RouteFacts& facts, const Lookup& lookup,
                              const Snapshot& snapshot) {
        const std::vector<CandidateView> views(lookup.targets.size());
        return decide({facts.model, wireOf(facts), needsOf(facts)}, lookup, snapshot, views,
                      Instant(), Instant() + 1s);
    }
    static QByteArray reasonsOf(const Decision& decision) {
        QByteArray text;
        for (const Candidate& each : decision.candidates) {
            text += QByteArray::fromStdString(each.target.name + ": " + each.reason) + '\n';
        }
        return text;
    }

private slots:
    void eachNeedIsAGate_data() {
        QTest::addColumn<int>("which");
        QTest::addColumn<QByteArray>("reason");
        QTest::newRow("images") << 0 << QByteArray("takes no images");
        QTest::newRow("audio") << 1 << QByteArray("takes no audio");
        QTest::newRow("files") << 2 << QByteArray("takes no documents");
        QTest::newRow("tools") << 3 << QByteArray("calls no tools");
        QTest::newRow("structured") << 4 << QByteArray("answers by no JSON schema");
    }
    void eachNeedIsAGate() {
        QFETCH(int, which);
        QFETCH(QByteArray, reason);
        static constexpr Known Capabilities::* kCan[] = {
            &Capabilities::images, &Capabilities::audio, &Capabilities::files, &Capabilities::tools,
            &Capabilities::structured};
        static constexpr bool RouteFacts::* kNeeds[] = {&RouteFacts::images, &RouteFacts::audio,
                                                        &RouteFacts::files, &RouteFacts::tools,
                                                        &RouteFacts::structured};
        for (const Known known : {Known::Unknown, Known::No, Known::Yes}) {
            Capabilities can;
            can.*kCan[which] = known;
            const Snapshot snapshot = snapshotOf({{"cheap", can}});
            for (const bool needed : {false, true}) {
                RouteFacts call = facts();
                call.*kNeeds[which] = needed;
                const Lookup found = findTargets(call, snapshot, PricedFigures());
                const bool ruledOut = needed && known == Known::No;
                QCOMPARE(found.targets.size(), ruledOut ? std::size_t(1) : std::size_t(2));
                QCOMPARE(found.unfit.size(), ruledOut ? std::size_t(1) : std::size_t(0));
                if (ruledOut) {
                    QCOMPARE(QByteArray::fromStdString(found.unfit[0].reasons.at(0)), reason);
                }
            }
        }
    }

    void aContextIsTooShortOnlyBeyondDoubt() {
        Capabilities can;
        can.context = 16'385;
        const Snapshot snapshot = snapshotOf({{"cheap", can}});
        const auto unfitAt = [&](std::uint64_t tokens, std::optional<std::uint64_t> most) {
            RouteFacts call = facts();
            call.tokens = tokens;
            call.maxTokens = most;
            return findTargets(call, snapshot, PricedFigures()).unfit.size() == 1;
        };
        QVERIFY(!unfitAt(16'385, {}));
        QVERIFY(!unfitAt(24'576, {}));  // the estimate may be a third too high
        QVERIFY(unfitAt(24'579, {}));
        QVERIFY(!unfitAt(12'000, 8'385));
        QVERIFY(unfitAt(12'000, 8'386));
        QVERIFY(!unfitAt(0, {}));
        RouteFacts call = facts();
        call.tokens = 40'000;
        QCOMPARE(findTargets(call, snapshot, PricedFigures()).unfit[0].reasons[0],
                 std::string("context of 16,385 tokens, the call needs about 40,000"));
        // A batch of inputs, each of which has a context of its own.
        call.endpoint = "/v1/embeddings";
        QVERIFY(findTargets(call, snapshot, PricedFigures()).unfit.empty());
    }

    void anAnswerMayBeTooLong() {
        Capabilities can;
        can.output = 8'192;
        const Snapshot snapshot = snapshotOf({{"cheap", can}});
        RouteFacts call = facts();
        call.maxTokens = 8'192;
        QVERIFY(findTargets(call, snapshot, PricedFigures()).unfit.empty());
        call.maxTokens = 64'000;
        QCOMPARE(findTargets(call, snapshot, PricedFigures()).unfit[0].reasons[0],
                 std::string("answers with at most 8,192 tokens, the call asks for 64,000"));
    }

    // The strategy does not even ask what the ruled out would cost.
    void strategiesOrderWhatIsLeft() {
        Snapshot snapshot = snapshotOf({{"cheap", blind()}});
        snapshot.routes = {routeOver(snapshot, RouteStrategy::Cheapest)};
        snapshot.indexRoutes();
        RouteFacts call = facts();
        const PricedFigures without;
        QCOMPARE(findTargets(call, snapshot, without).targets.front().name,
                 std::string("one/cheap"));
        call.images = true;
        const PricedFigures figures;
        const Lookup found = findTargets(call, snapshot, figures);
        QCOMPARE(figures.asked, std::vector<std::string>{"two/dear"});
        QCOMPARE(reasonsOf(decideFor(call, found, snapshot)),
                 QByteArray("two/dear: first of route r: about $0.000000002; not known: images\n"
                            "one/cheap: takes no images\n"));
    }

    void whenNobodyIsLeftTheNearestIsNamed() {
        Capabilities deaf = blind();
        deaf.audio = Known::No;
        Snapshot snapshot = snapshotOf({{"cheap", deaf}});
        snapshot.providers[1].capabilities = {{"d*", blind()}};
        Route route = routeOver(snapshot, RouteStrategy::Ordered);
        snapshot.routes = {route};
        snapshot.indexRoutes();
        RouteFacts call = facts();
        call.images = true;
        call.audio = true;
        const Decision decision =
            decideFor(call, findTargets(call, snapshot, PricedFigures()), snapshot);
        QVERIFY(decision.refusal.has_value());
        QCOMPARE(decision.refusal->kind, Refusal::Kind::NoneFits);
        QCOMPARE(decision.refusal->message,
                 std::string("No target of route r can serve this call. two/dear comes nearest: "
                             "takes no images."));
        QCOMPARE(decision.candidates.size(), std::size_t(2));
        QCOMPARE(decision.candidates[0].state, Candidate::State::Unfit);
    }

    void aPromptThatIsTooLongForAllIsToldApart() {
        Capabilities shorter;
        shorter.context = 8'000;
        Capabilities longer;
        longer.context = 32'000;
        Snapshot snapshot = snapshotOf({{"cheap", shorter}});
        snapshot.providers[1].capabilities = {{"dear", longer}};
        snapshot.routes = {routeOver(snapshot, RouteStrategy::Ordered)};
        snapshot.indexRoutes();
        RouteFacts call = facts();
        call.tokens = 100'000;
        const Decision decision =
            decideFor(call, findTargets(call, snapshot, PricedFigures()), snapshot);
        QCOMPARE(decision.refusal->kind, Refusal::Kind::TooLong);
        QCOMPARE(decision.refusal->message,
                 std::string("The prompt is too long: about 100,000 tokens > 32,000 maximum. No "
                             "target of route r has a longer context than two/dear."));
    }

    void aRouteDemandsOfProviders_data() {
        QTest::addColumn<QString>("region");
        QTest::addColumn<int>("training");
        QTest::addColumn<int>("kept");
        QTest::addColumn<QString>("reason");  // empty: it meets the demand
        const auto row = [](const char* name, const char* region, Known training, int kept,
                            const char* reason) {
            QTest::newRow(name) << region << static_cast<int>(training) << kept << reason;
        };
        row("good", "eu", Known::No, 30, "");
        row("better", "eu-west-1", Known::No, 0, "");
        row("elsewhere", "us", Known::No, 0, "region us, the route requires eu or eu-*");
        row("nowhere", "", Known::No, 0, "region not said, the route requires eu or eu-*");
        row("trains", "eu", Known::Yes, 0, "trains on calls, the route requires that it does not");
        row("silent", "eu", Known::Unknown, 0,
            "training on calls not ruled out, the route requires it");
        row("keeps", "eu", Known::No, 31, "keeps calls 31 days, the route allows 30");
        row("keeps in silence", "eu", Known::No, -1,
            "how long it keeps calls is not said, the route allows 30");
    }
    void aRouteDemandsOfProviders() {
        QFETCH(QString, region);
        QFETCH(int, training);
        QFETCH(int, kept);
        QFETCH(QString, reason);
        Snapshot snapshot = snapshotOf({});
        snapshot.providers[0].data = {region.toStdString(), static_cast<Known>(training), kept};
        snapshot.providers[1].data = {"eu", Known::No, 0};
        Route route = routeOver(snapshot, RouteStrategy::Ordered);
        route.require = {{"eu", "eu-*"}, true, 30};
        snapshot.routes = {route};
        snapshot.indexRoutes();
        const Lookup found = findTargets(facts(), snapshot, PricedFigures());
        QCOMPARE(found.unfit.empty(), reason.isEmpty());
        if (!reason.isEmpty()) {
            QCOMPARE(QString::fromStdString(found.unfit[0].reasons.at(0)), reason);
            QCOMPARE(found.targets.front().name, std::string("two/dear"));
        }
    }

    void aRouteMayRuleTranslationOut() {
        Snapshot snapshot = snapshotOf({});
        Route route = routeOver(snapshot, RouteStrategy::Ordered);
        route.require.noTranslation = true;
        snapshot.routes = {route};
        snapshot.indexRoutes();
        QVERIFY(findTargets(facts(), snapshot, PricedFigures()).unfit.empty());
        RouteFacts call = facts();
        call.endpoint = "/v1/messages";
        call.dialect = Dialect::Anthropic;
        const Lookup found = findTargets(call, snapshot, PricedFigures());
        QVERIFY(found.targets.empty());
        QCOMPARE(found.unfit.at(0).reasons,
                 (std::vector<std::string>{
                     "would need a translation, the route requires that there is none"}));
        snapshot.routes[0].require.noTranslation = false;
        QVERIFY(findTargets(call, snapshot, PricedFigures()).unfit.empty());
    }

    void aRouteWithoutTargetsDemandsOfThoseAskedFor() {
        Snapshot snapshot = snapshotOf({});
        snapshot.providers[1].data.region = "eu";
        Route route;
        route.name = "private";
        route.require.regions = {"eu"};
        snapshot.routes = {route};
        snapshot.indexRoutes();
        const Lookup found = findTargets(facts(), snapshot, PricedFigures());
        QCOMPARE(found.targets.size(), std::size_t(1));
        QCOMPARE(found.targets.front().name, std::string("two/dear"));
        QCOMPARE(found.unfit.at(0).target.name, std::string("one/cheap"));
    }

    // Tools name the most that models of their own family give.
    void aLimitThatIsTranslatedIsNoGate() {
        Capabilities small;
        small.output = 1'000;
        const Snapshot snapshot = snapshotOf({{"cheap", small}});
        RouteFacts call = facts();
        call.maxTokens = 128'000;
        QCOMPARE(findTargets(call, snapshot, PricedFigures()).unfit.size(), std::size_t(1));
        call.endpoint = "/v1/messages";
        call.dialect = Dialect::Anthropic;
        QVERIFY(findTargets(call, snapshot, PricedFigures()).unfit.empty());
    }

    // Why it is left out then is that it is not translated, not what its model can do.
    void anotherDialectIsNoMatterOfGates() {
        Snapshot snapshot = snapshotOf({{"cheap", blind()}});
        RouteFacts call = facts();
        call.endpoint = "/v1/messages/count_tokens";
        call.dialect = Dialect::Anthropic;
        call.images = true;
        const Lookup found = findTargets(call, snapshot, PricedFigures());
        QVERIFY(found.unfit.empty());
        QCOMPARE(decideFor(call, found, snapshot).refusal->kind, Refusal::Kind::OtherDialect);
    }

    void aNameGoesBeforePatternsAndBothBeforeWhatIsKnown() {
        Capabilities wide;
        wide.context = 1000;
        wide.tools = Known::No;
        Capabilities exact;
        exact.context = 2000;
        Snapshot snapshot = snapshotOf({{"gpt-4*", wide}, {"gpt-4o", exact}});
        auto list = books::ModelList::builtIn();
        QVERIFY(list.ok());
        snapshot.modelList = std::make_shared<const books::ModelList>(std::move(*list));
        const Capabilities can = snapshot.makeTargets(0, "gpt-4o").front().can;
        QCOMPARE(can.context, 2000U);
        QCOMPARE(can.tools, Known::No);
        QCOMPARE(can.images, Known::Yes);
        QCOMPARE(snapshot.makeTargets(0, "gpt-4").front().can.context, 1000U);
        QCOMPARE(snapshot.makeTargets(1, "gpt-4o").front().can.context, 128'000U);
    }

    // So that no call has to look it up.
    void listedNamesAreResolvedWithTheSnapshot() {
        Snapshot snapshot;
        snapshot.providers = {test::provider("one", "openai", {"m"})};
        snapshot.providers[0].capabilities = {{"m", blind()}};
        snapshot.index();
        snapshot.providers[0].capabilities.clear();
        QCOMPARE(snapshot.lookup("m", Dialect::OpenAiChat).targets.at(0).can, blind());
        QCOMPARE(snapshot.lookup("one/m", Dialect::OpenAiChat).targets.at(0).can, blind());
    }
};

QTEST_APPLESS_MAIN(TestGates)
#include "test_gates.moc"
