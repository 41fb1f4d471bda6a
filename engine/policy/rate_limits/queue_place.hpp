// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "engine/policy/rate_limits/fair_queue.hpp"
#include "engine/policy/rate_limits/rate_board.hpp"

namespace weir::policy {

// A call that waits for room at one of several targets, whichever has it first. It stands in a
// queue for each of them, and in none when this is gone. What the calls name has to outlive it.
class QueuePlace {
public:
    // `attempts`: what it may go on with.
    QueuePlace(RateBoard& board, std::size_t tier, const std::vector<LimitedCall>& attempts,
               const TokenCounts& worst);
    ~QueuePlace();
    QueuePlace(const QueuePlace&) = delete;
    QueuePlace& operator=(const QueuePlace&) = delete;

    // How long it may wait, which is the longest wait of the queues that it stands in, if it has
    // to. Then `onNews` is called once that is over, by any thread and maybe when this is gone
    // already. Nothing: it stands in none, see takeTurn().
    std::optional<Milliseconds> enter(std::function<void()> onNews);
    // It waits no longer: because that is over, and it is refused, or because it is tried
    // elsewhere. It may have had its turn by now.
    enum class Leaves : std::uint8_t { TooLate, ForAnother };
    void leave(Leaves why);

    // When it waits no longer: which attempt may be made, with what it has taken of the limits.
    struct Turn {
        std::size_t attempt = 0;
        RateLease lease;
    };
    std::optional<Turn> takeTurn() { return std::exchange(m_turn, std::nullopt); }
    // Otherwise what is in the way of an attempt. Nothing: it may be waited for again.
    std::optional<OverLimit> over(std::size_t attempt) const;

private:
    friend class RateBoard;
    struct Stand : Waiting {
        QueuePlace* place = nullptr;
        LimitedCall call;
        std::shared_ptr<RateCounter> counter = {};  // in whose queue it stands; null: in none
        std::optional<OverLimit> over = {};
    };

    // Everything here is called with the lock of the board held.
    // Goes on, or stands in the queue that is in the way, or in none.
    void tryOrStand(Stand& stand, RateBoard::Woken& woken);
    void standInLine(Stand& stand, RateBoard::Tried tried, RateBoard::Woken& woken);
    void turnAway(Stand& stand, RateCounter& counter, Queueing why, RateBoard::Woken& woken);
    void grant(Stand& stand, RateLease lease, RateBoard::Woken& woken);
    void settleIfNobodyStands(RateBoard::Woken& woken);
    void settle(RateBoard::Woken& woken);
    static void leaveQueue(Stand& stand);

    RateBoard& m_board;
    const TokenCounts m_worst;
    std::vector<Stand> m_stands;
    std::function<void()> m_onNews;
    std::optional<Turn> m_turn;
    Milliseconds m_patience{0};
    bool m_entering = false;
    bool m_settled = false;
};

}  // namespace weir::policy
