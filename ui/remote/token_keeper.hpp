// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "engine/base/result.hpp"
#include "engine/base/secret.hpp"
#include "ui/remote/gateway_address.hpp"

namespace weir::ui {

// Where the tokens for other gateways are kept: the keychain of this computer, and what is in
// memory until the program ends. Answers come on the GUI thread.
class TokenKeeper {
public:
    // A Result with a Secret does not go into a std::function's copies; the receiver may take it.
    using Read = std::function<void(Result<Secret>&)>;
    using Done = std::function<void(const Result<void>&)>;

    virtual ~TokenKeeper() = default;

    // Errors: NotFound, or why the keychain did not answer.
    virtual void read(const GatewayAddress& address, Read done) = 0;
    // In memory whatever comes; an error says why it is not in the keychain as well.
    virtual void keep(const GatewayAddress& address, const Secret& token, Done done) = 0;
    virtual void forget(const GatewayAddress& address) = 0;
};

}  // namespace weir::ui
