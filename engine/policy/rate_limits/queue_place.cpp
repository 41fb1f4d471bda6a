// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/policy/rate_limits/queue_place.hpp"

#include <algorithm>

#include "engine/policy/rate_limits/room.hpp"
#include "engine/policy/rate_limits/woken.hpp"

namespace weir::policy {

namespace {

// Of who is turned away: those in front have waited for so long, and who comes back sooner only
// asks in vain. Longer than a minute no client waits as it is told.
constexpr Milliseconds kSoonest{1'000};
constexpr Milliseconds kLatest{60'000};

}  // namespace

QueuePlace::QueuePlace(RateBoard& board, std::size_t tier, const std::vector<LimitedCall>& attempts,
                       const TokenCounts& worst)
    : m_board(board), m_worst(worst), m_stands(attempts.size()) {
    for (std::size_t i = 0; i < attempts.size(); ++i) {
        Stand& stand = m_stands[i];
        stand.tier = tier;
        stand.team = attempts[i].team;
        stand.key = attempts[i].key;
        stand.place = this;
        stand.call = attempts[i];
    }
}

QueuePlace::~QueuePlace() {
    {
        const std::scoped_lock lock(m_board.m_mutex);
        std::ranges::for_each(m_stands, leaveQueue);
    }
    if (m_turn) {
        m_turn->lease.giveBack();
    }
}

std::optional<Milliseconds> QueuePlace::enter(std::function<void()> onNews) {
    RateBoard::Woken woken;
    const std::scoped_lock lock(m_board.m_mutex);
    m_entering = true;
    for (Stand& stand : m_stands) {
        stand.since = m_board.m_clock.instant();
        if (!m_settled) {
            tryOrStand(stand, woken);
        }
    }
    m_entering = false;
    settleIfNobodyStands(woken);
    if (m_settled) {
        return std::nullopt;
    }
    m_onNews = std::move(onNews);
    return m_patience;
}

void QueuePlace::leave(Leaves why) {
    RateBoard::Woken woken;
    const std::scoped_lock lock(m_board.m_mutex);
    m_onNews = nullptr;
    for (Stand& each : m_stands) {
        if (const auto counter = each.counter; counter && why == Leaves::TooLate) {
            turnAway(each, *counter, Queueing::TooLate, woken);
        }
        leaveQueue(each);
    }
}

// One place in a queue stands for all attempts that it is in the way of.
std::optional<OverLimit> QueuePlace::over(std::size_t attempt) const {
    const std::string& limit = m_stands[attempt].over->limit;
    for (const Stand& each : m_stands) {
        if (each.over->limit == limit && each.over->queue != Queueing::Possible) {
            return each.over;
        }
    }
    return std::nullopt;
}

void QueuePlace::tryOrStand(Stand& stand, RateBoard::Woken& woken) {
    RateLease lease;
    RateBoard::Tried tried =
        m_board.tryTake(lease, LimitStage::Attempt, stand.call, m_worst, m_board.m_clock.instant());
    if (tried.over) {
        standInLine(stand, std::move(tried), woken);
    } else {
        grant(stand, std::move(lease), woken);
    }
}

void QueuePlace::standInLine(Stand& stand, RateBoard::Tried tried, RateBoard::Woken& woken) {
    stand.over = std::move(tried.over);
    const bool standsThere =
        std::ranges::find(m_stands, tried.counter, &Stand::counter) != m_stands.end();
    if (stand.over->queue != Queueing::Possible || standsThere) {
        settleIfNobodyStands(woken);
        return;
    }
    RateCounter& counter = *tried.counter;
    if (counter.queue.size() >= tried.queue.most) {
        auto* last = static_cast<Stand*>(counter.queue.givesWay(stand));
        if (last == nullptr) {
            turnAway(stand, counter, Queueing::Full, woken);
            return;
        }
        last->place->turnAway(*last, counter, Queueing::Full, woken);
    }
    counter.queue.add(stand);
    stand.counter = std::move(tried.counter);
    m_patience = std::max(m_patience, tried.queue.wait);
}

void QueuePlace::turnAway(Stand& stand, RateCounter& counter, Queueing why,
                          RateBoard::Woken& woken) {
    const Instant now = m_board.m_clock.instant();
    const Waiting* oldest = counter.queue.oldest();
    const auto waited = std::chrono::ceil<Milliseconds>(oldest != nullptr ? now - oldest->since
                                                                          : Instant::duration(0));
    stand.over->queue = why;
    stand.over->wait = std::clamp(waited, kSoonest, kLatest);
    m_board.countRefused(stand.call, counter, now);
    leaveQueue(stand);
    settleIfNobodyStands(woken);
}

void QueuePlace::grant(Stand& stand, RateLease lease, RateBoard::Woken& woken) {
    m_turn = Turn{static_cast<std::size_t>(&stand - m_stands.data()), std::move(lease)};
    settle(woken);
}

void QueuePlace::settleIfNobodyStands(RateBoard::Woken& woken) {
    const bool stands =
        std::ranges::any_of(m_stands, [](const Stand& each) { return each.counter != nullptr; });
    if (!m_entering && !m_settled && !stands) {
        settle(woken);
    }
}

void QueuePlace::settle(RateBoard::Woken& woken) {
    m_settled = true;
    std::ranges::for_each(m_stands, leaveQueue);
    if (m_onNews) {
        woken.add(std::exchange(m_onNews, nullptr));
    }
}

void QueuePlace::leaveQueue(Stand& stand) {
    if (stand.counter) {
        stand.counter->queue.remove(stand);
        stand.counter = nullptr;
    }
}

// Whoever is kept by another queue waits in that one, for as long as it has waited already.
void RateBoard::serve(const std::shared_ptr<RateCounter>& counter, Woken& woken) {
    while (Waiting* next = counter->queue.next()) {
        auto& stand = static_cast<QueuePlace::Stand&>(*next);
        QueuePlace& place = *stand.place;
        RateLease lease;
        Tried tried = tryTake(lease, LimitStage::Attempt, stand.call, place.m_worst,
                              m_clock.instant(), counter.get());
        if (tried.over && tried.counter == counter && tried.over->queue == Queueing::Possible) {
            return;
        }
        if (tried.over) {
            QueuePlace::leaveQueue(stand);
            place.standInLine(stand, std::move(tried), woken);
        } else {
            counter->queue.serve(stand);
            stand.counter = nullptr;
            place.grant(stand, std::move(lease), woken);
        }
    }
}

void RateBoard::sendOn(const std::shared_ptr<RateCounter>& counter, Woken& woken) {
    while (Waiting* next = counter->queue.next()) {
        auto& stand = static_cast<QueuePlace::Stand&>(*next);
        QueuePlace::leaveQueue(stand);
        stand.place->tryOrStand(stand, woken);
    }
}

}  // namespace weir::policy
