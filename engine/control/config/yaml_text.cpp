// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/config/yaml_text.hpp"

#include <algorithm>
#include <chrono>
#include <utility>

#include <fmt/format.h>

#include "engine/base/utf8.hpp"

namespace weir::control {

namespace {

// Stricter than YAML: only what every parser reads as this very text, inside brackets as well.
bool canBePlain(std::string_view value) {
    const auto isWord = [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    };
    const auto allowed = [&](char c) {
        return isWord(c) || std::string_view("._/:+@-").find(c) != std::string_view::npos;
    };
    if (value.empty() || value == "null" || value == "true" || value == "false") {
        return false;
    }
    const bool startsWell = isWord(value.front()) || value.front() == '/';
    return startsWell && value.back() != ':' && std::ranges::all_of(value, allowed);
}

// How the first character of `rest` is written in double quotes; empty: as it is.
std::string escapeOf(std::string_view rest) {
    const auto code = static_cast<unsigned char>(rest.front());
    if (code == '"' || code == '\\') {
        return {'\\', rest.front()};
    }
    // A line break as it is would be read as a space.
    if (code == '\n' || code == '\r' || code == '\t') {
        return code == '\n' ? "\\n" : code == '\r' ? "\\r" : "\\t";
    }
    if (code < 0x20 || code == 0x7f) {
        return fmt::format("\\x{:02x}", code);
    }
    // In UTF-8: U+0080 to U+009F, the next line among them; the two separators; the two that are
    // no characters.
    if (code == 0xc2 && rest.size() > 1 && static_cast<unsigned char>(rest[1]) < 0xa0) {
        return fmt::format("\\x{:02x}", static_cast<unsigned char>(rest[1]));
    }
    static constexpr std::pair<std::string_view, std::string_view> kOthers[] = {
        {"\xe2\x80\xa8", "\\u2028"},
        {"\xe2\x80\xa9", "\\u2029"},
        {"\xef\xbf\xbe", "\\ufffe"},
        {"\xef\xbf\xbf", "\\uffff"},
    };
    for (const auto& [bytes, escape] : kOthers) {
        if (rest.starts_with(bytes)) {
            return std::string(escape);
        }
    }
    return {};
}

// Of a text that is UTF-8.
std::size_t bytesOfCharacter(char first) {
    const auto lead = static_cast<unsigned char>(first);
    return lead < 0xc0 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
}

std::string doubleQuoted(std::string_view value) {
    std::string text = "\"";
    while (!value.empty()) {
        const std::string_view character = value.substr(0, bytesOfCharacter(value.front()));
        const std::string escape = escapeOf(value);
        text += escape.empty() ? character : escape;
        value.remove_prefix(character.size());
    }
    return text + '"';
}

// Nothing can be escaped in single quotes but the quote.
bool canBeSingleQuoted(std::string_view value) {
    for (std::size_t i = 0; i < value.size(); ++i) {
        constexpr std::string_view kStands = "\"\\\t";
        if (kStands.find(value[i]) == kStands.npos && !escapeOf(value.substr(i)).empty()) {
            return false;
        }
    }
    return true;
}

std::string singleQuoted(std::string_view value) {
    std::string text = "'";
    for (const char c : value) {
        text += c;
        if (c == '\'') {
            text += c;
        }
    }
    return text + '\'';
}

}  // namespace

std::string_view lineEnding(std::string_view text) {
    const std::size_t newline = text.find('\n');
    return newline != std::string_view::npos && newline > 0 && text[newline - 1] == '\r' ? "\r\n"
                                                                                         : "\n";
}

std::size_t lineStart(std::string_view text, std::size_t at) {
    const std::size_t newline = at == 0 ? std::string_view::npos : text.rfind('\n', at - 1);
    return newline == std::string_view::npos ? 0 : newline + 1;
}

std::size_t lineEnd(std::string_view text, std::size_t at) {
    const std::size_t newline = text.find('\n', at);
    return newline == std::string_view::npos ? text.size() : newline + 1;
}

std::size_t indentOf(std::string_view line) {
    return std::min(line.find_first_not_of(' '), line.size());
}

bool isBlank(std::string_view line) {
    return line.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

bool isComment(std::string_view line) {
    const std::size_t first = line.find_first_not_of(" \t");
    return first != std::string_view::npos && line[first] == '#';
}

std::string renderScalar(std::string_view value, YamlNode::Style like) {
    if (firstNotUtf8(value)) {
        return renderScalar(repairedUtf8(value), like);
    }
    const bool isSingleQuoted = like == YamlNode::Style::SingleQuoted;
    if (isSingleQuoted && canBeSingleQuoted(value)) {
        return singleQuoted(value);
    }
    if (isSingleQuoted || like == YamlNode::Style::DoubleQuoted || !canBePlain(value)) {
        return doubleQuoted(value);
    }
    return std::string(value);
}

std::string renderList(std::span<const std::string> values) {
    std::string text = "[";
    for (const std::string& value : values) {
        text += (text.size() > 1 ? ", " : "") + renderScalar(value);
    }
    return text + ']';
}

std::string renderMoment(Timestamp time) {
    const bool isDay = time == std::chrono::floor<std::chrono::days>(time);
    const std::string text = toIso(time);
    return isDay ? text.substr(0, 10) : text;
}

}  // namespace weir::control
