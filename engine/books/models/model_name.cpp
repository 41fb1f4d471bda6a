// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/books/models/model_name.hpp"

#include <algorithm>

namespace weir::books {

namespace {

bool isDigits(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

// "-20250929"
bool endsWithPlainDate(std::string_view model) {
    return model.size() > 9 && model[model.size() - 9] == '-' &&
           model.substr(model.size() - 8).starts_with("20") &&
           isDigits(model.substr(model.size() - 8));
}

// "-2025-04-14"
bool endsWithDashedDate(std::string_view model) {
    if (model.size() <= 11) {
        return false;
    }
    const std::string_view tail = model.substr(model.size() - 11);
    return tail.starts_with("-20") && tail[5] == '-' && tail[8] == '-' &&
           isDigits(tail.substr(1, 4)) && isDigits(tail.substr(6, 2)) && isDigits(tail.substr(9));
}

}  // namespace

std::string_view plainerModelName(std::string_view model) {
    constexpr std::string_view kLatest = "-latest";
    if (model.ends_with(']')) {
        const auto open = model.rfind('[');
        return open == std::string_view::npos ? std::string_view() : model.substr(0, open);
    }
    if (const auto at = model.rfind('@'); at != std::string_view::npos) {
        return model.substr(0, at);
    }
    if (model.ends_with(kLatest)) {
        return model.substr(0, model.size() - kLatest.size());
    }
    if (endsWithPlainDate(model)) {
        return model.substr(0, model.size() - 9);
    }
    if (endsWithDashedDate(model)) {
        return model.substr(0, model.size() - 11);
    }
    if (const auto slash = model.find('/'); slash != std::string_view::npos) {
        return model.substr(slash + 1);
    }
    return {};
}

}  // namespace weir::books
