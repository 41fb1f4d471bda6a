// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "engine/control/config/document.hpp"
#include "engine/control/config/value_reader.hpp"

// What is worth an alert and who is told.
namespace weir::control {

void readAlerts(ValueReader& reader, const YamlNode& node, policy::AlertRules& rules);
void readWebhook(ValueReader& reader, const YamlNode& node, WebhookFields& webhook);

// "90s", "2m", "12h", "7d": more than nothing, at most 366 days.
std::optional<std::chrono::seconds> parseSpan(std::string_view text);
// In the largest unit that it is a whole number of.
std::string spanText(std::chrono::seconds span);
// "22:00".
std::optional<std::chrono::minutes> parseTimeOfDay(std::string_view text);
std::string timeOfDayText(std::chrono::minutes time);

}  // namespace weir::control
