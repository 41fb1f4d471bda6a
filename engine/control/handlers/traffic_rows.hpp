// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/books/record.hpp"
#include "engine/books/traffic.hpp"
#include "engine/control/admin/traffic.hpp"

// From what the books remember to what the contract shows.
namespace weir::control {

admin::ExchangeRow toRow(books::TrafficRow row);
admin::ExchangeRow toRow(const books::ExchangeRecord& record);
admin::ExchangeDetail toDetail(const books::ExchangeRecord& record);

}  // namespace weir::control
