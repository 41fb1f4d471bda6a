// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/handlers/route_replay.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "engine/control/admin/replay_sum.hpp"
#include "engine/policy/routing/asked_names.hpp"
#include "engine/policy/routing/conditions.hpp"
#include "engine/policy/routing/day_time.hpp"
#include "engine/policy/routing/find_targets.hpp"

namespace weir::control {

namespace {

// What the decision read then; of a target that was not looked at then, what is known of none.
class RecordedFigures final : public policy::TargetFigures {
public:
    RecordedFigures(const books::ExchangeRecord& record, const policy::Snapshot& snapshot,
                    const RoutingFigures& figures)
        : m_record(record), m_snapshot(snapshot), m_figures(figures) {}

    policy::CandidateView view(const policy::Target& target) const override {
        policy::CandidateView view;
        const auto& seen = m_record.call.seen;
        const auto found = std::ranges::find(seen, target.name, &SeenTarget::target);
        if (found == seen.end()) {
            m_modelled = true;
            return view;
        }
        view.firstTokenP50Us = found->firstTokenP50Us;
        view.tokenP50Us = static_cast<std::int32_t>(found->tokenP50Us);
        view.inFlight = static_cast<std::uint32_t>(found->inFlight);
        return view;
    }
    std::optional<policy::WarmCache> warm(const policy::Target& target) const override {
        m_modelled |= !m_record.call.warmKnown && !m_record.session.empty();
        return policy::warmIn(m_record.call.warm, target);
    }
    std::optional<Money> cost(const policy::Target& target, std::uint64_t cached) const override {
        const CallFacts& call = m_record.call;
        RoutingFigures::Call asked{call.tokens, std::nullopt, cached, m_record.startedAt};
        if (call.maxTokens >= 0) {
            asked.maxTokens = static_cast<std::uint64_t>(call.maxTokens);
        }
        return m_figures.cost(m_snapshot, target, asked);
    }
    std::uint64_t draw() const override { return policy::drawOf(m_record.id); }

