// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/config/names.hpp"

namespace weir::control {

std::string joined(std::span<const std::string_view> names) {
    std::string text;
    for (const std::string_view name : names) {
        text += (text.empty() ? "" : ", ") + std::string(name);
    }
    return text;
}

void addError(Problems& problems, Place place, std::string message, std::string hint) {
    problems.push_back({Severity::Error, place, std::move(message), std::move(hint)});
}

void addWarning(Problems& problems, Place place, std::string message, std::string hint) {
    problems.push_back({Severity::Warning, place, std::move(message), std::move(hint)});
}

std::string withoutStop(std::string message) {
    if (message.ends_with('.')) {
        message.pop_back();
    }
    return message;
}

void addProblem(Problems& problems, Place place, const Error& error) {
    addError(problems, place, withoutStop(error.message), error.hint);
}

void checkPlainName(Problems& problems, const Text& name, std::string_view what) {
    if (!isPlainName(name.value)) {
        addError(
            problems, name.place,
            "\"" + name.value.substr(0, 64) + "\" cannot be the name of a " + std::string(what),
            "Use letters, digits, '.', '_' and '-', at most 64 of them.");
    }
}

void checkModelName(Problems& problems, const Text& name) {
    if (name.value.empty() || name.value.size() > 200) {
        addError(problems, name.place, "a model needs a name of 1 to 200 bytes");
    }
}

}  // namespace weir::control
