// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/providers/health.hpp"

#include <algorithm>

namespace weir::providers {

namespace {

// From these shares of faulty attempts on, a provider counts as degraded or as down.
constexpr double kDegradedShare = 0.05;
constexpr double kDownShare = 0.5;
constexpr std::chrono::minutes kTimesHold{5};

std::int64_t minuteNumber(Instant now) {
    return std::chrono::floor<std::chrono::minutes>(now.time_since_epoch()).count();
}

// How much of the last five minutes, in whole ones, has passed.
double minutesCounted(Instant now) {
    const auto begun = now - std::chrono::floor<std::chrono::minutes>(now.time_since_epoch());
    const std::chrono::duration<double, std::ratio<60>> ofThisOne = begun.time_since_epoch();
    return 4 + ofThisOne.count();
}

// "openai", "openai#2", "openai/gpt-5", "openai#2/gpt-5".
bool isOf(std::string_view provider, std::string_view name) {
    return name.starts_with(provider) &&
           (name.size() == provider.size() || name[provider.size()] == '/' ||
            name[provider.size()] == '#');
}

std::int64_t wholeSeconds(Milliseconds time) {
    return std::chrono::ceil<std::chrono::seconds>(time).count();
}

}  // namespace

void Allowance::putAside(std::uint16_t status, Instant now) {
    m_asideStatus.store(status, std::memory_order_relaxed);
    m_asideUntil.store((now + kAside).time_since_epoch().count(), std::memory_order_relaxed);
}

void HealthRecord::end(const AttemptResult& result, Instant now, const BreakerRules& rules) {
    m_inFlight.fetch_sub(1, std::memory_order_relaxed);
    const std::int64_t number = minuteNumber(now);
    const std::lock_guard lock(m_mutex);
    if (m_kind == Kind::Target) {
        m_breaker.end(result.entry, result.verdict, rules, now);
        publishBreaker();
    }
    Minute& minute = m_minutes[static_cast<std::size_t>(number) % kMinutes];
    if (minute.number != number) {
        minute = Minute{number, {}};
    }
    ++minute.counts.attempts;
    minute.counts.faults += result.fault ? 1 : 0;
    minute.counts.limited += result.limited ? 1 : 0;
    noteTimes(result, now);
}

void HealthRecord::noteTimes(const AttemptResult& result, Instant now) {
    // An answer that comes whole tells when its last token came. That stands for the first one only
    // while no stream says better.
    if (!result.firstToken || (result.whole && times(now).tokenP50Us >= 0)) {
        return;
    }
    m_firstToken.add(*result.firstToken, now);
    if (result.perToken) {
        m_perToken.add(*result.perToken, now);
    }
    m_measuredAt.store(now.time_since_epoch().count(), std::memory_order_relaxed);
    // Walking the histograms for every call would cost more than counting the call.
    const bool news = m_p50.load(std::memory_order_relaxed) < 0 ||
                      (result.perToken && m_tokenP50.load(std::memory_order_relaxed) < 0);
    if (!news && now - m_percentilesAt < std::chrono::seconds(1)) {
        return;
    }
    m_percentilesAt = now;
    m_p50.store(m_firstToken.quantile(0.50, now)->count(), std::memory_order_relaxed);
    m_p95.store(m_firstToken.quantile(0.95, now)->count(), std::memory_order_relaxed);
    const auto perToken = m_perToken.quantile(0.50, now);
    m_tokenP50.store(perToken ? static_cast<std::int32_t>(perToken->count()) : -1,
                     std::memory_order_relaxed);
}

HealthRecord::Times HealthRecord::times(Instant now) const {
    const Instant at(Instant::duration(m_measuredAt.load(std::memory_order_relaxed)));
    if (now - at >= kTimesHold) {
        return {};
    }
    return {m_p50.load(std::memory_order_relaxed), m_p95.load(std::memory_order_relaxed),
            m_tokenP50.load(std::memory_order_relaxed)};
}

void HealthRecord::publishBreaker() {
    const std::int64_t until = m_breaker.openUntil().time_since_epoch().count();
    // What nearly every attempt finds: closed before, closed after.
    if (until == 0 && m_openUntil.load(std::memory_order_relaxed) == 0) {
        return;
    }
    m_openedBy.store(m_breaker.openedBy(), std::memory_order_relaxed);
    m_openCount.store(m_breaker.count(), std::memory_order_relaxed);
    m_probing.store(m_breaker.probing(), std::memory_order_relaxed);
    m_openUntil.store(until, std::memory_order_release);
}

Breaker::Entry HealthRecord::admit(const BreakerRules& rules, Instant now) {
    if (!rules.enabled || m_openUntil.load(std::memory_order_acquire) == 0) {
        return Breaker::Entry::Call;
    }
    const std::lock_guard lock(m_mutex);
    const Breaker::Entry entry = m_breaker.admit(now);
    publishBreaker();
    return entry;
}

void HealthRecord::giveBackProbe() {
    const std::lock_guard lock(m_mutex);
    m_breaker.giveBack();
    publishBreaker();
}

BreakerView HealthRecord::breaker(Instant now) const {
    const Instant until(Instant::duration(m_openUntil.load(std::memory_order_acquire)));
    BreakerView view;
    if (until == Instant{}) {
        return view;
    }
    view.openedBy = m_openedBy.load(std::memory_order_relaxed);
    view.count = m_openCount.load(std::memory_order_relaxed);
    view.probing = m_probing.load(std::memory_order_relaxed);
    if (until > now) {
        view.openUntil = until;
    } else if (view.probing) {
        view.openUntil = now + kProbePatience;
    }
    return view;
}

void HealthRecord::cool(Instant until, std::uint16_t status, Instant now) {
    const std::int64_t wanted = until.time_since_epoch().count();
    const std::lock_guard lock(m_mutex);
    m_cooledAt = std::max(m_cooledAt, now);
    if (m_coolingUntil.load(std::memory_order_relaxed) < wanted) {
        m_coolingUntil.store(wanted, std::memory_order_relaxed);
        m_coolingStatus.store(status, std::memory_order_relaxed);
    }
}

void HealthRecord::warm(Instant began) {
    // What nearly every served call finds.
    if (m_coolingUntil.load(std::memory_order_relaxed) == 0) {
        return;
    }
    const std::lock_guard lock(m_mutex);
    if (began >= m_cooledAt) {
        m_coolingUntil.store(0, std::memory_order_relaxed);
    }
}

Instant HealthRecord::coolingUntil() const {
    return Instant(Instant::duration(m_coolingUntil.load(std::memory_order_relaxed)));
}

HealthRecord::Counts HealthRecord::lastFiveMinutes(Instant now) const {
    const std::int64_t number = minuteNumber(now);
    const std::lock_guard lock(m_mutex);
    Counts sum;
    for (const Minute& minute : m_minutes) {
        if (minute.number >= 0 && minute.number > number - 5 && minute.number <= number) {
            sum.attempts += minute.counts.attempts;
            sum.faults += minute.counts.faults;
            sum.limited += minute.counts.limited;
        }
    }
    return sum;
}

std::array<std::uint8_t, HealthRecord::kMinutes> HealthRecord::strip(Instant now) const {
    const std::int64_t first = minuteNumber(now) - static_cast<std::int64_t>(kMinutes) + 1;
    std::array<std::uint8_t, kMinutes> signs{};
    const std::lock_guard lock(m_mutex);
    for (const Minute& minute : m_minutes) {
        const std::int64_t place = minute.number - first;
        if (minute.number < 0 || place < 0 || place >= static_cast<std::int64_t>(kMinutes)) {
            continue;
        }
        const Counts& counts = minute.counts;
        std::uint8_t& sign = signs[static_cast<std::size_t>(place)];
        if (counts.faults == 0) {
            sign = counts.attempts == 0 ? 0 : 1;
        } else {
            sign = counts.faults * 2 > counts.attempts ? 3 : 2;
        }
    }
    return signs;
}

void AttemptHealth::begin() {
    provider.begin();
    target.begin();
}

void AttemptHealth::end(const AttemptResult& result, Instant now, const BreakerRules& rules) {
    provider.end(result, now, rules);
    target.end(result, now, rules);
}

void AttemptHealth::cool(Instant until, std::uint16_t status, Instant now) {
    provider.cool(until, status, now);
    target.cool(until, status, now);
}

void AttemptHealth::warm(Instant began) {
    provider.warm(began);
    target.warm(began);
}

AttemptHealth HealthBoard::of(std::string_view provider, std::string_view target,
                              std::string_view account) {
    HealthRecord* ofProvider = nullptr;
    HealthRecord* ofTarget = nullptr;
    Allowance* key = nullptr;
    {
        const std::shared_lock lock(m_mutex);
        const auto itsProvider = m_providers.find(provider);
        const auto itsTarget = m_targets.find(target);
        if (itsProvider != m_providers.end() && itsTarget != m_targets.end()) {
            ofProvider = itsProvider->second.get();
            ofTarget = itsTarget->second.get();
            key = ofTarget->key();
        }
    }
    if (ofTarget == nullptr) {
        const std::unique_lock lock(m_mutex);
        ofProvider = &make(m_providers, provider);
        // Names of targets can come from callers: the table of them must not grow with the traffic.
        // Beyond the cap all of them share one record.
        const bool full =
            m_targets.size() >= kMostTargets && m_targets.find(target) == m_targets.end();
        key = &make(m_keys, keyOf(target));
        ofTarget = full ? &m_overflow : &make(m_targets, target, HealthRecord::Kind::Target, key);
    }
    AttemptHealth health{*ofProvider, *ofTarget, *key, key->gate,
                         ofTarget->isShared() ? nullptr : &ofTarget->allowance().gate};
    return account.empty() ? health : withGatesOf(account, target, health);
}

AttemptHealth HealthBoard::withGatesOf(std::string_view account, std::string_view target,
                                       const AttemptHealth& health) {
    const std::string model = gateName(account, target.substr(target.find('/') + 1));
    const auto withGates = [&](QuotaGate& ofAccount, QuotaGate* ofModel) {
        return AttemptHealth{health.provider, health.target, health.key, ofAccount, ofModel};
    };
    {
        const std::shared_lock lock(m_mutex);
        const auto ofAccount = m_gates.find(account);
        const auto ofModel = m_gates.find(model);
        if (ofAccount != m_gates.end() && ofModel != m_gates.end()) {
            return withGates(*ofAccount->second, ofModel->second.get());
        }
    }
    const std::unique_lock lock(m_mutex);
    QuotaGate& ofAccount = make(m_gates, account);
    const bool full = m_gates.size() >= kMostTargets && m_gates.find(model) == m_gates.end();
    return withGates(ofAccount, full ? nullptr : &make(m_gates, model));
}

template <class Value, class... Args>
Value& HealthBoard::make(ByName<Value>& records, std::string_view name, Args... args) {
    auto found = records.find(name);
    if (found == records.end()) {
        found = records.emplace(std::string(name), std::make_unique<Value>(args...)).first;
    }
    return *found->second;
}

const HealthRecord* HealthBoard::findTarget(std::string_view target) const {
    const std::shared_lock lock(m_mutex);
    const auto found = m_targets.find(target);
    return found == m_targets.end() ? nullptr : found->second.get();
}

const HealthRecord* HealthBoard::findProvider(std::string_view name) const {
    const std::shared_lock lock(m_mutex);
    const auto found = m_providers.find(name);
    return found == m_providers.end() ? nullptr : found->second.get();
}

const Allowance* HealthBoard::findKey(std::string_view target) const {
    const std::shared_lock lock(m_mutex);
    const auto found = m_keys.find(keyOf(target));
    return found == m_keys.end() ? nullptr : found->second.get();
}

HealthBoard::Gates HealthBoard::findGates(std::string_view account, std::string_view model) const {
    const std::string ofModel = gateName(account, model);
    const std::shared_lock lock(m_mutex);
    const auto found = m_gates.find(account);
    const auto foundModel = m_gates.find(ofModel);
    return {found == m_gates.end() ? nullptr : found->second.get(),
            foundModel == m_gates.end() ? nullptr : foundModel->second.get()};
}

// The name of an account has no slash.
std::string HealthBoard::gateName(std::string_view account, std::string_view model) {
    return std::string(account).append(1, '/').append(model);
}

std::vector<HealthBoard::OpenTarget> HealthBoard::openTargets(std::string_view provider,
                                                              Instant now) const {
    std::vector<OpenTarget> open;
    const std::shared_lock lock(m_mutex);
    for (const auto& [name, record] : m_targets) {
        const BreakerView breaker = record->breaker(now);
        if (breaker.openedBy != OpenedBy::None && isOf(provider, name)) {
            open.push_back({name, breaker});
        }
    }
    std::ranges::sort(open, {}, &OpenTarget::name);
    return open;
}

std::uint32_t HealthBoard::inFlight(std::string_view provider, std::string_view model) const {
    std::uint32_t sum = 0;
    const std::shared_lock lock(m_mutex);
    if (model.empty()) {
        const auto found = m_providers.find(provider);
        return found == m_providers.end() ? 0 : found->second->inFlight();
    }
    for (const auto& [name, record] : m_targets) {
        const std::size_t slash = name.find('/');
        if (isOf(provider, name) && std::string_view(name).substr(slash + 1) == model) {
            sum += record->inFlight();
        }
    }
    return sum;
}

void HealthBoard::forgetKey(std::string_view provider, std::string_view account) {
    const std::shared_lock lock(m_mutex);
    const auto found = m_providers.find(provider);
    if (found != m_providers.end()) {
        found->second->noteKey(0);
    }
    for (const auto& [name, key] : m_keys) {
        if (isOf(provider, name)) {
            key->takeBack();
            key->gate.forget();
        }
    }
    for (const auto& [name, target] : m_targets) {
        if (isOf(provider, name)) {
            target->allowance().takeBack();
            target->allowance().gate.forget();
        }
    }
    for (const auto& [name, gate] : m_gates) {
        if (!account.empty() && keyOf(name) == account) {
            gate->forget();
        }
    }
}

ProviderHealth HealthBoard::describe(std::string_view provider, Instant now) const {
    ProviderHealth described;
    const HealthRecord* record = findProvider(provider);
    if (record == nullptr) {
        return described;
    }
    described.keyRefused = record->keyRefused();
    const HealthRecord::Times times = record->times(now);
    described.firstTokenP50Us = times.firstTokenP50Us;
    described.firstTokenP95Us = times.firstTokenP95Us;
    described.minutes = record->strip(now);
    const HealthRecord::Counts counts = record->lastFiveMinutes(now);
    if (counts.attempts > 0) {
        described.errorShare = static_cast<double>(counts.faults) / counts.attempts;
        described.attemptsPerMinute = counts.attempts / minutesCounted(now);
        const double silent = static_cast<double>(counts.faults - counts.limited) / counts.attempts;
        described.health = silent >= kDownShare                     ? Health::Down
                           : described.errorShare >= kDegradedShare ? Health::Degraded
                                                                    : Health::Up;
    }
    if (described.health == Health::Degraded || described.health == Health::Down) {
        described.reason = std::to_string(counts.faults) + " of " +
                           std::to_string(counts.attempts) +
                           " attempts failed in the last 5 minutes";
    }
    if (record->coolingUntil() > now) {
        described.cooling = std::chrono::ceil<Milliseconds>(record->coolingUntil() - now);
        if (described.health != Health::Down) {
            described.health = Health::Degraded;
        }
        const std::uint16_t status = record->coolingStatus();
        described.reason = (status == 0 ? std::string("not reached") : std::to_string(status)) +
                           ", cooling for " + std::to_string(wholeSeconds(described.cooling)) +
                           " s";
    }
    return described;
}

}  // namespace weir::providers
