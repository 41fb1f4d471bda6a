// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/books/history.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <deque>
#include <optional>
#include <utility>

#include "engine/books/journal/record_codec.hpp"
#include "engine/books/store/history_scan.hpp"
#include "engine/books/store/months.hpp"

namespace weir::books {

namespace {

// An id is made a moment after the start of its exchange.
constexpr std::chrono::minutes kIdLag{1};
// Of time points that can still be counted on.
constexpr Timestamp kEarliest{};
const Id kAfterAll = [] {
    std::array<std::uint8_t, 16> bytes{};
    bytes.fill(0xff);
    return Id::fromBytes(bytes);
}();

// The exchanges of all months in one row, the newest first. Around midnight the last ids of a month
// may be greater than the first of the next one, so two months are looked at side by side.
class Walk {
public:
    Walk(std::vector<std::filesystem::path> files, const HistoryQuery& query, Id from, Id before)
        : m_files(files.begin(), files.end()), m_query(query), m_from(from), m_before(before) {}

    // The stop, and the scan that can read its record. Null: there are no more.
    Result<std::pair<HistoryScan::Stop, HistoryScan*>> next() {
        if (Month* used = std::exchange(m_used, nullptr)) {
            if (auto moved = advance(*used); !moved) {
                if (!passesOver(moved.error())) {
                    return std::move(moved.error());
                }
                used->head.reset();
            }
        }
        std::erase_if(m_open, [](const Month& each) { return !each.head; });
        while (m_open.size() < 2 && !m_files.empty()) {
            auto month = open(m_files.front());
            m_files.pop_front();
            if (!month) {
                if (!passesOver(month.error())) {
                    return std::move(month.error());
                }
            } else if (month->head) {
                m_open.push_back(std::move(*month));
            }
        }
        if (m_open.empty()) {
            return std::pair<HistoryScan::Stop, HistoryScan*>({}, nullptr);
        }
        m_used = &*std::ranges::max_element(m_open, {},
                                            [](const Month& month) { return month.head->id; });
        return std::pair(*m_used->head, &m_used->scan);
    }

    // The record of the last stop cannot be read: whether the rest of its month is passed over.
    bool passesOverUsed(const Error& error) {
        if (!passesOver(error)) {
            return false;
        }
        std::exchange(m_used, nullptr)->head.reset();
        return true;
    }

private:
    struct Month {
        HistoryScan scan;
        std::optional<HistoryScan::Stop> head;
    };

    Result<Month> open(const std::filesystem::path& file) const {
        auto scan = HistoryScan::open(file, m_query.facts, m_from, m_before);
        if (!scan) {
            return std::move(scan.error());
        }
        Month month{std::move(*scan), {}};
        if (auto moved = advance(month); !moved) {
            return std::move(moved.error());
        }
        return month;
    }

    // Whoever has it locked lets go of it again.
    bool passesOver(const Error& error) const {
        if (!m_query.passOver || error.code == ErrorCode::Conflict) {
            return false;
        }
        m_query.passOver(error);
        return true;
    }

    static Result<void> advance(Month& month) {
        auto next = month.scan.next();
        if (!next) {
            return std::move(next.error());
        }
        month.head = *next;
        return {};
    }

    std::deque<std::filesystem::path> m_files;
    std::vector<Month> m_open;
    Month* m_used = nullptr;
    const HistoryQuery& m_query;
    Id m_from;
    Id m_before;
};

}  // namespace

Result<HistoryPage> readHistory(const std::filesystem::path& folder, const HistoryQuery& query) {
    const Id from = query.since <= kEarliest ? Id() : Id::firstOf(query.since);
    Id before = query.before.empty() ? kAfterAll : query.before;
    if (query.until < Timestamp::max() - kIdLag) {
        before = std::min(before, Id::firstOf(query.until + kIdLag));
    }
    // A month has what started in it, whenever its id was made.
    const Timestamp last = std::min(before.madeAt(), query.until - Timestamp::duration(1));
    Walk walk(monthsWithin(folder, query.since, last), query, from, before);
    HistoryPage page{before, false};
    ExchangeRecord record;
    std::size_t taken = 0;
    std::size_t read = 0;
    std::size_t passed = 0;
    while (taken < query.limit && passed < query.mostSteps && read < query.mostRead) {
        auto stop = walk.next();
        if (!stop) {
            return std::move(stop.error());
        }
        const auto& [at, scan] = *stop;
        if (scan == nullptr) {
            page.atEnd = true;
            return page;
        }
        page.next = at.id;
        if (!at.meets || at.startedAt < query.since || at.startedAt >= query.until) {
            ++passed;
            continue;
        }
        auto bytes = scan->record(at.id);
        if (!bytes) {
            if (!walk.passesOverUsed(bytes.error())) {
                return std::move(bytes.error());
            }
            continue;
        }
        ++read;
        if (decodeRecord(*bytes, record) && query.take(record)) {
            ++taken;
        }
    }
    return page;
}

}  // namespace weir::books
