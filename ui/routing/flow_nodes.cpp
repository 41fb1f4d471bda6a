// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/routing/flow_nodes.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <tuple>

#include "engine/base/target_parts.hpp"
#include "ui/routing/target_look.hpp"

namespace weir::ui {

namespace {

using Key = std::tuple<std::size_t, FlowNodeKind, std::string>;  // column, kind, name

std::size_t placeOf(FlowEnd end) {
    return static_cast<std::size_t>(end);
}

Key callerOf(const admin::RoutedCalls& way) {
    if (!way.team.empty()) {
        return {0, FlowNodeKind::Team, way.team};
    }
    return way.key.empty() ? Key{0, FlowNodeKind::NoKey, {}} : Key{0, FlowNodeKind::Key, way.key};
}

Key ruleOf(const admin::RoutedCalls& way) {
    if (!way.route.empty()) {
        return {1, FlowNodeKind::Rule, way.route};
    }
    return way.model.empty() ? Key{1, FlowNodeKind::NoRule, {}}
                             : Key{1, FlowNodeKind::Model, way.model};
}

Key targetKey(const std::string& target) {
    return target.empty() ? Key{2, FlowNodeKind::NoTarget, {}}
                          : Key{2, FlowNodeKind::Target, target};
}

// Of one that nothing ended at yet there is no place to show but the target that it is asked at.
bool hasTarget(const admin::RoutedCalls& way) {
    return !way.target.empty() || way.running == 0 ||
           way.heldBack + way.failed + way.cancelled + way.served + way.fellBack + way.cached > 0;
}

class Gathering {
public:
    explicit Gathering(const admin::RouteFlow& flow) : m_flow(flow) {
        for (const admin::RoutedCalls& way : flow.ways) {
            add(way);
        }
        for (const admin::RoutedRule& rule : flow.rules) {
            if (rule.enabled) {
                at({1, FlowNodeKind::Rule, rule.name});
            }
        }
        for (const admin::RoutedTarget& target : flow.targets) {
            at(targetKey(target.target));
        }
    }

    FlowNodes pick(std::size_t most) {
        FlowNodes picked;
        std::map<Key, std::size_t> places;
        for (std::size_t column = 0; column < 3; ++column) {
            pickColumn(column, most, picked, places);
        }
        std::map<std::tuple<std::size_t, std::size_t, std::size_t, FlowEnd>, std::uint64_t> sums;
        for (const Way& way : m_ways) {
            sums[{places.at(way.caller), places.at(way.rule), places.at(way.target), way.end}] +=
                way.calls;
        }
        for (const auto& [key, calls] : sums) {
            const auto& [caller, rule, target, end] = key;
            picked.ways.push_back({{caller, rule, target}, end, calls});
        }
        return picked;
    }

private:
    struct Way {
        Key caller;
        Key rule;
        Key target;
        FlowEnd end = FlowEnd::Served;
        std::uint64_t calls = 0;
    };

    FlowNode& at(const Key& key) {
        FlowNode& node = m_nodes[key];
        std::tie(node.column, node.kind, node.name) = key;
        return node;
    }

    void add(const admin::RoutedCalls& way) {
        const Key caller = callerOf(way);
        const Key rule = ruleOf(way);
        const Key target = targetKey(way.target);
        std::vector<FlowNode*> through{&at(caller), &at(rule)};
        if (hasTarget(way)) {
            through.push_back(&at(target));
        }
        const std::pair<FlowEnd, std::uint64_t> ends[] = {
            {FlowEnd::Served, way.served}, {FlowEnd::FellBack, way.fellBack},
            {FlowEnd::Cached, way.cached}, {FlowEnd::HeldBack, way.heldBack},
            {FlowEnd::Failed, way.failed}, {FlowEnd::Cancelled, way.cancelled},
        };
        for (FlowNode* node : through) {
            for (const auto& [end, calls] : ends) {
                node->ended[placeOf(end)] += calls;
            }
            node->running += way.running;
            node->tokens += way.tokens;
            node->spent += way.spent;
            node->unpriced += way.unpriced;
            node->estimated += way.estimated;
        }
        std::uint64_t all = 0;
        for (const auto& [end, calls] : ends) {
            if (calls > 0) {
                m_ways.push_back({caller, rule, target, end, calls});
                all += calls;
            }
        }
        for (const std::string& name : way.passed) {
            at(targetKey(name)).ended[placeOf(FlowEnd::Passed)] += all;
            if (all > 0) {
                m_ways.push_back({caller, rule, targetKey(name), FlowEnd::Passed, all});
            }
        }
    }

    bool holdsBack(const FlowNode& node) const {
        const auto* target =
            node.kind == FlowNodeKind::Target ? targetOf(m_flow, node.name) : nullptr;
        return target != nullptr && holdsCallsBack(target->state);
    }

    // Where it stands among those of its kind, besides its name.
    std::size_t orderOf(const FlowNode& node) const {
        std::size_t place = 0;
        for (const admin::RoutedRule& rule : m_flow.rules) {
            if (node.kind == FlowNodeKind::Rule && rule.name == node.name) {
                return place;
            }
            for (const std::string& target : rule.targets) {
                if (node.kind == FlowNodeKind::Target && target == node.name) {
                    return place;
                }
                ++place;
            }
            ++place;
        }
        return place;
    }

