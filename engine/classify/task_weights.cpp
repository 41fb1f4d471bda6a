// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/classify/task_weights.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "engine/classify/task_names.hpp"

namespace weir::classify {

namespace {

// What is counted, brought to 0 to 1, so that a weight says how much the whole of it can do.
struct Signs {
    double code = 0;
    double trace = 0;
    double diff = 0;
    double technology = 0;
    double faults = 0;
    double formulas = 0;
    double mathWords = 0;
    double numbers = 0;
    double asking = 0;
    double making = 0;
    double longText = 0;
    double structured = 0;
};

double upTo(double count, double most) {
    return std::min(count / most, 1.0);
}

Signs signsOf(const Features& features, const Turn& turn) {
    const auto count = [](std::size_t value) { return static_cast<double>(value); };
    const double words = std::max(count(features.words), 8.0);
    // Of long texts the share counts, of short ones the number.
    const auto dense = [&](std::size_t value, double most) {
        return upTo(count(value) / std::sqrt(words / 8), most);
    };
    return {
        .code = upTo(
            count(features.codeLines) + 2 * count(features.fences) + 1.5 * count(features.names),
            4),
        .trace = upTo(count(features.traceLines), 2),
        .diff = upTo(count(features.diffLines), 2),
        .technology = dense(features.technology, 2),
        .faults = dense(features.faults, 2),
        .formulas = dense(features.mathSigns, 4),
        .mathWords = dense(features.mathWords, 4),
        .numbers = dense(features.numbers, 3),
        .asking = count(features.asking),
        .making = upTo(count(features.making), 1),
        .longText = upTo(std::max(words - 80, 0.0), 300),
        .structured = turn.structured ? 1.0 : 0.0,
    };
}

struct TaskWeight {
    std::string_view task;
    double Signs::* sign;
    double weight;
};

// By hand, tried on a development set; see tests/bench/classify.
constexpr std::array kTaskWeights{
    TaskWeight{"code", &Signs::code, 2.2},          TaskWeight{"code", &Signs::technology, 3.2},
    TaskWeight{"code", &Signs::diff, 1.5},          TaskWeight{"code", &Signs::making, 0.8},
    TaskWeight{"code", &Signs::formulas, -1.0},     TaskWeight{"debug", &Signs::trace, 4.0},
    TaskWeight{"debug", &Signs::faults, 2.6},       TaskWeight{"debug", &Signs::code, 0.8},
    TaskWeight{"debug", &Signs::technology, 1.4},   TaskWeight{"reason", &Signs::formulas, 4.0},
    TaskWeight{"reason", &Signs::mathWords, 2.0},   TaskWeight{"reason", &Signs::numbers, 2.0},
    TaskWeight{"reason", &Signs::making, -0.6},     TaskWeight{"reason", &Signs::code, -1.5},
    TaskWeight{"reason", &Signs::technology, -1.0}, TaskWeight{"write", &Signs::making, 1.8},
    TaskWeight{"write", &Signs::technology, -0.8},  TaskWeight{"write", &Signs::code, -1.0},
    TaskWeight{"write", &Signs::formulas, -1.0},    TaskWeight{"summarize", &Signs::longText, 0.8},
    TaskWeight{"extract", &Signs::longText, 0.5},   TaskWeight{"extract", &Signs::structured, 1.2},
    TaskWeight{"explain", &Signs::asking, 2.6},     TaskWeight{"explain", &Signs::formulas, -1.5},
    TaskWeight{"explain", &Signs::numbers, -1.5},   TaskWeight{"explain", &Signs::faults, -1.2},
    TaskWeight{"explain", &Signs::trace, -2.0},     TaskWeight{"explain", &Signs::code, -0.6},
    TaskWeight{"chat", &Signs::longText, -1.0},
};

// A phrase that is all there decides, unless much speaks for another task.
constexpr double kLikenessWeight = 7;
// What speaks for no task at all.
constexpr double kNone = 1.2;

}  // namespace

std::vector<double> chancesOfTasks(const Features& features, const Turn& turn,
                                   const std::vector<Likeness>& like) {
    const Signs signs = signsOf(features, turn);
    std::vector<double> chances(like.size());
    double sum = std::exp(kNone);
    for (std::size_t task = 0; task < like.size(); ++task) {
        double score = kLikenessWeight * like[task].value;
        for (const TaskWeight& each : kTaskWeights) {
            if (task < kTasks.size() && each.task == kTasks[task]) {
                score += each.weight * (signs.*each.sign);
            }
        }
        chances[task] = std::exp(score);
        sum += chances[task];
    }
    for (double& chance : chances) {
        chance /= sum;
    }
    return chances;
}

}  // namespace weir::classify
