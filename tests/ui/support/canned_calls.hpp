// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "engine/control/admin/providers.hpp"
#include "engine/control/admin/traffic.hpp"
#include "tests/ui/support/fake_admin_client.hpp"

namespace weir::ui {

// An id whose order is that of `number`.
Id cannedId(std::uint32_t number);

// A call that was served.
admin::ExchangeRow cannedRow(std::uint32_t number);
// An afternoon: calls in every state there is.
std::vector<admin::ExchangeRow> cannedRows();

// A call that fell over at its first target and was served by the second.
admin::ExchangeDetail cannedDetail(const admin::ExchangeRow& row);
admin::ExchangeBodies cannedBodies();

std::vector<admin::ProviderRow> cannedProviders();

// Prepares an answer of the above to every question that a page asks.
void answerAll(FakeAdminClient& client);

}  // namespace weir::ui
