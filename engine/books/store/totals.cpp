// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/books/store/totals.hpp"

#include <functional>

#include "engine/base/tag_set.hpp"

namespace weir::books {

std::size_t TotalsKeyHash::operator()(const TotalsKey& key) const {
    constexpr std::size_t kMix = 0x9e3779b97f4a7c15ULL;
    const std::hash<std::string_view> text;
    std::size_t hash = static_cast<std::size_t>(key.quarter);
    for (const std::size_t part :
         {text(key.key), text(key.team), text(key.user), text(key.tags), text(key.costCentre),
          text(key.provider), text(key.model), static_cast<std::size_t>(key.tier),
          static_cast<std::size_t>(key.simulated)}) {
        hash = (hash ^ part) * kMix;
    }
    return hash;
}

std::string_view servedModel(const AttemptRecord& attempt) {
    return attempt.servedModel.empty() ? attempt.model : attempt.servedModel;
}

void BatchTotals::add(const ExchangeRecord& record) {
    const AttemptRecord* deciding = record.deciding();
    const std::string tags = tagSet(record.call);
    const auto row = [&](const AttemptRecord* attempt) -> Totals& {
        TotalsKey key;
        key.quarter = quarterOf(record.startedAt);
        key.key = record.key;
        key.team = record.team;
        key.user = record.user;
        key.tags = tags;
        key.costCentre = record.call.costCentre;
        key.simulated = record.simulated();
        if (attempt != nullptr) {
            key.provider = attempt->provider;
            key.model = servedModel(*attempt);
            key.tier = attempt->usage.tier;
        }
        return m_rows[std::move(key)];
    };
    Totals& request = row(deciding);
    request.requests.add(record);
    request.unpriced += record.lacksPrice() ? 1 : 0;
    request.estimated += record.isEstimated() ? 1 : 0;
    for (const AttemptRecord& attempt : record.attempts) {
        Totals& used = row(&attempt);
        used.attempts += 1;
        used.usage += attempt.usage;
        if (attempt.settles()) {
            used.spent += attempt.cost;
            used.saved += attempt.saved;
        }
    }
}

}  // namespace weir::books
