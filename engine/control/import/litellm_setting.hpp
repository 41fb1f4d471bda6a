// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <charconv>
#include <cmath>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/control/config/yaml_node.hpp"
#include "engine/control/import/import_notes.hpp"

// How the settings of a LiteLLM configuration are read: by tables, of which each line says what
// reads the value, or why nothing does. What no table knows becomes a note, so that nothing is lost
// in silence.
namespace weir::control::litellm {

inline constexpr std::string_view kNothingHere = "Weir has nothing that does this.";

// A setting that is read, or the reason why it is not.
template <class T>
struct Setting {
    std::string_view name;
    bool (*read)(const YamlNode& value, T& into);  // whether the value could be read
    std::string_view leftOut = {};
};

inline std::string textOf(const YamlNode& node) {
    return node.kind == YamlNode::Kind::Scalar && !node.isNull() ? node.scalar : std::string();
}

inline std::optional<double> numberOf(const YamlNode& node) {
    const std::string text = textOf(node);
    double value = 0;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (failed != std::errc() || end != text.data() + text.size() || !std::isfinite(value) ||
        value < 0 || value > 1e15) {
        return std::nullopt;
    }
    return value;
}

// "null" says that there is none.
template <auto kField, class T>
bool readNumber(const YamlNode& node, T& into) {
    into.*kField = numberOf(node);
    return (into.*kField).has_value() || node.isNull();
}

template <auto kField, class T>
bool readCount(const YamlNode& node, T& into) {
    const auto value = numberOf(node);
    if (value && *value == std::floor(*value)) {
        into.*kField = static_cast<std::uint64_t>(*value);
        return true;
    }
    return node.isNull();
}

template <auto kField, class T>
bool readText(const YamlNode& node, T& into) {
    into.*kField = textOf(node);
    return node.kind == YamlNode::Kind::Scalar;
}

inline std::vector<std::string> textsOf(const YamlNode& node) {
    std::vector<std::string> texts;
    if (node.kind == YamlNode::Kind::Scalar) {
        texts.push_back(textOf(node));
    }
    for (const YamlNode& item : node.items) {
        texts.push_back(textOf(item));
    }
    std::erase(texts, std::string());
    return texts;
}

template <class T>
const Setting<T>* find(std::span<const Setting<T>> settings, std::string_view name) {
    for (const Setting<T>& each : settings) {
        if (each.name == name) {
            return &each;
        }
    }
    return nullptr;
}

template <class T>
void readSetting(const YamlMember& member, const Setting<T>* known, std::string_view where, T& into,
                 ImportNotes& notes) {
    const std::string what = std::string(where) + member.key.scalar.substr(0, 80);
    const std::uint32_t line = member.key.place.line;
    if (known == nullptr) {
        notes.leftOut(line, what, std::string(kNothingHere));
    } else if (known->read == nullptr) {
        if (!known->leftOut.empty()) {
            notes.leftOut(line, what, std::string(known->leftOut));
        }
    } else if (!known->read(member.value, into)) {
        notes.leftOut(line, what, "Its value cannot be read here.");
    }
}

template <class T>
void readSettings(const YamlNode& node, std::span<const Setting<T>> settings,
                  std::string_view where, T& into, ImportNotes& notes) {
    for (const YamlMember& member : node.members) {
        readSetting(member, find(settings, member.key.scalar), where, into, notes);
    }
}

}  // namespace weir::control::litellm
