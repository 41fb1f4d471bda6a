// SPDX-License-Identifier: GPL-3.0-or-later
// A filter that is accepted can be asked, and its contrary says the contrary of every row. One that
// is not says why, at a place inside its text. With its times written out it says the same.
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

// In a zone whose clocks are set back an hour and a half before now.
const FilterClock kClock{
    Timestamp(std::chrono::sys_days{std::chrono::year{2026} / 10 / 25}) + std::chrono::minutes(150),
    [](Timestamp at) {
        const auto change =
            std::chrono::sys_days{std::chrono::year{2026} / 10 / 25} + std::chrono::hours(1);
        return std::chrono::seconds(at < change ? 7200 : 3600);
    }};

std::vector<ExchangeRow> rows() {
    std::vector<ExchangeRow> made(3);
    ExchangeRow& served = made[1];
    served.state = ExchangeState::Done;
    served.startedAt = kClock.now - std::chrono::minutes(100);
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
    failed.startedAt = kClock.now - std::chrono::hours(24 * 8);
    failed.status = 503;
    failed.error = "connection refused";
    return made;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const std::vector<ExchangeRow> kRows = rows();
    const std::string text(reinterpret_cast<const char*>(data), size);
    const auto parsed = Filter::parse(text, kClock);
    if (const auto* error = std::get_if<FilterError>(&parsed)) {
        demand(error->from <= text.size() && error->length <= text.size() - error->from);
        demand(!error->text(text).empty());
        return 0;
    }
    const auto& filter = std::get<Filter>(parsed);
    const auto contrary = Filter::parse("not (" + text + ")", kClock);
    const auto* opposite = std::get_if<Filter>(&contrary);
    const auto fixed = Filter::parse(filter.fixedText(), {});
    const auto* same = std::get_if<Filter>(&fixed);
    demand(same != nullptr && !same->movesOn() && same->fixedText() == filter.fixedText());
    for (const FilterTime& time : filter.times()) {
        demand(time.from <= text.size() && time.length <= text.size() - time.from);
        demand(time.moment >= Timestamp());
    }
    for (const ExchangeRow& row : kRows) {
        const bool matches = filter.matches(row);
        demand(same->matches(row) == matches);
        demand(opposite == nullptr || opposite->matches(row) != matches);
    }
    return 0;
}
