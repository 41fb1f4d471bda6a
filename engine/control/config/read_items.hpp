// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/control/config/value_reader.hpp"

namespace weir::control {

// The items of a list, each read by `readItem` and with a name. `where`: "a route".
template <class Fields, class ReadItem>
void readItems(ValueReader& reader, const YamlNode& node, std::string_view what, ReadItem readItem,
               std::string_view where, std::vector<Fields>& into) {
    for (const YamlNode& item : reader.items(node, what)) {
        Fields fields;
        if constexpr (requires { fields.place; }) {
            fields.place = item.place;
        }
        readItem(reader, item, fields);
        if (fields.name.place.line == 0) {
            reader.problem(item.place, std::string(where) + " needs a name");
        }
        into.push_back(std::move(fields));
    }
}

// The same, each by these rules.
template <class Fields, std::size_t N>
void readItems(ValueReader& reader, const YamlNode& node, std::string_view what,
               const FieldRule<Fields> (&rules)[N], std::string_view where,
               std::vector<Fields>& into) {
    const auto readItem = [&](ValueReader& r, const YamlNode& item, Fields& fields) {
        r.fields<Fields>(item, rules, where, fields);
    };
    readItems(reader, node, what, readItem, where, into);
}

}  // namespace weir::control
