// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "engine/base/clock.hpp"
#include "engine/base/rolling_histogram.hpp"
#include "engine/base/states.hpp"

namespace weir::providers {

// How one attempt went, as far as health is concerned.
struct AttemptResult {
    bool fault = false;  // the upstream's, not the caller's: connect, 5xx, 429, broken stream
    std::optional<Microseconds> firstToken;
    bool limited = false;  // a fault that is only "not so fast": 429. Who says it is not down
};

// Live figures of one target or one provider. Any thread.
class HealthRecord {
public:
    static constexpr std::size_t kMinutes = 30;

    void begin() { m_inFlight.fetch_add(1, std::memory_order_relaxed); }
    void end(const AttemptResult& result, Instant now);

    // No new calls until then; a later time wins. `status` is what the upstream said, 0: no answer.
    void cool(Instant until, std::uint16_t status, Instant now);
    // A call that began then was served. If that was after the upstream asked to be left alone, the
    // wait is over; a long answer that began before says nothing about it.
    void warm(Instant began);

    // The upstream answered, and what it said of the key: the status of its refusal, or 0 when it
    // took it.
    void noteKey(std::uint16_t refusedWith) {
        m_keyRefused.store(refusedWith, std::memory_order_relaxed);
    }
    std::uint16_t keyRefused() const { return m_keyRefused.load(std::memory_order_relaxed); }

    std::uint32_t inFlight() const { return m_inFlight.load(std::memory_order_relaxed); }
    Instant coolingUntil() const;
    std::uint16_t coolingStatus() const { return m_coolingStatus.load(std::memory_order_relaxed); }
    // Of the last five to ten minutes; -1: nothing was measured. Recomputed at most once a second.
    std::int64_t firstTokenP50Us() const { return m_p50.load(std::memory_order_relaxed); }
    std::int64_t firstTokenP95Us() const { return m_p95.load(std::memory_order_relaxed); }

    struct Counts {
        std::uint32_t attempts = 0;
        std::uint32_t faults = 0;
        std::uint32_t limited = 0;  // of the faults
    };
    // The five minutes up to now, in whole minutes.
    Counts lastFiveMinutes(Instant now) const;
    // The last 30 minutes, oldest first: 0 no calls, 1 fine, 2 some failed, 3 most failed.
    std::array<std::uint8_t, kMinutes> strip(Instant now) const;

private:
    struct Minute {
        std::int64_t number = -1;
        Counts counts;
    };

    std::atomic<std::uint32_t> m_inFlight{0};
    std::atomic<std::int64_t> m_coolingUntil{0};
    std::atomic<std::uint16_t> m_coolingStatus{0};
    std::atomic<std::uint16_t> m_keyRefused{0};
    std::atomic<std::int64_t> m_p50{-1};
    std::atomic<std::int64_t> m_p95{-1};
    mutable std::mutex m_mutex;
    std::array<Minute, kMinutes> m_minutes;
    // From a millisecond to a quarter of an hour.
    RollingHistogram<2> m_firstToken{Microseconds(1000), std::chrono::minutes(5)};
    Instant m_percentilesAt{};
    Instant m_cooledAt{};  // when somebody was last told to wait
};

// One attempt counts for its target and for its provider.
struct AttemptHealth {
    HealthRecord& provider;
    HealthRecord& target;

    void begin();
    void end(const AttemptResult& result, Instant now);
    void cool(Instant until, std::uint16_t status, Instant now);
    void warm(Instant began);
};

// What a person is told of a provider.
struct ProviderHealth {
    Health health = Health::Unknown;
    std::string reason;  // "429, cooling for 38 s"
    Milliseconds cooling{0};
    std::uint16_t keyRefused =
        0;  // the status it refused the key with the last time; 0: it took it
    std::int64_t firstTokenP50Us = -1;
    std::int64_t firstTokenP95Us = -1;
    double errorShare = -1;        // of the attempts of the last five minutes; -1: there were none
    double attemptsPerMinute = 0;  // over the last five minutes
    std::array<std::uint8_t, HealthRecord::kMinutes> minutes{};
};

// The records of all providers and targets. A record, once made, stays where it is for as long as
// the board lives, so that an exchange may hold a reference.
class HealthBoard {
public:
    static constexpr std::size_t kMostTargets = 4096;

    // `target` as in policy::Target::name.
    AttemptHealth of(std::string_view provider, std::string_view target);
    // Null while nothing was recorded: reading makes no record.
    const HealthRecord* findTarget(std::string_view target) const;
    const HealthRecord* findProvider(std::string_view name) const;

    // The key of a provider is another one: what was said of the last is no news any more.
    void forgetKey(std::string_view provider);

    ProviderHealth describe(std::string_view provider, Instant now) const;

private:
    struct NameHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view name) const {
            return std::hash<std::string_view>{}(name);
        }
    };
    using Records =
        std::unordered_map<std::string, std::unique_ptr<HealthRecord>, NameHash, std::equal_to<>>;

    static HealthRecord& make(Records& records, std::string_view name);

    mutable std::shared_mutex m_mutex;
    Records m_providers;
    Records m_targets;
    HealthRecord m_overflow;
};

}  // namespace weir::providers
