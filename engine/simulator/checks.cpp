// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/simulator/checks.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace weir::simulator {
namespace {

const json::array kNoItems;
const json::object kNoMembers;

std::string_view view(const json::string& text) {
    return {text.data(), text.size()};
}

std::string wrong(std::string_view name, std::string_view type) {
    return fmt::format("'{}' is missing or not {}.", name, type);
}

}  // namespace

bool Checks::demand(bool holds, std::string_view message, std::string_view param) {
    if (!holds && !m_failed) {
        m_failed = true;
        m_message = message;
        m_param = param;
    }
    return holds;
}

const json::array& Checks::array(const json::object& object, std::string_view name) {
    const json::array* found = arrayIf(object, name);
    demand(found != nullptr, wrong(name, "an array"), name);
    return found == nullptr ? kNoItems : *found;
}

const json::object& Checks::object(const json::object& object, std::string_view name) {
    const json::object* found = objectIf(object, name);
    demand(found != nullptr, wrong(name, "an object"), name);
    return found == nullptr ? kNoMembers : *found;
}

std::string_view Checks::text(const json::object& object, std::string_view name) {
    const json::value* found = object.if_contains(name);
    const bool good = found != nullptr && found->is_string() && !found->get_string().empty();
    demand(good, wrong(name, "a text"), name);
    return good ? view(found->get_string()) : std::string_view();
}

std::string_view Checks::word(const json::object& object, std::string_view name,
                              std::initializer_list<std::string_view> allowed) {
    const std::string_view found = text(object, name);
    const bool known = std::find(allowed.begin(), allowed.end(), found) != allowed.end();
    demand(known, fmt::format("'{}' is not one of: {}.", name, fmt::join(allowed, ", ")), name);
    return found;
}

std::string_view Checks::toolName(const json::object& object, std::string_view name,
                                  std::size_t longest) {
    const std::string_view found = text(object, name);
    const bool good =
        found.size() <= longest && std::all_of(found.begin(), found.end(), [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                   c == '_' || c == '-';
        });
    demand(good,
           fmt::format("The name of a tool has other characters than a-z A-Z 0-9 _ -, or more "
                       "than {} of them.",
                       longest),
           "tools");
    return found;
}

const json::object& Checks::element(const json::value& value, std::string_view of) {
    demand(value.is_object(), fmt::format("An element of '{}' is not an object.", of), of);
    return value.is_object() ? value.get_object() : kNoMembers;
}

std::string_view textOr(const json::object& object, std::string_view name,
                        std::string_view fallback) {
    const json::value* found = object.if_contains(name);
    return found != nullptr && found->is_string() ? view(found->get_string()) : fallback;
}

const json::object* objectIf(const json::object& object, std::string_view name) {
    const json::value* found = object.if_contains(name);
    return found == nullptr ? nullptr : found->if_object();
}

const json::array* arrayIf(const json::object& object, std::string_view name) {
    const json::value* found = object.if_contains(name);
    return found == nullptr ? nullptr : found->if_array();
}

bool hasItems(const json::object& object, std::string_view name) {
    const json::array* found = arrayIf(object, name);
    return found != nullptr && !found->empty();
}

bool isTrue(const json::object& object, std::string_view name) {
    const json::value* found = object.if_contains(name);
    return found != nullptr && found->is_bool() && found->get_bool();
}

}  // namespace weir::simulator
