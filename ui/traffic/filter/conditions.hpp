// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "engine/control/admin/traffic.hpp"
#include "ui/traffic/table/traffic_model.hpp"

namespace weir::ui {

// The condition of a filter that a cell stands for: "key=search-prod". Empty: for none.
QString conditionOf(const admin::ExchangeRow& row, TrafficModel::Column column);

}  // namespace weir::ui
