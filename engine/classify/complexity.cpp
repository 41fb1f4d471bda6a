// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/classify/complexity.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "engine/classify/task_names.hpp"

namespace weir::classify {

namespace {

constexpr std::pair<std::string_view, double> kOfTask[] = {
    {"code", 0.6},    {"debug", 0.8},      {"reason", 0.9},  {"write", 0.4}, {"summarize", 0.2},
    {"extract", 0.2}, {"translate", -0.5}, {"explain", 0.2}, {"chat", -0.8},
};

// Where one grade goes over into the next, and how soft that edge is. Fitted on the development
// set.
constexpr double kModerate = 0.15;
constexpr double kHard = 2.3;
constexpr double kEdge = 0.6;

// What one more of a thing asks for, up to so many of them.
struct FeatureWeight {
    std::size_t Features::* counted;
    double weight;
    double most;
};
constexpr FeatureWeight kFeatureWeights[] = {
    {&Features::deep, 0.95, 4},       {&Features::demands, 0.15, 6},
    {&Features::items, 0.12, 8},      {&Features::mathSigns, 0.10, 10},
    {&Features::traceLines, 0.20, 3}, {&Features::technology, 0.25, 4},
    {&Features::questions, 0.15, 3},  {&Features::easy, -0.70, 2},
};

double taskShare(std::string_view task) {
    const auto* found =
        std::ranges::find(kOfTask, task, &std::pair<std::string_view, double>::first);
    return found == std::end(kOfTask) ? 0.0 : found->second;
}

double demandOf(const Features& features, const Turn& turn, std::string_view task) {
    const auto count = [](std::size_t value) { return static_cast<double>(value); };
    const double words = std::max(count(features.words), 1.0);
    double sum = taskShare(task);
    sum += 0.42 * std::max(std::log2(words / 8), -1.0);  // each doubling of the length
    for (const FeatureWeight& each : kFeatureWeights) {
        sum += each.weight * std::min(count(features.*each.counted), each.most);
    }
    sum += turn.images || turn.files ? 0.4 : 0.0;
    sum += turn.structured ? 0.2 : 0.0;
    // An agent with many tools has more to choose from than its person says, and a long way behind
    // it more to keep in mind.
    sum += 0.2 * std::log2(1 + static_cast<double>(turn.tools) / 4);
    sum += 0.1 * std::log2(1 + static_cast<double>(turn.toolBytes) / 8192);
    sum += 0.1 * std::log2(static_cast<double>(std::max<std::uint64_t>(turn.messages, 1)));
    if (turn.maxTokens && *turn.maxTokens <= 64) {
        sum -= 0.8;
    }
    return sum;
}

double over(double sum, double threshold) {
    return 1 / (1 + std::exp((threshold - sum) / kEdge));
}

// Whether the words can be read at all.
bool isTold(const Features& features, const Turn& turn, std::string_view task) {
    constexpr std::size_t kFewWords = 6;
    const bool plain = !features.isCode() && features.mathSigns == 0;
    if (features.language == Language::Other && plain && task == kUnknown) {
        return false;
    }
    return turn.messages <= 2 || features.words > kFewWords || !plain;
}

}  // namespace

Verdict complexityOf(const Features& features, const Turn& turn, std::string_view task) {
    if (!isTold(features, turn, task)) {
        return {std::string(kUnknown), 0, {}};
    }
    const double sum = demandOf(features, turn, task);
    const double moderate = over(sum, kModerate);
    const double hard = over(sum, kHard);
    const std::array<double, 3> chances{1 - moderate, moderate - hard, hard};
    const auto best = static_cast<std::size_t>(std::ranges::max_element(chances) - chances.begin());
    const std::string name(kComplexityWords[best]);
    if (chances[best] < Judge::kSureEnough) {
        return {std::string(kUnknown), chances[best], name};
    }
    return {name, chances[best], {}};
}

}  // namespace weir::classify
