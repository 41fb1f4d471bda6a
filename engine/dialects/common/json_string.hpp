// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace weir::dialects {

// A string as it stands in the text, without its quotes.
struct JsonString {
    std::string_view raw;
    bool escaped = false;   // it holds at least one escape
    std::size_t bytes = 0;  // of UTF-8 once unescaped

    std::string unescaped() const;
};

// Reads the string whose opening quote is at `at`, and goes past its closing one. Strict: no
// control characters, no escapes of others' invention, no half of a surrogate pair. Returns what is
// wrong, a text of static life, with `at` at the place; null if nothing is.
const char* scanJsonString(const char*& at, const char* end, JsonString& string);

}  // namespace weir::dialects
