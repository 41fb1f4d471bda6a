// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/handlers/names.hpp"

#include <algorithm>
#include <string>

namespace weir::control {

namespace {

constexpr std::size_t kMostNameBytes = 64;
constexpr std::size_t kMostListed = 50;

}  // namespace

Result<void> checkName(std::string_view what, std::string_view name, bool mayBeEmpty) {
    const std::string field(what);
    if (name.empty() && !mayBeEmpty) {
        return Error::invalid(field + " is missing.",
                              "Name the tool or the person that will use it.");
    }
    if (name.size() > kMostNameBytes) {
        return Error::invalid(field + " is longer than 64 characters.");
    }
    const bool printable = std::all_of(name.begin(), name.end(), [](char character) {
        return static_cast<unsigned char>(character) >= 0x20 && character != 0x7f;
    });
    if (!printable || name.starts_with(' ') || name.ends_with(' ')) {
        return Error::invalid(field + " must be plain text without spaces around it.");
    }
    return {};
}

Result<void> checkNameList(std::string_view what, const std::vector<std::string>& names) {
    if (names.size() > kMostListed) {
        return Error::tooLarge("There are more than 50 " + std::string(what) + ".");
    }
    for (auto name = names.begin(); name != names.end(); ++name) {
        if (auto good = checkName("One of the " + std::string(what), *name, false); !good) {
            return good;
        }
        if (std::find(names.begin(), name, *name) != name) {
            return Error::invalid("\"" + *name + "\" is there twice.", "Write it once.");
        }
    }
    return {};
}

}  // namespace weir::control
