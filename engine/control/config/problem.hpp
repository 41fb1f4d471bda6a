// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace weir::control {

// A place in a text, counted from 1; columns count characters. 0: nowhere in particular.
struct Place {
    std::uint32_t line = 0;
    std::uint32_t column = 0;

    friend bool operator==(const Place&, const Place&) = default;
};

enum class Severity : std::uint8_t {
    Error,    // the document cannot be put in force
    Warning,  // it can, but something in it will not work as it stands
};

// What is wrong with a document, for a person.
struct Problem {
    Severity severity = Severity::Error;
    Place place;
    std::string message;  // "unknown field "base_ulr""
    std::string hint;     // "Did you mean base_url?" Empty when there is nothing to say.

    // "weir.yaml:4:5: error: unknown field "base_ulr". Did you mean base_url?"
    std::string text(std::string_view file) const;
    // Without its place: "Unknown field "base_ulr". Did you mean base_url?"
    std::string sentence() const;

    friend bool operator==(const Problem&, const Problem&) = default;
};

using Problems = std::vector<Problem>;

bool hasErrors(const Problems& problems);
// In the order in which they stand in the document.
void sortByPlace(Problems& problems);

}  // namespace weir::control
