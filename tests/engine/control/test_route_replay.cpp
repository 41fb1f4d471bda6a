// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "engine/control/handlers/route_replay.hpp"
#include "tests/engine/policy/small_snapshot.hpp"

using namespace weir;
using namespace weir::control;

namespace {

// A dollar a token at "one", two at "two"; "three" has no price. What is cached is free.
class Figures final : public RoutingFigures {
public:
    policy::CandidateView view(const policy::Snapshot&, const policy::Target&) const override {
        return {};
    }
    std::vector<WarmTarget> warm(const policy::Identity&, std::string_view) const override {
        return {};
    }
    std::optional<Money> cost(const policy::Snapshot& snapshot, const policy::Target& target,
                              const Call& call) const override {
        return dollars(snapshot, target, call.tokens - call.cached);
    }
    std::optional<Money> price(const policy::Snapshot& snapshot, const policy::Target& target,
                               const Usage& usage, Timestamp) const override {
        return dollars(snapshot, target, usage.tokensIn() - usage.inCacheRead);
    }

private:
    static std::optional<Money> dollars(const policy::Snapshot& snapshot,
                                        const policy::Target& target, std::uint64_t tokens) {
        const std::string& name = snapshot.providerOf(target).name;
        const std::int64_t rate = name == "one" ? 1 : 2;
        return name == "three" ? std::nullopt
                               : std::optional(Money::fromNano(static_cast<std::int64_t>(tokens) *
                                                               rate * 1'000'000'000));
    }
};

}  // namespace

// Recorded calls, decided again.
class TestRouteReplay : public QObject {
    Q_OBJECT

