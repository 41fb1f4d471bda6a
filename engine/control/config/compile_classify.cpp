// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/config/compile_classify.hpp"

#include <algorithm>

#include "engine/base/near_names.hpp"
#include "engine/base/words.hpp"
#include "engine/classify/task_names.hpp"
#include "engine/control/config/names.hpp"
#include "engine/policy/routing/conditions.hpp"

namespace weir::control {

namespace {

constexpr std::size_t kLongestTask = 40;
constexpr std::size_t kLongestPhrase = 200;
// More would cost each call that is judged more than it may.
constexpr std::size_t kMostPhrases = 500;

bool isTaskName(std::string_view name) {
    return !name.empty() && name.size() <= kLongestTask && std::ranges::all_of(name, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    });
}

void checkPhrase(const Text& phrase, Problems& problems) {
    if (phrase.value.size() > kLongestPhrase) {
        addError(problems, phrase.place, "an example is longer than 200 bytes",
                 "Write the words that tell the task, not a whole text.");
    } else if (phrase.value.find_first_not_of(" \t\n") == std::string::npos) {
        addError(problems, phrase.place, "an example has no words");
    }
}

// The values a judgement can have.
std::vector<std::string> judgements(RouteField field, const policy::Snapshot& snapshot) {
    std::vector<std::string> all(kComplexityWords.begin(), kComplexityWords.end());
    if (field == RouteField::Task) {
        all = snapshot.taskNames();
    }
    all.emplace_back(classify::kUnknown);
    return all;
}

}  // namespace

void compileClassify(const ClassifyFields& fields, policy::Snapshot& snapshot, Problems& problems) {
    std::size_t count = 0;
    for (const ExampleFields& each : fields.examples) {
        const std::string& task = each.task.value;
        if (task == classify::kUnknown) {
            addError(problems, each.task.place, "unknown is what no task could be told of",
                     "Give the task another name.");
        } else if (!isTaskName(task)) {
            addError(problems, each.task.place,
                     "\"" + task.substr(0, 60) + "\" cannot be the name of a task",
                     "Write small letters, digits, - and _, at most 40.");
        }
        classify::TaskExamples made{task, {}};
        for (const Text& phrase : each.phrases) {
            checkPhrase(phrase, problems);
            made.phrases.push_back(phrase.value);
        }
        count += made.phrases.size();
        if (made.phrases.empty()) {
            addWarning(problems, each.task.place, "the task \"" + task + "\" has no examples",
                       "Without any, no call is judged to be one of it but by x-weir-task.");
        }
        snapshot.examples.push_back(std::move(made));
    }
    if (count > kMostPhrases) {
        addError(problems, fields.examples.front().task.place,
                 "there are " + std::to_string(count) + " examples, and at most 500 are taken",
                 "Keep the shortest that tell the task.");
    }
    snapshot.alwaysJudge = fields.always;
}

void checkJudged(const RouteCondition& when, Place place, const policy::Snapshot& snapshot,
                 Problems& problems) {
    for (const RouteCondition& each : when.of) {
        checkJudged(each, place, snapshot, problems);
    }
    if (when.kind != ConditionKind::Test || !isJudged(when.field)) {
        return;
    }
    const std::vector<std::string> all = judgements(when.field, snapshot);
    const std::vector<std::string_view> names(all.begin(), all.end());
    for (const std::string& value : when.values) {
        if (policy::isPattern(value) || std::ranges::find(names, value) != names.end()) {
            continue;
        }
        std::string hint = didYouMean(nearNames(value, names));
        if (hint.empty()) {
            hint = "There are " + joined(names) + '.';
        }
        addError(problems, place,
                 "no call has the " + std::string(wordOf(when.field)) + " \"" +
                     value.substr(0, 60) + '"',
                 hint);
    }
}

}  // namespace weir::control
