// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/base/clock.hpp"
#include "engine/policy/rate_limits/rate_limit.hpp"
#include "engine/policy/rate_limits/sliding_window.hpp"
#include "engine/policy/token_counts.hpp"

namespace weir::policy {

// What limits look at.
struct LimitedCall {
    std::string_view key;
    std::string_view team;
    std::string_view user;
    std::string_view model;  // that was asked for
    // Of an attempt.
    std::string_view provider;
    std::string_view providersModel;
};

// When a limit is asked. Each counts a call once, at the earliest that it can be told.
enum class LimitStage : std::uint8_t {
    Head,     // calls, by limits that ask for nothing but the caller
    Call,     // their tokens, and everything of limits that ask for the model too
    Attempt,  // everything of limits that ask for the provider or the target
};

// Whether a call waits for a limit to have room.
enum class Queueing : std::uint8_t {
    None,      // it would have to come back
    Possible,  // there is a queue for that
    Full,      // there is, and no place was left in it
    TooLate,   // it has waited for as long as it may
};

// Which limit was in the way.
struct OverLimit {
    std::string limit;
    LimitKind kind = LimitKind::Requests;
    std::uint64_t most = 0;
    LimitPeriod per = LimitPeriod::Minute;
    std::uint64_t tokens = 0;  // that the call may take, of a kind that counts them
    // Until there is room, if no other call takes it. Of concurrency nobody knows. Nothing: never,
    // because the call by itself may take more than the limit.
    std::optional<Milliseconds> wait;
    Queueing queue = Queueing::None;
};

// What a caller may know of his own limits: of those of a kind the one with the least left. Without
// a most there is none.
struct LimitFigure {
    std::uint64_t most = 0;
    std::uint64_t left = 0;
    Milliseconds untilFull{0};  // when nothing counts any more
};
inline constexpr std::size_t kWindowedKinds = 4;  // all but concurrency
using LimitFigures = std::array<LimitFigure, kWindowedKinds>;

class RateBoard;
class QueuePlace;
struct RateCounter;

// What one call, or one attempt, has taken of limits. When it is gone it is under way no longer;
// tokens that were not settled by then stay taken as they were reserved.
class RateLease {
public:
    RateLease() = default;
    ~RateLease();
    RateLease(RateLease&& other) noexcept;
    RateLease& operator=(RateLease&& other) noexcept;

    // Once: what it did take instead of what was reserved.
    void settle(const TokenCounts& actual);
    // It is under way no longer.
    void end();
    // As if it had never been.
    void giveBack();

private:
    friend class RateBoard;
    struct Taken {
        std::shared_ptr<RateCounter> of;
        SlidingWindow::Slot slot = 0;
        Amounts amounts;
        LimitPeriod per = LimitPeriod::Minute;
        bool underWay = false;
        bool reserved = false;  // its tokens are not settled
    };

    RateBoard* m_board = nullptr;
    std::vector<Taken> m_taken;
};

// A limit as it stands. The figures are those of the counter that is nearest to its limit.
struct RateLimitState {
    RateLimit limit;
    std::string of;  // whose counter it is; empty if everybody shares it, or if it counts nobody
    Amounts used;
    std::uint64_t underWay = 0;
    std::uint64_t counters = 0;   // that count something
    std::uint64_t refused = 0;    // calls and attempts that it did not let through, in a period
    bool crowded = false;         // there are too many counters: those without one share one
    std::uint64_t waiting = 0;    // in its queues
    Milliseconds longestWait{0};  // of those, up to now
};

// The limits in force and what was let through of late. Everything that limits one call is asked
// and taken under one lock, so that a thousand calls at once cannot pass a limit together.
//
// Where there is a queue, whoever is under way no longer gives room to the next in it and not to
// whoever comes just then: while somebody waits, there is no room.
//
// Time is monotonic; a wall clock that jumps changes nothing. A start begins with nothing counted.
class RateBoard {
public:
    static constexpr std::size_t kMostCounters = 10'000;  // of all limits with `each`; 1.5 KB each

    explicit RateBoard(const Clock& clock, std::size_t mostCounters = kMostCounters)
        : m_clock(clock), m_mostCounters(mostCounters) {}
    RateBoard(const RateBoard&) = delete;
    RateBoard& operator=(const RateBoard&) = delete;

    // Puts limits in force. One that was there keeps what it counted and who waits if its name,
    // whose calls count and the period are as they were. Who waits for what is gone goes on.
    void follow(std::span<const RateLimit> limits);

    // Takes of all limits that the stage asks, or of none: then the lease is given back too. From
    // any thread, as everything below. `figures` are told but of attempts.
    std::optional<OverLimit> take(RateLease& lease, LimitStage stage, const LimitedCall& call,
                                  const TokenCounts& worst, LimitFigures* figures = nullptr);

    // In the order of the document.
    std::vector<RateLimitState> states();

private:
    friend class RateLease;
    friend class QueuePlace;
    struct NameHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view name) const {
            return std::hash<std::string_view>{}(name);
        }
    };
    using Counters =
        std::unordered_map<std::string, std::shared_ptr<RateCounter>, NameHash, std::equal_to<>>;
    struct Rule {
        RateLimit limit;
        // Of everybody; with `each` of those for whom there is no room among the others.
        std::shared_ptr<RateCounter> common;
        Counters each;
        SlidingWindow refused;  // as calls

        void countRefused(Instant now);
        void addWaitedFor(std::vector<std::shared_ptr<RateCounter>>& counters) const;
    };

    // What was in the way, if anything was; of a queue that may be waited in, with its counter.
    struct Tried {
        std::optional<OverLimit> over = {};
        LimitQueue queue = {};
        std::shared_ptr<RateCounter> counter = {};
    };
    class Woken;

    // Everything here is called with the lock held.
    // Of several queues that are in the way, `standsIn` is named if it is one of them.
    Tried tryTake(RateLease& lease, LimitStage stage, const LimitedCall& call,
                  const TokenCounts& worst, Instant now, const RateCounter* standsIn = nullptr);
    void countRefused(const LimitedCall& call, const RateCounter& counter, Instant now);
    const std::shared_ptr<RateCounter>& counterOf(Rule& rule, const LimitedCall& call, Instant now);
    void dropEmpty(Instant now);
    void giveBack(RateLease& lease, Woken& woken);
    void end(RateLease& lease, Woken& woken);
    // Who waits, in queue_place.cpp. A counter that has room gives it away; one whose queue is gone
    // sends everybody on.
    void serve(const std::shared_ptr<RateCounter>& counter, Woken& woken);
    void sendOn(const std::shared_ptr<RateCounter>& counter, Woken& woken);

    const Clock& m_clock;
    const std::size_t m_mostCounters;
    std::atomic<bool> m_any = false;
    std::mutex m_mutex;
    std::vector<Rule> m_rules;
    std::size_t m_counters = 0;  // in all Rule::each
    std::size_t m_dropFrom = 0;  // as many, for the next look at which are empty
    Instant m_droppedAt{};
};

}  // namespace weir::policy
