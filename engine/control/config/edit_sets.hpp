// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/base/named_set.hpp"
#include "engine/base/result.hpp"
#include "engine/control/config/document.hpp"

// Changes to the sets of a document, by the rules of edit.hpp.
namespace weir::control {

std::vector<NamedSet> setsOf(const Document& document);

// The document with these sets, in this order. One that is there keeps its text but for the fields
// that differ, and its comments. Whether routes ask for others is not looked at.
Result<std::string> setSets(std::string_view text, const std::vector<NamedSet>& wanted);

// A set as it is written.
std::string setText(const NamedSet& set);

}  // namespace weir::control
