// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "ui/theme/tokens.hpp"
#include "ui/traffic/table/traffic_model.hpp"

// What the columns of the table of exchanges are, and what their cells say.
namespace weir::ui {

// As in settings: "served_by".
QString columnId(TrafficModel::Column column);
QString columnTitle(TrafficModel::Column column);
bool isNumberColumn(TrafficModel::Column column);

QString cellText(const admin::ExchangeRow& row, TrafficModel::Column column);
QString cellToolTip(const admin::ExchangeRow& row, TrafficModel::Column column);
Token cellToken(const admin::ExchangeRow& row, TrafficModel::Column column);

// Whether a row stands before another in the order of a column; those alike stand as they began.
// What is not known is less than all that is.
bool cellLess(const admin::ExchangeRow& left, const admin::ExchangeRow& right,
              TrafficModel::Column column);

}  // namespace weir::ui
