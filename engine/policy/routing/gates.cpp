// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/policy/routing/gates.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "engine/dialects/common/endpoint.hpp"
#include "engine/policy/routing/conditions.hpp"

namespace weir::policy {

namespace {

// Of current models none has a shorter context.
constexpr std::uint64_t kShortestContext = 4096;

// One thing that a model can do or not.
struct Gate {
    bool CallNeeds::* needed;
    Known Capabilities::* can;
    std::string_view name;
    std::string_view reason;
};
constexpr Gate kGates[] = {
    {&CallNeeds::images, &Capabilities::images, "images", "takes no images"},
    {&CallNeeds::audio, &Capabilities::audio, "audio", "takes no audio"},
    {&CallNeeds::files, &Capabilities::files, "files", "takes no documents"},
    {&CallNeeds::tools, &Capabilities::tools, "tools", "calls no tools"},
    {&CallNeeds::structured, &Capabilities::structured, "structured output",
     "answers by no JSON schema"},
};

// "40,000"
std::string withCommas(std::uint64_t number) {
    std::string text = std::to_string(number);
    for (std::size_t place = text.size(); place > 3; place -= 3) {
        text.insert(place - 3, 1, ',');
    }
    return text;
}

// What is surely needed of the context.
std::uint64_t leastContext(const CallNeeds& needs) {
    return needs.tokens == 0 ? 0 : needs.tokens - needs.tokens / 3 + needs.maxTokens.value_or(0);
}

std::uint64_t likelyContext(const CallNeeds& needs) {
    return needs.tokens + needs.maxTokens.value_or(0);
}

bool isTooShort(const Capabilities& can, const CallNeeds& needs) {
    return can.context != 0 && leastContext(needs) > can.context;
}

bool asksForTooMuch(const Capabilities& can, const CallNeeds& needs) {
    return can.output != 0 && needs.maxTokens.value_or(0) > can.output;
}

bool isInRegion(const DataPolicy& policy, const DataDemand& demand) {
    return demand.regions.empty() ||
           (!policy.region.empty() &&
            std::ranges::any_of(demand.regions, [&](const std::string& region) {
                return fits(region, policy.region);
            }));
}

bool trainsOnNothing(const DataPolicy& policy, const DataDemand& demand) {
    return !demand.noTraining || policy.training == Known::No;
}

bool forgetsInTime(const DataPolicy& policy, const DataDemand& demand) {
    return demand.retentionDays < 0 ||
           (policy.retentionDays >= 0 && policy.retentionDays <= demand.retentionDays);
}

void addUnmet(const DataPolicy& policy, const DataDemand& demand,
              std::vector<std::string>& reasons) {
    if (!isInRegion(policy, demand)) {
        reasons.push_back(
            fmt::format("region {}, the route requires {}",
                        policy.region.empty() ? std::string_view("not said") : policy.region,
                        fmt::join(demand.regions, " or ")));
    }
    if (!trainsOnNothing(policy, demand)) {
        reasons.emplace_back(policy.training == Known::Yes
                                 ? "trains on calls, the route requires that it does not"
                                 : "training on calls not ruled out, the route requires it");
    }
    if (!forgetsInTime(policy, demand)) {
        const std::string keeps = policy.retentionDays < 0
                                      ? std::string("how long it keeps calls is not said")
                                      : fmt::format("keeps calls {} days", policy.retentionDays);
        reasons.push_back(fmt::format("{}, the route allows {}", keeps, demand.retentionDays));
    }
}

}  // namespace

CallNeeds needsOf(const RouteFacts& facts) {
    CallNeeds needs{.images = facts.images,
                    .audio = facts.audio,
                    .files = facts.files,
                    .tools = facts.tools,
                    .structured = facts.structured};
    const auto endpoint = dialects::endpointOf(facts.endpoint);
    if (endpoint != dialects::Endpoint::Embeddings && endpoint != dialects::Endpoint::CountTokens) {
        needs.tokens = facts.tokens;
        needs.maxTokens = facts.maxTokens;
    }
    return needs;
}

bool canServe(const Target& target, const CallNeeds& needs) {
    return !isTooShort(target.can, needs) && !asksForTooMuch(target.can, needs) &&
           std::ranges::none_of(kGates, [&](const Gate& gate) {
               return needs.*gate.needed && target.can.*gate.can == Known::No;
           });
}

bool meets(const DataPolicy& policy, const DataDemand& demand) {
    return demand.isNothing() || (isInRegion(policy, demand) && trainsOnNothing(policy, demand) &&
                                  forgetsInTime(policy, demand));
}

bool barsTranslation(const DataDemand& demand, const providers::Provider& provider, Wire wire) {
    return demand.noTranslation && dialectAt(provider, wire) != wire.dialect;
}

UnfitTarget judgeUnfit(const Target& target, const CallNeeds& needs, const DataPolicy& policy,
                       const DataDemand& demand) {
    UnfitTarget unfit{.target = target, .reasons = {}};
    for (const Gate& gate : kGates) {
        if (needs.*gate.needed && target.can.*gate.can == Known::No) {
            unfit.reasons.emplace_back(gate.reason);
        }
    }
    if (asksForTooMuch(target.can, needs)) {
        unfit.reasons.push_back(fmt::format("answers with at most {} tokens, the call asks for {}",
                                            withCommas(target.can.output),
                                            withCommas(*needs.maxTokens)));
    }
    addUnmet(policy, demand, unfit.reasons);
    if (isTooShort(target.can, needs)) {
        unfit.tooShort = unfit.reasons.empty();
        unfit.reasons.push_back(fmt::format("context of {} tokens, the call needs about {}",
                                            withCommas(target.can.context),
                                            withCommas(likelyContext(needs))));
    }
    return unfit;
}

std::string notKnown(const Target& target, const CallNeeds& needs) {
    std::string names;
    const auto add = [&](std::string_view name) {
        names += names.empty() ? "" : ", ";
        names += name;
    };
    for (const Gate& gate : kGates) {
        if (needs.*gate.needed && target.can.*gate.can == Known::Unknown) {
            add(gate.name);
        }
    }
    if (target.can.context == 0 && needs.tokens != 0 && likelyContext(needs) > kShortestContext) {
        add("context");
    }
    return names;
}

void takeOutUnfit(std::vector<Target>& targets, const CallNeeds& needs, const DataDemand& demand,
                  Wire wire, const Snapshot& snapshot, std::vector<UnfitTarget>& unfit) {
    // Tools name the most that models of their own family give; a translation names what this one
    // does.
    CallNeeds translated = needs;
    translated.maxTokens.reset();
    std::erase_if(targets, [&](const Target& target) {
        const providers::Provider& provider = snapshot.providerOf(target);
        const auto dialect = dialectAt(provider, wire);
        const CallNeeds& asked = dialect == wire.dialect ? needs : translated;
        const bool barred = barsTranslation(demand, provider, wire);
        if (!dialect || (!barred && canServe(target, asked) && meets(provider.data, demand))) {
            return false;
        }
        unfit.push_back(judgeUnfit(target, asked, provider.data, demand));
        if (barred) {
            unfit.back().tooShort = false;
            unfit.back().reasons.emplace_back(
                "would need a translation, the route requires that there is none");
        }
        return true;
    });
}

std::string refusalOfUnfit(const Lookup& lookup, const CallNeeds& needs) {
    const auto nearest = std::ranges::min_element(lookup.unfit, {}, [](const UnfitTarget& each) {
        // Of those that only are too short the longest.
        return std::pair(each.reasons.size(), ~each.target.can.context);
    });
    const std::string whose =
        lookup.kind == Lookup::Kind::Route ? "route " + lookup.route : "this model";
    const bool onlyTooLong = std::ranges::all_of(lookup.unfit, &UnfitTarget::tooShort);
    if (onlyTooLong) {
        // Agents look for these words to make room and ask again.
        return fmt::format(
            "The prompt is too long: about {} tokens > {} maximum. No target of {} "
            "has a longer context than {}.",
            withCommas(likelyContext(needs)), withCommas(nearest->target.can.context), whose,
            nearest->target.name);
    }
    return fmt::format("No target of {} can serve this call. {} comes nearest: {}.", whose,
                       nearest->target.name, fmt::join(nearest->reasons, "; "));
}

}  // namespace weir::policy
