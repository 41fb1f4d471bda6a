// SPDX-License-Identifier: GPL-3.0-or-later
// What routes cost: `bench_routing`. CPU time of one thread. To find the targets of a call that the
// last of so many routes takes, by weight and with a warm prompt cache, to read and compile a
// document with as many, and to decide recorded calls again. What the board of caches takes a call
// of a session. Nothing here judges; it prints.

#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "engine/control/config/compile.hpp"
#include "engine/control/handlers/route_replay.hpp"
#include "engine/exchange/warm_caches.hpp"
#include "engine/policy/routing/find_targets.hpp"
#include "tests/bench/lowest_cpu.hpp"
#include "tests/bench/routing/many_routes.hpp"

namespace {

using namespace weir;
using bench::lowestUs;

class NoFigures final : public policy::TargetFigures {
public:
    policy::CandidateView view(const policy::Target&) const override { return {}; }
    std::optional<Money> cost(const policy::Target&, std::uint64_t) const override {
        return std::nullopt;
    }
    std::uint64_t draw() const override { return 7; }
};

// A cache at one of the two targets, and at others that the session was sent to.
class WarmFigures final : public policy::TargetFigures {
public:
    policy::CandidateView view(const policy::Target&) const override { return {}; }
    std::optional<Money> cost(const policy::Target&, std::uint64_t cached) const override {
        return Money::fromNano(10'000 - static_cast<std::int64_t>(cached));
    }
    std::optional<policy::WarmCache> warm(const policy::Target& target) const override {
        return policy::warmIn(m_warm, target);
    }
    std::uint64_t draw() const override { return 7; }

private:
    const std::vector<WarmTarget> m_warm{
        {"other/a", 10, {}}, {"other/b", 10, {}}, {"other/c", 10, {}}, {"sim/b", 2'000, {}}};
};

books::ExchangeRecord recordedCall() {
    books::ExchangeRecord record;
    record.modelAsked = "auto";
    record.team = "search";
    record.call.known = true;
    record.call.tokens = 3'000;
    record.candidates = {{"sim/a", "served", {}}};
    return record;
}

// A full board of a thousand keys, and a session in the middle of it.
void measureBoard() {
    const Instant now = Instant() + std::chrono::hours(1);
    const books::CacheLives lives{std::chrono::minutes(5), std::chrono::hours(1)};
    Usage usage;
    usage.inCacheRead = 2'000;
    exchange::WarmCaches caches;
    for (std::size_t i = 0; i < exchange::WarmCaches::kMostSessions; ++i) {
        const std::string owner = "name key-" + std::to_string(i % 1'000);
        const std::string session = "session-" + std::to_string(i);
        caches.note({owner, session}, "sim/a", usage, lives, now);
    }
    const exchange::SessionOf session{"name key-7", "session-8007"};
    const double note = lowestUs(2'000, [&] { caches.note(session, "sim/a", usage, lives, now); });
    const double find = lowestUs(2'000, [&] { (void)caches.find(session, now).size(); });
    std::printf("board of warm caches: %.2f us to ask, %.2f us to note\n", find, note);
}

bool measureRoutes(int routes, std::string_view team) {
    const std::string text = bench::documentOf(routes, team);
    const control::Compiled compiled = control::compileText(text, {});
    if (compiled.snapshot == nullptr) {
        std::fprintf(stderr, "%s\n", compiled.problems.front().message.c_str());
        return false;
    }
    const policy::Snapshot& snapshot = *compiled.snapshot;
    const policy::RouteFacts facts{.model = "auto", .team = "search", .tokens = 3'000};
    const NoFigures figures;
    const double find = lowestUs(
        2'000, [&] { (void)policy::findTargets(facts, snapshot, figures).targets.size(); });
    policy::Snapshot other = snapshot;
    const WarmFigures warm;
    const auto findBy = [&](RouteStrategy strategy) {
        other.routes.back().strategy = strategy;
        return lowestUs(2'000,
                        [&] { (void)policy::findTargets(facts, other, warm).targets.size(); });
    };
    const double cheapest = findBy(RouteStrategy::Cheapest);
    const double sticky = findBy(RouteStrategy::Sticky);
    const double compile =
        lowestUs(routes > 100 ? 3 : 50, [&] { (void)control::compileText(text, {}); });
    const bench::FreeFigures none;
    admin::RouteReplay result;
    control::RouteReplayer replayer(snapshot, none, result);
    const books::ExchangeRecord call = recordedCall();
    const double replay = lowestUs(2'000, [&] { replayer.take(call); });
    std::printf("%6d  %16.2f  %12.2f  %10.2f  %20.2f  %23.0f\n", routes, find, cheapest, sticky,
                compile / 1e3, 60e6 / replay);
    return true;
}

}  // namespace

int main() {
    for (const std::string_view team : {"team-{}", "team-{}-*"}) {
        std::printf(
            "every route asks for another team, such as %s\n"
            "routes  find targets, us  cheapest, us  sticky, us  read and compile, ms  "
            "replayed calls a minute\n",
            fmt::format(fmt::runtime(team), 1).c_str());
        for (const int routes : {1, 5, 50, 1000}) {
            if (!measureRoutes(routes, team)) {
                return 1;
            }
        }
    }
    measureBoard();
    return 0;
}
