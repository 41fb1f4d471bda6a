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
#include <vector>

#include "engine/base/clock.hpp"
#include "engine/base/rolling_histogram.hpp"
#include "engine/base/states.hpp"
#include "engine/providers/breaker.hpp"
#include "engine/providers/quota_gate.hpp"

namespace weir::providers {

// How one attempt went, as far as health is concerned.
struct AttemptResult {
    bool fault = false;  // the upstream's, not the caller's: connect, 5xx, 429, broken stream
    std::optional<Microseconds> firstToken = {};
    bool limited = false;  // a fault that is only "not so fast": 429. Who says it is not down
    Verdict verdict = Verdict::Nothing;  // for the breaker of the target
    Breaker::Entry entry = Breaker::Entry::Call;
    std::optional<Microseconds> perToken = {};  // of a stream: from one token to the next
    bool whole = false;  // no stream: firstToken is when the answer was there
};

// What a provider said of a key, or of the key for one model. Any thread.
class Allowance {
public:
    static constexpr Milliseconds kAside{30'000};

    QuotaGate gate;

    // The provider refused the key, or it has no money left: others are asked first for a while.
    void putAside(std::uint16_t status, Instant now);
    void takeBack() { m_asideUntil.store(0, std::memory_order_relaxed); }
    bool isAside(Instant now) const {
        return m_asideUntil.load(std::memory_order_relaxed) > now.time_since_epoch().count();
    }
    // The status of the refusal.
    std::uint16_t asideStatus() const { return m_asideStatus.load(std::memory_order_relaxed); }

private:
    std::atomic<std::int64_t> m_asideUntil{0};
    std::atomic<std::uint16_t> m_asideStatus{0};
};

// How the breaker of a target stands, for whoever decides.
struct BreakerView {
    // Nobody is asked until then; the epoch: it is closed, or half open and free.
    Instant openUntil{};
    OpenedBy openedBy = OpenedBy::None;  // None: closed
    std::uint32_t count = 0;
    bool probing = false;
};

// Live figures of one target or one provider. Any thread.
class HealthRecord {
public:
    static constexpr std::size_t kMinutes = 30;
    // Whoever comes while one call finds out whether a target works again looks again after this.
    static constexpr Milliseconds kProbePatience{1'000};

    enum class Kind : std::uint8_t { Provider, Target, Shared };
    explicit HealthRecord(Kind kind = Kind::Provider, Allowance* key = nullptr)
        : m_key(key), m_kind(kind) {}

    void begin() { m_inFlight.fetch_add(1, std::memory_order_relaxed); }
    void end(const AttemptResult& result, Instant now, const BreakerRules& rules = {});

    // Of a target. A Probe has to end, or be given back.
    Breaker::Entry admit(const BreakerRules& rules, Instant now);
    void giveBackProbe();
    BreakerView breaker(Instant now) const;
    // What it shares with nobody, and what with all targets of its key; null: a provider's.
    Allowance& allowance() { return m_allowance; }
    const Allowance& allowance() const { return m_allowance; }
    Allowance* key() const { return m_key; }
    // It stands for whatever is too much to be told apart, and so says nothing of any target.
    bool isShared() const { return m_kind == Kind::Shared; }

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

    // Of the last five to ten minutes; -1: nothing was measured, or nothing for five. Recomputed at
    // most once a second.
    struct Times {
        std::int64_t firstTokenP50Us = -1;
        std::int64_t firstTokenP95Us = -1;
        std::int32_t tokenP50Us = -1;  // from one token of a stream to the next
    };
    Times times(Instant now) const;

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

    void publishBreaker();
    void noteTimes(const AttemptResult& result, Instant now);

    std::atomic<std::uint32_t> m_inFlight{0};
    std::atomic<std::int64_t> m_coolingUntil{0};
    std::atomic<std::uint16_t> m_coolingStatus{0};
    std::atomic<std::uint16_t> m_keyRefused{0};
    std::atomic<std::int64_t> m_p50{-1};
    std::atomic<std::int64_t> m_p95{-1};
    std::atomic<std::int32_t> m_tokenP50{-1};
    std::atomic<std::int64_t> m_measuredAt{0};
    mutable std::mutex m_mutex;
    std::array<Minute, kMinutes> m_minutes;
    // From a millisecond to a quarter of an hour.
    RollingHistogram<2> m_firstToken{Microseconds(1000), std::chrono::minutes(5)};
    // From 100,000 tokens a second to one in ten seconds.
    RollingHistogram<2> m_perToken{Microseconds(10), std::chrono::minutes(5)};
    Instant m_percentilesAt{};
    Instant m_cooledAt{};  // when somebody was last told to wait
    Breaker m_breaker;     // as the following say, so that reading costs no lock
    std::atomic<std::int64_t> m_openUntil{0};
    std::atomic<std::uint32_t> m_openCount{0};
    std::atomic<OpenedBy> m_openedBy{OpenedBy::None};
    std::atomic<bool> m_probing{false};
    Allowance m_allowance;
    Allowance* const m_key;
    const Kind m_kind;
};

// One attempt counts for its target and for its provider.
struct AttemptHealth {
    HealthRecord& provider;
    HealthRecord& target;
    Allowance& key;
    // The rate limit of the account, and that of the model there; null: of too many to be told
    // apart.
    QuotaGate& accountGate;
    QuotaGate* modelGate;

