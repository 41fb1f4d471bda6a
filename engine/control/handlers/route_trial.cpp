// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/handlers/route_trial.hpp"

#include <algorithm>
#include <set>
#include <span>
#include <string_view>
#include <utility>

#include "engine/classify/frames.hpp"
#include "engine/classify/judged_call.hpp"
#include "engine/classify/last_turn.hpp"
#include "engine/control/config/policy_test.hpp"
#include "engine/control/config/route_text.hpp"
#include "engine/dialects/common/endpoint.hpp"
#include "engine/policy/routing/conditions.hpp"
#include "engine/policy/routing/day_time.hpp"
#include "engine/policy/routing/decide.hpp"
#include "engine/policy/routing/find_targets.hpp"

namespace weir::control {

namespace {

std::optional<std::string_view> valueOfHeader(const std::vector<Header>& headers,
                                              std::string_view name) {
    const auto found = std::ranges::find(headers, name, &Header::name);
    return found == headers.end() ? std::nullopt : std::optional<std::string_view>(found->value);
}

class TrialFigures final : public policy::TargetFigures {
public:
    TrialFigures(const RoutingFigures& figures, const policy::Snapshot& snapshot,
                 RoutingFigures::Call call, std::span<const WarmTarget> warm, std::uint64_t draw)
        : m_figures(figures), m_snapshot(snapshot), m_call(call), m_warm(warm), m_draw(draw) {}

