// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/error.hpp"
#include "engine/base/plain_name.hpp"
#include "engine/control/config/document.hpp"
#include "engine/control/config/problem.hpp"

// What the parts of compile() share: reporting, and what names may be.
namespace weir::control {

// "a, b, c"
std::string joined(std::span<const std::string_view> names);

void addError(Problems& problems, Place place, std::string message, std::string hint = {});
void addWarning(Problems& problems, Place place, std::string message, std::string hint = {});
// A problem is put on a line that brings its own full stop.
std::string withoutStop(std::string message);
void addProblem(Problems& problems, Place place, const Error& error);

void checkPlainName(Problems& problems, const Text& name, std::string_view what);
// Printable, at most 200 bytes.
void checkModelName(Problems& problems, const Text& name);

template <class Fields>
void checkUnique(Problems& problems, const std::vector<Fields>& items, std::string_view what) {
    std::map<std::string_view, Place> seen;
    for (const Fields& item : items) {
        const auto [first, added] = seen.emplace(item.name.value, item.name.place);
        if (!added) {
            addError(problems, item.name.place,
                     "there are two " + std::string(what) + "s \"" + item.name.value + '"',
                     "The other one stands in line " + std::to_string(first->second.line) + ".");
        }
    }
}

}  // namespace weir::control
