// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/policy/rate_limits/room.hpp"

#include <algorithm>
#include <array>

namespace weir::policy {

namespace {

using Slot = SlidingWindow::Slot;

// Nobody knows when a call ends; a moment later is as good a time to ask as any.
constexpr Milliseconds kAskAgain{1'000};

// In the order of LimitKind.
constexpr std::array kWindowed{LimitKind::Requests, LimitKind::Tokens, LimitKind::InputTokens,
                               LimitKind::OutputTokens};
static_assert(kWindowed.size() == kWindowedKinds);

std::uint64_t amountOf(const Amounts& amounts, LimitKind kind) {
    switch (kind) {
        case LimitKind::Requests:
            return amounts.calls;
        case LimitKind::Tokens:
            return amounts.tokens();
        case LimitKind::InputTokens:
            return amounts.tokensIn;
        case LimitKind::OutputTokens:
            return amounts.tokensOut;
        case LimitKind::Concurrency:
            break;
    }
    return 0;
}

Milliseconds until(LimitPeriod per, Slot slot, Instant now) {
    const Instant begin{std::chrono::duration_cast<Instant::duration>(slotOf(per) * slot)};
    return std::chrono::ceil<Milliseconds>(begin - now);
}

void addLonger(std::optional<OverLimit>& longest, OverLimit over) {
    if (!longest || (longest->wait && (!over.wait || *over.wait > *longest->wait))) {
        longest = std::move(over);
    }
}

}  // namespace

Slot slotAt(LimitPeriod per, Instant now) {
    return std::chrono::floor<std::chrono::seconds>(now.time_since_epoch()) / slotOf(per);
}

std::optional<OverLimit> withoutRoom(const RateLimit& limit, const RateCounter& counter,
                                     const Amounts& asked, Instant now) {
    std::optional<OverLimit> longest;
    const auto over = [&](LimitKind kind) {
        return OverLimit{.limit = limit.name,
                         .kind = kind,
                         .most = mostOf(limit, kind),
                         .per = limit.per,
                         .tokens = kind == LimitKind::Requests ? 0 : amountOf(asked, kind),
                         .wait = {},
                         .queue = Queueing::None};
    };
    for (const LimitKind kind : kWindowed) {
        const std::uint64_t most = mostOf(limit, kind);
        const std::uint64_t wanted = amountOf(asked, kind);
        const auto fits = [&](const Amounts& used) {
            const std::uint64_t taken = amountOf(used, kind);
            return taken <= most && wanted <= most - taken;
        };
        if (most == 0 || wanted == 0 || fits(counter.window.sum())) {
            continue;
        }
        OverLimit full = over(kind);
        if (const auto slots = counter.window.slotsUntil(fits)) {
            full.wait = until(limit.per, counter.window.newest() + *slots, now);
        }
        addLonger(longest, std::move(full));
    }
    if (limit.concurrency > 0 && asked.calls > 0 && counter.underWay >= limit.concurrency) {
        OverLimit full = over(LimitKind::Concurrency);
        full.wait = kAskAgain;
        full.queue = limit.queue.most > 0 ? Queueing::Possible : Queueing::None;
        addLonger(longest, std::move(full));
    }
    return longest;
}

void tell(const RateLimit& limit, const RateCounter& counter, Instant now, LimitFigures& figures) {
    for (std::size_t i = 0; i < kWindowed.size(); ++i) {
        const LimitKind kind = kWindowed[i];
        const std::uint64_t most = mostOf(limit, kind);
        if (most == 0) {
            continue;
        }
        const std::uint64_t used = amountOf(counter.window.sum(), kind);
        const std::uint64_t left = used < most ? most - used : 0;
        LimitFigure& figure = figures[i];
        if (figure.most != 0 && figure.left <= left) {
            continue;
        }
        const Slot slots = counter.window.slotsUntilNone(
            [kind](const Amounts& amounts) { return amountOf(amounts, kind); });
        figure = {
            most, left,
            slots == 0 ? Milliseconds(0) : until(limit.per, counter.window.newest() + slots, now)};
    }
}

double shareUsed(const RateLimit& limit, const RateCounter& counter) {
    double nearest = 0;
    for (const LimitKind kind : kWindowed) {
        if (const std::uint64_t most = mostOf(limit, kind); most > 0) {
            nearest = std::max(nearest, static_cast<double>(amountOf(counter.window.sum(), kind)) /
                                            static_cast<double>(most));
        }
    }
    if (limit.concurrency > 0) {
        nearest = std::max(nearest, static_cast<double>(counter.underWay) /
                                        static_cast<double>(limit.concurrency));
    }
    return nearest;
}

}  // namespace weir::policy
