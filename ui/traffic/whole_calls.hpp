// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/control/admin/client.hpp"
#include "engine/control/admin/traffic.hpp"

namespace weir::ui {

// An exchange with all that is known of it.
struct WholeCall {
    admin::ExchangeDetail detail;
    admin::ExchangeBodies bodies;
    std::string bodiesProblem;  // why those that are kept could not be read
};

// What becomes of a call whose stored bodies cannot be read: one damaged record, or a key that is
// missing, need not stop who goes through thousands.
enum class UnreadableBodies { EndIt, AreSaid };

using WholeCallsTaken = std::function<void(Result<std::vector<WholeCall>>)>;

// Asks for all that is known of these calls, and for the bodies that are kept. A call that
// nobody knows any more comes as its row alone. `taken` is called once, with the calls in their
// order or with the first error.
void askWholeCalls(admin::AdminClient& client, std::vector<admin::ExchangeRow> rows,
                   WholeCallsTaken taken, UnreadableBodies unreadable = UnreadableBodies::EndIt);

}  // namespace weir::ui
