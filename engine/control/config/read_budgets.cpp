// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/config/read_budgets.hpp"

#include <chrono>

#include "engine/base/span_text.hpp"
#include "engine/control/config/read_prices.hpp"

namespace weir::control {

namespace {

using Node = YamlNode;
using Reader = ValueReader;
template <class Fields>
using Rule = FieldRule<Fields>;

// Those that are a field of their own are no word of this one.
void readEvery(Reader& reader, const Node& node, BudgetFields& budget) {
    const auto isWord = [](BudgetPeriod period) {
        return beginsAnew(period) || period == BudgetPeriod::Total;
    };
    const auto word = reader.wordAmong<BudgetPeriod>(node, "every", isWord);
    budget.every = {word.value_or(BudgetPeriod::Month), node.place};
}

void readRolling(Reader& reader, const Node& node, BudgetFields& budget) {
    const auto written = reader.text(node, "rolling");
    if (!written) {
        return;
    }
    const auto span = parseSpan(*written);
    if (!span || *span % std::chrono::hours(1) != std::chrono::seconds(0)) {
        reader.problem(node.place,
                       "rolling is a time of whole hours or days, at most 366 days, not \"" +
                           written->substr(0, 60) + '"',
                       "Write 30d, 7d or 12h.");
        return;
    }
    budget.rolling = {std::chrono::duration_cast<std::chrono::hours>(*span), node.place};
}

constexpr Rule<AssumedFields> kAssumed[] = {
    {"in", [](Reader& r, const Node& n, auto& f) { f.in = readPrice(r, n, "in"); }},
    {"out", [](Reader& r, const Node& n, auto& f) { f.out = readPrice(r, n, "out"); }},
};

constexpr Rule<BudgetFields> kBudget[] = {
    {"name", [](Reader& r, const Node& n, auto& f) { f.name = r.placedText(n, "name"); }},
    {"key", [](Reader& r, const Node& n, auto& f) { f.key = r.placedText(n, "key"); }},
    {"team", [](Reader& r, const Node& n, auto& f) { f.team = r.placedText(n, "team"); }},
    {"user", [](Reader& r, const Node& n, auto& f) { f.user = r.placedText(n, "user"); }},
    {"provider",
     [](Reader& r, const Node& n, auto& f) { f.provider = r.placedText(n, "provider"); }},
    {"model", [](Reader& r, const Node& n, auto& f) { f.model = r.placedText(n, "model"); }},
    {"tag", [](Reader& r, const Node& n, auto& f) { f.tag = r.placedText(n, "tag"); }},
    {"limit", [](Reader& r, const Node& n, auto& f) { f.limit = {r.money(n, "limit"), n.place}; }},
    {"every", readEvery},
    {"rolling", readRolling},
    {"prepaid",
     [](Reader& r, const Node& n, auto& f) { f.prepaid = {r.money(n, "prepaid"), n.place}; }},
    {"from", [](Reader& r, const Node& n,
                auto& f) { f.from = {r.moment(n, "from").value_or(Timestamp()), n.place}; }},
    {"when_used",
     [](Reader& r, const Node& n, auto& f) {
         f.whenUsed = r.word<WhenUsed>(n, "when_used").value_or(f.whenUsed);
     }},
    {"when_unpriced",
     [](Reader& r, const Node& n, auto& f) {
         const auto word = r.word<WhenUnpriced>(n, "when_unpriced");
         f.whenUnpriced = {word.value_or(WhenUnpriced::Block), n.place};
     }},
    {"assume",
     [](Reader& r, const Node& n, auto& f) {
         f.assume.place = n.place;
         r.fields<AssumedFields>(n, kAssumed, "assume", f.assume.value);
     }},
    {"degrade_from",
     [](Reader& r, const Node& n, auto& f) {
         const auto share = r.percent(n, "degrade_from", "the limit");
         f.degradeFrom = {share.value_or(kUsualDegradeFrom), n.place};
     }},
};

}  // namespace

void readBudget(ValueReader& reader, const YamlNode& node, BudgetFields& budget) {
    reader.fields<BudgetFields>(node, kBudget, "a budget", budget);
}

}  // namespace weir::control
