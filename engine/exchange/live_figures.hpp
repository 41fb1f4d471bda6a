// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/exchange/context.hpp"
#include "engine/policy/routing/find_targets.hpp"

namespace weir::exchange {

// Key, health and load of a target at this moment.
policy::CandidateView viewOf(const policy::Snapshot& snapshot, const policy::Target& target,
                             const providers::Credentials& credentials,
                             const providers::HealthBoard& health,
                             const providers::PauseBoard& pauses, Instant now);

// What routes ask of a call that stands in the call itself and in its time. It borrows from `call`.
policy::RouteFacts factsOfCall(const dialects::RequestFacts& call, dialects::Endpoint endpoint,
                               Timestamp at);

// The part of it that its targets have to be able to do.
policy::CallNeeds needsOfCall(const dialects::RequestFacts& call, dialects::Endpoint endpoint);

// What is warm of a session, as it is recorded.
std::vector<WarmTarget> warmTargets(WarmCaches& caches, const SessionOf& session,
                                    const Clock& clock);

// What a decision reads, as it is at this moment. What strategies read is kept with the call.
class LiveFigures final : public policy::TargetFigures {
public:
    explicit LiveFigures(Context& context) : m_context(context) {}

    policy::CandidateView view(const policy::Target& target) const override;
    std::optional<Money> cost(const policy::Target& target, std::uint64_t cached) const override;
    std::optional<policy::WarmCache> warm(const policy::Target& target) const override;
    std::uint64_t draw() const override { return policy::drawOf(m_context.record.id); }

private:
    Context& m_context;
};

// Where the call of this context may go.
policy::Lookup findTargets(Context& context);

}  // namespace weir::exchange
