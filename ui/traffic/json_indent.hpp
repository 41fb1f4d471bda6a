// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <optional>

namespace weir::ui {

// The same JSON over several lines. Order, numbers and escapes stay as they were sent, which a
// parser that builds a tree would not keep. Nothing when it is not JSON.
std::optional<QByteArray> indentJson(const QByteArray& json);

}  // namespace weir::ui
