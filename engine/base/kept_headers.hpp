// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/base/trace.hpp"

namespace weir {

// The headers of one message as they are kept for a person, in one piece of memory: a call keeps
// three sets of a dozen, and most are never looked at.
class KeptHeaders {
public:
    void reserve(std::size_t bytes) { m_lines.reserve(bytes); }
    // Of HTTP, where neither can hold the end of a line, nor a name a colon. What looks like a key
    // in the value is not kept.
    void add(std::string_view name, std::string_view value);
    // One whose value nobody needs to see.
    void addNameOnly(std::string_view name);

    std::vector<Header> list() const;

    friend bool operator==(const KeptHeaders&, const KeptHeaders&) = default;

private:
    std::string m_lines;  // "name:value\n"
};

}  // namespace weir
