// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/books/audit_check.hpp"

#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "engine/books/audit_chain.hpp"
#include "engine/books/directory_rows.hpp"

namespace weir::books {

namespace {

// A record whose columns are of other types can give the same hash and still not be found by who
// looks for it.
constexpr std::string_view kRecord =
    "SELECT at,actor,what,subject,detail,"
    "typeof(at)='integer' AND typeof(actor||what||subject||detail)='text' "
    "FROM record WHERE kind=? AND row=?";

}  // namespace

struct AuditCheck::Entry {
    std::uint64_t number = 0;
    std::string kind;
    std::int64_t row = 0;
    std::string hash;
};

Result<bool> AuditCheck::next(Database& database) {
    auto page = database.prepare(
        "SELECT number,kind,row,hash FROM audit_chain WHERE number>? ORDER BY number LIMIT ?");
    auto select = database.prepare(std::string(kAuditRecords) + std::string(kRecord));
    if (!page || !select) {
        return std::move(page ? select.error() : page.error());
    }
    // From below the first on, where a number that never was would hide.
    page->bindAll(m_verdict.last.number == 0 ? std::numeric_limits<std::int64_t>::min()
                                             : static_cast<std::int64_t>(m_verdict.last.number),
                  std::int64_t{kPage});
    const auto entries = allRows(std::move(page), [](const Statement& row) {
        return Entry{static_cast<std::uint64_t>(row.integer(0)), row.text(1), row.integer(2),
                     row.text(3)};
    });
    if (!entries) {
        return entries.error();
    }
    for (const Entry& entry : *entries) {
        if (const auto looked = look(entry, *select); !looked) {
            return looked.error();
        }
        if (m_verdict.fault != AuditFault::None) {
            return false;
        }
    }
    if (entries->size() == kPage) {
        return true;
    }
    if (const auto looked = lookAtTheEnd(database); !looked) {
        return looked.error();
    }
    return false;
}

Result<std::optional<Change>> AuditCheck::recordOf(Statement& select, const Entry& entry) {
    select.reset();
    select.bindAll(entry.kind, entry.row);
    const auto found = select.step();
    if (!found) {
        return found.error();
    }
    if (!*found) {
        return std::optional<Change>();
    }
    return std::optional(select.integer(5) == 1 ? changeIn(select, 0) : Change());
}

Result<void> AuditCheck::look(const Entry& entry, Statement& select) {
    const std::uint64_t number = m_verdict.last.number + 1;
    if (entry.number != number) {
        find(AuditFault::Missing, number);
        return {};
    }
    const auto record = recordOf(select, entry);
    if (!record) {
        return record.error();
    }
    if (!*record) {
        find(AuditFault::Missing, number);
        return {};
    }
    const Sha256 hash = chainedHash(m_verdict.last, **record);
    if (entry.hash.size() != hash.size() || bytesOf<32>(entry.hash) != hash) {
        find(AuditFault::Changed, number);
    } else if (m_expected && m_expected->number == number && m_expected->hash != hash) {
        find(AuditFault::Rewritten, number);
    } else {
        m_verdict.last = {number, hash};
    }
    return {};
}

// What only the whole of the chain tells.
Result<void> AuditCheck::lookAtTheEnd(Database& database) {
    const std::uint64_t next = m_verdict.last.number + 1;
    if (m_expected && m_expected->number >= next) {
        find(AuditFault::Cut, next);
        return {};
    }
    const auto unchained = countOfUnchained(database);
    if (!unchained) {
        return unchained.error();
    }
    // Each entry has a row of its own, so that any more are rows without one.
    if (*unchained > 0) {
        find(AuditFault::Added, next);
    }
    return {};
}

void AuditCheck::find(AuditFault fault, std::uint64_t at) {
    m_verdict.fault = fault;
    m_verdict.at = at;
}

}  // namespace weir::books
