// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/host/serial_thread.hpp"
#include "engine/base/log.hpp"
#include "engine/books/book.hpp"
#include "engine/policy/routing/route_hits.hpp"

namespace weir::app {

// Adds to the hits what the books know of the day before they began to count. A page at a time,
// each by itself on that thread, so that whatever else runs there need not wait for a busy day to
// be read. All of them have to outlive the thread.
void countBookedHits(const books::Book& book, policy::RouteHits& hits, const Log& log,
                     SerialThread& thread);

}  // namespace weir::app
