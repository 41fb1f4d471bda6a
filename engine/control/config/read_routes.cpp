// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/config/read_routes.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include "engine/base/named_set.hpp"
#include "engine/base/words.hpp"
#include "engine/control/config/read_failover.hpp"
#include "engine/control/config/read_models.hpp"
#include "engine/control/config/route_text.hpp"

namespace weir::control {

namespace {

using Node = YamlNode;
using Reader = ValueReader;

constexpr std::uint32_t kLargestWeight = 1'000'000;
constexpr std::size_t kLongestMember = 64;  // bytes; OpenAI takes no longer names

RouteCondition test(RouteField field) {
    RouteCondition made;
    made.kind = ConditionKind::Test;
    made.field = field;
    return made;
}

void addSetUse(const Text& word, RouteField field, std::vector<SetUse>& uses) {
    if (const auto name = setNamed(word.value); name && mayBeSet(field)) {
        uses.push_back({{std::string(*name), word.place}, field});
    }
}

template <class See>
std::vector<std::string> wordsIn(Reader& reader, const Node& node, std::string_view what, See see) {
    std::vector<std::string> words;
    for (Text& each : reader.oneOrMore(node, what)) {
        see(each);
        words.push_back(std::move(each.value));
    }
    if (words.empty() && node.kind == Node::Kind::Sequence && node.items.empty()) {
        reader.problem(node.place, std::string(what) + " lists nothing, so it never holds",
                       "Write a value, or drop the field.");
    }
    return words;
}

std::vector<std::string> wordsIn(Reader& reader, const Node& node, std::string_view what) {
    return wordsIn(reader, node, what, [](const Text&) {});
}

void readNumber(Reader& reader, const Node& node, std::string_view what, RouteCondition& into) {
    const auto written = reader.text(node, what);
    if (!written || parseComparison(*written, into)) {
        return;
    }
    if (isShare(into.field)) {
        reader.problem(node.place,
                       std::string(what) + " is compared with per cent, from 0 to 100, not \"" +
                           written->substr(0, 60) + '"',
                       "Write it like \"< 20%\", \">= 50%\" or 0%.");
    } else {
        reader.problem(node.place,
                       std::string(what) + " is compared with a whole number, not \"" +
                           written->substr(0, 60) + '"',
                       "Write it like \"> 2000\", \">= 2000\", \"< 10\", \"<= 10\" or 1.");
    }
}

void readDays(Reader& reader, const Node& node, RouteCondition& into) {
    into.values = wordsIn(reader, node, "weekday");
    for (const std::string& day : into.values) {
        if (!isWeekday(day)) {
            reader.problem(node.place, "\"" + day.substr(0, 60) + "\" is not a day of the week",
                           "There are mon, tue, wed, thu, fri, sat and sun.");
        }
    }
}

void readTime(Reader& reader, const Node& node, RouteCondition& into) {
    const auto written = reader.text(node, "time");
    if (written && !parseTimeSpan(*written, into)) {
        reader.problem(
            node.place,
            "time is from one time of the day to another, not \"" + written->substr(0, 60) + '"',
            "Write it like 22:00-06:00.");
    }
}

// Each header, and each member of the metadata, is a condition of its own.
void readNamed(Reader& reader, const Node& node, RouteField field,
               std::vector<RouteCondition>& into) {
    if (node.kind != Node::Kind::Mapping) {
        reader.problem(node.place,
                       std::string(wordOf(field)) + " is a group of names with their values",
                       field == RouteField::Header ? "Write header: {x-app: search}."
                                                   : "Write metadata: {feature: search}.");
        return;
    }
    for (const YamlMember& member : node.members) {
        RouteCondition made = test(field);
        const std::string small = inSmallLetters(member.key.scalar);
        made.name = field == RouteField::Header ? small : member.key.scalar;
        if (small.empty() || (field == RouteField::Metadata && small.size() > kLongestMember)) {
            reader.problem(member.key.place,
                           "this cannot be a name in " + std::string(wordOf(field)),
                           "Write 1 to 64 bytes.");
        }
        if (bearsSecret(small)) {
            reader.problem(member.key.place,
                           "a route cannot ask for " + made.name + ": it carries a secret",
                           "Ask for the key, the team or the user.");
        }
        made.values = wordsIn(reader, member.value, member.key.scalar);
        into.push_back(std::move(made));
    }
}

// One of several: a group of one condition is that condition.
RouteCondition readGroup(Reader& reader, const Node& node, std::vector<SetUse>& uses) {
    RouteCondition group = readCondition(reader, node, uses);
    if (group.of.size() == 1) {
        RouteCondition only = std::move(group.of.front());
        return only;
    }
    if (group.of.empty() && node.kind == Node::Kind::Mapping) {
        reader.problem(node.place, "a group without conditions always holds", "Drop it.");
    }
    return group;
}

void readField(Reader& reader, const YamlMember& member, RouteField field,
               std::vector<RouteCondition>& into, std::vector<SetUse>& uses) {
    if (isNamed(field)) {
        readNamed(reader, member.value, field, into);
        return;
    }
    RouteCondition made = test(field);
    const std::string& what = member.key.scalar;
    switch (valueKindOf(field)) {
        case RouteValueKind::Words:
            made.values = wordsIn(reader, member.value, what,
                                  [&](const Text& word) { addSetUse(word, field, uses); });
            break;
        case RouteValueKind::Number:
            readNumber(reader, member.value, what, made);
            break;
        case RouteValueKind::Flag:
            made.number = reader.truth(member.value, what).value_or(true) ? 1 : 0;
            break;
        case RouteValueKind::Weekdays:
            readDays(reader, member.value, made);
            break;
        case RouteValueKind::TimeOfDay:
            readTime(reader, member.value, made);
            break;
    }
    into.push_back(std::move(made));
}

void readMember(Reader& reader, const YamlMember& member, std::vector<RouteCondition>& into,
                std::vector<SetUse>& uses) {
    const std::string& name = member.key.scalar;
    if (const auto field = fromWord<RouteField>(name)) {
        readField(reader, member, *field, into, uses);
    } else if (name == "any" || name == "all") {
        std::vector<RouteCondition> of;
        for (const Node& item : reader.items(member.value, name)) {
            of.push_back(readGroup(reader, item, uses));
        }
        if (of.empty()) {
            reader.problem(member.value.place, name + " lists no conditions",
                           "Write " + name + ": [{tools: true}, {tokens: \"> 2000\"}].");
        } else if (name == "any") {
            into.push_back({.kind = ConditionKind::Any, .of = std::move(of)});
        } else {
            std::ranges::move(of, std::back_inserter(into));
        }
    } else if (name == "not") {
        RouteCondition group = readCondition(reader, member.value, uses);
        if (group.of.empty()) {
            reader.problem(member.value.place, "not holds no condition",
                           "Write not: {team: search}.");
        }
        group.kind = ConditionKind::Not;
        into.push_back(std::move(group));
    } else {
        reader.unknownField(member.key, conditionNames(), "when");
    }
}

void readTarget(Reader& reader, const Node& node, RouteFields& route) {
    RouteTargetFields made;
    if (node.kind != Node::Kind::Mapping) {
        made.target = reader.placedText(node, "a target");
    } else {
        static constexpr FieldRule<RouteTargetFields> kTarget[] = {
            {"target",
             [](Reader& r, const Node& n, auto& f) { f.target = r.placedText(n, "target"); }},
            {"weight",
             [](Reader& r, const Node& n, auto& f) {
                 const auto word = r.text(n, "weight");
                 std::uint32_t weight = 0;
                 const auto* end = word ? word->data() + word->size() : nullptr;
                 if (word && std::from_chars(word->data(), end, weight).ptr == end &&
                     !word->empty() && weight <= kLargestWeight) {
                     f.weight = {weight, n.place};
                 } else if (word) {
                     r.problem(n.place, "weight is a whole number from 0 to 1000000, not \"" +
                                            word->substr(0, 60) + '"');
                 }
             }},
        };
        reader.fields<RouteTargetFields>(node, kTarget, "a target", made);
        if (made.target.place.line == 0) {
            reader.problem(node.place, "a target needs its name",
                           "Write {target: PROVIDER/MODEL, weight: 70}.");
        }
    }
    route.targets.push_back(std::move(made));
}

void readFailoverOf(Reader& reader, const Node& node, RouteFields& route) {
    route.failover = {readFailover(reader, node), node.place};
    if (node.kind == Node::Kind::Mapping && node.members.empty()) {
        reader.problem(node.place, "failover names no cause",
                       "Write {content_policy: true}, or drop it for what is set for all calls.");
    }
}

constexpr FieldRule<RouteFields> kUse[] = {
    {"strategy",
     [](Reader& r, const Node& n, auto& f) {
         f.strategy = r.word<RouteStrategy>(n, "strategy").value_or(f.strategy);
     }},
    {"by", [](Reader& r, const Node& n,
              auto& f) { f.stickyBy = {r.word<StickyBy>(n, "by").value_or(StickyBy{}), n.place}; }},
    {"targets",
     [](Reader& r, const Node& n, auto& f) {
         for (const Node& item : r.items(n, "targets")) {
             readTarget(r, item, f);
         }
     }},
    {"require", [](Reader& r, const Node& n, auto& f) { f.require = {readDemand(r, n), n.place}; }},
    {"failover", readFailoverOf},
};

constexpr FieldRule<RouteFields> kRoute[] = {
    {"name", [](Reader& r, const Node& n, auto& f) { f.name = r.placedText(n, "name"); }},
    {"enabled", [](Reader& r, const Node& n,
                   auto& f) { f.enabled = r.truth(n, "enabled").value_or(f.enabled); }},
    {"when",
     [](Reader& r, const Node& n, auto& f) {
         f.whenPlace = n.place;
         f.when = readCondition(r, n, f.setUses);
     }},
    {"use",
     [](Reader& r, const Node& n, auto& f) {
         f.usePlace = n.place;
         r.fields<RouteFields>(n, kUse, "use", f);
     }},
    {"refuse", [](Reader& r, const Node& n, auto& f) { f.refuse = r.placedText(n, "refuse"); }},
};

}  // namespace

RouteCondition readCondition(ValueReader& reader, const YamlNode& node, std::vector<SetUse>& uses) {
    RouteCondition all;
    if (node.isNull()) {
        return all;
    }
    if (node.kind != Node::Kind::Mapping) {
        reader.problem(node.place, "conditions are a group of fields",
                       "Write {model: auto, tools: true}.");
        return all;
    }
    for (const YamlMember& member : node.members) {
        readMember(reader, member, all.of, uses);
    }
    return all;
}

void readRoute(ValueReader& reader, const YamlNode& node, RouteFields& route) {
    reader.fields<RouteFields>(node, kRoute, "a route", route);
}

}  // namespace weir::control
