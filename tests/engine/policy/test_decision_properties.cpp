// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <map>
#include <random>
#include <set>

#include "engine/dialects/common/endpoint.hpp"
#include "engine/policy/routing/find_targets.hpp"
#include "engine/policy/routing/next.hpp"
#include "tests/engine/policy/random_conditions.hpp"
#include "tests/engine/policy/small_snapshot.hpp"
#include "tests/support/seeded_random.hpp"

using namespace weir;
using namespace weir::policy;
using namespace std::chrono_literals;

namespace {

const Instant kDecided{std::chrono::hours(50)};

Capabilities randomCapabilities(test::RandomConditions& dice) {
    const auto known = [&] { return static_cast<Known>(dice.below(3)); };
    Capabilities can;
    can.context = dice.below(3) == 0 ? static_cast<std::uint32_t>(1 + dice.below(6)) : 0;
    can.output = dice.below(3) == 0 ? static_cast<std::uint32_t>(1 + dice.below(4)) : 0;
    for (Known* each : {&can.images, &can.audio, &can.files, &can.tools, &can.structured}) {
        *each = dice.below(2) == 0 ? Known::Unknown : known();
    }
    return can;
}

DataPolicy randomData(test::RandomConditions& dice) {
    return {.region = dice.below(2) == 0 ? "" : dice.word(),
            .training = static_cast<Known>(dice.below(3)),
            .retentionDays = static_cast<std::int32_t>(dice.below(4)) - 1};
}

DataDemand randomDemand(test::RandomConditions& dice) {
    DataDemand demand;
    if (dice.below(3) != 0) {
        return demand;
    }
    if (dice.below(2) == 0) {
        demand.regions = {dice.pattern()};
    }
    demand.noTraining = dice.below(3) == 0;
    demand.retentionDays = static_cast<std::int32_t>(dice.below(4)) - 1;
    demand.noTranslation = dice.below(3) == 0;
    return demand;
}

providers::Provider randomProvider(test::RandomConditions& dice, std::size_t number) {
    constexpr std::string_view kKinds[] = {"openai", "anthropic", "ollama", "mistral"};
    std::vector<std::string> serve;
    if (dice.below(5) != 0) {
        serve = {dice.word(), dice.word()};
    }
    providers::Provider made = test::provider("p" + std::to_string(number), kKinds[dice.below(4)],
                                              std::move(serve), 1 + dice.below(3));
    made.data = randomData(dice);
    made.capabilities = {{dice.pattern(), randomCapabilities(dice)},
                         {"*", randomCapabilities(dice)}};
    return made;
}

RouteFailover randomFailover(test::RandomConditions& dice) {
    RouteFailover made;
    for (const FailoverCause& cause : kFailoverCauses) {
        made.*cause.ofRoute = static_cast<FallsOver>(dice.below(3));
    }
    return made;
}

Route randomRoute(test::RandomConditions& dice, const Snapshot& snapshot, std::size_t number) {
    const auto& strategies = wordsOf<RouteStrategy>();
    const auto& kept = wordsOf<StickyBy>();
    Route made;
    made.name = "r" + std::to_string(number);
    made.enabled = dice.below(8) != 0;
    made.when = dice.below(3) == 0 ? RouteCondition{} : dice.condition(2);
    made.strategy = strategies[dice.below(strategies.size())].first;
    made.stickyBy = kept[dice.below(kept.size())].first;
    made.require = randomDemand(dice);
    made.failover = randomFailover(dice);
    made.refuse = dice.below(10) == 0 ? "Not here." : "";
    const std::size_t choices = dice.below(5);
    for (std::size_t i = 0; i < choices; ++i) {
        const auto weight = static_cast<std::uint32_t>(dice.below(5));
        if (!snapshot.models.empty() && dice.below(4) == 0) {
            const Model& model = snapshot.models[dice.below(snapshot.models.size())];
            made.choices.push_back({model.name, weight, model.targets});
            continue;
        }
        const std::size_t at = dice.below(snapshot.providers.size());
        const std::string model = dice.word();
        made.choices.push_back({snapshot.providers[at].name + "/" + model, weight,
                                snapshot.makeTargets(static_cast<std::uint32_t>(at), model)});
    }
    return made;
}

Snapshot randomSnapshot(test::RandomConditions& dice) {
    Snapshot snapshot;
    for (std::size_t count = 1 + dice.below(5), i = 0; i < count; ++i) {
        snapshot.providers.push_back(randomProvider(dice, i));
    }
    snapshot.index();  // so that targets know what their models can do
    for (std::size_t count = dice.below(3), i = 0; i < count; ++i) {
        std::vector<std::pair<std::uint32_t, std::string>> targets;
        for (std::size_t each = 1 + dice.below(3); each > 0; --each) {
            targets.emplace_back(dice.below(snapshot.providers.size()), dice.word());
        }
        snapshot.models.push_back(test::model(snapshot, "m" + std::to_string(i), targets));
    }
    for (std::size_t count = dice.below(5), i = 0; i < count; ++i) {
        snapshot.routes.push_back(randomRoute(dice, snapshot, i));
    }
    snapshot.index();
    return snapshot;
}

// What is seen of a target: all that can be the matter with one, alone and together.
CandidateView randomView(std::mt19937_64& random) {
    const auto oneIn = [&](std::uint64_t chances) { return random() % chances == 0; };
    CandidateView view;
    view.inFlight = static_cast<std::uint32_t>(random() % 4);
    if (oneIn(2)) {
        view.firstTokenP50Us = static_cast<std::int64_t>(random() % 1'000'000);
        view.tokenP50Us = oneIn(2) ? -1 : static_cast<std::int32_t>(random() % 100'000);
    }
    if (oneIn(4)) {
        view.coolingUntil = kDecided + Milliseconds(random() % 90'000) - 10s;
        view.coolingStatus = oneIn(3) ? std::uint16_t(0) : std::uint16_t(429);
    }
    if (oneIn(5)) {
        view.openUntil = kDecided + Milliseconds(random() % 90'000) - 10s;
        view.openedBy = static_cast<providers::OpenedBy>(random() % 4);
        view.openCount = static_cast<std::uint32_t>(random() % 100);
        view.probing = oneIn(3);
    }
    view.paused = oneIn(8);
    view.pausedUntil = oneIn(2) ? Timestamp{} : Timestamp(std::chrono::hours(random() % 400'000));
    view.keyRefused = oneIn(8) ? std::uint16_t(401) : std::uint16_t(0);
    view.key = oneIn(2) ? KeyState::Stored : static_cast<KeyState>(random() % 6);
    return view;
}

// Every target its own figures, the same whenever and however often they are asked for.
class RandomFigures final : public TargetFigures {
public:
    explicit RandomFigures(std::uint64_t seed) : m_seed(seed) {}

    CandidateView view(const Target& target) const override {
        std::mt19937_64 random = of(target, 1);
        return randomView(random);
    }
    std::optional<Money> cost(const Target& target, std::uint64_t cached) const override {
        std::mt19937_64 random = of(target, 2);
        return random() % 4 == 0 ? std::nullopt
                                 : std::optional(Money::fromNano(
                                       static_cast<std::int64_t>(1'000 + random() % 9'000) -
                                       static_cast<std::int64_t>(cached)));
    }
    std::optional<WarmCache> warm(const Target& target) const override {
        std::mt19937_64 random = of(target, 3);
        return random() % 3 != 0
                   ? std::nullopt
                   : std::optional(
                         WarmCache{random() % 6, Timestamp(std::chrono::hours(random() % 900))});
    }
    std::uint64_t draw() const override { return m_seed; }

private:
    std::mt19937_64 of(const Target& target, std::uint64_t what) const {
        return std::mt19937_64(m_seed ^ what ^ std::hash<std::string>{}(target.name));
    }
    std::uint64_t m_seed;
};

AttemptOutcome randomOutcome(std::mt19937_64& random) {
    using Kind = AttemptOutcome::Kind;
    using Cause = AttemptOutcome::Cause;
    AttemptOutcome outcome;
    outcome.kind = static_cast<Kind>(random() % (static_cast<unsigned>(Kind::Abandoned) + 1));
    outcome.status = outcome.kind == Kind::Status ? std::uint16_t(500) : std::uint16_t(0);
    outcome.cause = static_cast<Cause>(random() % (static_cast<unsigned>(Cause::Timeout) + 1));
    outcome.requestIsWrong = random() % 8 == 0;
    outcome.targetIsUseless = random() % 8 == 0;
    outcome.providerIsUseless = random() % 12 == 0;
    outcome.mayQueue = outcome.kind == Kind::OverLimit && random() % 2 == 0;
    return outcome;
}

std::vector<CandidateView> viewsOf(const std::vector<Target>& targets,
                                   const TargetFigures& figures) {
    std::vector<CandidateView> views;
    for (const Target& target : targets) {
        views.push_back(figures.view(target));
    }
    return views;
}

// What came of one call, from the lookup to the last step.
struct Told {
    std::string text;    // all of it, to compare
    std::string silent;  // what was decided without a word of why; empty: nothing
    std::set<std::string> met;

    void say(const std::string& what, const std::string& why) {
        text += what + ": " + why + '\n';
        met.insert(what.substr(0, what.find(' ')));
        if (why.empty()) {
            silent += what + '\n';
        }
    }
};

std::string named(Lookup::Kind kind) {
    return "lookup" + std::to_string(static_cast<int>(kind));
}
std::string named(Candidate::State state) {
    return "state" + std::to_string(static_cast<int>(state));
}
std::string named(Refusal::Kind kind) {
    return "refusal" + std::to_string(static_cast<int>(kind));
}
std::string named(Step::Kind kind) {
    return "step" + std::to_string(static_cast<int>(kind));
}

void takeSteps(Told& told, const Decision& decision, std::vector<CandidateView> views,
               std::uint64_t seed) {
    std::mt19937_64 chance(seed);
    test::SeededRandom spread(seed);
    Retries retries;
    retries.attempts = 1 + static_cast<std::uint32_t>(chance() % 6);
    for (const FailoverCause& cause : kFailoverCauses) {
        retries.failover.*cause.all = chance() % 2 == 0;
    }
    Progress progress;
    progress.deadline = kDecided + 30s;
    Instant now = kDecided;
    // Who is passed over is no attempt, and out: so there are never more steps than that.
    const std::size_t most = retries.attempts + 8 * decision.candidates.size() + 1;
    for (std::size_t count = 0; count < most; ++count) {
        const Step step = next(decision, progress, retries, views, now, spread);
        told.say(named(step.kind) + " " + std::to_string(step.candidate) + " after " +
                     std::to_string(step.delay.count()),
                 step.reason);
        const bool mayGoOn =
            progress.tries.empty() ||
            isRetryable(progress.tries.back().outcome, decision.failover.over(retries.failover));
        if (!mayGoOn && !decision.refusal && !step.toCaller) {
            told.silent += "goes on where it must not\n";
        }
        if (mayGoOn && step.toCaller) {
            told.silent += "does not go on where it may\n";
        }
        if (step.kind == Step::Kind::GiveUp) {
            return;
        }
        const Candidate::State state = decision.candidates[step.candidate].state;
        if (state == Candidate::State::Out || state == Candidate::State::Unfit ||
            views[step.candidate].paused) {
            told.silent += "asks who must not be asked\n";
        }
        now += step.delay + Milliseconds(chance() % 200);
        AttemptOutcome outcome = randomOutcome(chance);
        // Nobody waits in a queue twice here: how long is the matter of the queue.
        outcome.mayQueue = outcome.mayQueue && step.kind == Step::Kind::Try;
        progress.tries.push_back({step.candidate, outcome});
        if (chance() % 3 == 0) {
            views[chance() % views.size()] = randomView(chance);
        }
    }
    told.silent += "never gives up\n";
}

Told decided(std::uint32_t seed) {
    test::RandomConditions dice(seed);
    const Snapshot snapshot = randomSnapshot(dice);
    Told told;
    for (std::uint64_t number = 0; number < 20; ++number) {
        const auto call = dice.call();
        RouteFacts& facts = call->facts;
        constexpr dialects::Endpoint kEndpoints[] = {
            dialects::Endpoint::ChatCompletions, dialects::Endpoint::Responses,
            dialects::Endpoint::Messages, dialects::Endpoint::Embeddings,
            dialects::Endpoint::CountTokens};
        const dialects::Endpoint endpoint = kEndpoints[dice.below(5)];
        facts.endpoint = dialects::clientPath(endpoint);
        facts.dialect = dialects::dialectOf(endpoint);
        facts.session = dice.below(2) == 0 ? "" : facts.user;
        const std::string model = dice.below(3) == 0 ? "m" + std::to_string(dice.below(3))
                                  : dice.below(3) == 0
                                      ? "p" + std::to_string(dice.below(5)) + "/" + dice.word()
                                      : std::string(facts.model);
        facts.model = model;

        const RandomFigures figures(seed * 1'000ULL + number);
        const Lookup lookup = findTargets(facts, snapshot, figures);
        told.say(named(lookup.kind), lookup.route + "," + lookup.because + lookup.message);
        std::vector<CandidateView> views = viewsOf(lookup.targets, figures);
        const RoutingFacts routing{facts.model, wireOf(facts), needsOf(facts)};
        const Decision decision =
            decide(routing, lookup, snapshot, views, kDecided, kDecided + 30s);
        for (const Candidate& each : decision.candidates) {
            told.say(named(each.state) + " " + each.target.name, each.reason);
        }
        const auto route = std::ranges::find(snapshot.routes, lookup.route, &Route::name);
        const bool routed = lookup.kind == Lookup::Kind::Route;
        if (routed ? decision.failover != route->failover
                   : lookup.route.empty() && !decision.failover.isNothing()) {
            told.silent += "the failover is not that of its route\n";
        }
        if (decision.candidates.size() != lookup.targets.size() + lookup.unfit.size()) {
            told.silent += "a target is lost\n";
        }
        if (decision.refusal) {
            told.say(named(decision.refusal->kind), decision.refusal->message);
        } else if (decision.candidates.empty()) {
            told.silent += "neither a target nor a refusal\n";
        }
        for (const UnfitTarget& each : lookup.unfit) {
            views.push_back(figures.view(each.target));
        }
        takeSteps(told, decision, std::move(views), seed + number);
    }
    return told;
}

}  // namespace

// What holds of every decision, whatever the policy, the call and the state of the world.
class TestDecisionProperties : public QObject {
    Q_OBJECT

private slots:
    void nothingIsDecidedWithoutAReasonAndTwiceTheSame() {
        std::set<std::string> met;
        for (std::uint32_t seed = 1; seed <= 300; ++seed) {
            const Told told = decided(seed);
            QVERIFY2(told.silent.empty(),
                     (std::to_string(seed) + "\n" + told.silent + "\n" + told.text).c_str());
            QCOMPARE(decided(seed).text, told.text);
            met.insert(told.met.begin(), told.met.end());
        }
        // There was something of everything, or the above says little.
        for (int i = 0; i <= static_cast<int>(Lookup::Kind::Unknown); ++i) {
            QVERIFY2(met.contains(named(static_cast<Lookup::Kind>(i))), std::to_string(i).c_str());
        }
        for (int i = 0; i <= static_cast<int>(Candidate::State::Out); ++i) {
            QVERIFY2(met.contains(named(static_cast<Candidate::State>(i))),
                     std::to_string(i).c_str());
        }
        for (int i = 0; i <= static_cast<int>(Refusal::Kind::AllOpen); ++i) {
            QVERIFY2(met.contains(named(static_cast<Refusal::Kind>(i))), std::to_string(i).c_str());
        }
        for (int i = 0; i <= static_cast<int>(Step::Kind::GiveUp); ++i) {
            QVERIFY2(met.contains(named(static_cast<Step::Kind>(i))), std::to_string(i).c_str());
        }
    }
};

QTEST_APPLESS_MAIN(TestDecisionProperties)
#include "test_decision_properties.moc"
