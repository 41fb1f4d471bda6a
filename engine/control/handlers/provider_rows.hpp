// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

#include "engine/control/admin/providers.hpp"
#include "engine/policy/snapshot.hpp"

// From the compiled provider to what the contract shows.
namespace weir::control {

// What is known of it without its settings and its live figures.
admin::ProviderRow rowOf(const policy::Snapshot& snapshot, std::size_t provider);

admin::KindInfo infoOf(const providers::Kind& kind);

}  // namespace weir::control
