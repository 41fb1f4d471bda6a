// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/net/http/message.hpp"

#include <algorithm>

#include "engine/net/http/syntax.hpp"

namespace weir::net::http {

bool sameName(std::string_view left, std::string_view right) {
    return sameWord(left, right);
}

std::optional<std::string_view> Fields::find(std::string_view name) const {
    for (const Field& field : *this) {
        if (sameName(field.name, name)) {
            return field.value;
        }
    }
    return std::nullopt;
}

std::vector<std::string_view> Fields::all(std::string_view name) const {
    std::vector<std::string_view> values;
    for (const Field& field : *this) {
        if (sameName(field.name, name)) {
            values.push_back(field.value);
        }
    }
    return values;
}

std::size_t Fields::count(std::string_view name) const {
    return static_cast<std::size_t>(std::count_if(
        begin(), end(), [name](const Field& field) { return sameName(field.name, name); }));
}

bool Fields::hasToken(std::string_view name, std::string_view token) const {
    for (const Field& field : *this) {
        if (!sameName(field.name, name)) {
            continue;
        }
        std::string_view rest = field.value;
        while (true) {
            const std::size_t comma = rest.find(',');
            if (sameWord(trim(rest.substr(0, comma)), token)) {
                return true;
            }
            if (comma == std::string_view::npos) {
                break;
            }
            rest.remove_prefix(comma + 1);
        }
    }
    return false;
}

std::string_view RequestHead::path() const {
    return target.substr(0, target.find('?'));
}

std::string_view RequestHead::query() const {
    const std::size_t mark = target.find('?');
    return mark == std::string_view::npos ? std::string_view() : target.substr(mark + 1);
}

}  // namespace weir::net::http
