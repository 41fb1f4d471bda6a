// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "engine/control/admin/providers.hpp"

namespace weir::ui {

// A provider on this machine that wants no key and costs nothing.
admin::ProviderSettings keylessSettings(const std::string& name, const std::string& kind);

// The one that is built in.
admin::ProviderSettings simulatorSettings();

}  // namespace weir::ui
