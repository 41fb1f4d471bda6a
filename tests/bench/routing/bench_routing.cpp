// SPDX-License-Identifier: GPL-3.0-or-later
// What routes cost: `bench_routing`. CPU time of one thread. To find the targets of a call that the
// last of so many routes takes, to read and compile a document with as many, and to decide recorded
// calls again. Nothing here judges; it prints.

#include <cstdio>
#include <string>
#include <vector>

#include "engine/control/config/compile.hpp"
#include "engine/control/handlers/route_replay.hpp"
#include "engine/policy/routing/find_targets.hpp"
#include "tests/bench/lowest_cpu.hpp"

namespace {

using namespace weir;
using bench::lowestUs;

// Every route but the last asks for another team, and for much that would have to be looked at.
std::string documentOf(int routes) {
    std::string text =
        "providers:\n  - {name: sim, kind: simulator, serve: [a, b]}\n"
        "routes:\n";
    for (int i = 1; i < routes; ++i) {
        text += "  - name: route " + std::to_string(i) + "\n    when: {model: auto, team: team-" +
                std::to_string(i) +
                ", any: [{tokens: \"> 2000\"}, {tools: true}]}\n"
                "    use: {targets: [sim/a, sim/b]}\n";
    }
    return text +
           "  - name: last\n    use: {strategy: weighted, targets: [{target: sim/a, weight: 70}, "
           "{target: sim/b, weight: 30}]}\n";
}

class NoFigures final : public policy::TargetFigures {
public:
    policy::CandidateView view(const policy::Target&) const override { return {}; }
    std::optional<Money> cost(const policy::Target&, std::uint64_t) const override {
        return std::nullopt;
    }
    std::uint64_t draw() const override { return 7; }
};

class NoRoutingFigures final : public control::RoutingFigures {
public:
    policy::CandidateView view(const policy::Snapshot&, const policy::Target&) const override {
        return {};
    }
    std::vector<WarmTarget> warm(const policy::Identity&, std::string_view) const override {
        return {};
    }
    std::optional<Money> cost(const policy::Snapshot&, const policy::Target&,
                              const Call&) const override {
        return std::nullopt;
    }
    std::optional<Money> price(const policy::Snapshot&, const policy::Target&, const Usage&,
                               Timestamp) const override {
        return Money();
    }
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

}  // namespace

int main() {
    std::printf("routes  find targets, us  read and compile, ms  replayed calls a minute\n");
    for (const int routes : {1, 5, 50, 1000}) {
        const std::string text = documentOf(routes);
        const control::Compiled compiled = control::compileText(text, {});
        if (compiled.snapshot == nullptr) {
            std::fprintf(stderr, "%s\n", compiled.problems.front().message.c_str());
            return 1;
        }
        const policy::Snapshot& snapshot = *compiled.snapshot;
        const policy::RouteFacts facts{.model = "auto", .team = "search", .tokens = 3'000};
        const NoFigures figures;
        const double find = lowestUs(
            2'000, [&] { (void)policy::findTargets(facts, snapshot, figures).targets.size(); });
        const double compile =
            lowestUs(routes > 100 ? 3 : 50, [&] { (void)control::compileText(text, {}); });
        const NoRoutingFigures none;
        admin::RouteReplay result;
        control::RouteReplayer replayer(snapshot, none, result);
        const books::ExchangeRecord call = recordedCall();
        const double replay = lowestUs(2'000, [&] { replayer.take(call); });
        std::printf("%6d  %16.2f  %20.2f  %23.0f\n", routes, find, compile / 1e3, 60e6 / replay);
    }
    return 0;
}
