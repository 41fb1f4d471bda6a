// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/config/route_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "engine/base/words.hpp"
#include "engine/control/config/yaml_text.hpp"
#include "engine/policy/routing/day_time.hpp"

namespace weir::control {

namespace {

// Longer signs first: ">=" begins like ">".
constexpr std::pair<std::string_view, Comparison> kSigns[] = {
    {">=", Comparison::AtLeast}, {"<=", Comparison::AtMost}, {">", Comparison::Over},
    {"<", Comparison::Below},    {"=", Comparison::Exactly}, {"", Comparison::Exactly}};

std::optional<std::int64_t> wholeNumber(std::string_view text) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size() || number < 0) {
        return std::nullopt;
    }
    return number;
}

// "22:00" as the minute of the day; "24:00" is the end of it.
std::optional<std::int64_t> minuteOf(std::string_view text) {
    const std::size_t colon = text.find(':');
    if (colon == std::string_view::npos || text.size() - colon != 3) {
        return std::nullopt;
    }
    const auto hour = wholeNumber(text.substr(0, colon));
    const auto minute = wholeNumber(text.substr(colon + 1));
    if (!hour || !minute || *minute > 59 || *hour * 60 + *minute > 24 * 60) {
        return std::nullopt;
    }
    return *hour * 60 + *minute;
}

std::string renderWords(const std::vector<std::string>& values) {
    return values.size() == 1 ? renderScalar(values.front()) : renderList(values);
}

std::string renderNumber(const RouteCondition& test) {
    const std::string_view unit = isShare(test.field) ? "%" : "";
    if (test.comparison == Comparison::Exactly) {
        return fmt::format("{}{}", test.number, unit);
    }
    const auto* sign = std::ranges::find(kSigns, test.comparison,
                                         &std::pair<std::string_view, Comparison>::second);
    return fmt::format("\"{} {}{}\"", sign->first, test.number, unit);
}

std::string renderTest(const RouteCondition& test) {
    switch (valueKindOf(test.field)) {
        case RouteValueKind::Words:
        case RouteValueKind::Weekdays:
            return renderWords(test.values);
        case RouteValueKind::Number:
            return renderNumber(test);
        case RouteValueKind::Flag:
            return test.number != 0 ? "true" : "false";
        case RouteValueKind::TimeOfDay:
            return fmt::format("{:02}:{:02}-{:02}:{:02}", test.number / 60, test.number % 60,
                               test.end / 60, test.end % 60);
    }
    return {};
}

std::string renderGroup(const std::vector<RouteCondition>& of);

std::string renderGroups(const std::vector<RouteCondition>& groups) {
    std::string text = "[";
    for (const RouteCondition& each : groups) {
        const bool isGroup = each.kind == ConditionKind::All;
        text += (text.size() > 1 ? ", " : "") +
                renderGroup(isGroup ? each.of : std::vector<RouteCondition>{each});
    }
    return text + ']';
}

// The name and the value of a member, by what the condition is.
std::pair<std::string, std::string> memberOf(const RouteCondition& condition) {
    switch (condition.kind) {
        case ConditionKind::Any:
            return {"any", renderGroups(condition.of)};
        case ConditionKind::Not:
            return {"not", renderGroup(condition.of)};
        default:
            break;
    }
    const std::string field(wordOf(condition.field));
    if (isNamed(condition.field)) {
        return {field,
                "{" + renderScalar(condition.name) + ": " + renderWords(condition.values) + "}"};
    }
    return {field, renderTest(condition)};
}

// Conditions within conditions that all have to hold are conditions beside each other.
void flatten(const std::vector<RouteCondition>& of, std::vector<const RouteCondition*>& into) {
    for (const RouteCondition& each : of) {
        if (each.kind == ConditionKind::All) {
            flatten(each.of, into);
        } else {
            into.push_back(&each);
        }
    }
}

std::string renderGroup(const std::vector<RouteCondition>& of) {
    std::vector<const RouteCondition*> flat;
    flatten(of, flat);
    std::vector<std::pair<std::string, std::string>> members;
    std::vector<RouteCondition> again;  // a name stands once in a group
    for (const RouteCondition* each : flat) {
        auto member = memberOf(*each);
        const bool there = std::ranges::any_of(
            members, [&](const auto& before) { return before.first == member.first; });
        if (there) {
            again.push_back(*each);
        } else {
            members.push_back(std::move(member));
        }
    }
    if (!again.empty()) {
        members.emplace_back("all", renderGroups(again));
    }
    std::string text = "{";
    for (const auto& [name, value] : members) {
        text += (text.size() > 1 ? ", " : "") + name + ": " + value;
    }
    return text + '}';
}

}  // namespace

