// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "engine/base/clock.hpp"
#include "engine/control/config/yaml_node.hpp"

// Bytes and lines of a YAML text: what an edit needs beside the tree.
namespace weir::control {

// "\r\n" if the first line ends so, else "\n".
std::string_view lineEnding(std::string_view text);
// The first byte of the line that `at` is in.
std::size_t lineStart(std::string_view text, std::size_t at);
// After the line break of the line that `at` is in, or the end of the text.
std::size_t lineEnd(std::string_view text, std::size_t at);
// How far a line is indented, by spaces.
std::size_t indentOf(std::string_view line);
bool isBlank(std::string_view line);
bool isComment(std::string_view line);

// A text as it can stand for a value anywhere: plain if nothing in it could be misread, else in
// quotes. `like` says how the value it replaces was written.
std::string renderScalar(std::string_view value, YamlNode::Style like = YamlNode::Style::Plain);
// "[a, b]".
std::string renderList(std::span<const std::string> values);
// "2026-11-01", or with its time if it is no midnight of UTC.
std::string renderMoment(Timestamp time);

}  // namespace weir::control
