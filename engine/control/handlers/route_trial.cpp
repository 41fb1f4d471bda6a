// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/handlers/route_trial.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "engine/dialects/common/endpoint.hpp"
#include "engine/policy/routing/conditions.hpp"
#include "engine/policy/routing/day_time.hpp"
#include "engine/policy/routing/decide.hpp"
#include "engine/policy/routing/find_targets.hpp"

namespace weir::control {

namespace {

class GivenHeaders final : public policy::HeaderFacts {
public:
    explicit GivenHeaders(const std::vector<Header>& headers) : m_headers(headers) {}
    std::optional<std::string_view> find(std::string_view name) const override {
        const auto found = std::ranges::find(m_headers, name, &Header::name);
        return found == m_headers.end() ? std::nullopt
                                        : std::optional<std::string_view>(found->value);
    }

private:
    const std::vector<Header>& m_headers;
};

class TrialFigures final : public policy::TargetFigures {
public:
    TrialFigures(const RoutingFigures& figures, const policy::Snapshot& snapshot,
                 RoutingFigures::Call call, std::uint64_t draw)
        : m_figures(figures), m_snapshot(snapshot), m_call(call), m_draw(draw) {}

    policy::CandidateView view(const policy::Target& target) const override {
        return m_figures.view(m_snapshot, target);
    }
    std::optional<Money> cost(const policy::Target& target) const override {
        return m_figures.cost(m_snapshot, target, m_call);
    }
    std::uint64_t draw() const override { return m_draw; }

private:
    const RoutingFigures& m_figures;
    const policy::Snapshot& m_snapshot;
    const RoutingFigures::Call m_call;
    const std::uint64_t m_draw;
};

std::string_view wordOfState(policy::Candidate::State state) {
    using State = policy::Candidate::State;
    switch (state) {
        case State::Ready:
            return "ready";
        case State::Cooling:
            return "cooling";
        case State::KeyLocked:
            return "key locked";
        case State::Out:
            return "out";
    }
    return {};
}

// Up to the one that takes the call.
std::vector<admin::TriedRoute> judged(const policy::Snapshot& snapshot,
                                      const policy::RouteFacts& facts) {
    std::vector<admin::TriedRoute> tried;
    for (const policy::Route& route : snapshot.routes) {
        const RouteCondition* failed = policy::firstFailure(route.when, facts);
        const bool takes = route.enabled && failed == nullptr;
        tried.push_back({route.name, takes, route.enabled, failed ? *failed : RouteCondition{}});
        if (takes) {
            break;
        }
    }
    return tried;
}

}  // namespace

Result<admin::RouteTrial> tryCall(const policy::Snapshot& snapshot, const admin::TriedCall& call,
                                  const RoutingFigures& figures, const Clock& clock) {
    const auto endpoint = dialects::endpointOf(call.endpoint);
    if (!endpoint) {
        return Error::invalid("There is no path " + call.endpoint.substr(0, 100) + ".");
    }
    const Timestamp at = call.at == Timestamp{} ? clock.now() : call.at;
    const policy::DayTime dayTime = policy::dayTimeOf(at);
    const std::optional<std::uint64_t> maxTokens =
        call.maxTokens == 0 ? std::nullopt : std::optional(call.maxTokens);
    const GivenHeaders headers(call.headers);
    const policy::RouteFacts facts{.model = call.model,
                                   .endpoint = call.endpoint,
                                   .dialect = dialects::dialectOf(*endpoint),
                                   .key = call.key,
                                   .team = call.team,
                                   .user = call.user,
                                   .tier = call.tier,
                                   .tags = call.tags,
                                   .session = call.session,
                                   .headers = &headers,
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
                                   .minuteOfDay = dayTime.minute};
    // Each trial is another draw, as each call is.
    const auto draw = static_cast<std::uint64_t>(clock.instant().time_since_epoch().count());
    const TrialFigures seen(figures, snapshot, {call.tokens, maxTokens}, draw);
    const policy::Lookup lookup = policy::findTargets(facts, snapshot, seen);
    std::vector<policy::CandidateView> views;
    for (const policy::Target& target : lookup.targets) {
        views.push_back(seen.view(target));
    }
    const Instant now = clock.instant();
    const policy::Decision decision = policy::decide({call.model, facts.dialect}, lookup, snapshot,
                                                     views, now, now + snapshot.retries.total);
    admin::RouteTrial trial;
    trial.route = lookup.route;
    trial.routes = judged(snapshot, facts);
    trial.because = lookup.because;
    for (const policy::Candidate& candidate : decision.candidates) {
        trial.candidates.push_back(
            {candidate.target.name, std::string(wordOfState(candidate.state)), candidate.reason});
    }
    trial.refusal = decision.refusal ? decision.refusal->message : std::string();
    return trial;
}

}  // namespace weir::control