    static policy::Snapshot policyOf(RouteStrategy strategy,
                                     const std::vector<std::uint32_t>& providers) {
        policy::Snapshot snapshot;
        snapshot.providers = {test::provider("one", "openai", {"m"}),
                              test::provider("two", "openai", {"m"}),
                              test::provider("three", "openai", {"m"})};
        policy::Route route;
        route.name = "r";
        route.strategy = strategy;
        for (const std::uint32_t each : providers) {
            route.choices.push_back(
                {snapshot.providers[each].name + "/m", 1, snapshot.makeTargets(each, "m")});
        }
        snapshot.routes = {route};
        snapshot.index();
        return snapshot;
    }
    // Ten tokens at `target`, at a dollar each.
    static books::ExchangeRecord record(const std::string& target) {
        books::ExchangeRecord made;
        made.state = ExchangeState::Done;
        made.modelAsked = "auto";
        made.dialect = Dialect::OpenAiChat;
        made.call.known = true;
        made.candidates = {{target, "served", "first"}};
        books::AttemptRecord attempt;
        attempt.provider = target.substr(0, target.find('/'));
        attempt.model = "m";
        attempt.sign = AttemptSign::Served;
        attempt.usage.inUncached = 10;
        attempt.usage.source = Source::Reported;
        attempt.pricing = Pricing::Priced;
        attempt.cost = Money::fromNano(10'000'000'000);
        made.attempts = {attempt};
        return made;
    }
    static admin::RouteReplay replay(const policy::Snapshot& snapshot,
                                     const std::vector<books::ExchangeRecord>& records) {
        const Figures figures;
        admin::RouteReplay result;
        RouteReplayer replayer(snapshot, figures, result);
        for (const books::ExchangeRecord& each : records) {
            replayer.take(each);
        }
        replayer.finish();
        return result;
    }

private slots:
    void whatMovesCostsWhatItsTokensCostThere() {
        const auto result =
            replay(policyOf(RouteStrategy::Ordered, {1}), {record("one/m"), record("two/m")});
        QCOMPARE(result.calls, std::uint64_t(2));
        QCOMPARE(result.moved, std::uint64_t(1));
        QCOMPARE(result.moves.size(), std::size_t(1));
        QCOMPARE(result.moves[0].before.text(), std::string("10.00"));
        QCOMPARE(result.moves[0].after.text(), std::string("20.00"));
        QCOMPARE(result.before.text(), std::string("20.00"));
        QCOMPARE(result.after.text(), std::string("30.00"));
    }

    void whatHasNoPriceIsNotInTheMoney() {
        const auto result = replay(policyOf(RouteStrategy::Ordered, {2}), {record("one/m")});
        QCOMPARE(result.unpriced, std::uint64_t(1));
        QCOMPARE(result.before, Money());
        QCOMPARE(result.after, Money());
    }

    // By what is known of models now, whatever was known then.
    void whatCannotServeACallDoesNotGetIt() {
        policy::Snapshot snapshot = policyOf(RouteStrategy::Ordered, {0, 1});
        books::ExchangeRecord call = record("one/m");
        call.endpoint = "/v1/chat/completions";
        call.call.images = true;
        QCOMPARE(replay(snapshot, {call}).moved, std::uint64_t(0));
        for (policy::Target& target : snapshot.routes[0].choices[0].targets) {
            target.can.images = Known::No;
        }
        const auto moved = replay(snapshot, {call});
        QCOMPARE(moved.moved, std::uint64_t(1));
        QCOMPARE(moved.moves[0].to, std::string("two/m"));
        // A call that was decided so changes nothing, and it may come back where it may.
        call.candidates = {{"two/m", "served", "first"}, {"one/m", "unfit", "takes no images"}};
        QCOMPARE(replay(snapshot, {call}).moved, std::uint64_t(0));
        QCOMPARE(replay(policyOf(RouteStrategy::Ordered, {0, 1}), {call}).moves[0].to,
                 std::string("one/m"));
    }

    // What a provider does with calls is no matter of the record.
    void aDemandOfTheseRoutesRefuses() {
        policy::Snapshot snapshot = policyOf(RouteStrategy::Ordered, {0, 1});
        snapshot.routes[0].require.regions = {"eu"};
        QCOMPARE(replay(snapshot, {record("one/m")}).refused, std::uint64_t(1));
        snapshot.providers[1].data.region = "eu";
        QCOMPARE(replay(snapshot, {record("one/m")}).moves[0].to, std::string("two/m"));
    }

    void aRecordWithoutFactsIsCountedApart() {
        books::ExchangeRecord old = record("one/m");
        old.call.known = false;
        const auto result = replay(policyOf(RouteStrategy::Ordered, {1}), {old});
        QCOMPARE(result.calls, std::uint64_t(0));
        QCOMPARE(result.unknown, std::uint64_t(1));
    }

    // What a call was judged to be stands in its record; of one that nobody judged, nobody knows
    // where such routes would send it.
    void theRecordedJudgementDecides() {
        policy::Snapshot snapshot = policyOf(RouteStrategy::Ordered, {1});
        snapshot.routes[0].when = {
            .kind = ConditionKind::Test, .field = RouteField::Task, .values = {"code"}};
        books::ExchangeRecord call = record("one/m");
        QCOMPARE(replay(snapshot, {call}).unknown, std::uint64_t(1));
        call.call.judged.task = "code";
        QCOMPARE(replay(snapshot, {call}).moved, std::uint64_t(1));
        QCOMPARE(replay(snapshot, {call}).hits[0].calls, std::uint64_t(1));
        call.call.judged.task = "unknown";
        QCOMPARE(replay(snapshot, {call}).calls, std::uint64_t(1));
        QCOMPARE(replay(snapshot, {call}).hits[0].calls, std::uint64_t(0));
        snapshot.routes[0].enabled = false;
        call.call.judged.task.clear();
        QCOMPARE(replay(snapshot, {call}).unknown, std::uint64_t(0));
    }

    // It is the recorded view that decides again: another view is another answer.
    void theRecordedViewDecides() {
        const policy::Snapshot snapshot = policyOf(RouteStrategy::Fastest, {0, 1});
        books::ExchangeRecord call = record("two/m");
        call.call.seen = {{"one/m", 900'000, 0}, {"two/m", 100'000, 0}};
        QCOMPARE(replay(snapshot, {call}).moved, std::uint64_t(0));
        call.call.seen[0].firstTokenP50Us = 50'000;
        const auto corrupted = replay(snapshot, {call});
        QCOMPARE(corrupted.moved, std::uint64_t(1));
        QCOMPARE(corrupted.modelled, std::uint64_t(0));
        call.call.seen.pop_back();
        QCOMPARE(replay(snapshot, {call}).modelled, std::uint64_t(1));
    }

    // Of an older record only the first tokens are known, and decide as they did.
    void theRecordedPaceDecides() {
        const policy::Snapshot snapshot = policyOf(RouteStrategy::Fastest, {0, 1});
        books::ExchangeRecord call = record("two/m");
        call.call.seen = {{"one/m", 100'000, 0, 20'000}, {"two/m", 100'000, 0, 5'000}};
        QCOMPARE(replay(snapshot, {call}).moved, std::uint64_t(0));
        QCOMPARE(replay(snapshot, {call}).modelled, std::uint64_t(0));
        call.call.seen[0].tokenP50Us = 4'000;
        QCOMPARE(replay(snapshot, {call}).moves.at(0).to, std::string("one/m"));
        call.call.seen = {{"one/m", 100'000, 0}, {"two/m", 90'000, 0}};
        QCOMPARE(replay(snapshot, {call}).moved, std::uint64_t(0));
    }

    // So it is with prompt caches: what was warm then decides, and of a call that was recorded
    // without it, what comes out is modelled.
    void theRecordedCacheDecides() {
        const policy::Snapshot cheapest = policyOf(RouteStrategy::Cheapest, {0, 1});
        books::ExchangeRecord call = record("two/m");
        call.session = "run";
        call.call.tokens = 10;
        call.call.warmKnown = true;
        call.call.warm = {{"two/m", 6, Timestamp()}};
        QCOMPARE(replay(cheapest, {call}).moved, std::uint64_t(0));
        QCOMPARE(replay(cheapest, {call}).modelled, std::uint64_t(0));
        call.call.warm[0].tokens = 4;
        QCOMPARE(replay(cheapest, {call}).moves[0].to, std::string("one/m"));
        call.call.warm[0] = {"one/m", 6, Timestamp()};
        QCOMPARE(replay(cheapest, {call}).moved, std::uint64_t(1));
        call.call.warm.clear();
        QCOMPARE(replay(cheapest, {call}).modelled, std::uint64_t(0));
        call.call.warmKnown = false;
        QCOMPARE(replay(cheapest, {call}).modelled, std::uint64_t(1));
        call.session.clear();
        QCOMPARE(replay(cheapest, {call}).modelled, std::uint64_t(0));
    }

    void aStickySessionThatItsCacheKeptStays() {
        const policy::Snapshot sticky = policyOf(RouteStrategy::Sticky, {0, 1});
        books::ExchangeRecord call = record("one/m");
        call.call.tokens = 10;
        call.call.warmKnown = true;
        const auto staysAt = [&](const char* target) {
            call.candidates[0].target = target;
            return replay(sticky, {call}).moved == 0;
        };
        for (const char* session : {"a", "b", "c", "d"}) {
            call.session = session;
            call.call.warm = {{"one/m", 6, Timestamp()}};
            QVERIFY(staysAt("one/m"));
            QVERIFY(!staysAt("two/m"));
            call.call.warm = {{"two/m", 6, Timestamp()}};
            QVERIFY(staysAt("two/m"));
            call.call.warm.clear();
            QVERIFY(staysAt("one/m") != staysAt("two/m"));
        }
    }

    // Nothing is lost of what stays for its cache; by routes that do not ask for it, all of it is.
    void whatStaysForItsCacheLosesNothing() {
        books::ExchangeRecord call = record("two/m");
        call.session = "run";
        call.call.tokens = 10;
        call.call.warmKnown = true;
        call.call.warm = {{"two/m", 8, Timestamp()}};
        call.attempts[0].usage.inUncached = 2;
        call.attempts[0].usage.inCacheRead = 8;
        const policy::Snapshot cheapest = policyOf(RouteStrategy::Cheapest, {0, 1});
        QCOMPARE(replay(cheapest, {call, call}).cacheLost, std::uint64_t(0));
        const auto away = replay(policyOf(RouteStrategy::Ordered, {0, 1}), {call, call});
        QCOMPARE(away.cacheLost, std::uint64_t(8));
        QCOMPARE(away.cacheCost.text(), std::string("8.00"));
    }

    // A budget that was nearly used then decides as it did.
    void whatABudgetPutFirstStaysFirst() {
        policy::Snapshot snapshot = policyOf(RouteStrategy::Ordered, {0});
        snapshot.routes.clear();
        snapshot.models = {test::model(snapshot, "auto", {{1, "m"}, {0, "m"}})};
        snapshot.index();
        books::ExchangeRecord call = record("one/m");
        call.call.tokens = 10;
        call.call.degradedBy = "search";
        QCOMPARE(replay(snapshot, {call}).moved, std::uint64_t(0));
        call.call.degradedBy.clear();
        QCOMPARE(replay(snapshot, {call}).moves[0].to, std::string("two/m"));
    }

    // What was left then decides; of a call that an older Weir recorded nobody knows it.
    void whatWasLeftOfABudgetDecides() {
        policy::Snapshot snapshot = policyOf(RouteStrategy::Ordered, {1});
        snapshot.routes[0].when = {.kind = ConditionKind::Test,
                                   .field = RouteField::BudgetLeft,
                                   .comparison = Comparison::Below,
                                   .number = 20};
        books::ExchangeRecord call = record("one/m");
        QCOMPARE(replay(snapshot, {call}).unknown, std::uint64_t(1));
        call.call.budgetLeft = 20;
        QCOMPARE(replay(snapshot, {call}).hits[0].calls, std::uint64_t(0));
        call.call.budgetLeft = 19;
        QCOMPARE(replay(snapshot, {call}).moves[0].to, std::string("two/m"));
        snapshot.routes[0].enabled = false;
        call.call.budgetLeft = -1;
        QCOMPARE(replay(snapshot, {call}).unknown, std::uint64_t(0));
    }

    // What was there then decides, even if that was nothing; what nobody asked for is not known.
    void theRecordedMetadataDecides() {
        policy::Snapshot snapshot = policyOf(RouteStrategy::Ordered, {1});
        snapshot.routes[0].when = {.kind = ConditionKind::Test,
                                   .field = RouteField::Metadata,
                                   .name = "feature",
                                   .values = {"chat"}};
        books::ExchangeRecord call = record("one/m");
        call.call.metadata = {{"other", "chat"}};
        QCOMPARE(replay(snapshot, {call}).unknown, std::uint64_t(1));
        call.call.metadata.push_back({"feature", {}, false});
        QCOMPARE(replay(snapshot, {call}).unknown, std::uint64_t(0));
        QCOMPARE(replay(snapshot, {call}).hits[0].calls, std::uint64_t(0));
        call.call.metadata.back() = {"feature", "chat"};
        QCOMPARE(replay(snapshot, {call}).moves[0].to, std::string("two/m"));
        snapshot.routes[0].enabled = false;
        call.call.metadata.clear();
        QCOMPARE(replay(snapshot, {call}).unknown, std::uint64_t(0));
    }

    // Headers, too: of what nobody asked for then, nobody knows whether the call had it.
    void theRecordedHeadersDecide() {
        policy::Snapshot snapshot = policyOf(RouteStrategy::Ordered, {1});
        snapshot.routes[0].when = {.kind = ConditionKind::Test,
                                   .field = RouteField::Header,
                                   .name = "x-app",
                                   .values = {"eval*"}};
        books::ExchangeRecord call = record("one/m");
        QCOMPARE(replay(snapshot, {call}).unknown, std::uint64_t(1));
        call.call.headersAsked = {"x-app"};
        QCOMPARE(replay(snapshot, {call}).unknown, std::uint64_t(0));
        QCOMPARE(replay(snapshot, {call}).hits[0].calls, std::uint64_t(0));
        call.call.headers = {{"x-app", "eval-7"}};
        QCOMPARE(replay(snapshot, {call}).moves[0].to, std::string("two/m"));
    }

    // A target that could not be asked then, for want of a key or by what the caller's key may use,
    // could not be asked by other routes either.
    void whatWasOutThenIsOutNow() {
        books::ExchangeRecord call = record("two/m");
        call.candidates = {{"two/m", "served", "first"}, {"one/m", "out", "not for this key"}};
        const auto result = replay(policyOf(RouteStrategy::Ordered, {0, 1}), {call});
        QCOMPARE(result.moved, std::uint64_t(0));
        QCOMPARE(replay(policyOf(RouteStrategy::Ordered, {0}), {call}).refused, std::uint64_t(1));
    }

    // Of each target what its calls took there, and of a move what its calls did.
    void whatCallsTookIsCounted() {
        books::ExchangeRecord slow = record("one/m");
        slow.stream = true;
        slow.attempts[0].startUs = 1'000'000;
        slow.attempts[0].firstTokenUs = 400'000;
        slow.attempts[0].endUs = 3'000'000;
        books::ExchangeRecord plain = record("two/m");
        plain.attempts[0].firstTokenUs = 10'000;
        plain.attempts[0].endUs = 20'000;
        const auto result = replay(policyOf(RouteStrategy::Ordered, {1}), {slow, plain, slow});
        QCOMPARE(result.times.size(), std::size_t(2));
        QCOMPARE(result.times[0].target, std::string("one/m"));
        CountedTimes first;
        CountedTimes total;
        for (int i = 0; i < 2; ++i) {
            first.add(Microseconds(400'000));
            total.add(Microseconds(2'000'000));
        }
        QCOMPARE(result.times[0].took, (admin::ServedTimes{first, total}));
        QCOMPARE(result.moves[0].took, result.times[0].took);
        QCOMPARE(result.times[1].took.firstToken.calls, std::uint64_t(0));  // it was no stream
        QCOMPARE(result.times[1].took.total.calls, std::uint64_t(1));
    }

    // Read anew, cached tokens cost as others do. Here they cost nothing while they are cached.
    void aColdPromptCacheIsSaid() {
        books::ExchangeRecord call = record("one/m");
        call.session = "run";
        call.attempts[0].usage.inUncached = 2;
        call.attempts[0].usage.inCacheRead = 8;
        const policy::Snapshot away = policyOf(RouteStrategy::Ordered, {1});
        const auto once = replay(away, {call});
        QCOMPARE(once.cacheLost, std::uint64_t(8));
        QCOMPARE(once.moves[0].cacheLost, std::uint64_t(8));
        QCOMPARE(once.cacheCost.text(), std::string("16.00"));
        // The next ones of the run find it there.
        QCOMPARE(replay(away, {call, call, call}).cacheLost, std::uint64_t(8));
        books::ExchangeRecord other = call;
        other.session = "other";
        QCOMPARE(replay(away, {call, other}).cacheLost, std::uint64_t(16));
        QCOMPARE(replay(policyOf(RouteStrategy::Ordered, {0}), {call}).cacheLost, std::uint64_t(0));
        // What fell over then falls over now: nothing changes for it.
        books::ExchangeRecord fellBack = call;
        fellBack.candidates = {{"two/m", "tried", "first"}, {"one/m", "served", "next"}};
        QCOMPARE(replay(away, {fellBack}).moved, std::uint64_t(0));
        QCOMPARE(replay(away, {fellBack}).cacheLost, std::uint64_t(0));
        const auto unpriced = replay(policyOf(RouteStrategy::Ordered, {2}), {call});
        QCOMPARE(unpriced.cacheUnpriced, std::uint64_t(1));
        QCOMPARE(unpriced.cacheLost, std::uint64_t(8));
        QCOMPARE(unpriced.cacheCost, Money());
    }

    // With the routes in force nothing is lost, also of a call that fell over.
    void whatFellOverKeepsItsPromptCache() {
        books::ExchangeRecord call = record("two/m");
        call.session = "run";
        call.candidates = {{"one/m", "failed", "first"}, {"two/m", "served", "next"}};
        call.attempts.insert(call.attempts.begin(), books::AttemptRecord());
        call.attempts[0].provider = "one";
        call.attempts[0].model = "m";
        call.attempts[0].sign = AttemptSign::Failed;
        call.attempts[1].usage.inCacheRead = 8;
        const auto result = replay(policyOf(RouteStrategy::Ordered, {0, 1}), {call, call});
        QCOMPARE(result.moved, std::uint64_t(0));
        QCOMPARE(result.cacheLost, std::uint64_t(0));
        const auto away = replay(policyOf(RouteStrategy::Ordered, {2}), {call, call});
        QCOMPARE(away.moved, std::uint64_t(2));
        QCOMPARE(away.cacheLost, std::uint64_t(8));
        QCOMPARE(away.moves[0].cacheUnpriced, std::uint64_t(1));
    }

    void aRouteThatRefusesIsARefusalForWhatWasServed() {
        policy::Snapshot snapshot = policyOf(RouteStrategy::Ordered, {});
        snapshot.routes[0].refuse = "No.";
        const auto result = replay(snapshot, {record("one/m")});
        QCOMPARE(result.refused, std::uint64_t(1));
        QCOMPARE(result.after, Money());
        QCOMPARE(result.hits[0].calls, std::uint64_t(1));
    }

    // By their team, or by their key where it has none; of what goes elsewhere nobody is named.
    void whoseCallsAreRefusedIsSaid() {
        policy::Snapshot snapshot = policyOf(RouteStrategy::Ordered, {});
        snapshot.routes[0].refuse = "No.";
        books::ExchangeRecord search = record("one/m");
        search.team = "search";
        search.key = "search-prod";
        books::ExchangeRecord alone = record("one/m");
        alone.key = "ci";
        const auto result = replay(snapshot, {alone, search, search});
        QCOMPARE(result.moves.size(), std::size_t(1));
        QCOMPARE(result.moves[0].refused,
                 (std::vector<admin::MovedCaller>{{"search", "", 2}, {"", "ci", 1}}));
        const auto elsewhere = replay(policyOf(RouteStrategy::Ordered, {1}), {search});
        QVERIFY(elsewhere.moves[0].refused.empty());
    }
};

QTEST_APPLESS_MAIN(TestRouteReplay)
#include "test_route_replay.moc"
