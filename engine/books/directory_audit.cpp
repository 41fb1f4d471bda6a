// SPDX-License-Identifier: GPL-3.0-or-later
#include <charconv>
#include <limits>
#include <string>
#include <string_view>

#include "engine/books/directory.hpp"
#include "engine/books/directory_rows.hpp"

namespace weir::books {

// What was done, over all subjects: changes and views in one order.

namespace {

// `n` tells records of the same microsecond apart, and changes from views.
constexpr std::string_view kRecords =
    "WITH record(at,n,actor,what,subject,detail) AS ("
    "SELECT at,number*2,actor,what,subject,detail FROM change "
    "UNION ALL "
    "SELECT at,number*2+1,via||CASE name WHEN '' THEN '' ELSE ' '||name END,'body viewed',"
    "lower(substr(hex(exchange),1,8)||'-'||substr(hex(exchange),9,4)||'-'||"
    "substr(hex(exchange),13,4)||'-'||substr(hex(exchange),17,4)||'-'||"
    "substr(hex(exchange),21)),'' FROM body_view) ";

constexpr std::string_view kWord =
    " AND instr(lower(actor||char(10)||what||char(10)||subject||char(10)||detail),?)>0";

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
    std::string statement(kRecords);
    statement.append(begin).append(" FROM record WHERE at>=? AND at<?");
    for (std::size_t i = 0; i < query.words.size(); ++i) {
        statement.append(kWord);
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
    const auto total = countOf(m_database.prepare(
        "SELECT (SELECT count(*) FROM change)+(SELECT count(*) FROM body_view)"));
    if (!total) {
        return total.error();
    }
    int place = 0;
    const auto matching = countOf(prepared(m_database, "SELECT count(*)", query, "", place));
    if (!matching) {
        return matching.error();
    }
    auto select = prepared(m_database, "SELECT at,n,actor,what,subject,detail", query,
                           " AND (at<? OR (at=? AND n<?)) ORDER BY at DESC,n DESC LIMIT ?", place);
    if (select) {
        select->bind(++place, before->at);
        select->bind(++place, before->at);
        select->bind(++place, before->n);
        select->bind(++place, static_cast<std::int64_t>(query.most + 1));
    }
    auto records = allRows(std::move(select), [](const Statement& row) {
        return AuditedChange{
            textOf({row.integer(0), row.integer(1)}),
            {timeOf(row.integer(0)), row.text(2), row.text(3), row.text(4), row.text(5)}};
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

Result<void> Directory::note(std::string_view actor, std::string_view what,
                             std::string_view subject, std::string_view detail) {
    const std::scoped_lock lock(m_mutex);
    return insertChange(m_database, m_clock.now(), actor, what, subject, detail);
}

}  // namespace weir::books
