// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include <boost/describe/class.hpp>

#include "engine/base/clock.hpp"
#include "engine/base/id.hpp"
#include "engine/control/admin/operation.hpp"

// Tokens: what an operator sends to be let in from another machine, each with a role.
namespace weir::admin {

struct TokenRow {
    Id id;
    std::string name;
    Role role = Role::Read;
    std::string start;  // the first characters, for a person to recognise it by
    bool revoked = false;
    Timestamp createdAt{};
};
BOOST_DESCRIBE_STRUCT(TokenRow, (), (id, name, role, start, revoked, createdAt))

struct TokenList {
    std::vector<TokenRow> tokens;
};
BOOST_DESCRIBE_STRUCT(TokenList, (), (tokens))

struct ListTokens {
    static constexpr std::string_view kName = "tokens.list";
    static constexpr Role kRole = Role::Admin;
    static constexpr std::string_view kAbout = "Every operator's token, without its secret.";
    using Reply = TokenList;
};
BOOST_DESCRIBE_STRUCT(ListTokens, (), ())

struct CreatedToken {
    TokenRow token;
    std::string secret;  // this once; only its hash is kept
};
BOOST_DESCRIBE_STRUCT(CreatedToken, (), (token, secret))

struct CreateToken {
    static constexpr std::string_view kName = "tokens.create";
    static constexpr Role kRole = Role::Admin;
    static constexpr std::string_view kAbout =
        "Make a token for operating from another machine and show its secret this once.";
    using Reply = CreatedToken;
    std::string name;
    Role role = Role::Read;
};
BOOST_DESCRIBE_STRUCT(CreateToken, (), (name, role))

struct RevokeToken {
    static constexpr std::string_view kName = "tokens.revoke";
    static constexpr Role kRole = Role::Admin;
    static constexpr std::string_view kAbout = "End a token at once. It cannot be undone.";
    using Reply = TokenRow;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(RevokeToken, (), (name))

}  // namespace weir::admin