    bool modelled() const { return m_modelled; }

private:
    const books::ExchangeRecord& m_record;
    const policy::Snapshot& m_snapshot;
    const RoutingFigures& m_figures;
    mutable bool m_modelled = false;
};

policy::RouteFacts routeFactsOf(const books::ExchangeRecord& record) {
    const CallFacts& call = record.call;
    const policy::DayTime at = policy::dayTimeOf(record.startedAt);
    policy::RouteFacts facts;
    facts.model = record.modelAsked;
    facts.endpoint = record.endpoint;
    facts.dialect = record.dialect;
    facts.key = record.key;
    facts.team = record.team;
    facts.user = record.user;
    facts.tier = call.tier;
    facts.tags = call.tags;
    facts.session = record.session;
    facts.headers = call.headers;
    facts.metadata = call.metadata;
    facts.degradedBy = call.degradedBy;
    facts.budgetLeft =
        static_cast<std::uint64_t>(call.budgetLeft < 0 ? kWholeShare : call.budgetLeft);
    facts.tokens = call.tokens;
    if (call.maxTokens >= 0) {
        facts.maxTokens = static_cast<std::uint64_t>(call.maxTokens);
    }
    facts.messages = static_cast<std::uint32_t>(call.messages);
    facts.stream = record.stream;
    facts.tools = call.tools;
    facts.images = call.images;
    facts.audio = call.audio;
    facts.files = call.files;
    facts.structured = call.structured;
    facts.weekday = at.weekday;
    facts.minuteOfDay = at.minute;
    facts.task = call.judged.task;
    facts.complexity = call.judged.complexity;
    return facts;
}

// The first that could be asked at all; empty: nobody.
std::string firstAsked(const books::ExchangeRecord& record) {
    const auto found = std::ranges::find_if(record.candidates, [](const CandidateDetail& each) {
        return each.outcome != "out" && each.outcome != "unfit";
    });
    return found == record.candidates.end() ? std::string() : found->target;
}

// For want of a key, say, or by what the caller's key may use: other routes do not change that.
bool wasOut(const books::ExchangeRecord& record, const policy::Target& target) {
    return std::ranges::any_of(record.candidates, [&](const CandidateDetail& each) {
        return each.outcome == "out" && each.target == target.name;
    });
}

const policy::Target* firstAsked(const policy::Lookup& lookup, const policy::Snapshot& snapshot,
                                 const books::ExchangeRecord& record) {
    const policy::Wire wire = policy::wireOf(routeFactsOf(record));
    const auto found = std::ranges::find_if(lookup.targets, [&](const policy::Target& each) {
        return policy::reaches(snapshot.providerOf(each), wire) && !wasOut(record, each);
    });
    return found == lookup.targets.end() ? nullptr : &*found;
}

// Whose answer the caller got; null: none did.
const books::AttemptRecord* servedAttempt(const books::ExchangeRecord& record) {
    const auto found =
        std::ranges::find(record.attempts, AttemptSign::Served, &books::AttemptRecord::sign);
    return found == record.attempts.end() ? nullptr : &*found;
}

admin::ServedTimes& timesOf(std::vector<admin::TargetTimes>& times, std::string target) {
    auto found = std::ranges::find(times, target, &admin::TargetTimes::target);
    if (found == times.end()) {
        times.push_back({std::move(target), {}});
        found = times.end() - 1;
    }
    return found->took;
}

void countTimes(const books::ExchangeRecord& record, const books::AttemptRecord& served,
                admin::ServedTimes& into) {
    if (record.stream && served.firstTokenUs >= 0) {
        into.firstToken.add(Microseconds(served.firstTokenUs));
    }
    if (served.endUs >= served.startUs) {
        into.total.add(Microseconds(served.endUs - served.startUs));
    }
}

bool allAskedFor(const CallFacts& call, RouteField field, const std::vector<std::string>& names) {
    return std::ranges::all_of(
        names, [&](const std::string& name) { return policy::wasAskedFor(call, field, name); });
}

}  // namespace

RouteReplayer::RouteReplayer(const policy::Snapshot& snapshot, const RoutingFigures& figures,
                             admin::RouteReplay& replay)
    : m_snapshot(snapshot),
      m_figures(figures),
      m_replay(replay),
      m_cache(replay),
      m_headersAsked(policy::namesAskedFor(snapshot.routes, RouteField::Header)),
      m_metadataAsked(policy::namesAskedFor(snapshot.routes, RouteField::Metadata)) {
    for (const policy::Route& route : snapshot.routes) {
        m_asksForJudgement |= route.enabled && policy::asksForJudgement(route.when);
        m_asksForBudget |= route.enabled && policy::asksFor(route.when, RouteField::BudgetLeft);
        m_routes.emplace(route.name, m_replay.hits.size());
        m_replay.hits.push_back({route.name, 0});
    }
}

void RouteReplayer::take(const books::ExchangeRecord& record) {
    if (!record.call.known || (m_asksForJudgement && !record.call.judged.known()) ||
        (m_asksForBudget && record.call.budgetLeft < 0) ||
        !allAskedFor(record.call, RouteField::Header, m_headersAsked) ||
        !allAskedFor(record.call, RouteField::Metadata, m_metadataAsked)) {
        ++m_replay.unknown;
        return;
    }
    const RecordedFigures figures(record, m_snapshot, m_figures);
    const policy::Lookup lookup = policy::findTargets(routeFactsOf(record), m_snapshot, figures);
    ++m_replay.calls;
    m_replay.modelled += figures.modelled() ? 1 : 0;
    if (!lookup.route.empty()) {
        ++m_replay.hits[m_routes.at(lookup.route)].calls;
    }
    const std::string from = firstAsked(record);
    const policy::Target* to = firstAsked(lookup, m_snapshot, record);
    const books::AttemptRecord* served = servedAttempt(record);
    if (served != nullptr) {
        countTimes(record, *served, timesOf(m_replay.times, served->target()));
    }
    if (from == (to == nullptr ? std::string() : to->name)) {
        takeCache(record, to, std::nullopt);
        if (record.pricing() != Pricing::Unpriced) {
            m_replay.before += record.cost();
            m_replay.after += record.cost();
        }
        return;
    }
    admin::RouteMove& moved = move(from, to, lookup.route);
    if (to == nullptr) {
        admin::addCaller(moved.refused,
                         {record.team, record.team.empty() ? record.key : std::string(), 1});
    }
    if (served != nullptr) {
        countTimes(record, *served, moved.took);
    }
    price(record, to, moved);
    takeCache(record, to, static_cast<std::size_t>(&moved - m_replay.moves.data()));
}

void RouteReplayer::finish() {
    m_cache.finish();
    for (admin::RouteMove& move : m_replay.moves) {
        admin::sortCallers(move.refused);
    }
}

admin::RouteMove& RouteReplayer::move(const std::string& from, const policy::Target* to,
                                      const std::string& route) {
    ++m_replay.moved;
    m_replay.refused += to == nullptr ? 1 : 0;
    const std::string name = to == nullptr ? std::string() : to->name;
    auto found = std::ranges::find_if(m_replay.moves, [&](const admin::RouteMove& each) {
        return each.from == from && each.to == name && each.route == route;
    });
    if (found == m_replay.moves.end()) {
        admin::RouteMove& fresh = m_replay.moves.emplace_back();
        fresh.from = from;
        fresh.to = name;
        fresh.route = route;
        found = m_replay.moves.end() - 1;
    }
    ++found->calls;
    return *found;
}

void RouteReplayer::price(const books::ExchangeRecord& record, const policy::Target* to,
                          admin::RouteMove& move) {
    const Usage usage = record.usage();
    if (usage.source == Source::Unknown) {
        return;  // it never took a token, and nobody knows how many it would
    }
    const auto after = to == nullptr ? std::optional(Money())
                                     : m_figures.price(m_snapshot, *to, usage, record.startedAt);
    if (!after || record.pricing() == Pricing::Unpriced) {
        ++m_replay.unpriced;
        return;
    }
    move.before += record.cost();
    move.after += *after;
    m_replay.before += record.cost();
    m_replay.after += *after;
}

void RouteReplayer::takeCache(const books::ExchangeRecord& record, const policy::Target* to,
                              std::optional<std::size_t> move) {
    const books::AttemptRecord* served = servedAttempt(record);
    if (served == nullptr) {
        return;
    }
    const std::string asked = to == nullptr ? std::string() : m_snapshot.nameOf(*to);
    CacheLosses::Call call{
        .session = record.session.empty() ? "key " + record.key : "session " + record.session,
        .from = served->target(),
        // One that stays falls over as it did.
        .to = move ? asked : served->target(),
        .cached = served->usage.inCacheRead,
        .cost = {},
        .move = move};
    if (call.cached > 0 && to != nullptr && call.to == asked) {
        Usage cold = served->usage;
        cold.inUncached += std::exchange(cold.inCacheRead, 0);
        const auto warm = m_figures.price(m_snapshot, *to, served->usage, record.startedAt);
        const auto anew = m_figures.price(m_snapshot, *to, cold, record.startedAt);
        if (warm && anew) {
            call.cost = *anew - *warm;
        }
    }
    m_cache.take(std::move(call));
}

Result<admin::RouteReplay> replayRoutes(const books::Book& book, const policy::Snapshot& snapshot,
                                        const RoutingFigures& figures,
                                        const admin::ReplayRoutes& operation) {
    admin::RouteReplay replay;
    RouteReplayer replayer(snapshot, figures, replay);
    books::HistoryQuery query;
    query.before = operation.before;
    query.since = operation.since;
    if (operation.until != Timestamp()) {
        query.until = operation.until;
    }
    query.take = [&](const books::ExchangeRecord& record) {
        replayer.take(record);
        return false;
    };
    const auto page = book.history(query);
    if (!page) {
        return page.error();
    }
    replayer.finish();
    replay.next = page->next;
    replay.atEnd = page->atEnd;
    replay.searchedTo = page->atEnd ? operation.since : page->next.madeAt();
    return replay;
}

}  // namespace weir::control
