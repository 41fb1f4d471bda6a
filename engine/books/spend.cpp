// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/books/spend.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <string_view>
#include <tuple>
#include <utility>

#include "engine/books/store/month.hpp"
#include "engine/books/store/months.hpp"

namespace weir::books {

namespace {

constexpr Milliseconds kReportPatience{200};

std::string_view columnOf(SpendBy by) {
    constexpr std::array<std::string_view, 7> kColumns{"team",     "user", "key",        "model",
                                                       "provider", "tags", "cost_centre"};
    return kColumns[static_cast<std::size_t>(by)];
}

// Exchanges say these two in their wording only.
bool isOfWording(SpendBy by) {
    return by == SpendBy::Tags || by == SpendBy::CostCentre;
}

constexpr std::string_view kHasTag = "instr(', '||tags||', ',', '||?||', ')>0";

enum class Table : std::uint8_t { Rollup, Exchange };

void appendOnly(std::string& text, const SpendQuery& query, Table table) {
    const auto add = [&](std::string_view condition, bool ofWording) {
        const bool apart = ofWording && table == Table::Exchange;
        text.append(" AND ").append(apart ? "wording IN (SELECT id FROM wording WHERE " : "");
        text.append(condition).append(apart ? ")" : "");
    };
    for (const SpendQuery::Only& only : query.only) {
        add(std::string(columnOf(only.by)) + "=?", isOfWording(only.by));
    }
    if (!query.tag.empty()) {
        add(kHasTag, true);
    }
}

// After the two bounds.
void bindOnly(Statement& statement, const SpendQuery& query) {
    int place = 2;
    for (const SpendQuery::Only& only : query.only) {
        statement.bind(++place, only.name);
    }
    if (!query.tag.empty()) {
        statement.bind(++place, query.tag);
    }
}

std::string statementFor(const SpendQuery& query) {
    std::string text = "SELECT quarter,";
    text.append(columnOf(query.by));
    text +=
        ",requests,failed,unpriced,estimated,"
        "in_uncached+in_cache_read+in_cache_write_5m+in_cache_write_1h+in_audio+in_image,"
        "in_cache_read,out_text+out_reasoning+out_audio,spent,saved"
        " FROM rollup WHERE quarter>=? AND quarter<?";
    if (!query.simulated) {
        text += " AND simulated=0";
    }
    appendOnly(text, query, Table::Rollup);
    return text;
}

std::int64_t secondsOf(Timestamp time) {
    return std::chrono::floor<std::chrono::seconds>(time).time_since_epoch().count();
}

SpendSums sumsOf(const Statement& row) {
    const auto number = [&row](int column) {
        return static_cast<std::uint64_t>(row.integer(column));
    };
    return {.requests = number(2),
            .failed = number(3),
            .unpriced = number(4),
            .estimated = number(5),
            .tokensIn = number(6),
            .tokensCached = number(7),
            .tokensOut = number(8),
            .spent = Money::fromNano(row.integer(9)),
            .saved = Money::fromNano(row.integer(10))};
}

// Adds the rows of one month to what they are told apart by. Rows come by their quarter, so that
// the step is most often the one of the row before.
class Adder {
public:
    explicit Adder(const SpendQuery& query) : m_query(query) {
        for (const Timestamp bound : query.bounds) {
            m_bounds.push_back(secondsOf(bound));
        }
    }

    Result<void> add(const std::filesystem::path& file) {
        auto database = Month::openForReading(file, kReportPatience);
        if (!database) {
            return std::move(database.error());
        }
        auto rows = database->prepare(statementFor(m_query));
        if (!rows) {
            return std::move(rows.error());
        }
        rows->bind(1, m_bounds.front()).bind(2, m_bounds.back());
        bindOnly(*rows, m_query);
        for (;;) {
            auto more = rows->step();
            if (!more) {
                return std::move(more.error());
            }
            if (!*more) {
                return {};
            }
            take(*rows);
        }
    }

