// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/canned_audit.hpp"

#include <QString>
#include <QStringList>
#include <algorithm>
#include <string>

#include "tests/ui/support/canned.hpp"
#include "tests/ui/support/canned_calls.hpp"

namespace weir::ui {

namespace {

struct Done {
    int minutesAgo;
    const char* actor;
    const char* action;
    std::string object;
    const char* detail;
};

std::vector<Done> allDone() {
    return {
        {4, "window", "policy revised", "41", ""},
        {12, "socket", "provider paused", "azure-eu/gpt-5", "key is being replaced"},
        {19, "remote m.okafor", "key created", "etl-hourly",
         "team: none -> data; models: any -> gpt-4o-mini, text-embedding-3-small; expires: never "
         "-> 2027-02-28T00:00:00Z"},
        {23, "remote priya.raman", "body viewed", cannedId(31).text(), ""},
        {42, "socket", "key revoked", "search-old", ""},
        {55, "window", "budget topped up", "Support assistant",
         "topped up: 0 -> 250; reason: none -> campaign of the week, agreed with finance"},
        {131, "window", "budget raised", "Data notebooks",
         "by: 0 -> 40; until: none -> 2026-11-18T00:00:00Z; reason: none -> backfill"},
        {160, "remote m.okafor", "budget lowered", "Support assistant",
         "by: 100 -> 0; reason: launch -> none"},
        {207, "weir.yaml", "policy revised", "40", ""},
        {241, "window", "team changed", "search", "tier: silver -> gold; tags: none -> search, eu"},
        {263, "remote priya.raman", "body viewed", cannedId(7).text(), ""},
        {1'530, "socket", "key rotated", "support-bot",
         "the former secret is good until 2026-11-17T13:00:00Z"},
        {1'544, "window", "user created", "ada.lindqvist", "team: none -> search"},
        {1'561, "window", "user changed", "m.okafor", "team: data -> platform"},
        {1'700, "window", "token created", "priya.raman", ""},
        {1'702, "window", "token revoked", "ci-old", ""},
        {2'410, "window", "gateway start ordered", "", ""},
        {2'412, "window", "gateway stopped", "", ""},
        {2'960, "remote m.okafor", "calls re-priced",
         "2026-11-01T00:00:00Z to 2026-11-15T13:12:00Z", "calls: 1204; cost: 41.20 -> 38.94"},
        {2'961, "remote m.okafor", "re-pricing ordered",
         "2026-11-01T00:00:00Z to 2026-11-15T13:12:00Z",
         "provider: azure-eu; model: any; reason: the new contract"},
        {4'410, "socket", "team created", "risk", "tier: none -> gold; cost centre: none -> 4711"},
        {4'433, "socket", "user removed", "j.weber", "team: data -> none"},
        {4'460, "socket", "team removed", "trial", "tier: bronze -> none"},
        {4'500, "window", "webhook tested", "on-call", ""},
        {4'510, "window", "provider tested", "azure-eu", "with a key of its own"},
        {4'512, "window", "provider key read again", "azure-eu", ""},
        {7'300, "window", "key changed", "mobile-ios", "addresses: any -> 10.4.0.0/16"},
        {7'400, "weir.yaml", "policy revised", "39", ""},
    };
}

bool hasWords(const admin::AuditRecord& record, const std::string& words) {
    const QString text =
        QString::fromStdString(record.actor + '\n' + record.action + '\n' + record.object + '\n' +
                               record.detail + "\n#" + std::to_string(record.number));
    const QStringList all = QString::fromStdString(words).split(u' ', Qt::SkipEmptyParts);
    return std::ranges::all_of(
        all, [&text](const QString& word) { return text.contains(word, Qt::CaseInsensitive); });
}

}  // namespace

std::vector<admin::AuditRecord> cannedAudit() {
    std::vector<admin::AuditRecord> records;
    const std::vector<Done> all = allDone();
    std::uint64_t number = all.size();
    for (const Done& each : all) {
        records.push_back(
            {std::to_string(number),
             kCannedNow - std::chrono::minutes(each.minutesAgo) - std::chrono::milliseconds(695),
             each.actor, each.action, each.object, each.detail, number});
        --number;
    }
    return records;
}

admin::VerifiedAudit cannedChain() {
    admin::VerifiedAudit verified;
    verified.holds = true;
    verified.records = cannedAudit().size();
    verified.head = "a8051b0ce7d28fe6d4d4c43ed421c0e5089df82eea209037935c79005b8efb53";
    return verified;
}

admin::AuditPage auditPage(const std::vector<admin::AuditRecord>& records,
                           const admin::ListAudit& asked) {
    admin::AuditPage page;
    page.total = records.size();
    bool reached = asked.before.empty();
    for (const admin::AuditRecord& record : records) {
        const bool matches = hasWords(record, asked.words) && record.at >= asked.from;
        page.matching += matches ? 1 : 0;
        if (matches && reached) {
            if (page.records.size() == asked.limit) {
                page.more = true;
            } else {
                page.records.push_back(record);
            }
        }
        reached = reached || record.id == asked.before;
    }
    return page;
}

}  // namespace weir::ui
