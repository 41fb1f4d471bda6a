// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/canned_flow.hpp"

#include <chrono>
#include <utility>

#include "tests/ui/support/canned.hpp"
#include "tests/ui/support/canned_routes.hpp"

namespace weir::ui {

namespace {

using namespace std::chrono_literals;
using admin::TargetState;

admin::RoutedCalls way(const char* team, const char* route, const char* target) {
    admin::RoutedCalls made;
    made.team = team;
    made.route = route;
    made.target = target;
    return made;
}

struct Counts {
    std::uint64_t calls = 0;
    std::uint64_t failed = 0;
    std::uint64_t running = 0;
};

admin::RoutedCalls served(const char* team, const char* route, const char* target,
                          const Counts& counts) {
    admin::RoutedCalls made = way(team, route, target);
    made.served = counts.calls;
    made.failed = counts.failed;
    made.running = counts.running;
    made.tokens = counts.calls * 1'812;
    made.spent = Money::fromNano(static_cast<std::int64_t>(counts.calls) * 4'100'000);
    return made;
}

admin::RoutedCalls fellBack(const char* team, const char* route, const char* from,
                            const char* target, std::uint64_t calls) {
    admin::RoutedCalls made = served(team, route, target, {calls});
    made.passed = {from};
    made.fellBack = std::exchange(made.served, 0);
    return made;
}

admin::RoutedCalls refused(const char* team, const char* route, std::uint64_t calls) {
    admin::RoutedCalls made = way(team, route, "");
    made.heldBack = calls;
    return made;
}

void addRules(admin::RouteFlow& flow) {
    for (const admin::RouteRow& row : cannedRoutes().routes) {
        admin::RoutedRule rule{
            row.settings.name, row.settings.enabled, !row.settings.refuse.empty(), {}};
        for (const admin::RouteTarget& target : row.settings.targets) {
            rule.targets.push_back(target.target);
        }
        flow.rules.push_back(rule);
    }
}

void addTargets(admin::RouteFlow& flow) {
    for (const char* name : {"openai/gpt-5", "anthropic/claude-sonnet-4-5", "openai/gpt-4o-mini",
                             "azure-eu/gpt-4o-mini", "openai/gpt-5-mini", "google/gemini-2.5-flash",
                             "google/gemini-2.5-pro", "openai/gpt-4.1"}) {
        flow.targets.push_back({name, TargetState::Ready, 0, 0, "", 0});
    }
}

}  // namespace

admin::RouteFlow cannedIdleFlow() {
    admin::RouteFlow flow;
    flow.now = kCannedNow;
    flow.from = kCannedNow - 12min;
    flow.beginsWith = admin::RouteFlowFrom::Start;
    addRules(flow);
    addTargets(flow);
    return flow;
}

admin::RouteFlow cannedFlow() {
    admin::RouteFlow flow;
    flow.now = kCannedNow;
    flow.from = kCannedNow - 1h;
    const char* const kCode = "Code to the strong model";
    const char* const kSupport = "Support sticks to one model";
    const char* const kShort = "Short questions to small models";
    const char* const kElse = "Everything else";
    const char* const kSonnet = "anthropic/claude-sonnet-4-5";
    flow.ways = {
        served("support", kSupport, "openai/gpt-4o-mini", {2'336, 0, 4}),
        fellBack("support", kSupport, "azure-eu/gpt-4o-mini", "openai/gpt-4o-mini", 296),
        served("support", kSupport, "azure-eu/gpt-4o-mini", {2'001, 12, 1}),
        served("search", kCode, kSonnet, {1'394, 9, 11}),
        served("search", kCode, "openai/gpt-5", {488, 0, 5}),
        fellBack("search", kCode, kSonnet, "openai/gpt-5", 121),
        served("search", "Search tries the new Sonnet", kSonnet, {82, 0, 1}),
        served("mobile", kShort, "openai/gpt-5-mini", {710, 0, 2}),
        fellBack("mobile", kShort, "google/gemini-2.5-flash", "openai/gpt-5-mini", 184),
        served("mobile", kElse, "openai/gpt-4o-mini", {1'102, 4, 3}),
        served("data", "Long context", "google/gemini-2.5-pro", {24, 0, 2}),
        served("data", kElse, "openai/gpt-5", {618, 0, 2}),
        served("agents", kCode, "openai/gpt-5", {366, 0, 6}),
        served("agents", kElse, kSonnet, {280, 0, 1}),
        refused("data", "Embargoed models", 86),
        refused("mobile", "", 64),
        refused("", "", 31),
    };
    admin::RoutedCalls byName;
    byName.key = "operator";
    byName.model = "gpt-4.1";
    byName.target = "openai/gpt-4.1";
    byName.served = 212;
    byName.cancelled = 3;
    byName.tokens = 91'000;
    byName.estimated = 3;
    byName.spent = Money::fromNano(730'000'000);
    flow.ways.push_back(byName);
    for (const admin::RoutedCalls& each : flow.ways) {
        flow.calls += each.served + each.fellBack + each.heldBack + each.failed + each.cancelled;
    }
    addRules(flow);
    addTargets(flow);
    flow.targets[3] = {
        "azure-eu/gpt-4o-mini", TargetState::Cooling, 38'000, 429, "429, cooling for 38 s", 1};
    flow.targets[5] = {"google/gemini-2.5-flash",
                       TargetState::Open,
                       9'000,
                       0,
                       "open for 9 s after 5 faults in a row",
                       0};
    flow.targets[6] = {
        "google/gemini-2.5-pro", TargetState::Paused, 0, 0, "paused until 2026-11-16 16:00 UTC", 2};
    flow.paused = {
        {"google", "gemini-2.5-pro", "Contract ends", kCannedNow - 9min, kCannedNow + 90min, 2}};
    return flow;
}

admin::RouteFlow cannedPlainFlow() {
    admin::RouteFlow flow;
    flow.now = kCannedNow;
    flow.from = kCannedNow - 3min;
    flow.beginsWith = admin::RouteFlowFrom::Memory;
    flow.calls = 9'000;
    admin::RoutedCalls way;
    way.key = "laptop";
    way.model = "qwen3";
    way.target = "local/qwen3";
    way.served = 8'940;
    way.failed = 60;
    flow.ways = {way};
    flow.targets = {{"local/qwen3", TargetState::Ready, 0, 0, "", 0}};
    return flow;
}

}  // namespace weir::ui
