// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <optional>
#include <string>
#include <vector>

#include "engine/control/admin/budgets.hpp"
#include "engine/control/admin/keys.hpp"
#include "engine/control/admin/rate_limits.hpp"
#include "engine/control/admin/spend.hpp"
#include "engine/control/admin/teams.hpp"
#include "ui/teams/minute_limits.hpp"

namespace weir::ui {

// What the page knows, as the gateway told it.
struct Directory {
    std::vector<admin::KeyRow> keys;
    std::vector<admin::TeamRow> teams;
    std::vector<admin::UserRow> users;
    std::vector<admin::BudgetRow> budgets;
    std::vector<admin::RateLimitRow> limits;
    // Of this month, and of the last seven days in days.
    admin::SpendReport teamMonth;
    admin::SpendReport keyMonth;
    admin::SpendReport teamWeek;
    admin::SpendReport keyWeek;
    Timestamp now{};
};

enum class RowKind { Organisation, Team, User, Key };

// A line of the tree. Whatever a team or the organisation gives its keys stands in them as
// inherited.
struct DirectoryRow {
    RowKind kind = RowKind::Organisation;
    int depth = 0;
    std::string name;  // empty for the organisation
    std::string team;  // that it belongs to, or is; empty: the organisation
    bool hasChildren = false;

    std::optional<admin::TeamRow> teamFacts;  // of a team that is more than a name
    std::optional<admin::UserRow> userFacts;  // of a user that is more than a name
    std::optional<admin::KeyRow> key;

    std::string tier;  // its own, or of the team
    Money month;
    std::vector<double> week;  // requests a day
    Timestamp lastUsed{};      // the epoch: never
    std::optional<admin::BudgetRow> budget;
    HeldLimits limits;
    std::optional<RowKind> budgetOf;  // whose budget holds for it, where it has none of its own

    // "key:search-dev"; a user may be in several teams: "user:ada@search".
    std::string id() const;
};

// The organisation, then the teams by name, each with its users, their keys and the keys of nobody;
// last what belongs to no team. Keys that were revoked are left out.
std::vector<DirectoryRow> directoryRows(const Directory& directory);

// How a key stands.
enum class KeyLook { Valid, ExpiresSoon, Expired, Missing };
KeyLook lookOfKey(const admin::KeyRow& key, Timestamp now);

}  // namespace weir::ui
