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

// "22:00".
std::optional<std::chrono::minutes> parseTimeOfDay(std::string_view text);
std::string timeOfDayText(std::chrono::minutes time);

}  // namespace weir::control
