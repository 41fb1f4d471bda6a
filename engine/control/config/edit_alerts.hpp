// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "engine/base/result.hpp"
#include "engine/control/admin/alerts.hpp"
#include "engine/control/config/edit_items.hpp"
#include "engine/policy/alerts.hpp"

// Changes to the alerts and webhooks of a document, by the rules of edit.hpp.
namespace weir::control {

admin::AlertSettings settingsOf(const policy::AlertRules& rules);
// Errors: Invalid.
Result<std::string> setAlerts(std::string_view text, const admin::AlertSettings& settings);

Result<std::string> setWebhook(std::string_view text, std::string_view replaces,
                               const admin::WebhookSettings& settings);

using WebhookRemoval = ItemRemoval<admin::RemovedWebhook>;
Result<WebhookRemoval> removeWebhook(std::string_view text, std::string_view name);

Result<std::string> restoreWebhook(std::string_view text, const admin::RemovedWebhook& removed);

// As it stands in the text. Errors: NotFound, Invalid.
Result<admin::WebhookSettings> webhookSettings(std::string_view text, std::string_view name);

}  // namespace weir::control
