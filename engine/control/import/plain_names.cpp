// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/import/plain_names.hpp"

#include <algorithm>

#include "engine/control/config/names.hpp"

namespace weir::control {

namespace {

constexpr std::size_t kLongest = 56;  // leaves room for a number

}  // namespace

std::string toPlainName(std::string_view text) {
    std::string name;
    for (const char letter : text.substr(0, kLongest)) {
        if (isPlainName(std::string_view(&letter, 1))) {
            name += letter;
        } else if (!name.empty() && name.back() != '-') {
            name += '-';
        }
    }
    while (!name.empty() && name.back() == '-') {
        name.pop_back();
    }
    return name.empty() ? "imported" : name;
}

std::string freeName(std::string_view wanted, std::vector<std::string>& taken, char before) {
    std::string name(wanted);
    for (int number = 2; std::ranges::find(taken, name) != taken.end(); ++number) {
        name = std::string(wanted) + before + std::to_string(number);
    }
    taken.push_back(name);
    return name;
}

}  // namespace weir::control
