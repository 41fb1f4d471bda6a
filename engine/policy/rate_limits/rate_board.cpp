// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/policy/rate_limits/rate_board.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "engine/policy/rate_limits/room.hpp"
#include "engine/policy/rate_limits/woken.hpp"
#include "engine/policy/scope.hpp"

namespace weir::policy {

namespace {

constexpr std::size_t kFirstDrop = 256;
constexpr std::chrono::seconds kDropPause{1};

bool isTarget(std::string_view target, const LimitedCall& call) {
    const std::size_t slash = call.provider.size();
    return target.size() == slash + 1 + call.providersModel.size() &&
           target.starts_with(call.provider) && target[slash] == '/' &&
           target.ends_with(call.providersModel);
}

bool holdsFor(const RateLimitScope& scope, const LimitedCall& call) {
    return isIn(scope.key, call.key) && isIn(scope.team, call.team) &&
           isIn(scope.user, call.user) && isIn(scope.model, call.model) &&
           isIn(scope.provider, call.provider) &&
           (scope.target.empty() || isTarget(scope.target, call));
}

// What a stage takes of a limit.
struct Share {
    bool calls = false;
    bool tokens = false;

    bool none() const { return !calls && !tokens; }
};

Share shareOf(const RateLimitScope& scope, LimitStage stage) {
    if (scope.asksForAttempt()) {
        return {stage == LimitStage::Attempt, stage == LimitStage::Attempt};
    }
    const bool asksForModel = !scope.model.empty();
    return {stage == (asksForModel ? LimitStage::Call : LimitStage::Head),
            stage == LimitStage::Call};
}

std::string_view nameOf(LimitEach each, const LimitedCall& call) {
    switch (each) {
        case LimitEach::Key:
            return call.key;
        case LimitEach::User:
            return call.user;
        case LimitEach::Team:
            return call.team;
        case LimitEach::All:
            break;
    }
    return {};
}

bool isLonger(const OverLimit& left, const OverLimit& right) {
    return right.wait && (!left.wait || *left.wait > *right.wait);
}

}  // namespace

void RateBoard::follow(std::span<const RateLimit> limits) {
    Woken woken;
    const std::scoped_lock lock(m_mutex);
    std::vector<Rule> rules;
    rules.reserve(limits.size());
    for (const RateLimit& limit : limits) {
        const auto same = std::ranges::find_if(m_rules, [&](const Rule& rule) {
            return rule.limit.name == limit.name && rule.limit.scope == limit.scope &&
                   rule.limit.each == limit.each && rule.limit.per == limit.per;
        });
        if (same != m_rules.end()) {
            rules.push_back(std::move(*same));
            rules.back().limit = limit;
            m_rules.erase(same);
        } else {
            rules.push_back({limit, std::make_shared<RateCounter>(), {}, {}});
        }
    }
    m_rules.swap(rules);
    m_counters = 0;
    for (const Rule& rule : m_rules) {
        m_counters += rule.each.size();
    }
    m_any = !m_rules.empty();
    // There may be more room than before, or nothing left to wait for. Who goes on may make or drop
    // counters.
    std::vector<std::shared_ptr<RateCounter>> gone;
    std::vector<std::shared_ptr<RateCounter>> left;
    for (const Rule& rule : rules) {
        rule.addWaitedFor(gone);
    }
    for (const Rule& rule : m_rules) {
        rule.addWaitedFor(rule.limit.queue.most > 0 ? left : gone);
    }
    for (const auto& counter : gone) {
        sendOn(counter, woken);
    }
    for (const auto& counter : left) {
        serve(counter, woken);
    }
}

void RateBoard::Rule::countRefused(Instant now) {
    refused.advance(slotAt(limit.per, now));
    refused.add({.calls = 1});
}

void RateBoard::Rule::addWaitedFor(std::vector<std::shared_ptr<RateCounter>>& counters) const {
    const auto add = [&counters](const std::shared_ptr<RateCounter>& counter) {
        if (!counter->queue.empty()) {
            counters.push_back(counter);
        }
    };
    add(common);
    for (const auto& [name, counter] : each) {
        add(counter);
    }
}

std::optional<OverLimit> RateBoard::take(RateLease& lease, LimitStage stage,
                                         const LimitedCall& call, const TokenCounts& worst,
                                         LimitFigures* figures) {
    if (!m_any.load(std::memory_order_relaxed)) {
        return std::nullopt;
    }
    const Instant now = m_clock.instant();
    Woken woken;
    const std::scoped_lock lock(m_mutex);
    std::optional<OverLimit> over = tryTake(lease, stage, call, worst, now).over;
    if (over) {
        giveBack(lease, woken);
    }
    if (figures != nullptr && (over || stage != LimitStage::Head)) {
        for (Rule& rule : m_rules) {
            const bool known = stage != LimitStage::Head || rule.limit.scope.model.empty();
            if (known && !rule.limit.scope.asksForAttempt() && holdsFor(rule.limit.scope, call)) {
                RateCounter& counter = *counterOf(rule, call, now);
                counter.window.advance(slotAt(rule.limit.per, now));
                tell(rule.limit, counter, now, *figures);
            }
        }
    }
    return over;
}

// What waits in a queue is not refused, at least not yet.
RateBoard::Tried RateBoard::tryTake(RateLease& lease, LimitStage stage, const LimitedCall& call,
                                    const TokenCounts& worst, Instant now,
                                    const RateCounter* standsIn) {
    const auto before = static_cast<std::ptrdiff_t>(lease.m_taken.size());
    lease.m_board = this;
    Tried tried;
    bool onlyQueues = true;
    for (Rule& rule : m_rules) {
        const RateLimit& limit = rule.limit;
        const Share share = shareOf(limit.scope, stage);
        if (share.none() || !holdsFor(limit.scope, call)) {
            continue;
        }
        const std::shared_ptr<RateCounter>& counter = counterOf(rule, call, now);
        const SlidingWindow::Slot slot = slotAt(limit.per, now);
        counter->window.advance(slot);
        Amounts asked;
        asked.calls = share.calls ? 1 : 0;
        asked.tokensIn = share.tokens ? worst.in : 0;
        asked.tokensOut = share.tokens ? worst.out : 0;
        if (auto full = withoutRoom(limit, *counter, asked, now)) {
            if (full->queue != Queueing::Possible) {
                onlyQueues = false;
                rule.countRefused(now);
            } else if (!tried.counter || counter.get() == standsIn) {
                tried.counter = counter;
                tried.queue = limit.queue;
            }
            if (!tried.over || isLonger(*full, *tried.over)) {
                tried.over = std::move(full);
            }
        }
        lease.m_taken.push_back({counter, slot, asked, limit.per, share.calls, share.tokens});
    }
    const auto fresh = lease.m_taken.begin() + before;
    if (tried.over) {
        tried.over->queue = onlyQueues ? Queueing::Possible : Queueing::None;
        lease.m_taken.erase(fresh, lease.m_taken.end());
    } else {
        for (RateLease::Taken& taken : std::span(fresh, lease.m_taken.end())) {
            taken.of->window.add(taken.amounts);
            taken.of->underWay += taken.underWay ? 1 : 0;
        }
    }
    return tried;
}

void RateBoard::countRefused(const LimitedCall& call, const RateCounter& counter, Instant now) {
    for (Rule& rule : m_rules) {
        if (holdsFor(rule.limit.scope, call) && counterOf(rule, call, now).get() == &counter) {
            rule.countRefused(now);
        }
    }
}

// A name that is counted with the others stays there until nothing of them counts: it would be let
// through twice otherwise.
const std::shared_ptr<RateCounter>& RateBoard::counterOf(Rule& rule, const LimitedCall& call,
                                                         Instant now) {
    if (rule.limit.each == LimitEach::All) {
        return rule.common;
    }
    const std::string_view name = nameOf(rule.limit.each, call);
    if (const auto found = rule.each.find(name); found != rule.each.end()) {
        return found->second;
    }
    rule.common->window.advance(slotAt(rule.limit.per, now));
    if (!rule.common->isEmpty()) {
        return rule.common;
    }
    if (m_counters >= std::min(std::max(m_dropFrom, kFirstDrop), m_mostCounters) &&
        now - m_droppedAt >= kDropPause) {
        dropEmpty(now);
    }
    if (m_counters >= m_mostCounters) {
        return rule.common;
    }
    ++m_counters;
    return rule.each.emplace(name, std::make_shared<RateCounter>()).first->second;
}

void RateBoard::dropEmpty(Instant now) {
    m_counters = 0;
    for (Rule& rule : m_rules) {
        std::erase_if(rule.each, [&](auto& named) {
            named.second->window.advance(slotAt(rule.limit.per, now));
            // What is still leased will want to be settled here.
            return named.second->isEmpty() && named.second.use_count() == 1;
        });
        m_counters += rule.each.size();
    }
    m_dropFrom = 2 * m_counters;
    m_droppedAt = now;
}

std::vector<RateLimitState> RateBoard::states() {
    const Instant now = m_clock.instant();
    const std::scoped_lock lock(m_mutex);
    dropEmpty(now);
    std::vector<RateLimitState> all;
    all.reserve(m_rules.size());
    for (Rule& rule : m_rules) {
        RateLimitState& state = all.emplace_back();
        state.limit = rule.limit;
        rule.refused.advance(slotAt(rule.limit.per, now));
        state.refused = rule.refused.sum().calls;
        double nearest = -1;
        const auto look = [&](const std::string& name, RateCounter& counter) {
            counter.window.advance(slotAt(rule.limit.per, now));
            state.counters += counter.isEmpty() ? 0 : 1;
            if (const Waiting* oldest = counter.queue.oldest()) {
                state.waiting += counter.queue.size();
                state.longestWait = std::max(state.longestWait,
                                             std::chrono::floor<Milliseconds>(now - oldest->since));
            }
            if (const double share = shareUsed(rule.limit, counter); share > nearest) {
                nearest = share;
                state.of = name;
                state.used = counter.window.sum();
                state.underWay = counter.underWay;
            }
        };
        look({}, *rule.common);
        state.crowded = rule.limit.each != LimitEach::All && !rule.common->isEmpty();
        for (const auto& [name, counter] : rule.each) {
            look(name, *counter);
        }
    }
    return all;
}

}  // namespace weir::policy
