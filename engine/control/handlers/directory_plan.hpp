// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "engine/base/clock.hpp"
#include "engine/books/directory.hpp"
#include "engine/control/admin/directory.hpp"
#include "engine/policy/snapshot.hpp"

namespace weir::control {

// Who there is.
struct DirectoryState {
    std::vector<books::Dated<Team>> teams;
    std::vector<books::Dated<User>> users;
    std::vector<books::StoredKey> keys;  // also those that were revoked
    std::shared_ptr<const policy::Snapshot> snapshot;
    Timestamp now{};
};

struct DirectoryServices;
Result<DirectoryState> directoryState(const DirectoryServices& services);

// What a file does to them, and how it is done. `base` is still empty.
struct DirectoryDraft {
    admin::DirectoryPlan plan;
    books::DirectoryEdits edits;
    bool stops = false;  // a problem does
};

// Looks at what would be another than it is: what stays as it is was good enough when it was made.
// Pure.
DirectoryDraft planDirectory(std::string_view text, const DirectoryState& state);

}  // namespace weir::control
