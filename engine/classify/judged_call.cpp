// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/classify/judged_call.hpp"

#include <algorithm>
#include <cmath>
#include <ranges>

#include "engine/classify/task_names.hpp"

namespace weir::classify {

namespace {

std::uint64_t percent(double share) {
    return static_cast<std::uint64_t>(std::lround(100 * share));
}

void addReason(std::string& because, std::string_view reason) {
    because.append(because.empty() ? "" : ", ").append(reason);
}

void note(const Verdict& verdict, std::string_view what, std::string& because) {
    if (!verdict.nearest.empty()) {
        addReason(because, "nearest " + std::string(what) + ' ' + verdict.nearest);
    }
}

template <class Names>
Verdict saidVerdict(std::string_view said, const Names& names, std::string_view header,
                    std::string& because) {
    const bool known = said == kUnknown || std::ranges::find(names, said) != std::end(names);
    addReason(because, std::string(header) + (known ? "" : " names nothing that is known here"));
    return {std::string(known ? said : kUnknown), known ? 1.0 : 0.0, {}};
}

}  // namespace

JudgedCall judgedCall(const Judge& judge, const Turn& turn, const Said& said) {
    Judgement judged = said.all() ? Judgement() : judge.judge(turn);
    std::string because = std::move(judged.because);
    if (said.task) {
        judged.task = saidVerdict(*said.task, judge.tasks(), kTaskHeader, because);
    }
    if (said.complexity) {
        judged.complexity =
            saidVerdict(*said.complexity, kComplexityWords, kComplexityHeader, because);
    }
    note(judged.task, "task", because);
    note(judged.complexity, "complexity", because);
    return {.task = std::move(judged.task.name),
            .complexity = std::move(judged.complexity.name),
            .taskPercent = percent(judged.task.score),
            .complexityPercent = percent(judged.complexity.score),
            .because = std::move(because)};
}

}  // namespace weir::classify
