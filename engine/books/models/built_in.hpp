// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>

namespace weir::books {

// The files of resources/models, as they were when this was built.
std::span<const std::string_view> builtInModelFiles();

}  // namespace weir::books
