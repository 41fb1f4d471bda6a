// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/describe/class.hpp>

#include "engine/base/route_words.hpp"

namespace weir {

// Names that routes ask for by one name, all of one kind: the same in the document, in the contract
// and where routes are compiled.
struct NamedSet {
    std::string name;
    RouteField of = RouteField::Team;  // what its values are the names of
    std::vector<std::string> values;   // as of a condition: '*' may begin or end one

    friend bool operator==(const NamedSet&, const NamedSet&) = default;
};
BOOST_DESCRIBE_STRUCT(NamedSet, (), (name, of, values))

// Whose values may be a set.
constexpr bool mayBeSet(RouteField field) {
    using enum RouteField;
    return field == Model || field == Key || field == Team || field == User || field == Tier ||
           field == Tag;
}

// A set among the values of a condition is written "set:research".
inline constexpr std::string_view kSetPrefix = "set:";

// "research" of "set:research"; nothing: it is a value like any other.
constexpr std::optional<std::string_view> setNamed(std::string_view value) {
    return value.starts_with(kSetPrefix) ? std::optional(value.substr(kSetPrefix.size()))
                                         : std::nullopt;
}

}  // namespace weir