bool parseComparison(std::string_view text, RouteCondition& into) {
    for (const auto& [sign, comparison] : kSigns) {
        if (text.starts_with(sign)) {
            text.remove_prefix(sign.size());
            text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
            const auto number = isShare(into.field) ? parseShare(text) : wholeNumber(text);
            into.comparison = comparison;
            into.number = number.value_or(0);
            return number.has_value();
        }
    }
    return false;
}

std::optional<std::int64_t> parseShare(std::string_view text) {
    if (text.ends_with('%')) {
        text.remove_suffix(1);
        text = text.substr(0, text.find_last_not_of(' ') + 1);
    }
    const auto number = wholeNumber(text);
    return number && *number <= kWholeShare ? number : std::nullopt;
}

bool parseTimeSpan(std::string_view text, RouteCondition& into) {
    const std::size_t dash = text.find('-');
    if (dash == std::string_view::npos) {
        return false;
    }
    const auto from = minuteOf(text.substr(0, dash));
    const auto to = minuteOf(text.substr(dash + 1));
    if (!from || !to || *from == *to) {
        return false;
    }
    into.number = *from;
    into.end = *to;
    return true;
}

bool isWeekday(std::string_view word) {
    return std::ranges::find(policy::kWeekdays, word) != std::end(policy::kWeekdays);
}

std::string inSmallLetters(std::string_view text) {
    std::string small(text);
    std::ranges::transform(small, small.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return small;
}

bool bearsSecret(std::string_view name) {
    constexpr std::string_view kSecret[] = {"authorization", "proxy-authorization", "x-api-key",
                                            "api-key",       "x-goog-api-key",      "cookie"};
    return std::ranges::find(kSecret, name) != std::end(kSecret);
}

std::span<const std::string_view> conditionNames() {
    static const std::vector<std::string_view> kNames = [] {
        std::vector<std::string_view> names;
        for (const auto& [field, word] : wordsOf<RouteField>()) {
            names.push_back(word);
        }
        names.insert(names.end(), {"any", "all", "not"});
        return names;
    }();
    return kNames;
}

std::string renderCondition(const RouteCondition& when) {
    return renderGroup({when});
}

std::string renderDemand(const DataDemand& demand) {
    std::vector<std::string> members;
    if (!demand.regions.empty()) {
        members.push_back("region: " + renderWords(demand.regions));
    }
    if (demand.noTraining) {
        members.emplace_back("training: false");
    }
    if (demand.retentionDays >= 0) {
        members.push_back("retention_days: " + std::to_string(demand.retentionDays));
    }
    if (demand.noTranslation) {
        members.emplace_back("translated: false");
    }
    return fmt::format("{{{}}}", fmt::join(members, ", "));
}

std::string renderFailover(const RouteFailover& failover) {
    std::vector<std::string> members;
    for (const FailoverCause& cause : kFailoverCauses) {
        const FallsOver its = failover.*cause.ofRoute;
        if (its != FallsOver::AsForAll) {
            members.push_back(
                fmt::format("{}: {}", cause.name, its == FallsOver::Yes ? "true" : "false"));
        }
    }
    return fmt::format("{{{}}}", fmt::join(members, ", "));
}

std::string renderUse(const admin::RouteSettings& route) {
    std::vector<std::string> members;
    if (route.strategy != RouteStrategy::Ordered || route.targets.empty()) {
        members.push_back("strategy: " + std::string(wordOf(route.strategy)));
    }
    if (route.strategy == RouteStrategy::Sticky) {
        members.push_back("by: " + std::string(wordOf(route.stickyBy)));
    }
    if (!route.targets.empty()) {
        std::string targets;
        for (const admin::RouteTarget& each : route.targets) {
            const std::string name = renderScalar(each.target);
            targets += targets.empty() ? "" : ", ";
            targets += weighs(route.strategy)
                           ? fmt::format("{{target: {}, weight: {}}}", name, each.weight)
                           : name;
        }
        members.push_back("targets: [" + targets + "]");
    }
    if (!route.require.isNothing()) {
        members.push_back("require: " + renderDemand(route.require));
    }
    if (!route.failover.isNothing()) {
        members.push_back("failover: " + renderFailover(route.failover));
    }
    return fmt::format("{{{}}}", fmt::join(members, ", "));
}

bool weighs(RouteStrategy strategy) {
    return strategy == RouteStrategy::Weighted || strategy == RouteStrategy::Sticky;
}

}  // namespace weir::control
