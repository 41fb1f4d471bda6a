// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/csv.hpp"

namespace weir {

namespace {

bool looksLikeFormula(std::string_view text) {
    constexpr std::string_view kBeginnings = "=+-@\t\r";
    return !text.empty() && kBeginnings.find(text.front()) != std::string_view::npos;
}

}  // namespace

std::string csvText(std::string_view text) {
    std::string cell(looksLikeFormula(text) ? "'" : "");
    if (text.find_first_of("\",\r\n") == std::string_view::npos) {
        return cell.append(text);
    }
    cell.insert(0, 1, '"');
    for (const char each : text) {
        cell.append(each == '"' ? 2 : 1, each);
    }
    return cell + '"';
}

}  // namespace weir
