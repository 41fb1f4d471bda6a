// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/books/audit_chain.hpp"
#include "engine/books/directory.hpp"
#include "engine/books/directory_rows.hpp"

// The tokens of operators.
namespace weir::books {

namespace {

StoredToken tokenOf(const Statement& row) {
    StoredToken token;
    token.id = Id::fromBytes(bytesOf<16>(row.view(0)));
    token.name = row.text(1);
    token.role = row.text(2);
    token.start = row.text(3);
    token.hash = bytesOf<32>(row.view(4));
    token.createdAt = timeOf(row.integer(5));
    if (!row.isNull(6)) {
        token.revokedAt = timeOf(row.integer(6));
    }
    return token;
}

}  // namespace

Result<std::vector<StoredToken>> Directory::tokens() const {
    const std::scoped_lock lock(m_mutex);
    return allRows(m_database.prepare("SELECT id,name,role,start,hash,created_at,revoked_at "
                                      "FROM operator_token ORDER BY name,created_at,id"),
                   tokenOf);
}

Result<StoredToken> Directory::addToken(StoredToken token, std::string_view actor) {
    const std::scoped_lock lock(m_mutex);
    token.id = Id::make(m_clock, m_random);
    token.createdAt = m_clock.now();
    token.revokedAt.reset();
    auto added = m_database.transaction([&]() -> Result<void> {
        auto insert = m_database.prepare(
            "INSERT INTO operator_token VALUES(?,?,?,?,?,?,NULL) ON CONFLICT DO NOTHING");
        if (!insert) {
            return std::move(insert.error());
        }
        const std::string_view hash(reinterpret_cast<const char*>(token.hash.data()),
                                    token.hash.size());
        auto done = insert
                        ->bindAll(token.id, token.name, token.role, token.start, Blob{hash},
                                  micros(token.createdAt))
                        .run();
        if (!done) {
            return done;
        }
        if (m_database.changes() == 0) {
            return Error::conflict("There is a token named \"" + token.name + "\" already.",
                                   "Choose another name, or revoke that token first.");
        }
        return insertChange(m_database, token.createdAt, actor, "token created", token.name);
    });
    if (!added) {
        return std::move(added.error());
    }
    return token;
}

Result<StoredToken> Directory::revokeToken(std::string_view name, std::string_view actor) {
    const std::scoped_lock lock(m_mutex);
    const Timestamp now = m_clock.now();
    std::optional<StoredToken> revoked;
    auto done = m_database.transaction([&]() -> Result<void> {
        auto update = m_database.prepare(
            "UPDATE operator_token SET revoked_at=? WHERE name=? AND revoked_at IS NULL "
            "RETURNING id,name,role,start,hash,created_at,revoked_at");
        if (!update) {
            return std::move(update.error());
        }
        update->bindAll(micros(now), name);
        auto tokens = allRows(std::move(update), tokenOf);
        if (!tokens) {
            return std::move(tokens.error());
        }
        if (tokens->empty()) {
            return Error::notFound("No valid token is named \"" + std::string(name) + "\".",
                                   "`weir tokens list` shows the names.");
        }
        revoked = std::move(tokens->front());
        return insertChange(m_database, now, actor, "token revoked", name);
    });
    if (!done) {
        return std::move(done.error());
    }
    return std::move(*revoked);
}

}  // namespace weir::books
