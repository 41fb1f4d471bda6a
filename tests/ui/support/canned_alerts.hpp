// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/control/admin/alerts.hpp"

namespace weir::ui {

// Every kind and every state.
admin::AlertList cannedAlerts();
admin::WebhookList cannedWebhooks();

}  // namespace weir::ui
