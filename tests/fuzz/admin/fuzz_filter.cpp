// SPDX-License-Identifier: GPL-3.0-or-later
// A filter that is accepted can be asked, and its contrary says the contrary of every row. One that
// is not says why, at a place inside its text.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <variant>
#include <vector>

#include "engine/control/admin/filter/filter.hpp"

using namespace weir;
using namespace weir::admin;

namespace {

void demand(bool condition) {
    if (!condition) {
        std::abort();
    }
}

std::vector<ExchangeRow> rows() {
    std::vector<ExchangeRow> made(3);
    ExchangeRow& served = made[1];
    served.state = ExchangeState::Done;
    served.marks = Mark::FellBack;
    served.key = "search-prod";
    served.team = "search";
    served.target = "openai/gpt-4o-mini";
    served.modelAsked = "auto";
    served.status = 200;
    served.usage.inUncached = 1200;
    served.usage.source = Source::Reported;
    served.pricing = Pricing::Priced;
    served.cost = Money::fromNano(50'000'000);
    served.durationUs = 1'500'000;
    served.firstTokenUs = 300'000;
    ExchangeRow& failed = made[2];
    failed.state = ExchangeState::Failed;
    failed.status = 503;
    failed.error = "connection refused";
    return made;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const std::vector<ExchangeRow> kRows = rows();
    const std::string text(reinterpret_cast<const char*>(data), size);
    const auto parsed = Filter::parse(text);
    if (const auto* error = std::get_if<FilterError>(&parsed)) {
        demand(error->from <= text.size() && error->length <= text.size() - error->from);
        demand(!error->text(text).empty());
        return 0;
    }
    const auto& filter = std::get<Filter>(parsed);
    const auto contrary = Filter::parse("not (" + text + ")");
    const auto* opposite = std::get_if<Filter>(&contrary);
    for (const ExchangeRow& row : kRows) {
        const bool matches = filter.matches(row);
        demand(opposite == nullptr || opposite->matches(row) != matches);
    }
    return 0;
}
