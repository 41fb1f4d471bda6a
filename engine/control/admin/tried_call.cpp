// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/admin/tried_call.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>

#include "engine/base/ascii.hpp"

namespace weir::admin {

TriedCall triedCallOf(const ExchangeDetail& call) {
    TriedCall tried;
    tried.model = call.row.modelAsked;
    tried.endpoint = call.row.endpoint;
    tried.key = call.row.key;
    tried.team = call.row.team;
    tried.user = call.row.user;
    tried.session = call.row.session;
    tried.stream = call.row.stream;
    tried.at = call.row.startedAt;
    // Those that were decided by, and the others as long as they are in memory.
    const CallFacts& facts = call.call;
    tried.headers = facts.headers;
    for (const Header& header : call.requestHeaders) {
        std::string name = header.name;
        std::ranges::transform(name, name.begin(), lower);
        if (std::ranges::find(facts.headersAsked, name) == facts.headersAsked.end()) {
            tried.headers.push_back({std::move(name), header.value});
        }
    }
    if (facts.known) {
        tried.metadata = facts.metadata;
        tried.tier = facts.tier;
        tried.tags = facts.tags;
        tried.tokens = facts.tokens;
        tried.maxTokens = static_cast<std::uint64_t>(std::max<std::int64_t>(facts.maxTokens, 0));
        tried.messages =
            static_cast<std::uint32_t>(std::min<std::uint64_t>(facts.messages, UINT32_MAX));
        tried.tools = facts.tools;
        tried.images = facts.images;
        tried.audio = facts.audio;
        tried.files = facts.files;
        tried.structured = facts.structured;
        tried.lowBudget = !facts.degradedBy.empty();
        if (facts.budgetLeft >= 0) {
            tried.budgetLeft = static_cast<std::uint32_t>(facts.budgetLeft);
        }
        tried.task = facts.judged.task;
        tried.complexity = facts.judged.complexity;
    }
    return tried;
}

}  // namespace weir::admin
