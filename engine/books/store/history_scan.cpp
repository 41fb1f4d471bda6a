// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/books/store/history_scan.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "engine/books/store/month_schema.hpp"

namespace weir::books {

struct HistoryScan::Sql {
    std::int64_t version = 0;  // of the month's schema
    std::string text;
    std::vector<std::variant<std::int64_t, std::string>> values;
};

namespace {

using Kind = FactCondition::Kind;

// The versions of the schema that have the index of facts, and the session in it.
constexpr std::int64_t kWithIndex = 3;
constexpr std::int64_t kWithSession = 4;
// One of as many exchanges is stopped at though nobody looks for it: start times are spread evenly
// over the microseconds.
constexpr std::string_view kNowAndThen = "started_at&255=0";

struct Column {
    Fact fact;
    std::string_view name;
    std::string_view known;  // empty: always
    std::int64_t since = 0;  // the version of the schema that has it
};
constexpr std::array kColumns{
    Column{Fact::State, "state", ""},
    Column{Fact::Status, "status", "status<>0"},
    Column{Fact::Key, "key", ""},
    Column{Fact::Provider, "provider", ""},
    Column{Fact::Team, "team", ""},
    Column{Fact::User, "user", ""},
    Column{Fact::Endpoint, "endpoint", ""},
    Column{Fact::Cost, "cost", "pricing<>'Unpriced'"},
    Column{Fact::Duration, "duration_us", "duration_us>=0"},
    Column{Fact::Session, "session", "", kWithSession},
    Column{Fact::Started, "started_at", ""},
};

const Column& columnOf(Fact fact) {
    return *std::ranges::find(kColumns, fact, &Column::fact);
}

Id idFrom(std::string_view bytes) {
    std::array<std::uint8_t, 16> id{};
    std::memcpy(id.data(), bytes.data(), std::min(bytes.size(), id.size()));
    return Id::fromBytes(id);
}

bool isPlain(const std::string& text) {
    return std::ranges::all_of(text, [](char c) { return c > 0; });
}

// LIKE takes a quarter of the time of lower() and instr(), but ends at a NUL, which a name does not
// have and other texts may.
template <class Sql>
void writePart(const Column& column, const std::string& text, Sql& sql) {
    const bool isName = column.fact == Fact::Key || column.fact == Fact::Provider;
    if (!isName || !isPlain(text)) {
        sql.text.append("instr(lower(").append(column.name).append("),?)>0");
        sql.values.emplace_back(text);
        return;
    }
    std::string pattern = "%";
    for (const char c : text) {
        pattern.append(c == '%' || c == '_' || c == '~' ? "~" : "").push_back(c);
    }
    sql.text.append(column.name).append(" LIKE ? ESCAPE '~'");
    sql.values.emplace_back(pattern + '%');
}

// NOCASE, which ends at a NUL too, says quickly that a text is another one.
template <class Sql>
void writeWhole(const Column& column, const std::string& text, Sql& sql) {
    if (column.fact == Fact::State) {
        sql.text.append(column.name).append("=?");
        sql.values.emplace_back(text);
        return;
    }
    sql.text.append("(").append(column.name).append("=? COLLATE NOCASE AND lower(");
    sql.text.append(column.name).append(")=?)");
    sql.values.emplace_back(text);
    sql.values.emplace_back(text);
}

// Writes a condition as SQL; each value goes into `values` in the order of its place.
template <class Sql>
void write(const FactCondition& condition, Sql& sql);

template <class Sql, class Each, class Values>
void writeEach(Sql& sql, std::string_view between, std::string_view ofNone, const Values& values,
               Each each) {
    if (values.empty()) {
        sql.text += ofNone;
        return;
    }
    sql.text += '(';
    bool first = true;
    for (const auto& value : values) {
        if (!std::exchange(first, false)) {
            sql.text += between;
        }
        each(value);
    }
    sql.text += ')';
}

template <class Sql>
void write(const FactCondition& condition, Sql& sql) {
    const Column& column = columnOf(condition.fact);
    const auto child = [&sql](const FactCondition& each) { write(each, sql); };
    // A month without the column cannot say no; it is never asked the other way around.
    if (column.since > sql.version) {
        sql.text += '1';
        return;
    }
    switch (condition.kind) {
        case Kind::All:
            writeEach(sql, " AND ", "1", condition.children, child);
            return;
        case Kind::Any:
            writeEach(sql, " OR ", "0", condition.children, child);
            return;
        case Kind::Not:
            sql.text += "NOT ";
            writeEach(sql, " OR ", "0", condition.children, child);
            return;
        case Kind::Part:
            writeEach(sql, " OR ", "0", condition.texts,
                      [&](const std::string& text) { writePart(column, text, sql); });
            return;
        case Kind::Whole:
            writeEach(sql, " OR ", "0", condition.texts,
                      [&](const std::string& text) { writeWhole(column, text, sql); });
            return;
        case Kind::Between:
            sql.text += '(';
            if (!column.known.empty()) {
                sql.text.append(column.known).append(" AND ");
            }
            writeEach(sql, " OR ", "0", condition.ranges, [&](const FactCondition::Range& range) {
                sql.text.append(column.name).append(" BETWEEN ? AND ?");
                sql.values.emplace_back(range.first);
                sql.values.emplace_back(range.second);
            });
            sql.text += ')';
            return;
    }
}

}  // namespace

Result<HistoryScan> HistoryScan::open(const std::filesystem::path& file, const FactCondition& facts,
                                      Id from, Id before) {
    auto database = Database::open(file, Database::Mode::ReadOnly, Milliseconds{200});
    if (!database) {
        return std::move(database.error());
    }
    // A month that this program has never written to may be from before there was one.
    const auto version = database->version();
    if (!version) {
        return version.error();
    }
    HistoryScan scan;
    scan.m_database = std::move(*database);
    scan.m_range = std::make_shared<std::pair<Id, Id>>(from, before);

    auto sql = std::make_shared<Sql>();
    sql->version = *version;
    sql->text = "SELECT id,started_at,";
    write(facts, *sql);
    sql->text.append(" FROM exchange ")
        .append(*version >= kWithIndex ? "INDEXED BY exchange_facts " : "");
    sql->text += "WHERE id>=? AND id<? AND (";
    const std::size_t twice = sql->values.size();
    write(facts, *sql);
    sql->text.append(" OR ").append(kNowAndThen).append(") ORDER BY id DESC");
    auto walk = scan.m_database.prepare(sql->text);
    auto read = scan.m_database.prepare("SELECT record FROM exchange WHERE id=?");
    if (!walk || !read) {
        return std::move(walk ? read.error() : walk.error());
    }
    scan.m_walk = std::move(*walk);
    scan.m_read = std::move(*read);
    scan.m_sql = std::move(sql);

    int place = 0;
    const auto bindRange = [&scan, &place] {
        scan.m_walk.bind(++place, scan.m_range->first);
        scan.m_walk.bind(++place, scan.m_range->second);
    };
    for (std::size_t at = 0; at < scan.m_sql->values.size(); ++at) {
        if (at == twice) {
            bindRange();
        }
        std::visit(
            [&](const auto& value) {
                if constexpr (std::is_same_v<std::decay_t<decltype(value)>, std::string>) {
                    scan.m_walk.bind(++place, std::string_view(value));
                } else {
                    scan.m_walk.bind(++place, value);
                }
            },
            scan.m_sql->values[at]);
    }
    if (twice == scan.m_sql->values.size()) {
        bindRange();
    }
    return scan;
}

Result<std::optional<HistoryScan::Stop>> HistoryScan::next() {
    auto row = m_walk.step();
    if (!row) {
        return std::move(row.error());
    }
    if (!*row) {
        return std::optional<Stop>();
    }
    return std::optional(Stop{idFrom(m_walk.view(0)), Timestamp(Microseconds(m_walk.integer(1))),
                              m_walk.integer(2) != 0});
}

Result<std::string_view> HistoryScan::record(Id id) {
    m_read.reset();
    m_read.bind(1, id);
    auto row = m_read.step();
    if (!row) {
        return std::move(row.error());
    }
    return *row ? m_read.view(0) : std::string_view();
}

}  // namespace weir::books
