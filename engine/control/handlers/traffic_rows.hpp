// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/base/result.hpp"
#include "engine/books/book.hpp"
#include "engine/books/record.hpp"
#include "engine/books/traffic.hpp"
#include "engine/control/admin/traffic.hpp"

// From what the books remember to what the contract shows.
namespace weir::control {

admin::ExchangeRow toRow(books::TrafficRow row);
admin::ExchangeRow toRow(const books::ExchangeRecord& record);
admin::ExchangeDetail toDetail(const books::ExchangeRecord& record);

// Live or out of the books; whether its bodies are kept is not in it. Errors: NotFound, and those
// of the books.
Result<admin::ExchangeDetail> findDetail(const books::Traffic& traffic, const books::Book& book,
                                         const Id& id);

}  // namespace weir::control
