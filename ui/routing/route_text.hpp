// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <vector>

#include "engine/control/admin/routes.hpp"

// A route in words, as the table, the pane and the comparison say it.
namespace weir::ui {

// A piece of a sentence; what matters in it is strong.
struct TextRun {
    QString text;
    bool strong = false;

    friend bool operator==(const TextRun&, const TextRun&) = default;
};
using TextRuns = std::vector<TextRun>;

QString plainText(const TextRuns& runs);

QString fieldText(RouteField field);            // "tokens in"
QString comparisonSign(Comparison comparison);  // ">"
QString strategyText(RouteStrategy strategy);   // "Weighted"
// What the strategy does, as a hint under the choice.
QString strategyHint(RouteStrategy strategy);
QString stickyText(StickyBy by);  // "session"
// "Sticky, session"
QString strategyLine(const admin::RouteSettings& route);

// "team gold and (tokens in > 2,000 or with tools)"; "always" of a condition that asks nothing.
TextRuns whenRuns(const RouteCondition& condition);
// "70 % openai/gpt-5, 30 % openai/gpt-4o"; or what stands in their place.
QString targetsLine(const admin::RouteSettings& route);
// The share of each target by its weight, in whole per cent that come to 100.
std::vector<int> weightShares(const std::vector<admin::RouteTarget>& targets);

}  // namespace weir::ui