    policy::CandidateView view(const policy::Target& target) const override {
        return m_figures.view(m_snapshot, target);
    }
    std::optional<policy::WarmCache> warm(const policy::Target& target) const override {
        return policy::warmIn(m_warm, target);
    }
    std::optional<Money> cost(const policy::Target& target, std::uint64_t cached) const override {
        RoutingFigures::Call call = m_call;
        call.cached = cached;
        return m_figures.cost(m_snapshot, target, call);
    }
    std::uint64_t draw() const override { return m_draw; }

private:
    const RoutingFigures& m_figures;
    const policy::Snapshot& m_snapshot;
    const RoutingFigures::Call m_call;
    const std::span<const WarmTarget> m_warm;
    const std::uint64_t m_draw;
};

std::string_view wordOfState(policy::Candidate::State state) {
    using State = policy::Candidate::State;
    switch (state) {
        case State::Ready:
            return "ready";
        case State::Cooling:
            return "cooling";
        case State::Open:
            return "open";
        case State::Paused:
            return "paused";
        case State::KeyRefused:
            return "key refused";
        case State::KeyLocked:
            return "key locked";
        case State::Unfit:
            return "unfit";
        case State::Out:
            return "out";
    }
    return {};
}

// As it would be for a call with that prompt; what was given goes before its headers, and these
// before the prompt.
JudgedCall judgedAs(const admin::TriedCall& call, const std::vector<Header>& headers,
                    const policy::Snapshot& snapshot) {
    if (snapshot.judge() == nullptr) {
        return {};
    }
    const auto given = [&](const std::string& value, std::string_view header) {
        return value.empty() ? valueOfHeader(headers, header)
                             : std::optional<std::string_view>(value);
    };
    const std::string prompt =
        classify::withoutFrames(std::string_view(call.prompt).substr(0, classify::kHeadBytes));
    return classify::judgedCall(
        *snapshot.judge(),
        {.text = prompt,
         .messages = call.messages,
         .tools = call.tools ? 1U : 0U,
         .images = call.images,
         .files = call.files,
         .structured = call.structured,
         .maxTokens = call.maxTokens == 0 ? std::nullopt : std::optional(call.maxTokens)},
        {.task = given(call.task, classify::kTaskHeader),
         .complexity = given(call.complexity, classify::kComplexityHeader)});
}

// Where `sought` stands in `compiled`, of the same condition as it is written: a set has a name
// there.
const RouteCondition* asWritten(const RouteCondition& compiled, const RouteCondition& written,
                                const RouteCondition* sought) {
    if (&compiled == sought) {
        return compiled.kind == written.kind && compiled.field == written.field ? &written
                                                                                : nullptr;
    }
    for (std::size_t i = 0; i < std::min(compiled.of.size(), written.of.size()); ++i) {
        if (const RouteCondition* found = asWritten(compiled.of[i], written.of[i], sought)) {
            return found;
        }
    }
    return nullptr;
}

// Up to the one that takes the call.
std::vector<admin::TriedRoute> judged(const policy::Snapshot& snapshot,
                                      const policy::RouteFacts& facts) {
    std::vector<admin::TriedRoute> tried;
    for (const policy::Route& route : snapshot.routes) {
        const RouteCondition* failed = policy::firstFailure(route.when, facts);
        const bool takes = route.enabled && failed == nullptr;
        // One that was not compiled from a document has no other form.
        const RouteCondition* named = asWritten(route.when, route.written, failed);
        tried.push_back({route.name, takes, route.enabled,
                         named    ? *named
                         : failed ? *failed
                                  : RouteCondition{}});
        if (takes) {
            break;
        }
    }
    return tried;
}

// Also of a key that lets nobody in as things stand: its secret may be elsewhere.
const policy::Identity* identityOf(const policy::Snapshot& snapshot, const std::string& key) {
    if (key.empty()) {
        return nullptr;
    }
    const auto declared = std::ranges::find_if(
        snapshot.declaredKeys,
        [&](const policy::DeclaredKey& each) { return each.identity.name == key; });
    return declared == snapshot.declaredKeys.end() ? snapshot.keys->findByName(key)
                                                   : &declared->identity;
}

// What is known of a caller beside what was said: a key brings its team and user along, a team its
// tier and tags.
admin::TriedCall withCaller(const policy::Snapshot& snapshot, admin::TriedCall call) {
    const policy::Identity* key = identityOf(snapshot, call.key);
    if (key != nullptr && call.team.empty() && call.user.empty()) {
        call.team = key->team;
        call.user = key->user;
    }
    const Team* team = nullptr;
    if (key != nullptr && key->teamFacts && key->team == call.team) {
        team = key->teamFacts.get();
    } else if (const auto declared =
                   std::ranges::find(snapshot.declaredTeams, call.team, &Team::name);
               !call.team.empty() && declared != snapshot.declaredTeams.end()) {
        team = &*declared;
    }
    if (team != nullptr && call.tier.empty() && call.tags.empty()) {
        call.tier = team->tier;
        call.tags = team->tags;
    }
    return call;
}

policy::Decision decideBy(const policy::Lookup& lookup, const policy::RouteFacts& facts,
                          const policy::Snapshot& snapshot, const TrialFigures& seen, Instant now) {
    std::vector<policy::CandidateView> views;
    for (const policy::Target& target : lookup.targets) {
        views.push_back(seen.view(target));
    }
    return policy::decide({facts.model, policy::wireOf(facts), policy::needsOf(facts)}, lookup,
                          snapshot, views, now, now + snapshot.retries.total);
}

void addFirst(const policy::Decision& decision, std::set<std::string>& possible) {
    const auto ready = std::ranges::find(decision.candidates, policy::Candidate::State::Ready,
                                         &policy::Candidate::state);
    if (ready != decision.candidates.end()) {
        possible.insert(ready->target.name);
    }
}

// A target with a thousandth of the weight is missed by that many draws once in sixty times, and
// then by the same draws each time.
constexpr std::uint64_t kDraws = 4'096;

bool isDrawn(const policy::Snapshot& snapshot, std::string_view route) {
    const auto found = std::ranges::find(snapshot.routes, route, &policy::Route::name);
    return found != snapshot.routes.end() && weighs(found->strategy);
}

// In the reasons of a call that is tried as one of a caller whose budget degrades.
constexpr std::string_view kTriedBudget = "of the caller";

}  // namespace

admin::TriedCall withWhatIsAskedFor(const policy::Snapshot& snapshot, admin::TriedCall call) {
    std::vector<std::string> headers;
    std::vector<std::string> metadata;
    for (const policy::Route& route : snapshot.routes) {
        policy::addNames(route.when, RouteField::Header, headers);
        policy::addNames(route.when, RouteField::Metadata, metadata);
    }
    const auto isNoneOf = [](const std::vector<std::string>& names) {
        return [&names](const auto& each) {
            return std::ranges::find(names, each.name) == names.end();
        };
    };
    std::erase_if(call.headers, isNoneOf(headers));
    std::erase_if(call.metadata, isNoneOf(metadata));
    return call;
}

Result<admin::RouteTrial> tryCall(const policy::Snapshot& snapshot, const admin::TriedCall& said,
                                  const RoutingFigures& figures, const Clock& clock) {
    const auto endpoint = dialects::endpointOf(said.endpoint);
    if (!endpoint) {
        return Error::invalid("There is no path " + said.endpoint.substr(0, 100) + ".");
    }
    const admin::TriedCall call = withCaller(snapshot, said);
    const Timestamp at = call.at == Timestamp{} ? clock.now() : call.at;
    const policy::DayTime dayTime = policy::dayTimeOf(at);
    const std::optional<std::uint64_t> maxTokens =
        call.maxTokens == 0 ? std::nullopt : std::optional(call.maxTokens);
    const JudgedCall verdict = judgedAs(call, call.headers, snapshot);
    const policy::RouteFacts facts{.model = call.model,
                                   .endpoint = call.endpoint,
                                   .dialect = dialects::dialectOf(*endpoint),
                                   .key = call.key,
                                   .team = call.team,
                                   .user = call.user,
                                   .tier = call.tier,
                                   .tags = call.tags,
                                   .degradedBy = call.lowBudget ? kTriedBudget : "",
                                   .budgetLeft = call.budgetLeft,
                                   .session = call.session,
                                   .headers = call.headers,
                                   .metadata = call.metadata,
                                   .tokens = call.tokens,
                                   .maxTokens = maxTokens,
                                   .messages = call.messages,
                                   .stream = call.stream,
                                   .tools = call.tools,
                                   .images = call.images,
                                   .audio = call.audio,
                                   .files = call.files,
                                   .structured = call.structured,
                                   .weekday = dayTime.weekday,
                                   .minuteOfDay = dayTime.minute,
                                   .task = verdict.task,
                                   .complexity = verdict.complexity};
    const Instant now = clock.instant();
    const policy::Identity* caller = identityOf(snapshot, call.key);
    const std::vector<WarmTarget> warm = caller == nullptr || call.session.empty()
                                             ? std::vector<WarmTarget>()
                                             : figures.warm(*caller, call.session);
    const auto decideWith = [&](std::uint64_t draw, policy::Lookup& lookup) {
        const TrialFigures seen(
            figures, snapshot,
            {.tokens = call.tokens, .maxTokens = maxTokens, .cached = 0, .at = clock.now()}, warm,
            draw);
        lookup = policy::findTargets(facts, snapshot, seen);
        return decideBy(lookup, facts, snapshot, seen, now);
    };
    // Each trial is another draw, as each call is.
    policy::Lookup lookup;
    const policy::Decision decision =
        decideWith(static_cast<std::uint64_t>(now.time_since_epoch().count()), lookup);
    admin::RouteTrial trial;
    trial.route = lookup.route;
    trial.routes = judged(snapshot, facts);
    trial.because = lookup.because;
    trial.judged = verdict;
    for (const policy::Candidate& candidate : decision.candidates) {
        trial.candidates.push_back(
            {candidate.target.name, std::string(wordOfState(candidate.state)), candidate.reason});
    }
    trial.refusal = decision.refusal ? decision.refusal->message : std::string();
    std::set<std::string> possible;
    addFirst(decision, possible);
    const std::uint64_t draws = isDrawn(snapshot, lookup.route) ? kDraws : 0;
    for (std::uint64_t draw = 0; draw < draws; ++draw) {
        policy::Lookup other;
        addFirst(decideWith(draw, other), possible);
    }
    trial.first.assign(possible.begin(), possible.end());
    trial.test = renderPolicyTest(withWhatIsAskedFor(snapshot, said), trial);
    return trial;
}

}  // namespace weir::control
