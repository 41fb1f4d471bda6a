// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "engine/base/route_condition.hpp"
#include "engine/control/admin/routes.hpp"

// How the parts of a route are written in the document; read_routes.hpp reads them again.
namespace weir::control {

// "> 2000", "<= 10", "1", of a share "< 20%": into comparison and number. False: it is nothing like
// that.
bool parseComparison(std::string_view text, RouteCondition& into);
// "20%", "20": from 0 to 100. Nothing: it is nothing like that.
std::optional<std::int64_t> parseShare(std::string_view text);
// "22:00-06:00": into number and end. A span from a time to itself is none.
bool parseTimeSpan(std::string_view text, RouteCondition& into);
bool isWeekday(std::string_view word);
std::string inSmallLetters(std::string_view text);
// A header, or a member of the metadata, whose value is a key or the like: routes cannot ask for
// it. The name in small letters.
bool bearsSecret(std::string_view name);

// What can stand in a condition: the fields, `any`, `all` and `not`.
std::span<const std::string_view> conditionNames();

// "{model: auto, any: [{tokens: \"> 2000\"}, {tools: true}]}"
std::string renderCondition(const RouteCondition& when);
// "{region: eu, training: false}"
std::string renderDemand(const DataDemand& demand);
// "{content_policy: true, timeout: false}"
std::string renderFailover(const RouteFailover& failover);
// "{strategy: weighted, targets: [{target: a/b, weight: 70}, {target: c/d, weight: 30}]}"
std::string renderUse(const admin::RouteSettings& route);

// Whether the weights of the targets mean something.
bool weighs(RouteStrategy strategy);

}  // namespace weir::control
