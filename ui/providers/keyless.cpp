// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/providers/keyless.hpp"

namespace weir::ui {

admin::ProviderSettings keylessSettings(const std::string& name, const std::string& kind) {
    admin::ProviderSettings settings;
    settings.name = name;
    settings.kind = kind;
    settings.key = "none";
    settings.local = true;
    settings.free = true;
    return settings;
}

admin::ProviderSettings simulatorSettings() {
    return keylessSettings("simulator", "simulator");
}

}  // namespace weir::ui
