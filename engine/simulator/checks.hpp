// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>

#include <boost/json/value.hpp>

namespace weir::simulator {

namespace json = boost::json;

// Checks a request as a provider does and keeps the first thing that is wrong. What is missing or
// of a wrong type reads as empty, so a reader goes straight on and asks once at its end.
class Checks {
public:
    // Returns `holds`.
    bool demand(bool holds, std::string_view message, std::string_view param = {});

    // A member that must be there, of that type.
    const json::array& array(const json::object& object, std::string_view name);
    const json::object& object(const json::object& object, std::string_view name);
    std::string_view text(const json::object& object, std::string_view name);
    std::string_view word(const json::object& object, std::string_view name,
                          std::initializer_list<std::string_view> allowed);
    // A tool's: letters, digits, _ and -.
    std::string_view toolName(const json::object& object, std::string_view name,
                              std::size_t longest);
    // An element that must be an object.
    const json::object& element(const json::value& value, std::string_view of);

    bool failed() const { return m_failed; }
    const std::string& message() const { return m_message; }
    const std::string& param() const { return m_param; }

private:
    bool m_failed = false;
    std::string m_message;
    std::string m_param;
};

// Members that may be missing.
std::string_view textOr(const json::object& object, std::string_view name,
                        std::string_view fallback = {});
const json::object* objectIf(const json::object& object, std::string_view name);
const json::array* arrayIf(const json::object& object, std::string_view name);
bool hasItems(const json::object& object, std::string_view name);
bool isTrue(const json::object& object, std::string_view name);

}  // namespace weir::simulator
