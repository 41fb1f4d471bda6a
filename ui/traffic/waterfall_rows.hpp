// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <cstdint>
#include <vector>

#include "engine/control/admin/traffic.hpp"

namespace weir::ui {

struct WaterfallRow {
    enum class Kind { Overhead, Failed, Waiting, Streaming };

    QString label;
    bool indented = false;  // a part of an attempt
    Kind kind = Kind::Overhead;
    std::int64_t fromUs = 0;
    std::int64_t toUs = 0;
    QString value;
};

struct WaterfallData {
    std::vector<WaterfallRow> rows;
    std::int64_t endUs = 0;
    std::int64_t firstTokenUs = -1;  // where the dotted line stands; -1: nowhere
};

// What took how long: one row a phase, a failed attempt in one row.
WaterfallData waterfallOf(const admin::ExchangeDetail& detail);

}  // namespace weir::ui
