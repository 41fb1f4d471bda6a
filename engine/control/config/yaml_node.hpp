// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/control/config/problem.hpp"

namespace weir::control {

struct YamlMember;

// A value of a YAML text, with the bytes it was read from, so that an edit can leave all others
// alone.
struct YamlNode {
    enum class Kind : std::uint8_t { Scalar, Sequence, Mapping };
    enum class Style : std::uint8_t { Plain, SingleQuoted, DoubleQuoted, Block, Flow };

    Kind kind = Kind::Scalar;
    Style style = Style::Plain;  // of a collection: Block or Flow
    Place place;
    // A scalar with its quotes; a flow collection with its brackets; a block collection from its
    // first entry or key to the end of its last value.
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string scalar;
    std::vector<YamlNode> items;      // of a sequence
    std::vector<YamlMember> members;  // of a mapping
    // Item of a block sequence: where its dash stands.
    std::size_t dash = 0;

    // "", "~" and "null": nothing was written.
    bool isNull() const;
    const YamlNode* find(std::string_view key) const;
    const YamlMember* findMember(std::string_view key) const;
};

struct YamlMember {
    YamlNode key;
    YamlNode value;
};

struct ParsedYaml {
    // The only document of the text; none if it is empty, or cannot be read at all.
    std::optional<YamlNode> root;
    Problems problems;
};

// Reads the part of YAML that can be understood in one way only: one document; no anchors, aliases,
// tags or directives; keys that are plain names, each once in a mapping; at most 16 levels.
ParsedYaml parseYaml(std::string_view text);

}  // namespace weir::control
