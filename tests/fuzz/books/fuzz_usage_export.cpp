// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever stands in an export: it is read or refused, each day and model stands in it once, and it
// can be held against the books.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "engine/books/reconcile/reconcile.hpp"

using namespace weir;

namespace {

void require(bool holds) {
    if (!holds) {
        std::abort();
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto read = books::readUsageExport(text);
    if (!read) {
        require(!read.error().message.empty());
        return 0;
    }
    require(!read->days.empty() && (read->tellsTokens || read->tellsCosts));
    std::set<std::pair<Timestamp, std::string>> seen;
    for (const books::ExportedUsage& day : read->days) {
        require(seen.emplace(day.day, day.model).second);
    }
    const Timestamp first = read->days.front().day;
    require(read->days.back().day - first < std::chrono::days(books::kMostExportedDays));
    const auto rows = books::reconcile(*read, {});
    require(!rows.empty() && rows.size() <= read->days.size());
    return 0;
}
