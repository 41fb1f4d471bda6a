// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <utility>

#include "engine/base/candidate_reasons.hpp"
#include "engine/exchange/exchange.hpp"

// What the caller's key may not use.
namespace weir::exchange {

using dialects::Fault;

Exchange::Refused Exchange::keepAllowed() {
    const policy::KeyRules& rules = m_context.caller->rules;
    const policy::Snapshot& policy = *m_context.policy;
    const bool leadsNowhere = m_lookup.targets.empty() && m_lookup.unfit.empty();
    if (leadsNowhere && rules.isNarrow() && m_lookup.kind == policy::Lookup::Kind::Unknown) {
        // Names that it may not ask for are not suggested to it either.
        m_lookup.message = policy.unknown(m_context.facts.model, rules).message;
    }
    if (leadsNowhere || rules.access().providers.empty()) {
        return std::nullopt;
    }
    const auto mayUse = [&](const policy::Target& target) {
        if (rules.allowsProvider(policy.providerOf(target).name)) {
            return true;
        }
        m_notForKey.push_back(target.name);
        return false;
    };
    // Each target and the reason for its place.
    policy::Lookup kept = m_lookup;
    kept.targets.clear();
    kept.reasons.clear();
    for (std::size_t i = 0; i < m_lookup.targets.size(); ++i) {
        if (!mayUse(m_lookup.targets[i])) {
            continue;
        }
        kept.targets.push_back(m_lookup.targets[i]);
        if (i < m_lookup.reasons.size()) {
            kept.reasons.push_back(m_lookup.reasons[i]);
        }
    }
    std::erase_if(kept.unfit,
                  [&](const policy::UnfitTarget& each) { return !mayUse(each.target); });
    m_lookup = std::move(kept);
    if (!m_lookup.targets.empty() || !m_lookup.unfit.empty()) {
        return std::nullopt;
    }
    listNotForKey();
    Refusal refused = makeRefusal(
        Fault::ModelForbidden, "No provider that the key may use serves this model. It may use " +
                                   rules.providerNames() + ".");
    refused.param = "model";
    return refused;
}

// Behind the candidates of the decision, whose places in the record are theirs.
void Exchange::listNotForKey() {
    for (std::string& target : m_notForKey) {
        m_context.record.candidates.push_back(
            {std::move(target), "out", std::string(kNotForThisKey)});
    }
    m_notForKey.clear();
}

}  // namespace weir::exchange
