// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/handlers/reason.hpp"

#include <algorithm>

#include "engine/base/ascii.hpp"
#include "engine/control/admin/reason.hpp"

namespace weir::control {

Result<void> checkReason(std::string_view reason) {
    const std::string_view line = trimmed(reason);
    if (line.size() > admin::kMostReasonBytes) {
        return Error::invalid("The reason is longer than 200 bytes.", "Say it in a line.");
    }
    const auto isControl = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; };
    if (std::ranges::any_of(line, isControl)) {
        return Error::invalid("The reason is not a line of text.",
                              "Leave out line breaks and tabs.");
    }
    return {};
}

}  // namespace weir::control
