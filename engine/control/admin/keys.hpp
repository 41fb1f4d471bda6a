// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <boost/describe/class.hpp>

#include "engine/base/clock.hpp"
#include "engine/base/id.hpp"
#include "engine/base/key_access.hpp"
#include "engine/base/states.hpp"
#include "engine/control/admin/operation.hpp"

// Weir keys: what a tool sends to be let in.
namespace weir::admin {

// A secret that another one replaced and that still lets in.
struct FormerSecretRow {
    std::string start;
    Timestamp goodUntil{};

    friend bool operator==(const FormerSecretRow&, const FormerSecretRow&) = default;
};
BOOST_DESCRIBE_STRUCT(FormerSecretRow, (), (start, goodUntil))

struct KeyRow {
    Id id;  // empty for a key that the document declares
    std::string name;
    std::string team;
    std::string user;
    std::string start;  // the first characters, for a person to recognise it by
    bool fromDocument = false;
    bool revoked = false;
    // Of a key that the document declares: Missing, or Denied where it is there and is not to be
    // used. Then it lets nobody in.
    KeyState state = KeyState::Stored;
    std::string problem;  // why it lets nobody in, and what to do; empty if it does
    Timestamp createdAt{};
    Timestamp lastUsedAt{};  // epoch: never
    KeyAccess access;
    bool expired = false;
    std::vector<FormerSecretRow> former;  // the one that ends last is the last
};
BOOST_DESCRIBE_STRUCT(KeyRow, (),
                      (id, name, team, user, start, fromDocument, revoked, state, problem,
                       createdAt, lastUsedAt, access, expired, former))

struct KeyList {
    std::vector<KeyRow> keys;
};
BOOST_DESCRIBE_STRUCT(KeyList, (), (keys))

struct ListKeys {
    static constexpr std::string_view kName = "keys.list";
    static constexpr Role kRole = Role::Read;
    static constexpr std::string_view kAbout = "Every Weir key, without its secret.";
    using Reply = KeyList;
};
BOOST_DESCRIBE_STRUCT(ListKeys, (), ())

struct CreatedKey {
    KeyRow key;
    std::string secret;  // this once; only its hash is kept
};
BOOST_DESCRIBE_STRUCT(CreatedKey, (), (key, secret))

struct CreateKey {
    static constexpr std::string_view kName = "keys.create";
    static constexpr Role kRole = Role::Admin;
    static constexpr std::string_view kAbout = "Make a key and show its secret this once.";
    using Reply = CreatedKey;
    std::string name;
    std::string team;  // empty: the organisation
    std::string user;  // empty: nobody in particular
    KeyAccess access = {};
};
BOOST_DESCRIBE_STRUCT(CreateKey, (), (name, team, user, access))

struct SetKey {
    static constexpr std::string_view kName = "keys.set";
    static constexpr Role kRole = Role::Admin;
    static constexpr std::string_view kAbout =
        "Give a key another team, user or access. Calls that began go on as they began.";
    using Reply = KeyRow;
    std::string name;
    std::string team;
    std::string user;
    KeyAccess access;
};
BOOST_DESCRIBE_STRUCT(SetKey, (), (name, team, user, access))

struct RotateKey {
    static constexpr std::string_view kName = "keys.rotate";
    static constexpr Role kRole = Role::Admin;
    static constexpr std::string_view kAbout =
        "Give a key a new secret and show it this once; the old one is good for a while.";
    using Reply = CreatedKey;
    std::string name;
    std::uint64_t graceSeconds = 86'400;  // how long the old one is good; at most 90 days
};
BOOST_DESCRIBE_STRUCT(RotateKey, (), (name, graceSeconds))

// A key of another gateway, of which only the hash is known.
struct ImportedKey {
    std::string name;
    std::string team;
    std::string user;
    std::string sha256;  // of the whole key: 64 hexadecimal digits
    KeyAccess access = {};
};
BOOST_DESCRIBE_STRUCT(ImportedKey, (), (name, team, user, sha256, access))

struct ImportKeys {
    static constexpr std::string_view kName = "keys.import";
    static constexpr Role kRole = Role::Admin;
    static constexpr std::string_view kAbout =
        "Let keys in that another gateway made, by their SHA-256; all of them, or none.";
    using Reply = KeyList;
    std::vector<ImportedKey> keys;
};
BOOST_DESCRIBE_STRUCT(ImportKeys, (), (keys))

struct RevokeKey {
    static constexpr std::string_view kName = "keys.revoke";
    static constexpr Role kRole = Role::Admin;
    static constexpr std::string_view kAbout = "End a key at once. It cannot be undone.";
    using Reply = KeyRow;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(RevokeKey, (), (name))

// A provider key is bound to the address it was stored for. After its provider moved on purpose,
// this binds the stored key to the new address without typing it again.
struct RebindProviderKey {
    static constexpr std::string_view kName = "keys.rebind";
    static constexpr Role kRole = Role::Admin;
    static constexpr std::string_view kAbout =
        "Bind a provider's stored key to the address its base URL has now.";
    using Reply = Done;
    std::string provider;
};
BOOST_DESCRIBE_STRUCT(RebindProviderKey, (), (provider))

}  // namespace weir::admin
