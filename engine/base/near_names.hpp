// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace weir {

// Insertions, deletions, replacements and swaps of neighbours that make one text the other.
std::size_t editDistance(std::string_view left, std::string_view right);

// The names that were probably meant, nearest first: those a few slips away, and those the name is
// the beginning of. Every name at most once.
std::vector<std::string> nearNames(std::string_view meant, std::span<const std::string_view> names,
                                   std::size_t most = 3);

// `Did you mean "gpt-4o-mini"?` or `Did you mean "a" or "b"?`; empty without names.
std::string didYouMean(std::span<const std::string> names);

}  // namespace weir
