// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "ui/spend/spend_source.hpp"

// The words and numbers of the page of spend.
namespace weir::ui {

QString dimensionText(admin::SpendBy by);  // "Team"
QString byText(admin::SpendBy by);         // "by team"
QString allText(admin::SpendBy by);        // "All teams"
QString tagsNote();                        // how calls with several tags are added up
QString savedNote();                       // what is saved by what
// The name of a row; calls without one have "No team".
QString nameText(admin::SpendBy by, const std::string& name);
QString measureText(SpendMeasure measure);  // "Spend"
bool isMoney(SpendMeasure measure);
// "Spend by team"
QString titleText(SpendMeasure measure, admin::SpendBy by);

QString periodText(SpendPeriod period);  // "7 days", as on the button
// The days in full: "11 – 17 November 2026".
QString daysText(const DayRange& days);
// "today", "last 7 days", "November 2026": beside a total.
QString rangeText(const SpendAnswer& answer);
// What it is compared with, after "above": "the 7 days before".
QString beforeText(const SpendAnswer& answer);
// "$ a day"
QString unitText(SpendMeasure measure, SpendStep step, double unit);
QString stepWord(SpendStep step);  // "Day"
// Of a step: in full, and on the axis.
QString stepText(const SpendAnswer& answer, std::size_t step, const QTimeZone& zone);
QString stepLabel(const SpendAnswer& answer, std::size_t step, const QTimeZone& zone);

double valueOf(const admin::SpendFigures& figures, SpendMeasure measure);
// With the sign of what it is: "$12.30", "~$12.30", "≥$12.30", "unpriced", "1,024".
QString valueText(const admin::SpendFigures& figures, SpendMeasure measure);
// Of what is expected: "about $310.20", "about 1,024".
QString expectedText(double value, SpendMeasure measure);
// Where the column names the dollar: four decimals, or two where there are many dollars.
QString spentCellText(const admin::SpendFigures& figures, bool many);
// "~" for what is estimated, "≥" where the price of some calls is not known.
QString sourceSign(const admin::SpendFigures& figures);
// The same; "–" for nothing, "~" where it is not exact.
QString savedCellText(const admin::SpendFigures& figures, bool many);
// Calls were made and not one of them has a price.
bool isUnpriced(const admin::SpendFigures& figures);
// Where the column names the million: "1.8"; "–" for none.
QString millionsCellText(std::uint64_t count);
// "1.84 M": short enough for a headline.
QString shortCount(std::uint64_t count);

// The change against before, "+12.5"; empty: there was nothing before.
QString changeText(double now, double before);
// The same in words: "12.5 % above the 7 days before".
QString comparedText(double now, double before, const QString& beforeWords);

// The calls of a choice as a filter of traffic.
QString callsFilter(const std::vector<admin::SpendOnly>& only, bool simulated);
// When calls began, for such a filter: whole days by their dates, else moments in UTC.
QString timesFilter(Timestamp from, Timestamp until, const QTimeZone& zone);

}  // namespace weir::ui
