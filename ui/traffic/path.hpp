// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <cstddef>
#include <optional>
#include <vector>

#include "engine/control/admin/traffic.hpp"

// The path of an exchange: its attempts as signs in order.
namespace weir::ui {

enum class PathSign : char {
    Running = '?',
    Served = 'o',
    Failed = 'x',
    Skipped = '-',
    Cached = 'c',
    HeldBack = 'h',
};

PathSign signOf(AttemptSign sign);

// A call that never went out has the one sign that says why.
std::vector<PathSign> pathOf(const admin::ExchangeRow& row);
// "failed, then served", for a tooltip and the screen reader.
QString pathWords(const std::vector<PathSign>& path);

// A path in a room of `most` signs: the first ones, how many are left out, and the last one, which
// says how it ended. The number takes the room of a sign.
struct ShownPath {
    std::vector<PathSign> first;
    std::size_t leftOut = 0;
    std::optional<PathSign> last;
};
ShownPath shownPath(const std::vector<PathSign>& path, std::size_t most);

}  // namespace weir::ui
