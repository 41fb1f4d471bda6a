// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "engine/base/secret.hpp"
#include "ui/remote/known_gateways.hpp"

namespace weir::ui {

class RemoteClient;
class TokenKeeper;

// What the window needs of the program around it to be a window onto another gateway. Both
// functions put another window in the place of this one, a moment later.
struct RemotePorts {
    TokenKeeper* tokens = nullptr;  // null: this window stays with its gateway
    std::function<void(const KnownGateway&, Secret)> openRemote;
    std::function<void()> openLocal;
    RemoteClient* client = nullptr;  // the gateway of now, if it is on another machine
};

}  // namespace weir::ui
