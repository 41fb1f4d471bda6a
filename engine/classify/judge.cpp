// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/classify/judge.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "engine/classify/complexity.hpp"
#include "engine/classify/frames.hpp"
#include "engine/classify/sentences.hpp"
#include "engine/classify/task_names.hpp"
#include "engine/classify/task_weights.hpp"
#include "engine/classify/words.hpp"

namespace weir::classify {

namespace {

std::vector<TaskExamples> withOwn(std::span<const TaskExamples> own) {
    std::vector<TaskExamples> all = builtInExamples();
    all.insert(all.end(), own.begin(), own.end());
    return all;
}

// Of each task the sentence that is most like it.
std::vector<Likeness> likenessOf(std::string_view text, const Examples& examples) {
    const std::string small = inSmallLetters(text);
    std::vector<Likeness> best(examples.tasks().size());
    std::vector<Likeness> each;
    for (const Sentence& sentence : sentencesOf(small)) {
        examples.match(sentence.text, each);
        for (std::size_t task = 0; task < best.size(); ++task) {
            const double value = each[task].value * sentence.weight;
            if (value > best[task].value) {
                best[task] = {value, each[task].phrase};
            }
        }
    }
    return best;
}

std::string because(const Features& features, const Likeness& like, const Examples& examples) {
    std::vector<std::string> reasons;
    const auto add = [&](bool there, const char* what) {
        if (there) {
            reasons.emplace_back(what);
        }
    };
    add(features.traceLines > 0, "a stack trace or an error message");
    add(features.diffLines > 0, "a diff");
    add(features.fences + features.codeLines > 0, "code");
    add(features.mathSigns > 1, "formulas");
    add(features.language == Language::Other, "a language that is not known here");
    if (like.value > kFaintLikeness) {
        reasons.push_back("like \"" + examples.phrase(like.phrase) + '"');
    }
    std::string text;
    for (const std::string& each : reasons) {
        text += (text.empty() ? "" : ", ") + each;
    }
    return text;
}

Judgement nothingToJudge(const char* why) {
    const Verdict unknown{std::string(kUnknown), 0, {}};
    return {unknown, unknown, why};
}

}  // namespace

Judge::Judge(std::span<const TaskExamples> own) : m_examples(withOwn(own)) {}

Judgement Judge::judge(const Turn& turn) const {
    if (turn.text.empty()) {
        return nothingToJudge("no text of a person");
    }
    if (isHousekeeping(turn.text)) {
        const std::string background(kTasks.back());
        return {{background, 1, {}}, {std::string(kUnknown), 0, {}}, "an agent asks it for itself"};
    }
    const Features features = featuresOf(turn.text);
    const std::vector<Likeness> like = likenessOf(turn.text, m_examples);
    const std::vector<double> chances = chancesOfTasks(features, turn, like);
    const auto best = static_cast<std::size_t>(std::ranges::max_element(chances) - chances.begin());
    Judgement judged;
    judged.task = {m_examples.tasks()[best], chances[best], {}};
    if (chances[best] < kSureEnough) {
        judged.task.nearest = std::exchange(judged.task.name, std::string(kUnknown));
    }
    judged.complexity = complexityOf(features, turn, judged.task.name);
    judged.because = because(features, like[best], m_examples);
    return judged;
}

bool readExamples(std::string_view text, std::vector<TaskExamples>& into) {
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.empty() || line.starts_with('#')) {
            continue;
        }
        if (line.starts_with('[') && line.ends_with(']')) {
            into.push_back({std::string(line.substr(1, line.size() - 2)), {}});
        } else if (into.empty()) {
            return false;
        } else {
            into.back().phrases.emplace_back(line);
        }
    }
    return true;
}

}  // namespace weir::classify
