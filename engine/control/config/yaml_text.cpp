// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/config/yaml_text.hpp"

#include <algorithm>
#include <chrono>

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

std::string doubleQuoted(std::string_view value) {
    std::string text = "\"";
    for (const char c : value) {
        if (c == '"' || c == '\\') {
            text += '\\';
        }
        // A line break as it is would be read as a space.
        if (c == '\n' || c == '\r' || c == '\t') {
            text += c == '\n' ? "\\n" : c == '\r' ? "\\r" : "\\t";
        } else {
            text += c;
        }
    }
    return text + '"';
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
    if (like == YamlNode::Style::SingleQuoted) {
        return singleQuoted(value);
    }
    if (like == YamlNode::Style::DoubleQuoted || !canBePlain(value)) {
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
