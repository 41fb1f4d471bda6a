// SPDX-License-Identifier: GPL-3.0-or-later
#include <memory>
#include <utility>

#include "engine/base/words.hpp"
#include "engine/control/handlers/handlers.hpp"
#include "engine/control/handlers/names.hpp"
#include "engine/policy/identity/weir_key.hpp"

namespace weir::control {

namespace {

using namespace admin;

TokenRow tokenRow(const books::StoredToken& token) {
    TokenRow row;
    row.id = token.id;
    row.name = token.name;
    row.role = fromWord<Role>(token.role).value_or(Role::Read);
    row.start = token.start;
    row.revoked = token.revokedAt.has_value();
    row.createdAt = token.createdAt;
    return row;
}

class Tokens {
public:
    explicit Tokens(TokenServices services) : m_services(std::move(services)) {}

    Result<TokenList> list() const {
        const auto stored = m_services.directory.tokens();
        if (!stored) {
            return stored.error();
        }
        TokenList list;
        for (const books::StoredToken& token : *stored) {
            list.tokens.push_back(tokenRow(token));
        }
        return list;
    }

    Result<CreatedToken> create(const CreateToken& operation, const Caller& caller) const {
        if (const auto good = checkName("The name of the token", operation.name, false); !good) {
            return good.error();
        }
        const Secret secret = policy::makeToken(m_services.random);
        books::StoredToken token;
        token.name = operation.name;
        token.role = wordOf(operation.role);
        token.start = policy::startOfKey(secret.reveal());
        token.hash = policy::hashOfKey(secret.reveal());
        const auto stored = m_services.directory.addToken(std::move(token), caller.actor());
        if (!stored) {
            return stored.error();
        }
        changed();
        return CreatedToken{tokenRow(*stored), std::string(secret.reveal())};
    }

    Result<TokenRow> revoke(const RevokeToken& operation, const Caller& caller) const {
        const auto revoked = m_services.directory.revokeToken(operation.name, caller.actor());
        if (!revoked) {
            return revoked.error();
        }
        changed();
        return tokenRow(*revoked);
    }

private:
    void changed() const {
        if (m_services.changed) {
            m_services.changed();
        }
    }

    TokenServices m_services;
};

}  // namespace

void addTokenHandlers(HandlerTable& table, const TokenServices& services) {
    const auto tokens = std::make_shared<const Tokens>(services);
    table.now<ListTokens>([tokens](const ListTokens&) { return tokens->list(); });
    table.nowFor<CreateToken>([tokens](const CreateToken& operation, const Caller& caller) {
        return tokens->create(operation, caller);
    });
    table.nowFor<RevokeToken>([tokens](const RevokeToken& operation, const Caller& caller) {
        return tokens->revoke(operation, caller);
    });
}

}  // namespace weir::control
