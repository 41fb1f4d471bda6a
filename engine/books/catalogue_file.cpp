// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/books/catalogue_file.hpp"

#include <chrono>

#include "engine/base/decimal.hpp"

namespace weir::books::catalogue {

namespace json = simdjson::ondemand;

std::string textOf(json::value value) {
    return std::string(std::string_view(value.get_string()));
}

std::vector<std::string> textsOf(json::value value) {
    std::vector<std::string> texts;
    for (auto item : value.get_array()) {
        texts.push_back(textOf(item.value()));
    }
    return texts;
}

std::int64_t decimalOf(json::value value, std::string_view member, int places) {
    // The token may be followed by blanks and line ends.
    std::string_view token = value.raw_json_token();
    const auto end = token.find_last_not_of(" \t\r\n");
    token = token.substr(0, end == std::string_view::npos ? 0 : end + 1);
    const auto number = parseDecimal(token, places);
    if (!number) {
        throw Refused{std::string(member) + " is \"" + std::string(token) +
                      "\", not a plain number with at most " + std::to_string(places) +
                      " decimals"};
    }
    return *number;
}

Timestamp dayOf(json::value value) {
    const std::string text = textOf(value);
    const auto number = [&](std::size_t from, std::size_t size) {
        const auto digits = parseDecimal(std::string_view(text).substr(from, size), 0);
        return static_cast<int>(digits.value_or(0));
    };
    if (text.size() == 10 && text[4] == '-' && text[7] == '-') {
        const auto date = std::chrono::year{number(0, 4)} /
                          std::chrono::month{static_cast<unsigned>(number(5, 2))} /
                          std::chrono::day{static_cast<unsigned>(number(8, 2))};
        if (date.ok()) {
            return std::chrono::sys_days{date};
        }
    }
    throw Refused{"\"" + text + "\" is not a day like 2026-11-23"};
}

void checkEnd(json::document& document) {
    if (const char* rest = nullptr; document.current_location().get(rest) == simdjson::SUCCESS) {
        throw Refused{"something follows its end"};
    }
}

}  // namespace weir::books::catalogue
