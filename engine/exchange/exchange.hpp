// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/exchange/admission.hpp"
#include "engine/exchange/attempt.hpp"
#include "engine/exchange/context.hpp"
#include "engine/exchange/downstream.hpp"
#include "engine/exchange/refusal.hpp"
#include "engine/net/task.hpp"
#include "engine/policy/rate_limits/queue_place.hpp"
#include "engine/policy/routing/next.hpp"

namespace weir::exchange {

// One client request that carries a call, and all that happens to it.
class Exchange {
public:
    Exchange(const Services& services, const Thread& thread, net::ServerCall& call,
             std::shared_ptr<const policy::Snapshot> policy, const Routed& routed);
    // However it ends, it has its record.
    ~Exchange();
    Exchange(const Exchange&) = delete;
    Exchange& operator=(const Exchange&) = delete;

    // From the head to the record. What was refused before (a Host, a method) never gets here.
    net::Task<void> run();

private:
    using Refused = std::optional<Refusal>;

    net::Task<Refused> serve();
    Refused identifyCaller();
    net::Task<Refused> readRequest();
    Refused decideTargets();
    // Takes out of the lookup what the caller's key may not use.
    Refused keepAllowed();
    void listNotForKey();
    net::Task<Refused> tryTargets();
    void finish(const Refused& refusal);

    // Takes of the rate limits what the stage asks of them, and tells the client how they stand.
    Refused takeOfLimits(policy::LimitStage stage);
    void settleLimits();
    // Sets aside what an attempt at the candidate may take and cost. Nothing: a limit is full or a
    // budget does not suffice, and that counts as tried.
    std::optional<Reserved> reserve(std::uint32_t candidate);
    // Nothing: the breaker of the candidate lets nobody through, or it is not this call's turn
    // after a rate limit. Who looks again then sees until when.
    std::optional<Passage> letThrough(std::uint32_t candidate);
    // After a rate limit, calls return one by one: when this one may. The epoch: at once.
    Instant takeTurn(std::uint32_t candidate);
    bool takeOfTarget(std::uint32_t candidate, policy::RateLease& limits);
    void noteFull(std::uint32_t candidate, policy::OverLimit over);
    // Its turn, if it came, is in m_room then. False: nobody waits for an answer any more.
    net::Task<bool> waitInQueues(const policy::Step& step);
    struct QueueEnd {
        Instant at{};
        policy::QueuePlace::Leaves why = policy::QueuePlace::Leaves::TooLate;
    };
    QueueEnd endOfQueue(const policy::Step& step, Milliseconds patience) const;
    void noteQueued(Instant since);
    void leaveQueues(policy::QueuePlace& place, const policy::Step& step);
    bool holdOfBudgets(std::uint32_t candidate, Reserved& reserved);
    Refusal overBudget() const;
    policy::LimitedCall limitedCall() const;
    policy::LimitedCall limitedCallAt(std::uint32_t candidate) const;
    net::Task<bool> waitBefore(const policy::Step& step);
    // What the call asks for cannot be said to the candidate.
    void passOver(std::uint32_t candidate, const Error& untranslatable);
    void noteTry(std::uint32_t candidate, const AttemptEnd& end);
    void noteNotAsked(const policy::Step& step);
    Refusal outOfTargets(const policy::Step& step) const;
    Refusal inProvidersWords() const;
    std::string whatWasTried() const;
    // Views of the targets of a lookup, or of the candidates of the decision.
    template <class Targets>
    std::vector<policy::CandidateView> viewsOf(const Targets& targets) const;

    Context m_context;
    Downstream m_client;
    HeldBody m_heldBody;
    policy::Lookup m_lookup;
    std::vector<std::string> m_notForKey;  // targets that the key kept out of the decision
    policy::Decision m_decision;
    policy::Progress m_progress;
    Attempt::End m_lastEnd;  // of the last attempt, if there was one
    // Of the last attempt, but that a model which one target lacks does not hide what kept another
    // from serving it.
    dialects::Fault m_fault = dialects::Fault::UnknownModel;
    // Each way in which a target failed, in the order in which they came up first.
    struct Failure {
        std::string target;
        std::string problem;
        std::uint32_t times = 1;
    };
    std::vector<Failure> m_failures;
    // Of a candidate that the call waits for: see takeTurn().
    struct Turn {
        std::uint32_t candidate = 0;
        Instant at{};
    };
    Turn m_turn;
    // At a candidate that was full, when it had room.
    struct Room {
        std::uint32_t candidate = 0;
        policy::RateLease limits;
    };
    std::optional<Room> m_room;
    Instant m_queuedAt{};    // when it began to wait for room; the epoch: it did not
    Instant m_clientEnds{};  // when its client gives up, as far as it says
    std::optional<policy::OverBudget> m_overBudget;  // the last that did not suffice
    // Of the targets that were full, the one that has room first.
    std::optional<policy::OverLimit> m_overLimit;
    std::optional<Error> m_untranslatable;  // of the last that could not be asked for its dialect
    bool m_known = false;                   // the caller's key was accepted
    bool m_finished = false;                // the record is written
};

}  // namespace weir::exchange
