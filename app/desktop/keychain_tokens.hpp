// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <map>
#include <string>

#include "app/secrets/keychain/keychain_store.hpp"
#include "ui/remote/token_keeper.hpp"

namespace weir::app {

// Tokens for other gateways in the keychain of this computer, each bound to its gateway's address,
// and all that were used in the memory of this program.
class KeychainTokens final : public QObject, public ui::TokenKeeper {
public:
    // `keychain` has a service of its own, so that no document can name these; it outlives this.
    explicit KeychainTokens(KeychainStore& keychain) : m_keychain(keychain) {}

    void read(const ui::GatewayAddress& address, Read done) override;
    void keep(const ui::GatewayAddress& address, const Secret& token, Done done) override;
    void forget(const ui::GatewayAddress& address) override;

private:
    KeychainStore& m_keychain;
    std::map<std::string, Secret> m_used;
};

}  // namespace weir::app
