// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <chrono>
#include <optional>

namespace weir::ui {

// "90s", "2m", "12h", "7d", as the document writes it; nothing for zero.
QString spanText(std::chrono::seconds span);
// As people type it. Nothing typed is zero; none: it cannot be read, or is longer than 366 days.
std::optional<std::chrono::seconds> readSpanText(const QString& typed);

}  // namespace weir::ui
