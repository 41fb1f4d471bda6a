// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/books/reprice.hpp"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <optional>
#include <utility>

#include "engine/books/history.hpp"
#include "engine/books/store/corrections.hpp"
#include "engine/books/store/month.hpp"

namespace weir::books {

namespace {

// Calls of a transaction: while one is written, new calls wait in their journals.
constexpr std::size_t kAtOnce = 200;

class Repricer {
public:
    Repricer(const std::filesystem::path& folder, const RepriceQuery& query)
        : m_folder(folder), m_query(query) {}

    Result<Repriced> run() {
        HistoryQuery history;
        history.since = m_query.since;
        history.until = m_query.until;
        history.limit = kAtOnce;
        history.take = [this](const ExchangeRecord& record) { return look(record); };
        for (bool atEnd = false; !atEnd;) {
            const auto page = readHistory(m_folder, history);
            if (!page) {
                return page.error();
            }
            if (auto done = write(); !done) {
                return std::move(done.error());
            }
            history.before = page->next;
            atEnd = page->atEnd;
            if (!atEnd && m_query.stopped && m_query.stopped()) {
                return Error::cancelled("The gateway ends before all calls were looked at.",
                                        "Ask again: it goes on where it was.");
            }
        }
        return finish();
    }

private:
    bool isMeant(const AttemptRecord& attempt) const {
        return (m_query.provider.empty() || attempt.provider == m_query.provider) &&
               (m_query.model.empty() || attempt.model == m_query.model ||
                attempt.servedModel == m_query.model);
    }

    // Whether it changes.
    bool look(const ExchangeRecord& record) {
        if (record.simulated() || !std::ranges::any_of(record.attempts, [this](const auto& each) {
                return isMeant(each);
            })) {
            return false;
        }
        ++m_found.calls;
        std::optional<ExchangeRecord> after;
        bool lacksUsage = false;
        bool lacksPrice = false;
        for (std::size_t i = 0; i < record.attempts.size(); ++i) {
            const AttemptRecord& attempt = record.attempts[i];
            if (!isMeant(attempt)) {
                continue;
            }
            if (!attempt.usedTokens()) {
                lacksUsage = lacksUsage || attempt.sign == AttemptSign::Served;
                continue;
            }
            const AttemptPrice price = m_query.price(attempt, endOf(record, attempt));
            if (price.cost.pricing == Pricing::Unpriced) {
                lacksPrice = true;
            } else if (price.cost.pricing != attempt.pricing || price.cost.amount != attempt.cost) {
                if (!after) {
                    after = record;
                }
                after->attempts[i].pricing = price.cost.pricing;
                after->attempts[i].pricedBy = price.by;
                after->attempts[i].cost = price.cost.amount;
                after->attempts[i].saved = price.cost.saved;
                count(attempt, price.cost.amount);
            }
        }
        m_found.withoutUsage += lacksUsage ? 1 : 0;
        m_found.withoutPrice += lacksPrice ? 1 : 0;
        if (!after) {
            return false;
        }
        ++m_found.changed;
        if (!m_query.dryRun) {
            m_changed[monthOf(record.startedAt)].push_back({record, *std::move(after)});
        }
        return !m_query.dryRun;
    }

    // Prices have a day, and an attempt is settled at the price of its end.
    static Timestamp endOf(const ExchangeRecord& record, const AttemptRecord& attempt) {
        return record.startedAt + Microseconds(std::max<std::int64_t>(attempt.endUs, 0));
    }

    void count(const AttemptRecord& attempt, Money after) {
        RepricedModel& model = m_models[{attempt.provider, std::string(servedModel(attempt))}];
        ++model.calls;
        model.unpriced += attempt.pricing == Pricing::Unpriced ? 1 : 0;
        model.before += attempt.cost;
        model.after += after;
        m_found.before += attempt.cost;
        m_found.after += after;
    }

    Result<void> write() {
        for (const auto& [month, changed] : m_changed) {
            auto corrections = m_months.find(month);
            if (corrections == m_months.end()) {
                auto opened =
                    Corrections::open(m_folder / (month + ".db"), m_query.since, m_query.until);
                if (!opened) {
                    return std::move(opened.error());
                }
                corrections = m_months.emplace(month, std::move(*opened)).first;
            }
            if (auto done = corrections->second.write(changed, m_query.now, m_query.reason);
                !done) {
                return done;
            }
            for (const Correction& each : changed) {
                m_query.written(each.before, each.after);
            }
        }
        m_changed.clear();
        return {};
    }

    Repriced finish() {
        for (auto& [name, model] : m_models) {
            std::tie(model.provider, model.model) = name;
            m_found.models.push_back(std::move(model));
        }
        std::ranges::stable_sort(m_found.models, std::greater<>(), [](const RepricedModel& model) {
            return std::abs((model.after - model.before).nano());
        });
        return std::move(m_found);
    }

    const std::filesystem::path& m_folder;
    const RepriceQuery& m_query;
    Repriced m_found;
    std::map<std::pair<std::string, std::string>, RepricedModel> m_models;
    std::map<std::string, std::vector<Correction>> m_changed;  // of this page, by month
    std::map<std::string, Corrections> m_months;
};

}  // namespace

Result<Repriced> repriceBooks(const std::filesystem::path& folder, const RepriceQuery& query) {
    if (query.until <= query.since) {
        return Error::invalid("The time to re-price ends before it begins.");
    }
    return Repricer(folder, query).run();
}

}  // namespace weir::books
