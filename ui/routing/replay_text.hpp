// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <array>
#include <cstddef>
#include <vector>

#include "engine/base/clock.hpp"
#include "engine/base/money.hpp"
#include "engine/control/admin/replay_times.hpp"
#include "engine/control/admin/routes.hpp"
#include "ui/theme/tokens.hpp"
#include "ui/widgets/stat_strip.hpp"

// A replay in words.
namespace weir::ui {

class ReplayRun;

// How far back it goes.
enum class ReplayRange { Hour, Day, Week, Month };
inline constexpr std::array kReplayRanges{ReplayRange::Hour, ReplayRange::Day, ReplayRange::Week,
                                          ReplayRange::Month};

Microseconds lengthOf(ReplayRange range);
QString rangeText(ReplayRange range);  // "7 days"
// "23 November 2026, 13:03 – 14:03"; of more than a day the days.
QString spanText(Timestamp since, Timestamp until);

// How far it is: "1,842 calls so far, back to 24 November, 14:03".
QString factText(const ReplayRun& run);

inline constexpr int kReplayStats = 6;
std::array<Stat, kReplayStats> replayStats(const admin::RouteReplay& sum,
                                           const std::vector<admin::RouteSettings>& rules);

// "first token 298 ms (p95 0.9 s) instead of 412 ms (p95 1.2 s)"; empty: nobody can say.
QString timesText(const admin::TimeChange& firstToken, const admin::TimeChange& total);

// Whose calls a move refuses, the most first: "Refused: search 96, mobile 48, others 13". Empty:
// none of them.
QString refusedText(const admin::RouteMove& move, std::size_t most);

// What the figures leave out. `wrong`: rules with an error, which the gateway leaves out.
QStringList replayNotes(const admin::RouteReplay& sum, int wrong);

// With its sign: "−$237.95", "+$4.18"; "$0.0000" of no change.
QString costChangeText(Money change);
// The same for a column whose header names the dollar. `many`: with two decimals instead of four.
QString costChangeCell(Money change, bool many);
Token costChangeToken(Money change);

}  // namespace weir::ui
