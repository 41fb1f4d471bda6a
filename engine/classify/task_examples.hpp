// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace weir::classify {

// A task and phrases that people ask for it with.
struct TaskExamples {
    std::string task;
    std::vector<std::string> phrases;

    friend bool operator==(const TaskExamples&, const TaskExamples&) = default;
};

}  // namespace weir::classify
