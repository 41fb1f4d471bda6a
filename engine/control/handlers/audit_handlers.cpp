// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/base/ascii.hpp"
#include "engine/control/handlers/audit_deeds.hpp"
#include "engine/control/handlers/audit_verify.hpp"
#include "engine/control/handlers/handlers.hpp"

namespace weir::control {

namespace {

using namespace admin;

std::vector<std::string> wordsIn(std::string_view text) {
    std::vector<std::string> words;
    while (!(text = trimmed(text)).empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        std::string& word = words.emplace_back(text.substr(0, end));
        std::ranges::transform(word, word.begin(), lower);
        text.remove_prefix(end);
    }
    return words;
}

Result<AuditPage> list(const books::Directory& directory, const ListAudit& asked) {
    constexpr std::uint32_t kMost = 1'000;
    constexpr std::size_t kLongestSearch = 1'000;
    constexpr std::size_t kMostWords = 20;  // each is looked for in every record
    books::AuditQuery query;
    if (asked.words.size() <= kLongestSearch) {
        query.words = wordsIn(asked.words);
    }
    if (asked.words.size() > kLongestSearch || query.words.size() > kMostWords) {
        return Error::tooLarge("The search is longer than 20 words or 1,000 bytes.",
                               "Say it in fewer words.");
    }
    if (asked.from != Timestamp()) {
        query.from = asked.from;
    }
    if (asked.until != Timestamp()) {
        query.until = asked.until;
    }
    query.before = asked.before;
    query.most = std::clamp(asked.limit, 1U, kMost);
    auto found = directory.audit(query);
    if (!found) {
        return std::move(found.error());
    }
    AuditPage page;
    page.more = found->more;
    page.matching = found->matching;
    page.total = found->total;
    for (books::AuditedChange& each : found->records) {
        books::Change& change = each.change;
        page.records.push_back({std::move(each.place), change.at, std::move(change.actor),
                                std::move(change.what), std::move(change.subject),
                                std::move(change.detail), each.number});
    }
    return page;
}

}  // namespace

void addAuditHandlers(HandlerTable& table, const AuditServices& services) {
    table.later<ListAudit>([services](const ListAudit& operation, auto reply) {
        services.background([&directory = services.directory, operation, reply = std::move(reply)] {
            reply(list(directory, operation));
        });
    });
    table.later<VerifyAudit>([services](const VerifyAudit& operation, auto reply) {
        verifyAudit(services, operation, std::move(reply));
    });
    recordDeeds(table, services);
}

}  // namespace weir::control
