// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/classify/examples.hpp"
#include "engine/classify/features.hpp"

namespace weir::classify {

// What is known of a call.
struct Turn {
    std::string_view text = {};  // that the person wrote last, at most kMostBytes of it
    std::uint64_t messages = 1;
    std::uint64_t tools = 0;
    std::uint64_t toolBytes = 0;  // of their names, descriptions and schemas
    bool images = false;
    bool files = false;
    bool structured = false;
    std::optional<std::uint64_t> maxTokens = {};
};

// A name and how sure it is: the share of right ones among calls judged as surely, as far as the
// set it was fitted on tells. kUnknown with what came nearest: nothing was sure enough.
struct Verdict {
    std::string name;
    double score = 0;
    std::string nearest = {};  // of kUnknown; empty: nothing pointed anywhere
};

struct Judgement {
    Verdict task;
    Verdict complexity;
    std::string because;  // what it was judged by, without a word of the call
};

// Judges calls by what is counted in them and by example phrases. Without clock, memory or chance:
// the same call is judged the same again. Immutable; shared by all threads.
class Judge {
public:
    // Below this nothing is said. Of two answers the better one is then right more often than not.
    static constexpr double kSureEnough = 0.5;

    // With the phrases that come with Weir; `own` are added to them, and may name tasks of their
    // own.
    explicit Judge(std::span<const TaskExamples> own);

    Judgement judge(const Turn& turn) const;
    // Those of kTasks, then own ones.
    const std::vector<std::string>& tasks() const { return m_examples.tasks(); }

private:
    Examples m_examples;
};

// The phrases that come with Weir, of every task.
std::vector<TaskExamples> builtInExamples();

// Lines of phrases under "[task]"; what begins with "#" is a comment. False: a phrase stands before
// the first task.
bool readExamples(std::string_view text, std::vector<TaskExamples>& into);

}  // namespace weir::classify
