// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include <simdjson.h>

namespace weir::dialects {

namespace dom = simdjson::dom;

// Parses text of a provider, as lenient as JSON is: what is read of it decides nothing that a
// repeated member could turn. The result lives until the next call on the same thread.
std::optional<dom::object> parseObject(std::string_view text);

// Members of an object; absent, null and of another type are all the same: empty.
std::optional<dom::object> objectAt(dom::object object, std::string_view name);
std::optional<dom::array> arrayAt(dom::object object, std::string_view name);
std::string_view textAt(dom::object object, std::string_view name);
// A whole number of at most 10^12: no count of tokens is larger, and sums of these cannot overflow.
std::optional<std::uint64_t> countAt(dom::object object, std::string_view name);

// The objects among the items; of no array: none.
template <class Take>
void forEachObject(const std::optional<dom::array>& array, Take take) {
    if (!array) {
        return;
    }
    for (const dom::element element : *array) {
        dom::object object;
        if (element.get(object) == simdjson::SUCCESS) {
            take(object);
        }
    }
}

// UTF-8 bytes of all strings in a value that a model wrote: not its roles, ids, types and seals.
std::uint64_t writtenBytes(dom::element value);
std::uint64_t writtenBytes(dom::object object);
std::uint64_t writtenBytes(dom::array array);

}  // namespace weir::dialects
