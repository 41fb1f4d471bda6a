// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <boost/describe/enum_to_string.hpp>
#include <boost/describe/enumerators.hpp>
#include <boost/mp11/algorithm.hpp>

// The word of an enumerator wherever it is written down: PortInUse is "port_in_use".
namespace weir {

inline std::string snakeCase(std::string_view camelCase) {
    std::string snake;
    for (const char letter : camelCase) {
        const bool upper = letter >= 'A' && letter <= 'Z';
        if (upper && !snake.empty()) {
            snake += '_';
        }
        snake += upper ? static_cast<char>(letter - 'A' + 'a') : letter;
    }
    return snake;
}

// As the code writes it: "Settled"; of a value that is none of them: empty.
template <class Enum>
std::string_view enumeratorName(Enum value) {
    return boost::describe::enum_to_string(value, "");
}

// Every enumerator of a described enum with its word, in the order of the enum.
template <class Enum>
const std::vector<std::pair<Enum, std::string>>& wordsOf() {
    static const auto words = [] {
        std::vector<std::pair<Enum, std::string>> list;
        boost::mp11::mp_for_each<boost::describe::describe_enumerators<Enum>>(
            [&](auto described) { list.emplace_back(described.value, snakeCase(described.name)); });
        return list;
    }();
    return words;
}

template <class Enum>
std::string_view wordOf(Enum value) {
    for (const auto& [each, word] : wordsOf<Enum>()) {
        if (each == value) {
            return word;
        }
    }
    return {};
}

template <class Enum>
std::optional<Enum> fromWord(std::string_view word) {
    for (const auto& [each, itsWord] : wordsOf<Enum>()) {
        if (itsWord == word) {
            return each;
        }
    }
    return std::nullopt;
}

}  // namespace weir
