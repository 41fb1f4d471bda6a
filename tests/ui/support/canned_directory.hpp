// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/control/admin/rate_limits.hpp"
#include "tests/ui/support/fake_admin_client.hpp"

namespace weir::ui {

// Six teams, some of them in the document, users in one or two of them, and keys: of services, one
// that expires soon, one that is over, one that lets nobody in, one with an old secret.
void answerDirectory(FakeAdminClient& client);

std::vector<admin::KeyRow> cannedKeys();

// What some of them may use a minute, set at each kind of line.
admin::RateLimitList cannedMinuteLimits();

}  // namespace weir::ui
