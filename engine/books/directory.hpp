// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/budget_raise.hpp"
#include "engine/base/budget_top_up.hpp"
#include "engine/base/clock.hpp"
#include "engine/base/id.hpp"
#include "engine/base/key_access.hpp"
#include "engine/base/random.hpp"
#include "engine/base/result.hpp"
#include "engine/base/team.hpp"
#include "engine/books/audit.hpp"
#include "engine/books/audit_check.hpp"
#include "engine/books/store/database.hpp"

namespace weir::books {

// A secret of a key that another one replaced, and that is good for a while.
struct FormerSecret {
    std::string start;
    Sha256 hash{};
    Timestamp goodUntil{};

    friend bool operator==(const FormerSecret&, const FormerSecret&) = default;
};

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
    KeyAccess access;
    std::vector<FormerSecret> former;  // also those that are over; the newest last

    friend bool operator==(const StoredKey&, const StoredKey&) = default;
};

struct KeyRename {
    Timestamp at{};
    std::string from;
    std::string to;
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

// A team or a user, as it has been since then.
template <class T>
struct Dated {
    T what;
    Timestamp since{};

    friend bool operator==(const Dated&, const Dated&) = default;
};

// What one is, and shall be from now on.
template <class T>
struct DirectoryEdit {
    std::optional<T> before;  // nothing: there is none of its name
    T now;
};

struct DirectoryEdits {
    std::vector<DirectoryEdit<Team>> teams;
    std::vector<DirectoryEdit<User>> users;
    std::vector<DirectoryEdit<StoredKey>> keys;  // of a new one, `id` and `createdAt` are set
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

// weir.db: teams, users and Weir keys, the tokens of operators, the revisions of the policy with
// their texts, raises and top-ups of budgets, this node's id, and every change of these with who
// made it, written in the transaction that made it; and who looked at stored bodies. Safe from any
// thread; not for the io threads, which are given what they need when it changes.
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
    // `id` and `createdAt` are set here. Errors: Conflict when a valid key has that name, or any
    // that hash.
    Result<StoredKey> addKey(StoredKey key, std::string_view actor);
    // All of them, or none.
    Result<std::vector<StoredKey>> addKeys(std::vector<StoredKey> keys, std::string_view actor);
    // Gives a valid key the team, user and access of `key`. Errors: NotFound when no valid key has
    // its name; also below.
    Result<StoredKey> setKey(const StoredKey& key, std::string_view actor);
    // The key gets the start and hash of `secret`; what it had is good until `secret.goodUntil`.
    Result<StoredKey> rotateKey(std::string_view name, const FormerSecret& secret,
                                std::string_view actor);
    // Its former secrets end with it.
    Result<StoredKey> revokeKey(std::string_view name, std::string_view actor);

    // What keys were called before, the oldest first: calls are booked by the name of their time.
    Result<std::vector<KeyRename>> keyRenames() const;

    // By name; of now, or as they were at a time.
    Result<std::vector<Dated<Team>>> teams(std::optional<Timestamp> at = {}) const;
    static Result<std::vector<Team>> peekTeams(const std::filesystem::path& file);
    // Errors: Conflict when there is one of that name.
    Result<Dated<Team>> addTeam(const Team& team, std::string_view actor);
    // Errors: NotFound.
    Result<Dated<Team>> setTeam(const Team& team, std::string_view actor);
    // Gives what was removed. Errors: NotFound; Conflict while a valid key or a user names it.
    Result<Team> removeTeam(std::string_view name, std::string_view actor);
    // The same of users, whom keys name.
    Result<std::vector<Dated<User>>> users(std::optional<Timestamp> at = {}) const;
    Result<Dated<User>> addUser(const User& user, std::string_view actor);
    Result<Dated<User>> setUser(const User& user, std::string_view actor);
    Result<User> removeUser(std::string_view name, std::string_view actor);

    // All of them, or none; that they were one deed is recorded as `what` with `detail`. Errors:
    // Conflict when something is not as it was `before`.
    Result<void> edit(DirectoryEdits edits, std::string_view actor, std::string_view what,
                      std::string_view detail);

    // Each budget's last one, by name; also those that are over.
    Result<std::vector<BudgetRaise>> raises() const;
    // In place of the one that the budget has; `since` is set here.
    Result<BudgetRaise> raiseBudget(BudgetRaise raise);
    // Ends one before its time, and gives it. Errors: Conflict when the budget is not raised.
    Result<BudgetRaise> lowerBudget(std::string_view budget, Via via, std::string_view name);

    // What prepaid budgets were ever topped up by, the newest first.
    Result<std::vector<BudgetTopUp>> topUps() const;
    // `at` is set here. Errors: Conflict when more would be taken out than was paid in, or more
    // would be paid in than can be added up.
    static constexpr Money kMostPaidIn = Money::fromNano(1'000'000'000'000'000'000);
    Result<BudgetTopUp> topUpBudget(BudgetTopUp topUp);

    // Something that was done elsewhere and leaves nothing else here: "provider paused".
    Result<void> note(std::string_view actor, std::string_view what, std::string_view subject,
                      std::string_view detail);

    // What was done to the "key", "team", "user" or "budget" of that name, the newest first.
    Result<std::vector<Change>> changes(std::string_view kind, std::string_view subject,
                                        std::size_t most) const;

    // All that was changed, and whose bodies were looked at.
    Result<AuditFound> audit(const AuditQuery& query) const;
    // The next page of a check of that; true: there are more.
    Result<bool> checkAudit(AuditCheck& check) const;
    // Its newest record, unchecked.
    Result<AuditCheckpoint> auditHead() const;

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
