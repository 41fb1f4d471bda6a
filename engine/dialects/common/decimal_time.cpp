// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/dialects/common/decimal_time.hpp"

#include <algorithm>
#include <charconv>

#include "engine/base/ascii.hpp"

namespace weir::dialects {

std::optional<Milliseconds> readDecimalTime(std::string_view text, double unitMs) {
    text = trimmed(text);
    double value = 0;
    const auto [end, error] =
        std::from_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed);
    const bool begins = !text.empty() && text[0] >= '0' && text[0] <= '9';  // not "inf" or "-1"
    if (!begins || error != std::errc() || end != text.data() + text.size()) {
        return std::nullopt;
    }
    const double ms = std::min(value * unitMs, static_cast<double>(kLongestTime.count()));
    return Milliseconds(static_cast<Milliseconds::rep>(ms));
}

}  // namespace weir::dialects
