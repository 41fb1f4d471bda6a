// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/base/ascii.hpp"
#include "engine/control/handlers/handlers.hpp"

namespace weir::control {

namespace {

using namespace admin;

// What a record names and says of something that was done.
struct Deed {
    std::string object;
    std::string detail;
};

std::vector<std::string> wordsOf(std::string_view text) {
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
        query.words = wordsOf(asked.words);
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
                                std::move(change.detail)});
    }
    return page;
}

std::string targetOf(const std::string& provider, const std::string& model) {
    return model.empty() ? provider : provider + '/' + model;
}

class Recorder {
public:
    Recorder(HandlerTable& table, const AuditServices& services)
        : m_table(table), m_services(services) {}

    template <Operation Op, class Seen>
    void record(std::string_view action, Seen seen) {
        m_table.watch<Op>(
            seen, [services = m_services, action](const Caller& caller, const Deed& deed) {
                const auto noted =
                    services.directory.note(caller.actor(), action, deed.object, deed.detail);
                // It is done, so an error would tell its caller the wrong thing.
                if (!noted) {
                    services.log.error("not in the audit log: " + std::string(action) + " \"" +
                                       deed.object + "\" by " + caller.actor() + ": " +
                                       noted.error().text());
                }
            });
    }

private:
    HandlerTable& m_table;
    AuditServices m_services;
};

}  // namespace

void addAuditHandlers(HandlerTable& table, const AuditServices& services) {
    table.later<ListAudit>([services](const ListAudit& operation, auto reply) {
        services.background([&directory = services.directory, operation, reply = std::move(reply)] {
            reply(list(directory, operation));
        });
    });
    Recorder recorder(table, services);
    recorder.record<StartGateway>("gateway start ordered", [](const auto&) { return Deed(); });
    recorder.record<StopGateway>("gateway stopped", [](const auto&) { return Deed(); });
    recorder.record<PauseGateway>("gateway paused", [](const auto&) { return Deed(); });
    recorder.record<SetProviderKey>("provider key set", [](const SetProviderKey& operation) {
        return Deed{operation.name, operation.sessionOnly ? "for this session" : ""};
    });
    recorder.record<RebindProviderKey>(
        "provider key bound anew",
        [](const RebindProviderKey& operation) { return Deed{operation.provider, {}}; });
    recorder.record<PauseProvider>("provider paused", [](const PauseProvider& operation) {
        std::string detail =
            operation.until == Timestamp() ? "until resumed" : "until: " + toIso(operation.until);
        if (!operation.reason.empty()) {
            detail.append("; reason: ").append(operation.reason);
        }
        return Deed{targetOf(operation.name, operation.model), std::move(detail)};
    });
    recorder.record<ResumeProvider>("provider resumed", [](const ResumeProvider& operation) {
        return Deed{targetOf(operation.name, operation.model), {}};
    });
    recorder.record<DiscardRouteDraft>("route draft discarded", [](const auto&) { return Deed(); });
    recorder.record<ClearBodies>("stored bodies deleted", [](const auto&) { return Deed(); });
    recorder.record<MakeBackup>(
        "backup made", [](const MakeBackup& operation) { return Deed{operation.folder, {}}; });
}

}  // namespace weir::control
