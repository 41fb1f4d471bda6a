// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <boost/json/fwd.hpp>

#include "app/cli/command.hpp"
#include "engine/base/clock.hpp"
#include "engine/base/error.hpp"

// What the command line prints. Results go to standard output, everything else to standard error.
namespace weir::app {

void print(std::string_view text);
// All that was printed has gone out: the disk was not full, and the reader still there.
bool outputIsGood();
void printJson(const boost::json::value& value);

// "weir: There is no key 'ci'. See …", or {"error": …} with --json; Failed.
ExitCode fail(const Error& error, const Arguments& arguments);
// The same for a command that was typed wrong; Usage.
ExitCode failUsage(const Error& error, bool json);
ExitCode failUsage(const Error& error, const Arguments& arguments);

// Rows in columns that are as wide as they need to be; the first row holds the titles.
std::string table(const std::vector<std::vector<std::string>>& rows);

// A cell without a text has a dash.
std::string orDash(const std::string& text);

// "2026-11-23 14:32:05" in local time; "-" for the epoch.
std::string localTime(Timestamp time);

}  // namespace weir::app