    void pickColumn(std::size_t column, std::size_t most, FlowNodes& picked,
                    std::map<Key, std::size_t>& places) const {
        std::vector<const FlowNode*> all;
        for (const auto& [key, node] : m_nodes) {
            if (std::get<0>(key) == column) {
                all.push_back(&node);
            }
        }
        std::ranges::stable_sort(all, [&](const FlowNode* left, const FlowNode* right) {
            const auto rank = [&](const FlowNode* node) {
                return std::tuple(!holdsBack(*node), !node->isUsed(),
                                  -static_cast<std::int64_t>(node->calls() + node->passed()));
            };
            return rank(left) < rank(right);
        });
        const std::size_t used = static_cast<std::size_t>(
            std::ranges::count_if(all, [](const FlowNode* node) { return node->isUsed(); }));
        // One place goes to those that are left over, if any of them has calls.
        std::size_t kept = std::min(all.size(), most);
        const auto leftOver = [&] {
            return std::ranges::count_if(all.begin() + static_cast<std::ptrdiff_t>(kept), all.end(),
                                         [](const FlowNode* node) { return node->isUsed(); });
        };
        if (used > 0 && leftOver() > 0) {
            kept = most > 1 ? most - 1 : 1;
        }
        std::vector<const FlowNode*> shown(all.begin(),
                                           all.begin() + static_cast<std::ptrdiff_t>(kept));
        std::ranges::stable_sort(shown, {}, [&](const FlowNode* node) {
            return std::tuple(node->kind, orderOf(*node), node->name);
        });
        for (const FlowNode* node : shown) {
            places[{column, node->kind, node->name}] = picked.nodes.size();
            picked.nodes.push_back(*node);
        }
        addOthers(column, {all.begin() + static_cast<std::ptrdiff_t>(kept), all.end()}, picked,
                  places);
    }

    static void addOthers(std::size_t column, const std::vector<const FlowNode*>& left,
                          FlowNodes& picked, std::map<Key, std::size_t>& places) {
        FlowNode others;
        others.column = column;
        others.stands = 0;
        for (const FlowNode* node : left) {
            places[{column, node->kind, node->name}] = picked.nodes.size();
            if (!node->isUsed()) {
                continue;
            }
            ++others.stands;
            for (std::size_t end = 0; end < kFlowEnds; ++end) {
                others.ended[end] += node->ended[end];
            }
            others.running += node->running;
            others.tokens += node->tokens;
            others.spent += node->spent;
            others.unpriced += node->unpriced;
            others.estimated += node->estimated;
        }
        if (others.stands > 0) {
            picked.nodes.push_back(others);
        }
    }

    const admin::RouteFlow& m_flow;
    std::map<Key, FlowNode> m_nodes;
    std::vector<Way> m_ways;
};

const char* wordOfKind(FlowNodeKind kind) {
    switch (kind) {
        case FlowNodeKind::Team:
            return "team";
        case FlowNodeKind::Key:
            return "key";
        case FlowNodeKind::NoKey:
            return "no_key";
        case FlowNodeKind::Rule:
            return "rule";
        case FlowNodeKind::Model:
            return "model";
        case FlowNodeKind::NoRule:
            return "no_rule";
        case FlowNodeKind::Target:
            return "target";
        case FlowNodeKind::NoTarget:
            return "no_target";
        case FlowNodeKind::Others:
            break;
    }
    return "others";
}

}  // namespace

std::uint64_t FlowNode::calls() const {
    return std::accumulate(ended.begin(), ended.end(), std::uint64_t(0)) - passed();
}

QString FlowNode::id() const {
    return QLatin1String(wordOfKind(kind)) + QLatin1Char(':') +
           (kind == FlowNodeKind::Others ? QString::number(column) : QString::fromStdString(name));
}

const FlowNode* FlowNodes::find(const QString& id) const {
    const auto found =
        std::ranges::find_if(nodes, [&](const FlowNode& node) { return node.id() == id; });
    return found == nodes.end() ? nullptr : &*found;
}

FlowNodes flowNodesOf(const admin::RouteFlow& flow, std::size_t most) {
    return Gathering(flow).pick(most);
}

const admin::RoutedTarget* targetOf(const admin::RouteFlow& flow, const std::string& name) {
    const auto found = std::ranges::find(flow.targets, name, &admin::RoutedTarget::target);
    return found == flow.targets.end() ? nullptr : &*found;
}

const admin::PausedTarget* pauseOf(const admin::RouteFlow& flow, const std::string& target) {
    const admin::PausedTarget* ofProvider = nullptr;
    for (const admin::PausedTarget& paused : flow.paused) {
        if (paused.provider != providerOfTarget(target)) {
            continue;
        }
        if (paused.model == modelOfTarget(target)) {
            return &paused;
        }
        ofProvider = paused.model.empty() ? &paused : ofProvider;
    }
    return ofProvider;
}

}  // namespace weir::ui
