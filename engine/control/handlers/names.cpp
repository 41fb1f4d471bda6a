// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/handlers/names.hpp"

#include <algorithm>
#include <string>

namespace weir::control {

namespace {

constexpr std::size_t kMostNameBytes = 64;
constexpr std::size_t kMostReasonBytes = 200;

bool isPrintable(std::string_view text) {
    return std::ranges::all_of(text, [](char character) {
        return static_cast<unsigned char>(character) >= 0x20 && character != 0x7f;
    });
}

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
    if (!isPrintable(name) || name.starts_with(' ') || name.ends_with(' ')) {
        return Error::invalid(field + " must be plain text without spaces around it.");
    }
    return {};
}

Result<void> checkReason(std::string_view reason) {
    if (reason.size() > kMostReasonBytes) {
        return Error::invalid("The reason is longer than 200 bytes.", "Say it in a line.");
    }
    if (!isPrintable(reason)) {
        return Error::invalid("The reason is a line of text.");
    }
    return {};
}

}  // namespace weir::control
