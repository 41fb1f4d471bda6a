// SPDX-License-Identifier: GPL-3.0-or-later
#include <map>
#include <utility>

#include "engine/books/audit_chain.hpp"
#include "engine/books/directory.hpp"
#include "engine/books/directory_key_rows.hpp"
#include "engine/books/directory_members.hpp"

// Many teams, users and keys in one transaction.
namespace weir::books {

namespace {

Error changedMeanwhile(std::string_view word, const std::string& name) {
    return Error::conflict("The " + std::string(word) + " \"" + name + "\" was changed meanwhile.",
                           "Look at it again.");
}

template <class T>
Result<void> editMembers(Database& database, const std::vector<DirectoryEdit<T>>& edits,
                         Timestamp at, std::string_view actor) {
    const auto rows = rowsOf<T>(database, std::nullopt);
    if (!rows) {
        return rows.error();
    }
    std::map<std::string, const T*, std::less<>> byName;
    for (const Dated<T>& row : *rows) {
        byName.emplace(row.what.name, &row.what);
    }
    for (const DirectoryEdit<T>& edit : edits) {
        const auto found = byName.find(edit.before ? edit.before->name : edit.now.name);
        const bool isThere = found != byName.end();
        const bool isTaken =
            edit.before && edit.before->name != edit.now.name && byName.contains(edit.now.name);
        if (isThere != edit.before.has_value() || (isThere && *found->second != *edit.before) ||
            isTaken) {
            return changedMeanwhile(MemberForm<T>::kWord, edit.now.name);
        }
        if (auto written = writeRow(database, edit.before, edit.now, at, actor); !written) {
            return written;
        }
    }
    return {};
}

Result<void> editKeys(Database& database, const std::vector<DirectoryEdit<StoredKey>>& edits,
                      Timestamp at, std::string_view actor) {
    const auto keys = keysIn(database);
    if (!keys) {
        return keys.error();
    }
    std::map<std::string, const StoredKey*, std::less<>> valid;
    for (const StoredKey& key : *keys) {
        if (!key.revokedAt) {
            valid.emplace(key.name, &key);
        }
    }
    for (const DirectoryEdit<StoredKey>& edit : edits) {
        if (!edit.before) {
            if (auto added = addKeyIn(database, edit.now, actor); !added) {
                return added;
            }
            continue;
        }
        const auto found = valid.find(edit.before->name);
        const bool isTaken = edit.before->name != edit.now.name && valid.contains(edit.now.name);
        if (found == valid.end() || *found->second != *edit.before || isTaken) {
            return changedMeanwhile("key", edit.now.name);
        }
        if (auto changed = changeKeyIn(database, *edit.before, edit.now, at, actor); !changed) {
            return changed;
        }
    }
    return {};
}

}  // namespace

Result<void> Directory::edit(DirectoryEdits edits, std::string_view actor, std::string_view what,
                             std::string_view detail) {
    const std::scoped_lock lock(m_mutex);
    const Timestamp now = m_clock.now();
    for (DirectoryEdit<StoredKey>& edit : edits.keys) {
        if (!edit.before) {
            edit.now.id = Id::make(m_clock, m_random);
            edit.now.createdAt = now;
        }
    }
    return m_database.transaction([&]() -> Result<void> {
        if (auto done = editMembers(m_database, edits.teams, now, actor); !done) {
            return done;
        }
        if (auto done = editMembers(m_database, edits.users, now, actor); !done) {
            return done;
        }
        if (auto done = editKeys(m_database, edits.keys, now, actor); !done) {
            return done;
        }
        return insertChange(m_database, now, actor, what, "", detail);
    });
}

}  // namespace weir::books
