// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/books/store/history_scan.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <string>
#include <utility>

#include "engine/books/store/month_schema.hpp"

namespace weir::books {

namespace {

using Kind = FactCondition::Kind;

// The versions of the schema that have the index of facts, and wordings with all their columns. A
// month in between goes through its records.
constexpr std::int64_t kWithIndex = 3;
constexpr std::int64_t kWithWordings = 7;
// One of as many exchanges is stopped at though nobody looks for it: start times are spread evenly
// over the microseconds.
constexpr std::string_view kNowAndThen = "started_at&255=0";

struct Column {
    Fact fact;
    std::string_view name;
    std::string_view known;  // empty: always
};
constexpr std::array kNumbers{
    Column{Fact::Status, "status", "status<>0"},
    Column{Fact::Cost, "cost", "pricing<>'Unpriced'"},
    Column{Fact::Duration, "duration_us", "duration_us>=0"},
    Column{Fact::Started, "started_at", ""},
};

Id idFrom(std::string_view bytes) {
    std::array<std::uint8_t, 16> id{};
    std::memcpy(id.data(), bytes.data(), std::min(bytes.size(), id.size()));
    return Id::fromBytes(id);
}

// Writes a condition as SQL that is true where the condition is met or may be. What is about words
// becomes a predicate of the wording's number, the largest parts there are, so that one call
// answers it.
class RowWriter {
public:
    explicit RowWriter(std::int64_t version) : m_hasWordings(version >= kWithWordings) {}

    const std::string& text() const { return m_text; }
    struct OfWords {
        const FactCondition* condition;
        bool ifUnknown;
    };
    // Those of the predicates words0, words1 …
    const std::vector<OfWords>& ofWords() const { return m_ofWords; }

    // What is unknown lets a call through, and so counts as not met where that is turned around.
    void write(const FactCondition& condition, bool ifUnknown = true) {
        if (isOfWords(condition) && !condition.isAll()) {
            writeWords(condition, ifUnknown);
            return;
        }
        switch (condition.kind) {
            case Kind::All:
                writeEach(" AND ", "1", condition.children, ifUnknown);
                return;
            case Kind::Any:
                writeEach(" OR ", "0", condition.children, ifUnknown);
                return;
            case Kind::Not:
                m_text += "NOT ";
                writeEach(" OR ", "0", condition.children, !ifUnknown);
                return;
            case Kind::Between:
                writeBetween(condition);
                return;
            case Kind::Part:
            case Kind::Whole:
            case Kind::Marked:
            case Kind::Unknown:
                writeUnknown(ifUnknown);
                return;
        }
    }

private:
    void writeUnknown(bool ifUnknown) { m_text += ifUnknown ? '1' : '0'; }

    void writeWords(const FactCondition& condition, bool ifUnknown) {
        if (!m_hasWordings) {
            writeUnknown(ifUnknown);
            return;
        }
        m_text.append("words").append(std::to_string(m_ofWords.size())).append("(wording)");
        m_ofWords.push_back({&condition, ifUnknown});
    }

    void writeEach(std::string_view between, std::string_view ofNone,
                   const std::vector<FactCondition>& children, bool ifUnknown) {
        if (children.empty()) {
            m_text += ofNone;
            return;
        }
        m_text += '(';
        bool first = true;
        for (const FactCondition& child : children) {
            if (!std::exchange(first, false)) {
                m_text += between;
            }
            write(child, ifUnknown);
        }
        m_text += ')';
    }

    void writeBetween(const FactCondition& condition) {
        const auto* column = std::ranges::find(kNumbers, condition.fact, &Column::fact);
        if (condition.ranges.empty() || column == kNumbers.end()) {
            m_text += '0';
            return;
        }
        m_text += '(';
        if (!column->known.empty()) {
            m_text.append(column->known).append(" AND ");
        }
        m_text += '(';
        bool first = true;
        for (const auto& [from, to] : condition.ranges) {
            m_text.append(std::exchange(first, false) ? "" : " OR ").append(column->name);
            m_text.append(" BETWEEN ").append(std::to_string(from));
            m_text.append(" AND ").append(std::to_string(to));
        }
        m_text += "))";
    }

    bool m_hasWordings;
    std::string m_text;
    std::vector<OfWords> m_ofWords;
};

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
    if (*version == kNoTables) {
        return scan;
    }
    scan.m_database = std::move(*database);
    scan.m_range = std::make_shared<std::pair<Id, Id>>(from, before);

    RowWriter writer(*version);
    writer.write(facts);
    for (const auto& [condition, ifUnknown] : writer.ofWords()) {
        auto judge = WordingJudge::open(scan.m_database, *condition, ifUnknown);
        if (!judge) {
            return std::move(judge.error());
        }
        WordingJudge* asked =
            scan.m_judges.emplace_back(std::make_unique<WordingJudge>(std::move(*judge))).get();
        auto added = scan.m_database.addPredicate(
            "words" + std::to_string(scan.m_judges.size() - 1),
            [asked](std::int64_t wording) { return asked->meets(wording); });
        if (!added) {
            return std::move(added.error());
        }
    }
    std::string walkThrough = "SELECT id,started_at," + writer.text() + " FROM exchange ";
    walkThrough += *version >= kWithIndex ? "INDEXED BY exchange_facts " : "";
    walkThrough.append("WHERE id>=? AND id<? AND (").append(writer.text());
    walkThrough.append(" OR ").append(kNowAndThen).append(") ORDER BY id DESC");
    auto walk = scan.m_database.prepare(walkThrough);
    auto read = scan.m_database.prepare("SELECT record FROM exchange WHERE id=?");
    if (!walk || !read) {
        return std::move(walk ? read.error() : walk.error());
    }
    scan.m_walk = std::move(*walk);
    scan.m_read = std::move(*read);
    scan.m_walk.bind(1, scan.m_range->first).bind(2, scan.m_range->second);
    return scan;
}

Result<std::optional<HistoryScan::Stop>> HistoryScan::next() {
    if (!m_range) {
        return std::optional<Stop>();  // there are no tables to go through
    }
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
