// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "app/cli/arguments.hpp"

namespace weir::app {

enum class ExitCode { Ok = 0, Failed = 1, Usage = 2 };

// One command of `weir`: what it takes, and what it does.
struct Command {
    Form form;
    ExitCode (*run)(const Arguments& arguments);
};

extern const Command kServe;
extern const Command kCheck;
extern const Command kSimulate;
extern const Command kKeysCreate;
extern const Command kKeysList;
extern const Command kKeysRotate;
extern const Command kKeysSet;
extern const Command kKeysRename;
extern const Command kKeysImport;
extern const Command kKeysRevoke;
extern const Command kKeysRebind;
extern const Command kTokensCreate;
extern const Command kTokensList;
extern const Command kTokensRevoke;
extern const Command kTeamsList;
extern const Command kTeamsSet;
extern const Command kTeamsRename;
extern const Command kTeamsRemove;
extern const Command kTeamsImport;
extern const Command kTeamsExport;
extern const Command kUsersList;
extern const Command kUsersSet;
extern const Command kUsersRename;
extern const Command kUsersRemove;
extern const Command kTrafficTail;
extern const Command kTrafficTest;
extern const Command kReport;
extern const Command kBudgetsList;
extern const Command kBudgetsRaise;
extern const Command kBudgetsLower;
extern const Command kBudgetsTopUp;
extern const Command kBudgetsTopUps;
extern const Command kReconcile;
extern const Command kLimitsList;
extern const Command kAlertsList;
extern const Command kAuditList;
extern const Command kAuditVerify;
extern const Command kAlertsSent;
extern const Command kAlertsTest;
extern const Command kProvidersPauses;
extern const Command kProvidersPause;
extern const Command kProvidersResume;
extern const Command kPricesList;
extern const Command kPricesSet;
extern const Command kPricesRemove;
extern const Command kRoutesList;
extern const Command kRoutesTry;
extern const Command kRoutesReplay;
extern const Command kTest;
extern const Command kPolicyHistory;
extern const Command kPolicyShow;
extern const Command kPolicyDiff;
extern const Command kPolicyApply;
extern const Command kPolicyRollBack;
extern const Command kImportLiteLlm;
extern const Command kBodiesNewKey;
extern const Command kLedgerVerify;
extern const Command kLedgerReprice;
extern const Command kBackup;
extern const Command kVersion;

// Options that several commands share.
inline constexpr Option kDataOption{
    "--data", "DIR", "The data folder. Without it: $XDG_DATA_HOME/weir, or ~/.local/share/weir."};
inline constexpr Option kConfigOption{
    "--config", "FILE", "The policy document. Without it: weir.yaml in the data folder."};
inline constexpr Option kJsonOption{"--json", "", "Print JSON, for programs."};

}  // namespace weir::app
