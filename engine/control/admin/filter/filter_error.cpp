// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "engine/control/admin/filter/filter.hpp"

namespace weir::admin {

std::string FilterError::text(std::string_view filter) const {
    const std::string_view place = filter.substr(std::min(from, filter.size()), length);
    const std::string meant =
        suggestion.empty() ? std::string() : fmt::format(" Did you mean \"{}\"?", suggestion);
    switch (kind) {
        case Kind::UnknownField:
            return fmt::format("\"{}\" is not a field.{}", subject, meant);
        case Kind::NumberExpected:
            return fmt::format("\"{}\": a number is expected after \"{}\".", place, subject);
        case Kind::TimeExpected:
            return fmt::format(
                "\"{}\": a time is expected after \"{}\": 2h, yesterday, 14:00, 2026-11-20 or "
                "2026-11-20T14:00.{}",
                place, subject, meant);
        case Kind::TimeCompared:
            return fmt::format("\"{}\" does not go with a time: since:1h, until:1h.", subject);
        case Kind::ValueExpected:
            return fmt::format("A value is expected after \"{}\".", subject);
        case Kind::UnknownWord:
            return fmt::format("\"{}\" is not a word that this field knows.{}", subject, meant);
        case Kind::TextOnly:
            return fmt::format("\"{}\" compares numbers, and this field holds text.", subject);
        case Kind::BracketOpen:
            return "A bracket is not closed.";
        case Kind::BracketClosed:
            return "A bracket is closed that was not opened.";
        case Kind::QuoteOpen:
            return "A quotation mark is not closed.";
        case Kind::NothingThere:
            return fmt::format("A condition is missing after \"{}\".", subject);
        case Kind::TooLong:
            return fmt::format("A filter has at most {} bytes.", Filter::kLongest);
        case Kind::TooDeep:
            return fmt::format("Brackets stand at most {} deep.", Filter::kDeepest);
    }
    return {};
}

}  // namespace weir::admin
