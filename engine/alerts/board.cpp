// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/alerts/board.hpp"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

namespace weir::alerts {

namespace {

// A clock that was put back makes nobody wait for it.
bool hasPassed(Timestamp since, std::chrono::seconds span, Timestamp now) {
    return now < since || now - since >= span;
}

}  // namespace

Board::Board(BoardState state)
    : m_ids(state.ids), m_quiet(state.quiet), m_overMeanwhile(state.overMeanwhile) {
    for (Known& known : state.known) {
        const std::string key = known.key;
        m_active += known.active ? 1 : 0;
        m_known.insert_or_assign(key, std::move(known));
    }
}

BoardState Board::state() const {
    BoardState state{{}, m_ids, m_quiet, m_overMeanwhile};
    for (const auto& [key, known] : m_known) {
        state.known.push_back(known);
    }
    return state;
}

News Board::update(const Judged& judged, Timestamp now, bool quiet) {
    std::set<std::string_view> holds;
    for (const Condition& condition : judged.conditions) {
        raise(condition, now);
        holds.insert(condition.key);
    }
    News news;
    if (m_quiet != quiet) {
        news.digest = m_quiet;
        m_quiet = quiet;
        ++m_changes;
    }
    for (auto& [key, known] : m_known) {
        if (known.active && !holds.contains(known.key) && !judged.unknown.contains(known.key)) {
            calm(known, judged.there.contains(known.key), now);
        }
        tell(known, now, quiet, news);
    }
    if (!quiet) {
        news.overMeanwhile = std::exchange(m_overMeanwhile, 0);
    }
    forget();
    return news;
}

void Board::raise(const Condition& condition, Timestamp now) {
    auto found = m_known.find(condition.key);
    if (found == m_known.end()) {
        if (m_active >= kMostActive) {
            return;
        }
        found = m_known.emplace(condition.key, Known{}).first;
        found->second.key = condition.key;
    }
    Known& known = found->second;
    if (!known.active) {
        known.active = true;
        ++m_active;
        known.alert.id = ++m_ids;
        known.alert.since = now;
        known.owesEnd = false;
        ++m_changes;
    }
    if (known.level != condition.level) {
        known.level = condition.level;
        ++m_changes;
    }
    const Alert before = std::exchange(known.alert, condition.alert);
    known.alert.id = before.id;
    known.alert.since = before.since;
    known.calmSince = {};
}

// What is gone from the document did not get well.
void Board::calm(Known& known, bool there, Timestamp now) {
    if (!there || !tellsEnd(known.alert.kind)) {
        end(known, there, now);
    } else if (known.calmSince == Timestamp() || now < known.calmSince) {
        known.calmSince = now;
    } else if (now - known.calmSince >= kCalm) {
        end(known, there, now);
    }
}

void Board::end(Known& known, bool there, Timestamp now) {
    known.active = false;
    --m_active;
    known.alert.ended = now;
    known.alert.told = known.toldLevel > 0;
    known.calmSince = {};
    known.owesEnd = there && known.toldLevel > 0 && tellsEnd(known.alert.kind);
    if (known.toldLevel == 0 && m_quiet) {
        ++m_overMeanwhile;
    }
    if (!known.owesEnd && tellsEnd(known.alert.kind)) {
        known.toldLevel = 0;
    }
    ++m_changes;
}

void Board::tell(Known& known, Timestamp now, bool quiet, News& news) {
    if (quiet && !known.alert.urgent) {
        return;
    }
    if (!known.active) {
        if (std::exchange(known.owesEnd, false)) {
            known.toldLevel = 0;
            news.ended.push_back(known.alert);
            ++m_changes;
        }
        return;
    }
    const bool isBack = known.toldLevel == 0 && known.toldAt != Timestamp();
    if (known.level <= known.toldLevel || known.calmSince != Timestamp() ||
        (isBack && !hasPassed(known.toldAt, kAgain, now))) {
        return;
    }
    known.toldLevel = known.level;
    known.toldAt = now;
    known.alert.told = true;
    news.raised.push_back(known.alert);
    ++m_changes;
}

void Board::forget() {
    std::vector<Timestamp> ends;
    for (const auto& [key, known] : m_known) {
        if (!known.active) {
            ends.push_back(known.alert.ended);
        }
    }
    if (ends.size() <= kMostKept) {
        return;
    }
    std::size_t left = ends.size() - kMostKept;
    const auto last = ends.begin() + static_cast<std::ptrdiff_t>(left - 1);
    std::ranges::nth_element(ends, last);
    std::erase_if(m_known, [&](const auto& each) {
        const Known& known = each.second;
        return !known.active && left > 0 && known.alert.ended <= *last && left-- > 0;
    });
    ++m_changes;
}

std::vector<Alert> Board::active() const {
    std::vector<Alert> alerts;
    for (const auto& [key, known] : m_known) {
        if (known.active) {
            alerts.push_back(known.alert);
            alerts.back().told = known.toldLevel > 0;
        }
    }
    std::ranges::sort(alerts, std::greater<>(), &Alert::id);
    return alerts;
}

std::vector<Alert> Board::recent() const {
    std::vector<Alert> alerts;
    for (const auto& [key, known] : m_known) {
        if (!known.active) {
            alerts.push_back(known.alert);
        }
    }
    std::ranges::sort(alerts, std::greater<>(), &Alert::ended);
    alerts.resize(std::min(alerts.size(), kMostRecent));
    return alerts;
}

}  // namespace weir::alerts