    void begin();
    void end(const AttemptResult& result, Instant now, const BreakerRules& rules = {});
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

    // `target` as in policy::Target::name: what stands before its slash is one key of one provider.
    // `account` as in Provider::account.
    AttemptHealth of(std::string_view provider, std::string_view target,
                     std::string_view account = {});
    // Null while nothing was recorded: reading makes no record.
    const HealthRecord* findTarget(std::string_view target) const;
    const HealthRecord* findProvider(std::string_view name) const;
    const Allowance* findKey(std::string_view target) const;
    // Of an account with a name, and of a model there; null: nobody was sent there yet.
    struct Gates {
        const QuotaGate* account = nullptr;
        const QuotaGate* model = nullptr;
    };
    Gates findGates(std::string_view account, std::string_view model) const;
    // Of the provider's models, with whichever key, those whose breaker is not closed.
    struct OpenTarget {
        std::string name;
        BreakerView breaker;
    };
    std::vector<OpenTarget> openTargets(std::string_view provider, Instant now) const;
    // Calls under way at a model of a provider, with whichever key; without a model: at all.
    std::uint32_t inFlight(std::string_view provider, std::string_view model) const;

    // The key of a provider is another one: what was said of the last is no news any more, and what
    // its account (as Provider::account) may do has to be found out again.
    void forgetKey(std::string_view provider, std::string_view account = {});

    ProviderHealth describe(std::string_view provider, Instant now) const;

private:
    struct NameHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view name) const {
            return std::hash<std::string_view>{}(name);
        }
    };
    template <class Value>
    using ByName =
        std::unordered_map<std::string, std::unique_ptr<Value>, NameHash, std::equal_to<>>;

    static std::string_view keyOf(std::string_view target) {
        return target.substr(0, target.find('/'));
    }
    static std::string gateName(std::string_view account, std::string_view model);
    AttemptHealth withGatesOf(std::string_view account, std::string_view target,
                              const AttemptHealth& health);
    template <class Value, class... Args>
    static Value& make(ByName<Value>& records, std::string_view name, Args... args);

    mutable std::shared_mutex m_mutex;
    ByName<HealthRecord> m_providers;
    ByName<Allowance> m_keys;
    ByName<QuotaGate> m_gates;  // of accounts with a name, and of their models
    ByName<HealthRecord> m_targets;
    HealthRecord m_overflow{HealthRecord::Kind::Shared};
};

}  // namespace weir::providers
