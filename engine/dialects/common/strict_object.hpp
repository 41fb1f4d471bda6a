// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <forward_list>
#include <set>
#include <string>
#include <string_view>

#include "engine/dialects/common/json_cursor.hpp"

namespace weir::dialects {

// The names of one object, to find one that comes twice. The usual dozen costs no allocation, and
// ten thousand cost no more than their logarithm each.
class MemberNames {
public:
    // The name without escapes, valid as long as this; `repeated` if it was there before.
    std::string_view add(const JsonString& name, bool& repeated);

private:
    std::array<std::string_view, 24> m_first;
    std::size_t m_count = 0;
    std::set<std::string_view> m_more;
    std::forward_list<std::string> m_unescaped;
};

// Reads the next name and refuses one that another parser might take for another: repeated, or with
// letters, digits or underscores spelled as escapes, which no encoder does by itself.
bool nextStrictMember(JsonCursor& json, MemberNames& names, std::string_view& name);

// Every member of an object, in order: `onMember(name)` reads the value and returns false to stop.
template <class OnMember>
bool readStrictObject(JsonCursor& json, OnMember&& onMember) {
    if (!json.enterObject()) {
        return false;
    }
    MemberNames names;
    std::string_view name;
    while (nextStrictMember(json, names, name)) {
        if (!onMember(name)) {
            return false;
        }
    }
    return !json.failed();
}

}  // namespace weir::dialects
