// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <optional>
#include <vector>

#include "engine/control/admin/providers.hpp"

namespace weir::ui {

// The one thing about the keys that most needs a person, with what can be done.
struct KeyNotice {
    std::string provider;
    KeyState state = KeyState::Locked;
    QString lead;
    QString text;
};

// Locked before Denied before Missing before a refusal of the provider, which is Denied too: a
// locked keychain is quickest to help. Nothing: all is well.
std::optional<KeyNotice> keyNoticeOf(const std::vector<admin::ProviderRow>& providers);

}  // namespace weir::ui
