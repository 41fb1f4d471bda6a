// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/remote/token_keeper.hpp"

namespace weir::ui {

// A keychain that nothing was put into and that keeps nothing.
class NoTokens : public TokenKeeper {
public:
    void read(const GatewayAddress&, Read done) override {
        Result<Secret> none(Error::notFound("There is none."));
        done(none);
    }
    void keep(const GatewayAddress&, const Secret&, Done done) override { done({}); }
    void forget(const GatewayAddress&) override {}
};

}  // namespace weir::ui
