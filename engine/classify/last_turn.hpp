// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "engine/dialects/common/persons_texts.hpp"

namespace weir::classify {

// What is looked at of one text, and of all of a call: a text that is longer is cut in its middle,
// and what stands before the last of it is not looked at. So a call costs as much as these and
// never more, however long it is.
constexpr std::size_t kHeadBytes = std::size_t(8) << 10;
constexpr std::size_t kTailBytes = std::size_t(4) << 10;
constexpr std::size_t kMostBytes = 2 * (kHeadBytes + kTailBytes);

struct LastTurn {
    std::string text;        // without what agents and editors put around it; empty: there is none
    std::size_t looked = 0;  // bytes of the body that were looked at
};

// The newest message in which a person wrote something.
LastTurn lastTurn(std::string_view body, const dialects::PersonsTexts& persons);

}  // namespace weir::classify
