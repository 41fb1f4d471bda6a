// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/control/admin/reconcile.hpp"

namespace weir::ui {

// A week of two models with a gap of every kind.
admin::Reconciliation cannedReconciliation();

}  // namespace weir::ui
