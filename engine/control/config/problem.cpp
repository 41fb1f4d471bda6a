// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/config/problem.hpp"

#include <algorithm>
#include <tuple>

namespace weir::control {

std::string Problem::text(std::string_view file) const {
    std::string line(file);
    if (place.line > 0) {
        line += ":" + std::to_string(place.line) + ":" + std::to_string(place.column);
    }
    line += severity == Severity::Error ? ": error: " : ": warning: ";
    line += message;
    if (!hint.empty()) {
        line += ". " + hint;
    }
    return line;
}

std::string Problem::sentence() const {
    std::string line = message;
    if (!line.empty() && line.front() >= 'a' && line.front() <= 'z') {
        line.front() = static_cast<char>(line.front() - 'a' + 'A');
    }
    if (!line.ends_with('.')) {
        line += '.';
    }
    return hint.empty() ? line : line + ' ' + hint;
}

bool hasErrors(const Problems& problems) {
    return std::ranges::any_of(
        problems, [](const Problem& problem) { return problem.severity == Severity::Error; });
}

void sortByPlace(Problems& problems) {
    std::ranges::stable_sort(problems, {}, [](const Problem& problem) {
        return std::tuple(problem.place.line, problem.place.column);
    });
}

}  // namespace weir::control