    std::vector<SpendOf> finish() {
        std::vector<SpendOf> all;
        all.reserve(m_found.size());
        for (auto& [name, of] : m_found) {
            all.push_back(std::move(of));
        }
        std::ranges::stable_sort(all, std::greater<>(), [](const SpendOf& of) {
            return std::pair(of.sum.spent, of.sum.requests);
        });
        return all;
    }

private:
    void take(const Statement& row) {
        const std::string_view name = row.view(1);
        if (m_last == nullptr || m_last->name != name) {
            auto found = m_found.find(name);
            if (found == m_found.end()) {
                found = m_found.emplace(name, SpendOf{std::string(name), {}, {}}).first;
                found->second.steps.resize(m_bounds.size() - 1);
            }
            m_last = &found->second;
        }
        const std::int64_t quarter = row.integer(0);
        while (quarter >= m_bounds[m_step + 1]) {
            ++m_step;
        }
        while (quarter < m_bounds[m_step]) {
            --m_step;
        }
        const SpendSums sums = sumsOf(row);
        m_last->sum += sums;
        m_last->steps[m_step] += sums;
    }

    const SpendQuery& m_query;
    std::vector<std::int64_t> m_bounds;
    std::size_t m_step = 0;
    std::map<std::string, SpendOf, std::less<>> m_found;
    SpendOf* m_last = nullptr;
};

}  // namespace

SpendSums& SpendSums::operator+=(const SpendSums& other) {
    requests += other.requests;
    failed += other.failed;
    unpriced += other.unpriced;
    estimated += other.estimated;
    tokensIn += other.tokensIn;
    tokensCached += other.tokensCached;
    tokensOut += other.tokensOut;
    spent += other.spent;
    saved += other.saved;
    return *this;
}

Result<void> checkBounds(std::span<const Timestamp> bounds) {
    if (bounds.size() < 2) {
        return Error::invalid("A report needs the beginning and the end of at least one step.");
    }
    if (bounds.size() > kMostSpendSteps + 1) {
        return Error::invalid("A report has at most 1000 steps.", "Choose longer steps.");
    }
    if (std::ranges::adjacent_find(bounds, std::greater_equal<>()) != bounds.end()) {
        return Error::invalid("The steps of a report have to follow each other.");
    }
    const bool whole = std::ranges::all_of(bounds, [](Timestamp bound) {
        return Timestamp(std::chrono::seconds(quarterOf(bound))) == bound;
    });
    if (!whole) {
        return Error::invalid("The steps of a report begin at whole quarter-hours.",
                              "Sums are kept by the quarter-hour, and no finer.");
    }
    return {};
}

Result<std::vector<UnsettledCall>> readUnsettled(const std::filesystem::path& folder,
                                                 const SpendQuery& query) {
    if (auto checked = checkBounds(query.bounds); !checked) {
        return std::move(checked.error());
    }
    // The state is in the index of facts, and few exchanges are in this one.
    std::string text =
        "SELECT started_at,held FROM exchange"
        " WHERE started_at>=? AND started_at<? AND state='Unsettled' AND held>0";
    appendOnly(text, query, Table::Exchange);
    std::vector<UnsettledCall> calls;
    for (const std::filesystem::path& file :
         monthsWithin(folder, query.bounds.front(), query.bounds.back())) {
        auto database = Month::openForReading(file, kReportPatience);
        if (!database) {
            return std::move(database.error());
        }
        auto rows = database->prepare(text);
        if (!rows) {
            return std::move(rows.error());
        }
        rows->bind(1, query.bounds.front().time_since_epoch().count())
            .bind(2, query.bounds.back().time_since_epoch().count());
        bindOnly(*rows, query);
        for (;;) {
            auto more = rows->step();
            if (!more) {
                return std::move(more.error());
            }
            if (!*more) {
                break;
            }
            calls.push_back(
                {Timestamp(Microseconds(rows->integer(0))), Money::fromNano(rows->integer(1))});
        }
    }
    return calls;
}

Result<std::vector<SpendOf>> readSpend(const std::filesystem::path& folder,
                                       const SpendQuery& query) {
    if (auto checked = checkBounds(query.bounds); !checked) {
        return std::move(checked.error());
    }
    Adder adder(query);
    for (const std::filesystem::path& file :
         monthsWithin(folder, query.bounds.front(), query.bounds.back())) {
        if (auto added = adder.add(file); !added) {
            return std::move(added.error());
        }
    }
    return adder.finish();
}

}  // namespace weir::books
