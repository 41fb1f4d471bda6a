// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/keychain_tokens.hpp"

#include <QPointer>
#include <utility>

namespace weir::app {

namespace {

std::string nameOf(const ui::GatewayAddress& address) {
    return address.text().toStdString();
}

net::Origin originOf(const ui::GatewayAddress& address) {
    return {address.tls ? net::Scheme::Https : net::Scheme::Http, address.host.toStdString(),
            address.port};
}

}  // namespace

void KeychainTokens::read(const ui::GatewayAddress& address, Read done) {
    const std::string name = nameOf(address);
    if (const auto used = m_used.find(name); used != m_used.end()) {
        Result<Secret> token(used->second.clone());
        done(token);
        return;
    }
    m_keychain.read(name, [self = QPointer<KeychainTokens>(this), name, origin = originOf(address),
                           done = std::move(done)](Result<providers::StoredSecret> stored) {
        if (!self) {
            return;
        }
        if (!stored) {
            Result<Secret> none(std::move(stored.error()));
            done(none);
            return;
        }
        if (stored->bound != origin) {
            Result<Secret> other(
                Error::denied("The token in the keychain is for another address."));
            done(other);
            return;
        }
        self->m_used.insert_or_assign(name, stored->secret.clone());
        Result<Secret> token(std::move(stored->secret));
        done(token);
    });
}

void KeychainTokens::keep(const ui::GatewayAddress& address, const Secret& token, Done done) {
    const std::string name = nameOf(address);
    m_used.insert_or_assign(name, token.clone());
    m_keychain.write(name, {token.clone(), originOf(address)},
                     [done = std::move(done)](const Result<void>& kept) { done(kept); });
}

void KeychainTokens::forget(const ui::GatewayAddress& address) {
    m_used.erase(nameOf(address));
    m_keychain.remove(nameOf(address), [](const Result<void>&) {});
}

}  // namespace weir::app
