// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "engine/base/route_condition.hpp"
#include "engine/base/words.hpp"
#include "engine/policy/routing/day_time.hpp"
#include "engine/policy/routing/route_facts.hpp"

// Conditions and calls by a seed, from so few words and numbers that they often meet.
namespace weir::test {

class RandomConditions {
public:
    explicit RandomConditions(std::uint32_t seed) : m_random(seed) {}

    std::size_t below(std::size_t bound) {
        return std::uniform_int_distribution<std::size_t>(0, bound - 1)(m_random);
    }
    std::string word() {
        static const std::vector<std::string> kWords{"a", "ab", "abc", "b", "bc"};
        return kWords[below(kWords.size())];
    }
    std::string pattern() {
        return (below(4) == 0 ? "*" : "") + word() + (below(4) == 0 ? "*" : "");
    }

    // At either end of what a share can be.
    std::int64_t share() {
        const auto step = static_cast<std::int64_t>(below(4));
        return below(2) == 0 ? step : kWholeShare - step;
    }

    RouteCondition test() {
        const auto& fields = wordsOf<RouteField>();
        RouteCondition made;
        made.kind = ConditionKind::Test;
        made.field = fields[below(fields.size())].first;
        made.name = isNamed(made.field) ? "x-" + word() : "";
        switch (valueKindOf(made.field)) {
            case RouteValueKind::Words:
                made.values = {isJudged(made.field) && below(3) == 0 ? std::string(kUnknownWord)
                                                                     : pattern()};
                if (below(2) == 0) {
                    made.values.push_back(pattern());
                }
                break;
            case RouteValueKind::Weekdays:
                made.values = {std::string(policy::kWeekdays[below(7)]),
                               std::string(policy::kWeekdays[below(7)])};
                break;
            case RouteValueKind::Number:
                made.comparison = wordsOf<Comparison>()[below(wordsOf<Comparison>().size())].first;
                made.number = isShare(made.field) ? share() : static_cast<std::int64_t>(below(4));
                break;
            case RouteValueKind::Flag:
                made.number = static_cast<std::int64_t>(below(2));
                break;
            case RouteValueKind::TimeOfDay:
                made.number = static_cast<std::int64_t>(below(24) * 60);
                made.end = (made.number + 60 + static_cast<std::int64_t>(below(22) * 60)) % 1440;
                break;
        }
        return made;
    }

    RouteCondition condition(int depth) {
        if (depth == 0 || below(2) == 0) {
            return test();
        }
        RouteCondition made;
        constexpr ConditionKind kKinds[] = {ConditionKind::All, ConditionKind::Any,
                                            ConditionKind::Not};
        made.kind = kKinds[below(3)];
        const std::size_t count = 1 + below(3);
        for (std::size_t i = 0; i < count; ++i) {
            made.of.push_back(condition(depth - 1));
        }
        return made;
    }

    // A call, with the texts that it borrows.
    struct Call {
        policy::RouteFacts facts;
        std::string texts[8];
        std::string judged[2];
        std::vector<std::string> tags;
        std::vector<Header> headers;
        std::vector<MetadataMember> metadata;
    };

    std::unique_ptr<Call> call() {
        auto made = std::make_unique<Call>();
        for (std::string& text : made->texts) {
            text = word();
        }
        made->tags = {word(), word()};
        made->headers = {{"x-" + word(), word()}};
        made->metadata = {{"x-" + word(), word(), below(3) != 0}};
        policy::RouteFacts& facts = made->facts;
        facts.model = made->texts[0];
        facts.key = made->texts[1];
        facts.team = made->texts[2];
        facts.user = made->texts[3];
        facts.tier = made->texts[4];
        facts.tags = made->tags;
        facts.endpoint = made->texts[5];
        for (std::string& judged : made->judged) {
            const std::size_t known = below(4);
            judged = known == 0 ? "" : known == 1 ? std::string(kUnknownWord) : word();
        }
        facts.task = made->judged[0];
        facts.complexity = made->judged[1];
        facts.headers = made->headers;
        facts.metadata = made->metadata;
        facts.tokens = below(5);
        facts.maxTokens = below(3) == 0 ? std::nullopt : std::optional<std::uint64_t>(below(5));
        facts.messages = static_cast<std::uint32_t>(below(5));
        for (bool* flag : {&facts.stream, &facts.tools, &facts.images, &facts.audio, &facts.files,
                           &facts.structured}) {
            *flag = below(2) == 0;
        }
        facts.degradedBy = below(2) == 0 ? "budget" : "";
        facts.budgetLeft = static_cast<std::uint64_t>(share());
        facts.weekday = policy::kWeekdays[below(7)];
        facts.minuteOfDay = static_cast<int>(below(1440));
        return made;
    }

private:
    std::mt19937 m_random;
};

}  // namespace weir::test
