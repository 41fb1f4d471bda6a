// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/alerts/facts.hpp"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "engine/base/budget_forecast.hpp"
#include "engine/base/words.hpp"

namespace weir::alerts {

namespace {

using std::chrono::seconds;

// A budget that refuses is never used to the last cent: it refuses the call that might pass it.
constexpr std::uint32_t kAllButUsed = 90;
constexpr std::uint32_t kWhole = 100;
// A key that ended long ago is nobody's any more.
constexpr std::chrono::days kEndedLately{7};

std::string keyOf(AlertKind kind, const std::string& subject, Timestamp of = {}) {
    return fmt::format("{}/{}/{}", wordOf(kind), subject, of.time_since_epoch().count());
}

std::uint32_t percentOf(Money part, Money whole) {
    const auto share = static_cast<double>(part.nano()) / static_cast<double>(whole.nano());
    return share <= 0 ? 0 : static_cast<std::uint32_t>(std::min(share * 100 + 1e-9, 1e9));
}

class Judge {
public:
    Judge(const policy::AlertRules& rules, Timestamp now) : m_rules(rules), m_now(now) {}

    void budget(const BudgetFact& fact) {
        if (fact.limit <= Money()) {
            return;
        }
        Condition used{keyOf(AlertKind::BudgetUsed, fact.name, fact.begin), 0,
                       alertOf(AlertKind::BudgetUsed, fact.name)};
        Condition gone{keyOf(AlertKind::BudgetGone, fact.name, fact.begin), 1,
                       alertOf(AlertKind::BudgetGone, fact.name)};
        judged.there.insert({used.key, gone.key});
        used.alert.used = gone.alert.used = fact.spent;
        used.alert.limit = gone.alert.limit = fact.limit;
        const std::uint32_t percent = percentOf(fact.spent, fact.limit);
        const bool stops =
            fact.refuses && (percent >= kWhole || (fact.refused > 0 && percent >= kAllButUsed));
        for (const std::uint32_t step : m_rules.budgetUsed) {
            if (percent >= step || (stops && step <= kWhole)) {
                used.level = step;
            }
        }
        used.alert.percent = used.level;
        used.alert.refuses = stops;
        used.alert.urgent = stops;
        used.alert.at = fact.end;
        if (used.level > 0) {
            judged.conditions.push_back(used);
        }
        const auto at = stops || percent >= kWhole ? std::nullopt : goneAt(fact, m_now);
        if (m_rules.budgetGoneIn > seconds(0) && at && *at - m_now <= m_rules.budgetGoneIn) {
            gone.alert.at = *at;
            judged.conditions.push_back(gone);
        }
    }

    void provider(const ProviderFact& fact) {
        Condition down{keyOf(AlertKind::ProviderDown, fact.name), 1,
                       alertOf(AlertKind::ProviderDown, fact.name)};
        Condition errors{keyOf(AlertKind::ErrorRate, fact.name), 1,
                         alertOf(AlertKind::ErrorRate, fact.name)};
        judged.there.insert({down.key, errors.key});
        if (fact.state == ProviderFact::State::Unknown) {
            judged.unknown.insert(down.key);
        }
        const bool isDown = fact.state == ProviderFact::State::Down;
        if (isDown && m_rules.providerDown > seconds(0) && fact.downFor >= m_rules.providerDown) {
            down.alert.urgent = true;
            judged.conditions.push_back(down);
        }
        // That everything fails follows from an outage, and is no news beside it.
        const bool enough = m_rules.errorRate > 0 && fact.attempts >= m_rules.errorRateCalls;
        if (!isDown && enough &&
            std::uint64_t{fact.faults} * 100 >= std::uint64_t{fact.attempts} * m_rules.errorRate) {
            errors.alert.percent = fact.faults * 100 / fact.attempts;
            judged.conditions.push_back(errors);
        }
    }

    void key(const KeyFact& fact) {
        if (m_now - fact.expires <= kEndedLately) {
            end(AlertKind::KeyExpires, fact.name, fact.expires, m_rules.keyExpires);
        }
    }

    // Once it has ended, every call fails.
    void certificate(const CertificateFact& fact) {
        Condition* const told =
            end(AlertKind::CertificateExpires, fact.name, fact.ends, m_rules.certificateExpires);
        if (told != nullptr) {
            told->alert.urgent = fact.ends <= m_now;
        }
    }

    Judged judged;

private:
    // Told at each step before it, and when it has come. Null: not yet.
    Condition* end(AlertKind kind, const std::string& name, Timestamp at,
                   const std::vector<seconds>& steps) {
        if (at == Timestamp() || steps.empty()) {
            return nullptr;
        }
        Condition ends{keyOf(kind, name, at), 0, alertOf(kind, name)};
        judged.there.insert(ends.key);
        ends.alert.at = at;
        for (const seconds step : steps) {
            if (at - m_now <= step) {
                ++ends.level;
            }
        }
        if (at <= m_now) {
            ++ends.level;
        }
        return ends.level > 0 ? &judged.conditions.emplace_back(std::move(ends)) : nullptr;
    }

    static Alert alertOf(AlertKind kind, const std::string& subject) {
        Alert alert;
        alert.kind = kind;
        alert.subject = subject;
        return alert;
    }

    const policy::AlertRules& m_rules;
    const Timestamp m_now;
};

}  // namespace

Judged judge(const Facts& facts, const policy::AlertRules& rules, Timestamp now) {
    Judge judge(rules, now);
    std::ranges::for_each(facts.budgets, [&](const BudgetFact& fact) { judge.budget(fact); });
    std::ranges::for_each(facts.providers, [&](const ProviderFact& fact) { judge.provider(fact); });
    std::ranges::for_each(facts.keys, [&](const KeyFact& fact) { judge.key(fact); });
    if (facts.certificate) {
        judge.certificate(*facts.certificate);
    }
    return std::move(judge.judged);
}

std::optional<Timestamp> goneAt(const BudgetFact& budget, Timestamp now) {
    return weir::goneAt({budget.limit, budget.spent, budget.begin, budget.end}, now);
}

bool isQuiet(const std::optional<policy::QuietHours>& quiet, std::chrono::minutes minute) {
    if (!quiet) {
        return false;
    }
    return quiet->from < quiet->until ? minute >= quiet->from && minute < quiet->until
                                      : minute >= quiet->from || minute < quiet->until;
}

bool tellsEnd(AlertKind kind) {
    return kind == AlertKind::ProviderDown || kind == AlertKind::ErrorRate;
}

}  // namespace weir::alerts
