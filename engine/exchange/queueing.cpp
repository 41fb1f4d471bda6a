// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <functional>
#include <memory>
#include <utility>

#include "engine/exchange/exchange.hpp"
#include "engine/exchange/live_figures.hpp"
#include "engine/exchange/pricing.hpp"
#include "engine/net/suspension.hpp"

// How a call waits for room at targets that are full.
namespace weir::exchange {

namespace {

// Room comes from whichever thread another call ends on, and the news of it may be on its way when
// nobody waits any more. Only the reactor's thread looks inside.
class Doorbell {
public:
    explicit Doorbell(net::Suspension& waiting)
        : m_waiting(std::make_shared<net::Suspension*>(&waiting)) {}
    ~Doorbell() { *m_waiting = nullptr; }
    Doorbell(const Doorbell&) = delete;
    Doorbell& operator=(const Doorbell&) = delete;

    std::function<void()> rungFrom(net::Reactor& reactor) const {
        return [waiting = m_waiting, &reactor] {
            reactor.post([waiting] {
                if (*waiting != nullptr) {
                    (*waiting)->wake();
                }
            });
        };
    }

private:
    std::shared_ptr<net::Suspension*> m_waiting;
};

}  // namespace

net::Task<bool> Exchange::waitInQueues(const policy::Step& step) {
    net::Reactor& reactor = m_context.thread.reactor;
    std::vector<policy::LimitedCall> attempts;
    for (const std::uint32_t candidate : step.queues) {
        attempts.push_back(limitedCallAt(candidate));
    }
    policy::QueuePlace place(m_context.services.rateLimits,
                             m_context.policy->rankOfTier(m_context.caller->tier()), attempts,
                             mostTokens(m_context.endpoint, m_context.facts));
    net::Suspension suspension(m_context.call.cancellation());
    const Doorbell doorbell(suspension);
    const auto patience = place.enter(doorbell.rungFrom(reactor));
    if (!patience) {
        leaveQueues(place, step);
        co_return true;
    }
    const Instant began = m_context.services.clock.instant();
    if (m_queuedAt == Instant{}) {
        m_queuedAt = began;
    }
    const QueueEnd end = endOfQueue(step, *patience);
    net::Timer timer([&suspension] { suspension.wake(); });
    reactor.timers().arm(
        timer, std::chrono::ceil<Milliseconds>(std::max(Instant::duration(0), end.at - began)));
    const net::Woken woken = co_await suspension;
    noteQueued(began);
    if (woken == net::Woken::Cancelled) {
        co_return false;
    }
    place.leave(end.why);
    leaveQueues(place, step);
    co_return true;
}

Exchange::QueueEnd Exchange::endOfQueue(const policy::Step& step, Milliseconds patience) const {
    using Why = policy::QueuePlace::Leaves;
    const Instant last = std::min(m_queuedAt + patience, m_clientEnds);
    const Instant due = m_context.services.clock.instant() + step.delay;
    const bool another = step.kind == policy::Step::Kind::Try && due < last;
    return another ? QueueEnd{due, Why::ForAnother} : QueueEnd{last, Why::TooLate};
}

// It is no part of what retries may take.
void Exchange::noteQueued(Instant since) {
    const Instant now = m_context.services.clock.instant();
    m_context.record.phases.push_back(
        {"queue", m_context.sinceBeginUs(since), m_context.sinceBeginUs(now)});
    m_context.queuedUs += std::chrono::duration_cast<Microseconds>(now - since).count();
    m_progress.deadline = std::min(m_clientEnds, m_progress.deadline + (now - since));
}

void Exchange::leaveQueues(policy::QueuePlace& place, const policy::Step& step) {
    const Services& services = m_context.services;
    auto turn = place.takeTurn();
    if (!turn) {
        for (std::size_t i = 0; i < step.queues.size(); ++i) {
            if (const auto over = place.over(i)) {
                noteFull(step.queues[i], *over);
            }
        }
        return;
    }
    if (m_overLimit && m_overLimit->queue == policy::Queueing::Possible) {
        m_overLimit.reset();
    }
    // The target may have been paused meanwhile, or have failed for others.
    const std::uint32_t candidate = step.queues[turn->attempt];
    const Instant now = services.clock.instant();
    const policy::CandidateView view =
        viewOf(*m_context.policy, m_decision.candidates[candidate].target, services.credentials,
               services.health, services.pauses, now);
    if (view.paused || view.readyAt() > now) {
        turn->lease.giveBack();
    } else {
        m_room.emplace(Room{candidate, std::move(turn->lease)});
    }
}

}  // namespace weir::exchange
