// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/books/recent_totals.hpp"

#include <algorithm>

namespace weir::books {

namespace {

// A day and what a change of the clock may add.
constexpr std::chrono::hours kModelsKept{26};
// Callers name models, and a provider that refuses one was still asked for it.
constexpr std::size_t kMostModels = 200;

void add(SpendTotals& sum, const SpendTotals& more) {
    sum.spent += more.spent;
    sum.requests += more.requests;
    sum.unpriced += more.unpriced;
}

}  // namespace

SpendTotals& RecentTotals::modelOf(Quarter& quarter, std::string_view model) {
    const auto known = quarter.models.find(model);
    if (known != quarter.models.end()) {
        return known->second;
    }
    const bool full = quarter.models.size() >= kMostModels;
    return quarter.models[full ? std::string() : std::string(model)];
}

void RecentTotals::load(const TotalsKey& key, const Totals& totals) {
    Quarter& quarter = m_quarters[key.quarter];
    const SpendTotals spend{totals.spent, totals.requests.total(), totals.unpriced};
    quarter.requests += totals.requests;
    books::add(key.simulated ? quarter.simulated : quarter.real, spend);
    if (!key.simulated) {
        quarter.estimated += totals.estimated;
        books::add(modelOf(quarter, key.model), spend);
    }
    if (!key.provider.empty()) {
        quarter.attempts[key.provider] += totals.attempts;
        noteAttempt(key.provider, Timestamp(std::chrono::seconds(key.quarter)));
    }
}

void RecentTotals::add(const ExchangeRecord& record) {
    Quarter& quarter = m_quarters[quarterOf(record.startedAt)];
    quarter.requests.add(record);
    const bool simulated = record.simulated();
    const SpendTotals request{Money(), 1, record.lacksPrice() ? 1U : 0U};
    SpendTotals& spend = simulated ? quarter.simulated : quarter.real;
    books::add(spend, request);
    spend.spent += record.cost();
    if (!simulated) {
        quarter.estimated += record.isEstimated() ? 1 : 0;
        const AttemptRecord* deciding = record.deciding();
        books::add(modelOf(quarter, deciding == nullptr ? "" : servedModel(*deciding)), request);
    }
    for (const AttemptRecord& attempt : record.attempts) {
        if (!attempt.provider.empty()) {
            ++quarter.attempts[attempt.provider];
            noteAttempt(attempt.provider, record.startedAt + Microseconds(attempt.startUs));
        }
        if (!simulated && attempt.settles()) {
            modelOf(quarter, servedModel(attempt)).spent += attempt.cost;
        }
    }
}

void RecentTotals::correct(const ExchangeRecord& before, const ExchangeRecord& after) {
    const auto found = m_quarters.find(quarterOf(after.startedAt));
    if (found == m_quarters.end()) {
        return;
    }
    Quarter& quarter = found->second;
    const auto unpriced = [](const ExchangeRecord& record) -> std::uint64_t {
        return record.lacksPrice() ? 1 : 0;
    };
    SpendTotals& spend = after.simulated() ? quarter.simulated : quarter.real;
    spend.spent += after.cost() - before.cost();
    spend.unpriced += unpriced(after) - unpriced(before);
    if (after.simulated() || quarter.models.empty()) {
        return;
    }
    const AttemptRecord* deciding = after.deciding();
    modelOf(quarter, deciding == nullptr ? "" : servedModel(*deciding)).unpriced +=
        unpriced(after) - unpriced(before);
    for (std::size_t i = 0; i < after.attempts.size(); ++i) {
        modelOf(quarter, servedModel(after.attempts[i])).spent +=
            after.attempts[i].cost - before.attempts[i].cost;
    }
}

void RecentTotals::noteAttempt(const std::string& provider, Timestamp at) {
    Timestamp& last = m_lastAttempts[provider];
    last = std::max(last, at);
}

void RecentTotals::forgetBefore(Timestamp now) {
    m_quarters.erase(m_quarters.begin(), m_quarters.lower_bound(quarterOf(now - kKept)));
    std::erase_if(m_lastAttempts,
                  [oldest = now - kKept](const auto& each) { return each.second < oldest; });
    const auto withModels = m_quarters.lower_bound(quarterOf(now - kModelsKept));
    // The newest come last: from there back until one that was emptied before.
    for (auto quarter = withModels; quarter != m_quarters.begin();) {
        --quarter;
        if (quarter->second.models.empty()) {
            break;
        }
        quarter->second.models.clear();
    }
}

SpendTotals RecentTotals::since(Timestamp from, Simulated simulated) const {
    SpendTotals sum;
    for (auto quarter = m_quarters.lower_bound(quarterOf(from)); quarter != m_quarters.end();
         ++quarter) {
        books::add(sum, quarter->second.real);
        if (simulated == Simulated::Included) {
            books::add(sum, quarter->second.simulated);
        }
    }
    return sum;
}

std::map<std::string, std::uint64_t> RecentTotals::attemptsByProvider(Timestamp from) const {
    std::map<std::string, std::uint64_t> sum;
    for (auto quarter = m_quarters.lower_bound(quarterOf(from)); quarter != m_quarters.end();
         ++quarter) {
        for (const auto& [provider, attempts] : quarter->second.attempts) {
            sum[provider] += attempts;
        }
    }
    return sum;
}

std::vector<QuarterTotals> RecentTotals::quarters(Timestamp from) const {
    std::vector<QuarterTotals> all;
    for (auto quarter = m_quarters.lower_bound(quarterOf(from)); quarter != m_quarters.end();
         ++quarter) {
        const Quarter& kept = quarter->second;
        all.push_back({Timestamp(std::chrono::seconds(quarter->first)), kept.requests,
                       kept.simulated.requests, kept.estimated, kept.real});
    }
    return all;
}

std::map<std::string, SpendTotals> RecentTotals::spendByModel(Timestamp from) const {
    std::map<std::string, SpendTotals> sum;
    for (auto quarter = m_quarters.lower_bound(quarterOf(from)); quarter != m_quarters.end();
         ++quarter) {
        for (const auto& [model, spend] : quarter->second.models) {
            books::add(sum[model], spend);
        }
    }
    return sum;
}

}  // namespace weir::books
