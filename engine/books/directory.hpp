// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/clock.hpp"
#include "engine/base/id.hpp"
#include "engine/base/random.hpp"
#include "engine/base/result.hpp"
#include "engine/books/store/database.hpp"

namespace weir::books {

using Sha256 = std::array<std::uint8_t, 32>;

// A Weir key as it is kept: its hash, never itself.
struct StoredKey {
    Id id;
    std::string name;
    std::string team;
    std::string user;
    std::string start;  // the first characters, for a person to recognise it by
    Sha256 hash{};
    Timestamp createdAt{};
    std::optional<Timestamp> revokedAt;

    friend bool operator==(const StoredKey&, const StoredKey&) = default;
};

// A token that lets an operator in from elsewhere, kept the same way.
struct StoredToken {
    Id id;
    std::string name;
    std::string role;  // "read", "operate" or "admin"
    std::string start;
    Sha256 hash{};
    Timestamp createdAt{};
    std::optional<Timestamp> revokedAt;

    friend bool operator==(const StoredToken&, const StoredToken&) = default;
};

// That somebody looked at the stored bodies of an exchange.
struct BodyView {
    Timestamp at{};
    std::string via;   // "window", "socket", "remote": the way in
    std::string name;  // of the token, where that way has one

    friend bool operator==(const BodyView&, const BodyView&) = default;
};

// A text of the document that was in force.
struct StoredRevision {
    std::uint64_t number = 0;
    Timestamp at{};
    std::string actor;
    std::string comment;
    std::string text;  // empty where only the list was asked for

    friend bool operator==(const StoredRevision&, const StoredRevision&) = default;
};

// weir.db: the Weir keys, the tokens of operators, the revisions of the policy with their texts,
// this node's id, and every change of these with who made it, written in the transaction that made
// it; and who looked at stored bodies. Safe from any thread; not for the io threads, which are
// given what they need when it changes.
class Directory {
public:
    static Result<std::unique_ptr<Directory>> open(const std::filesystem::path& file,
                                                   const Clock& clock, Random& random);

    // The keys in a file that a gateway may have open; nothing is made or changed.
    static Result<std::vector<StoredKey>> peekKeys(const std::filesystem::path& file);

    // Made at the first start in this data folder, the same ever after.
    const std::string& nodeId() const { return m_nodeId; }

    // Every key, also the revoked ones, by name and then age.
    Result<std::vector<StoredKey>> keys() const;
    // `id` and `createdAt` are set here. Errors: Conflict when a valid key has that name or hash.
    Result<StoredKey> addKey(StoredKey key, std::string_view actor);
    // Errors: NotFound when no valid key has that name.
    Result<StoredKey> revokeKey(std::string_view name, std::string_view actor);

    // The same of tokens.
    Result<std::vector<StoredToken>> tokens() const;
    Result<StoredToken> addToken(StoredToken token, std::string_view actor);
    Result<StoredToken> revokeToken(std::string_view name, std::string_view actor);

    // The number of this text: a new one, or the newest revision's when nothing changed.
    Result<std::uint64_t> revise(std::string_view text, std::string_view actor,
                                 std::string_view comment = {});
    // Those with smaller numbers than `before`, the newest first, without their texts.
    Result<std::vector<StoredRevision>> revisions(std::uint64_t before, std::uint32_t most) const;
    // Errors: NotFound.
    Result<StoredRevision> revision(std::uint64_t number) const;

    // Views are only ever added. Errors: the view is not recorded.
    Result<void> addView(const Id& exchange, std::string_view via, std::string_view name);
    // Of one exchange, the oldest first.
    Result<std::vector<BodyView>> views(const Id& exchange) const;

private:
    Directory(Database database, const Clock& clock, Random& random);

    mutable std::mutex m_mutex;
    mutable Database m_database;
    const Clock& m_clock;
    Random& m_random;
    std::string m_nodeId;
};

}  // namespace weir::books
