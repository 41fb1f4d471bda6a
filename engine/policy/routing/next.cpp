// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/policy/routing/next.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace weir::policy {

namespace {

constexpr Milliseconds kFirstBackoff{250};
constexpr Milliseconds kLongestBackoff{8'000};

// A candidate as it stands now, after what was tried.
struct Option {
    std::uint32_t candidate = 0;
    std::uint32_t tries = 0;  // but for those that asked nobody
    // Who is asked first of those that are ready: good keys, refused ones, locked ones.
    std::uint32_t rank = 0;
    Instant readyAt{};
    bool full = false;  // when it was looked at last, and it has a queue
};

std::uint32_t rankOf(const CandidateView& view) {
    return view.key == KeyState::Locked ? 2 : view.keyRefused != 0 ? 1 : 0;
}

bool isOut(const Decision& decision, std::uint32_t index, const CandidateView& view,
           const Progress& progress) {
    const Candidate& candidate = decision.candidates[index];
    if (candidate.state == Candidate::State::Out || candidate.state == Candidate::State::Unfit ||
        view.paused || view.key == KeyState::Missing || view.key == KeyState::Denied) {
        return true;
    }
    return std::ranges::any_of(progress.tries, [&](const Progress::Try& each) {
        if (each.outcome.providerIsUseless) {
            return decision.candidates[each.candidate].target.provider == candidate.target.provider;
        }
        if (each.outcome.requestIsWrong) {
            // The same model says the same to another key.
            const Target& asked = decision.candidates[each.candidate].target;
            return asked.provider == candidate.target.provider &&
                   asked.model == candidate.target.model;
        }
        using Kind = AttemptOutcome::Kind;
        return each.candidate == index &&
               (each.outcome.targetIsUseless || each.outcome.kind == Kind::NoKey ||
                (isPassedOver(each.outcome) && !each.outcome.mayQueue));
    });
}

bool isFull(std::uint32_t index, const Progress& progress) {
    const auto last = std::ranges::find(progress.tries.rbegin(), progress.tries.rend(), index,
                                        &Progress::Try::candidate);
    return last != progress.tries.rend() && last->outcome.mayQueue;
}

std::vector<Option> optionsNow(const Decision& decision, const Progress& progress,
                               std::span<const CandidateView> views) {
    std::vector<Option> options;
    for (std::uint32_t i = 0; i < decision.candidates.size(); ++i) {
        if (isOut(decision, i, views[i], progress)) {
            continue;
        }
        const auto tries = std::ranges::count_if(progress.tries, [i](const Progress::Try& each) {
            return each.candidate == i && !isPassedOver(each.outcome);
        });
        options.push_back({.candidate = i,
                           .tries = static_cast<std::uint32_t>(tries),
                           .rank = rankOf(views[i]),
                           .readyAt = views[i].readyAt(),
                           .full = isFull(i, progress)});
    }
    return options;
}

std::optional<Milliseconds> waitIfAllRest(const std::vector<Option>& options, Instant now) {
    std::optional<Milliseconds> shortest;
    for (const Option& option : options) {
        if (option.readyAt <= now) {
            return std::nullopt;
        }
        const auto left = std::chrono::ceil<Milliseconds>(option.readyAt - now);
        shortest = shortest ? std::min(*shortest, left) : left;
    }
    return shortest;
}

// Those that are full and waited for; the others stay.
std::vector<std::uint32_t> takeQueues(std::vector<Option>& options, Instant now) {
    std::vector<std::uint32_t> queues;
    std::erase_if(options, [&](const Option& option) {
        const bool waitedFor = option.full && option.readyAt <= now;
        if (waitedFor) {
            queues.push_back(option.candidate);
        }
        return waitedFor;
    });
    return queues;
}

// Null: there is none.
const Option* readyFirst(const std::vector<Option>& options, Instant now) {
    const auto first = std::ranges::min_element(options, {}, [now](const Option& option) {
        return std::tuple(std::max(now, option.readyAt), option.tries, option.candidate);
    });
    return first == options.end() ? nullptr : &*first;
}

// Behind what was done after the last outcome: whose word it was, if the route's own.
std::string_view byRoute(const Decision& decision, const Progress& progress) {
    const FailoverCause* cause = failoverCauseOf(progress.tries.back().outcome);
    const bool says = cause != nullptr && decision.failover.*cause->ofRoute != FallsOver::AsForAll;
    return says ? ", as the route says" : "";
}

std::string reasonOf(const Decision& decision, const Progress& progress, const Option& option) {
    if (progress.tries.empty()) {
        return decision.candidates[option.candidate].reason;
    }
    std::string reason = option.tries == 0 ? "next after the " : "once more after the ";
    reason += progress.tries.back().outcome.text();
    reason += byRoute(decision, progress);
    reason += option.rank == 2   ? ", key locked"
              : option.rank == 1 ? ", key refused a moment ago"
                                 : "";
    return reason;
}

Step giveUp(std::string reason, std::optional<Milliseconds> retryAfter) {
    return {.kind = Step::Kind::GiveUp,
            .candidate = 0,
            .delay = Milliseconds(0),
            .queues = {},
            .reason = std::move(reason),
            .retryAfter = retryAfter};
}

}  // namespace

Milliseconds backoff(std::uint32_t round, Random& random) {
    // 250 ms x 2^5 is the longest; a larger shift would only overflow.
    const Milliseconds most = kFirstBackoff * (1 << std::min<std::uint32_t>(round, 5));
    const auto bound = static_cast<std::uint64_t>(std::min(most, kLongestBackoff).count());
    return Milliseconds(random.below(bound + 1));
}

Step next(const Decision& decision, const Progress& progress, const Retries& retries,
          std::span<const CandidateView> views, Instant now, Random& random) {
    if (decision.refusal) {
        return giveUp(decision.refusal->message, decision.refusal->retryAfter);
    }
    const Failover failover = decision.failover.over(retries.failover);
    if (!progress.tries.empty() && !isRetryable(progress.tries.back().outcome, failover)) {
        std::string reason = "the " + progress.tries.back().outcome.text() + " goes to the caller";
        reason += byRoute(decision, progress);
        Step step = giveUp(std::move(reason), {});
        step.toCaller = true;
        return step;
    }
    std::vector<Option> options = optionsNow(decision, progress, views);
    if (options.empty()) {
        return giveUp("no candidate is left", {});
    }
    const std::optional<Milliseconds> retryAfter = waitIfAllRest(options, now);
    const auto asked = std::ranges::count_if(
        progress.tries, [](const Progress::Try& each) { return !isPassedOver(each.outcome); });
    if (asked >= retries.attempts) {
        Step spent =
            giveUp("all " + std::to_string(retries.attempts) + " attempts are spent", retryAfter);
        spent.spent = true;
        return spent;
    }

    const Option* fresh = nullptr;
    for (const Option& option : options) {
        if (option.tries == 0 && !option.full && option.readyAt <= now &&
            (fresh == nullptr || option.rank < fresh->rank)) {
            fresh = &option;
        }
    }
    if (fresh != nullptr) {
        return {.kind = Step::Kind::Try,
                .candidate = fresh->candidate,
                .delay = Milliseconds(0),
                .queues = {},
                .reason = reasonOf(decision, progress, *fresh),
                .retryAfter = {}};
    }

    std::vector<std::uint32_t> queues = takeQueues(options, now);
    if (const Option* best = readyFirst(options, now)) {
        const auto wait = std::chrono::ceil<Milliseconds>(std::max(now, best->readyAt) - now);
        const Milliseconds delay = wait + backoff(best->tries == 0 ? 0 : best->tries - 1, random);
        if (now + delay < progress.deadline) {
            return {.kind = Step::Kind::Try,
                    .candidate = best->candidate,
                    .delay = delay,
                    .queues = std::move(queues),
                    .reason = reasonOf(decision, progress, *best),
                    .retryAfter = {}};
        }
    }
    if (!queues.empty()) {
        return {.kind = Step::Kind::Queue,
                .candidate = queues.front(),
                .delay = Milliseconds(0),
                .queues = std::move(queues),
                .reason = "its turn in the queue",
                .retryAfter = {}};
    }
    return giveUp("no time is left for another attempt", retryAfter);
}

}  // namespace weir::policy
