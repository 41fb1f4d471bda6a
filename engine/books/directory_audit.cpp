// SPDX-License-Identifier: GPL-3.0-or-later
#include <charconv>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

#include "engine/books/audit_chain.hpp"
#include "engine/books/directory.hpp"
#include "engine/books/directory_rows.hpp"

namespace weir::books {

// What was done, over all subjects: changes and views in one order.

namespace {

// `n` tells records of the same microsecond apart, and changes from views. Only those of the page
// are looked for in the chain.
constexpr std::string_view kPage =
    "SELECT at,actor,what,subject,detail,n,"
    "(SELECT number FROM audit_chain WHERE kind=page.kind AND row=page.row) FROM ("
    "SELECT kind,row,at,actor,what,subject,detail,row*2+(kind='view') AS n";
constexpr std::string_view kEndOfPage =
    " AND (at<? OR (at=? AND n<?)) ORDER BY at DESC,n DESC LIMIT ?) page "
    "ORDER BY at DESC,n DESC";

constexpr std::string_view kWord =
    "instr(lower(actor||char(10)||what||char(10)||subject||char(10)||detail),?)>0";
constexpr std::string_view kNumber =
    "EXISTS (SELECT 1 FROM audit_chain WHERE number=? AND kind=record.kind AND row=record.row)";

struct Place {
    std::int64_t at = std::numeric_limits<std::int64_t>::max();
    std::int64_t n = std::numeric_limits<std::int64_t>::max();
};

std::string textOf(const Place& place) {
    return std::to_string(place.at) + ":" + std::to_string(place.n);
}

Result<Place> placeOf(std::string_view text) {
    Place place;
    if (text.empty()) {
        return place;
    }
    const char* const end = text.data() + text.size();
    const auto at = std::from_chars(text.data(), end, place.at);
    if (at.ec == std::errc() && at.ptr != end && *at.ptr == ':') {
        const auto n = std::from_chars(at.ptr + 1, end, place.n);
        if (n.ec == std::errc() && n.ptr == end) {
            return place;
        }
    }
    return Error::invalid("'" + std::string(text) + "' is no record of the audit log.",
                          "Give the id of a record as it was listed, or none.");
}

// Of "#812".
std::optional<std::int64_t> numberIn(std::string_view word) {
    std::int64_t number = 0;
    const char* const end = word.data() + word.size();
    if (word.starts_with('#')) {
        const auto read = std::from_chars(word.data() + 1, end, number);
        if (read.ec == std::errc() && read.ptr == end) {
            return number;
        }
    }
    return std::nullopt;
}

Result<std::uint64_t> countOf(Result<Statement> query) {
    auto counts = allRows(std::move(query), [](const Statement& row) { return row.integer(0); });
    if (!counts) {
        return std::move(counts.error());
    }
    return static_cast<std::uint64_t>(counts->front());
}

// The statement with what the query asks for bound to it; `place` is the next parameter.
Result<Statement> prepared(Database& database, std::string_view begin, const AuditQuery& query,
                           std::string_view end, int& place) {
    std::string statement(kAuditRecords);
    statement.append(begin).append(" FROM record WHERE at>=? AND at<?");
    for (const std::string& word : query.words) {
        statement.append(" AND (").append(kWord);
        statement.append(numberIn(word) ? " OR " : "").append(numberIn(word) ? kNumber : "");
        statement.append(")");
    }
    statement.append(end);
    auto select = database.prepare(statement);
    if (!select) {
        return select;
    }
    place = 0;
    select->bind(++place, query.from ? micros(*query.from) : std::int64_t{0});
    select->bind(++place,
                 query.until ? micros(*query.until) : std::numeric_limits<std::int64_t>::max());
    for (const std::string& word : query.words) {
        select->bind(++place, word);
        if (const auto number = numberIn(word)) {
            select->bind(++place, *number);
        }
    }
    return select;
}

}  // namespace

Result<AuditFound> Directory::audit(const AuditQuery& query) const {
    const auto before = placeOf(query.before);
    if (!before) {
        return before.error();
    }
    const std::scoped_lock lock(m_mutex);
    AuditFound found;
    const auto total = countOfRecords(m_database);
    if (!total) {
        return total.error();
    }
    int place = 0;
    const auto matching = countOf(prepared(m_database, "SELECT count(*)", query, "", place));
    if (!matching) {
        return matching.error();
    }
    auto select = prepared(m_database, kPage, query, kEndOfPage, place);
    if (select) {
        select->bind(++place, before->at);
        select->bind(++place, before->at);
        select->bind(++place, before->n);
        select->bind(++place, static_cast<std::int64_t>(query.most + 1));
    }
    auto records = allRows(std::move(select), [](const Statement& row) {
        return AuditedChange{textOf({row.integer(0), row.integer(5)}),
                             static_cast<std::uint64_t>(row.integer(6)), changeIn(row, 0)};
    });
    if (!records) {
        return std::move(records.error());
    }
    found.total = *total;
    found.matching = *matching;
    found.more = records->size() > query.most;
    if (found.more) {
        records->pop_back();
    }
    found.records = std::move(*records);
    return found;
}

Result<bool> Directory::checkAudit(AuditCheck& check) const {
    const std::scoped_lock lock(m_mutex);
    return check.next(m_database);
}

Result<AuditCheckpoint> Directory::auditHead() const {
    const std::scoped_lock lock(m_mutex);
    return lastOfChain(m_database);
}

Result<void> Directory::note(std::string_view actor, std::string_view what,
                             std::string_view subject, std::string_view detail) {
    const std::scoped_lock lock(m_mutex);
    return m_database.transaction(
        [&] { return insertChange(m_database, m_clock.now(), actor, what, subject, detail); });
}

}  // namespace weir::books
