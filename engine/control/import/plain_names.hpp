// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace weir::control {

// A name as the document takes it, made of any text: what it cannot hold becomes '-'.
std::string toPlainName(std::string_view text);

// "openai", or "openai-2" if that is taken; which is taken from now on.
std::string freeName(std::string_view wanted, std::vector<std::string>& taken, char before = '-');

}  // namespace weir::control
