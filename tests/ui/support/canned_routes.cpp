// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/canned_routes.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>

#include "tests/ui/support/canned.hpp"
#include "tests/ui/support/canned_flow.hpp"
#include "tests/ui/support/fake_admin_client.hpp"

namespace weir::ui {

namespace {

using namespace std::chrono_literals;

constexpr int kQuarterHours = 96;

admin::RouteRow row(const char* name, RouteCondition when, RouteStrategy strategy,
                    std::vector<admin::RouteTarget> targets, std::uint64_t hits,
                    std::chrono::seconds ago) {
    admin::RouteRow made;
    made.settings.name = name;
    made.settings.when = std::move(when);
    made.settings.strategy = strategy;
    made.settings.targets = std::move(targets);
    made.hits = hits;
    made.lastHit = kCannedNow - ago;
    for (int quarter = 0; quarter < kQuarterHours; ++quarter) {
        const double wave = 1.2 + std::sin(quarter * 0.07 + static_cast<double>(hits % 7));
        made.timeline.push_back(
            static_cast<std::uint32_t>(wave * static_cast<double>(hits) / kQuarterHours));
    }
    return made;
}

RouteCondition all(std::vector<RouteCondition> of) {
    return groupOf(ConditionKind::All, std::move(of));
}

RouteCondition flagTest(RouteField field) {
    RouteCondition test = wordTest(field, {});
    test.number = 1;
    return test;
}

RouteCondition atNight() {
    RouteCondition time = wordTest(RouteField::Time, {});
    time.number = 22 * 60;
    time.end = 6 * 60;
    return all({wordTest(RouteField::Weekday, {"mon", "tue", "wed", "thu", "fri"}), time});
}

}  // namespace

RouteCondition wordTest(RouteField field, std::vector<std::string> values) {
    RouteCondition test;
    test.kind = ConditionKind::Test;
    test.field = field;
    test.values = std::move(values);
    return test;
}

RouteCondition numberTest(RouteField field, Comparison comparison, std::int64_t number) {
    RouteCondition test = wordTest(field, {});
    test.comparison = comparison;
    test.number = number;
    return test;
}

RouteCondition groupOf(ConditionKind kind, std::vector<RouteCondition> of) {
    RouteCondition group;
    group.kind = kind;
    group.of = std::move(of);
    return group;
}

admin::RouteList cannedRoutes() {
    using enum RouteStrategy;
    using F = RouteField;
    admin::RouteList list;
    list.revision = 41;
    list.routes = {
        row("Embargoed models", all({wordTest(F::Model, {"deepseek-*"})}), Ordered, {}, 306, 2min),
        row("Search tries the new Sonnet",
            all({wordTest(F::Team, {"search"}), wordTest(F::Tag, {"eval"})}), LeastBusy,
            {{"openai/gpt-5", 1}, {"anthropic/claude-sonnet-4-5", 1}}, 1'965, 14s),
        row("Code to the strong model",
            all({wordTest(F::Tier, {"gold", "silver"}),
                 groupOf(ConditionKind::Any,
                         {numberTest(F::Tokens, Comparison::Over, 2'000), flagTest(F::Tools)})}),
            Weighted, {{"anthropic/claude-sonnet-4-5", 70}, {"openai/gpt-5", 30}}, 47'815, 1s),
        row("Support sticks to one model", all({wordTest(F::Team, {"support"})}), Sticky,
            {{"openai/gpt-4o-mini", 1}, {"azure-eu/gpt-4o-mini", 1}}, 111'180, 0s),
        row("Short questions to small models",
            all({numberTest(F::Tokens, Comparison::Below, 1'500),
                 groupOf(ConditionKind::Not, {wordTest(F::Key, {"operator"})})}),
            Cheapest, {{"openai/gpt-5-mini", 1}, {"google/gemini-2.5-flash", 1}}, 24'066, 3s),
        row("Long context", all({numberTest(F::Tokens, Comparison::Over, 120'000)}), Ordered,
            {{"google/gemini-2.5-pro", 1}, {"openai/gpt-4.1", 1}}, 603, 6min),
        row("Night batch to the cheap lane", atNight(), Cheapest,
            {{"mistral/mistral-medium", 1}, {"openai/gpt-5-mini", 1}}, 0, 0s),
        row("Everything else", {}, Fastest, {}, 102'460, 0s),
    };
    list.routes[3].notReady = {{"azure-eu/gpt-4o-mini", admin::TargetState::Cooling, 38'000, 429,
                                "429, cooling for 38 s", 1}};
    list.routes[5].notReady = {{"google/gemini-2.5-pro", admin::TargetState::Paused, 0, 0,
                                "paused until 2026-11-17 16:00 UTC", 2}};
    list.routes[0].settings.refuse = "DeepSeek models are not allowed here. Ask for assistant.";
    list.routes[2].shares = {{"anthropic/claude-sonnet-4-5", 33'470}, {"openai/gpt-5", 14'345}};
    list.routes[3].shares = {{"openai/gpt-4o-mini", 56'022}, {"azure-eu/gpt-4o-mini", 55'158}};
    list.routes[6].settings.enabled = false;
    list.routes[6].lastHit = {};
    list.targets = {"assistant",    "anthropic/claude-sonnet-4-5", "google/gemini-2.5-flash",
                    "openai/gpt-5", "openai/gpt-5-mini",           "openai/gpt-4o-mini"};
    list.models = {"assistant", "claude-sonnet-4-5", "gpt-5", "gpt-5-mini", "gpt-4o-mini"};
    list.keys = {"mobile-app", "operator", "search-prod", "support-bot"};
    list.teams = {"mobile", "search", "support"};
    list.users = {"ada", "grace"};
    list.sets = {{"research", RouteField::Team, {"search", "ml-*"}},
                 {"small", RouteField::Model, {"gpt-5-mini", "claude-haiku-4-5"}}};
    list.tiers = {"gold", "silver", "simulated"};
    list.tags = {"batch", "eval"};
    return list;
}

admin::RouteList cannedDraft() {
    admin::RouteList list = cannedRoutes();
    list.regions = {"ch", "eu", "us"};
    list.draft.kept = true;
    list.draft.base = list.revision;
    list.draft.keptAt = kCannedNow - 1min;
    auto& routes = list.draft.routes;
    for (const admin::RouteRow& each : list.routes) {
        routes.push_back(each.settings);
    }
    list.draft.sets = list.sets;
    routes[2].targets = {{"anthropic/claude-sonnet-4-5", 60}, {"openai/gpt-5", 40}};
    routes[2].require = {{"eu", "ch"}, true, 30};
    routes[2].failover.contentPolicy = FallsOver::Yes;
    routes[2].failover.timeout = FallsOver::No;
    std::swap(routes[4], routes[5]);
    admin::RouteSettings added;
    added.name = "Huge calls";
    added.when = numberTest(RouteField::Tokens, Comparison::Over, 400'000);
    routes.insert(routes.begin() + 6, added);
    routes[6].targets = {{"google/gemini-3-ultra", 1}};
    list.draft.notes = {
        {6, admin::RouteNoteKind::Hidden, "It never takes a call.", {"Long context"}},
        {3, admin::RouteNoteKind::Warning, "No call says who its user is since the start.", {}},
    };
    return list;
}

admin::RouteTrial cannedTrial() {
    admin::RouteTrial trial;
    trial.route = "Code to the strong model";
    trial.routes = {
        {"Embargoed models", false, true, wordTest(RouteField::Model, {"deepseek-*"})},
        {"Search tries the new Sonnet", false, true, wordTest(RouteField::Team, {"search"})},
        {"Code to the strong model", true, true, {}},
    };
    trial.because = "route Code to the strong model";
    trial.candidates = {{"anthropic/claude-sonnet-4-5", "ready", "drawn by its weight of 70"},
                        {"openai/gpt-5", "cooling", "429, cooling for 38 s"},
                        {"local/qwen3", "unfit",
                         "calls no tools; region not said, the route "
                         "requires eu or ch"}};
    trial.first = {"anthropic/claude-sonnet-4-5", "openai/gpt-5"};
    trial.test =
        "  - name: assistant by Code to the strong model\n"
        "    call: {model: assistant}\n"
        "    expect: {route: Code to the strong model}\n";
    return trial;
}

std::vector<admin::RouteReplay> cannedReplay() {
    const auto dollars = [](std::int64_t cents) { return Money::fromNano(cents * 10'000'000); };
    const auto moved = [](const char* from, const char* to, const char* route, std::uint64_t calls,
                          Money before, Money after) {
        admin::RouteMove made;
        made.from = from;
        made.to = to;
        made.route = route;
        made.calls = calls;
        made.before = before;
        made.after = after;
        return made;
    };
    // Most about that, some three times as long.
    const auto took = [](std::uint64_t calls, Milliseconds first, Milliseconds total) {
        admin::ServedTimes times;
        for (const auto& [into, time] :
             {std::pair(&times.firstToken, first), std::pair(&times.total, total)}) {
            CountedTimes often;
            often.add(time);
            CountedTimes seldom;
            seldom.add(3 * time);
            for (std::uint64_t& step : often.steps) {
                step *= calls - calls / 8;
            }
            for (std::uint64_t& step : seldom.steps) {
                step *= calls / 8;
            }
            often.calls = calls - calls / 8;
            seldom.calls = calls / 8;
            into->add(often);
            into->add(seldom);
        }
        return times;
    };
    admin::RouteReplay newer;
    newer.next = Id::firstOf(kCannedNow - 72h);
    newer.searchedTo = kCannedNow - 72h;
    newer.calls = 1'042'000;
    newer.modelled = 1'204;
    newer.moved = 67'000;
    newer.refused = 188;
    newer.unpriced = 188;
    newer.before = dollars(120'000);
    newer.after = dollars(106'000);
    newer.moves = {moved("openai/gpt-5", "openai/gpt-5-mini", "Short questions to small models",
                         50'000, dollars(22'000), dollars(6'000)),
                   moved("openai/gpt-5", "anthropic/claude-sonnet-4-5", "Code to the strong model",
                         7'310, dollars(4'000), dollars(6'155)),
                   moved("google/gemini-2.5-pro", "", "Embargoed models", 188, {}, {})};
    newer.moves[0].took = took(50'000, 900ms, 8s);
    newer.moves[1].took = took(7'310, 900ms, 8s);
    newer.moves[1].cacheLost = 41'200'000;
    newer.moves[1].cacheCost = dollars(11'124);
    newer.moves[2].refused = {{"search", "", 96},
                              {"mobile", "", 48},
                              {"support", "", 23},
                              {"", "operator", 12},
                              {"research-and-development", "", 9}};
    newer.cacheLost = 41'200'000;
    newer.cacheCost = dollars(11'124);
    newer.times = {{"openai/gpt-5", took(90'000, 900ms, 8s)},
                   {"openai/gpt-5-mini", took(30'000, 420ms, 3s)},
                   {"anthropic/claude-sonnet-4-5", took(34'000, 1'200ms, 14s)},
                   {"google/gemini-2.5-flash", took(12, 300ms, 2s)}};
    for (const admin::RouteRow& each : cannedRoutes().routes) {
        newer.hits.push_back({each.settings.name, each.hits});
    }
    admin::RouteReplay older;
    older.atEnd = true;
    older.searchedTo = kCannedNow - 168h;
    older.calls = 800'310;
    older.unknown = 412;
    older.moved = 24'572;
    older.before = dollars(92'579);
    older.after = dollars(82'784);
    older.moves = {moved("openai/gpt-5", "openai/gpt-5-mini", "Short questions to small models",
                         11'204, dollars(5'000), dollars(1'160)),
                   moved("anthropic/claude-sonnet-4-5", "google/gemini-2.5-flash", "", 12'870,
                         dollars(8'000), dollars(1'588))};
    older.moves[0].took = took(11'204, 900ms, 8s);
    older.moves[1].took = took(12'870, 1'200ms, 14s);
    older.times = {{"openai/gpt-5", took(60'000, 900ms, 8s)},
                   {"anthropic/claude-sonnet-4-5", took(40'000, 1'200ms, 14s)}};
    older.hits = newer.hits;
    return {newer, older};
}

admin::RouteReplay pageOf(const std::vector<admin::RouteReplay>& pages,
                          const admin::ReplayRoutes& asked) {
    const auto before = std::ranges::find(pages, asked.before, &admin::RouteReplay::next);
    return asked.before.empty() || before + 1 >= pages.end() ? pages.front() : *(before + 1);
}

void answerRoutes(FakeAdminClient& client, admin::RouteList& list) {
    client.on<admin::ListRoutes>(
        [&list](const admin::ListRoutes&) { return Result<admin::RouteList>(list); });
    client.on<admin::KeepRouteDraft>([&list](const admin::KeepRouteDraft& asked) {
        list.draft = {
            true, asked.base, kCannedNow, asked.routes, {}, asked.sets.value_or(list.sets), {}};
        return Result<admin::RouteNotes>(admin::RouteNotes{});
    });
    client.on<admin::DiscardRouteDraft>([&list](const admin::DiscardRouteDraft&) {
        list.draft = {};
        return Result<admin::Discarded>(admin::Discarded{});
    });
    client.on<admin::ApplyRoutes>([&list](const admin::ApplyRoutes& asked) {
        std::vector<admin::RouteRow> rows;
        for (const admin::RouteSettings& settings : asked.routes) {
            const auto known =
                std::ranges::find(list.routes, settings.name,
                                  [](const admin::RouteRow& each) { return each.settings.name; });
            rows.push_back(known == list.routes.end() ? admin::RouteRow{} : *known);
            rows.back().settings = settings;
        }
        list.routes = std::move(rows);
        list.sets = asked.sets.value_or(list.sets);
        list.draft = {};
        ++list.revision;
        return Result<admin::AppliedRoutes>(admin::AppliedRoutes{list.revision, false});
    });
    client.answer<admin::TryRoutes>(cannedTrial());
    client.answer<admin::GetRouteFlow>(cannedFlow());
    client.on<admin::ReplayRoutes>([](const admin::ReplayRoutes& asked) {
        return Result<admin::RouteReplay>(pageOf(cannedReplay(), asked));
    });
    admin::PolicyHistory history;
    history.active = 41;
    history.revisions = {{41, kCannedNow - 3h, "admin", "Code to two models"},
                         {40, kCannedNow - 26h, "admin", ""},
                         {39, kCannedNow - 50h, "weir.yaml", ""}};
    client.answer<admin::GetPolicyHistory>(history);
    client.on<admin::GetPolicy>([history](const admin::GetPolicy& asked) {
        admin::PolicyText text;
        for (const admin::RevisionRow& each : history.revisions) {
            text.revision = each.number == asked.number ? each : text.revision;
        }
        text.text =
            "version: 1\nroutes:\n  - name: Long context\n    when: {tokens: \"> 120000\"}\n";
        text.text += asked.number > 40 ? "    use: {targets: [google/gemini-2.5-pro]}\n"
                                       : "    use: {targets: [openai/gpt-4.1]}\n";
        text.routes = {cannedRoutes().routes[5].settings};
        text.sets = cannedRoutes().sets;
        return Result<admin::PolicyText>(text);
    });
    client.on<admin::RollBackPolicy>([&list](const admin::RollBackPolicy&) {
        list.draft = {};
        list.routes = {cannedRoutes().routes[5]};
        ++list.revision;
        return Result<admin::AppliedRoutes>(admin::AppliedRoutes{list.revision, false});
    });
}

void answerRoutes(FakeAdminClient& client) {
    client.answer<admin::ListRoutes>(cannedRoutes());
    client.answer<admin::KeepRouteDraft>({});
    client.answer<admin::GetRouteFlow>(cannedFlow());
    client.answer<admin::TryRoutes>(cannedTrial());
}

}  // namespace weir::ui
