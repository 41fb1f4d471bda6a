// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/control/admin/providers.hpp"

namespace weir::ui {

// The kinds of provider of a gateway, with a keychain.
admin::KindList cannedKinds();

}  // namespace weir::ui
