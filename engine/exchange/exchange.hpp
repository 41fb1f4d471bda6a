// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "engine/exchange/admission.hpp"
#include "engine/exchange/attempt.hpp"
#include "engine/exchange/context.hpp"
#include "engine/exchange/downstream.hpp"
#include "engine/exchange/refusal.hpp"
#include "engine/net/task.hpp"
#include "engine/policy/routing/next.hpp"

namespace weir::exchange {

// One client request that carries a call, and all that happens to it.
class Exchange {
public:
    Exchange(const Services& services, const Thread& thread, net::ServerCall& call,
             std::shared_ptr<const policy::Snapshot> policy, const Routed& routed);

    // From the head to the record. What was refused before (a Host, a method) never gets here.
    net::Task<void> run();

private:
    using Refused = std::optional<Refusal>;

    Refused identifyCaller();
    net::Task<Refused> readRequest();
    Refused decideTargets();
    net::Task<Refused> tryTargets();
    net::Task<void> refuse(const Refusal& refusal);
    void finish(const Refused& refusal);

    net::Task<bool> waitBefore(const policy::Step& step);
    void noteTry(std::uint32_t candidate, const AttemptEnd& end);
    Refusal outOfTargets(const policy::Step& step) const;
    std::vector<policy::CandidateView> viewCandidates() const;
    policy::CandidateView viewOf(const policy::Target& target) const;

    Context m_context;
    Downstream m_client;
    policy::Lookup m_lookup;
    policy::Decision m_decision;
    policy::Progress m_progress;
    std::optional<AttemptEnd> m_lastEnd;
    std::string m_tried;   // "openai/gpt-4o: 429 rate limited."
    bool m_known = false;  // the caller's key was accepted
};

}  // namespace weir::exchange
