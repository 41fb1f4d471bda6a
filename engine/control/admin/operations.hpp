// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <tuple>

#include "engine/control/admin/alerts.hpp"
#include "engine/control/admin/audit.hpp"
#include "engine/control/admin/bodies.hpp"
#include "engine/control/admin/budgets.hpp"
#include "engine/control/admin/destinations.hpp"
#include "engine/control/admin/directory.hpp"
#include "engine/control/admin/gateway.hpp"
#include "engine/control/admin/import.hpp"
#include "engine/control/admin/keys.hpp"
#include "engine/control/admin/ledger.hpp"
#include "engine/control/admin/models.hpp"
#include "engine/control/admin/overview.hpp"
#include "engine/control/admin/pauses.hpp"
#include "engine/control/admin/policy.hpp"
#include "engine/control/admin/prices.hpp"
#include "engine/control/admin/providers.hpp"
#include "engine/control/admin/rate_limits.hpp"
#include "engine/control/admin/reconcile.hpp"
#include "engine/control/admin/replay.hpp"
#include "engine/control/admin/reprice.hpp"
#include "engine/control/admin/route_flow.hpp"
#include "engine/control/admin/routes.hpp"
#include "engine/control/admin/sessions.hpp"
#include "engine/control/admin/spend.hpp"
#include "engine/control/admin/teams.hpp"
#include "engine/control/admin/tokens.hpp"
#include "engine/control/admin/traffic.hpp"

namespace weir::admin {

// Every operation there is. Routes, role checks, the reference page and the contract suite are
// made from this list.
using Operations = std::tuple<
    GetStatus, StartGateway, StopGateway, PauseGateway, SetListen, MakeBackup, GetOverview,
    GetSpend, ReconcileUsage, ListTraffic, ListOlderTraffic, AddUpSessions, GetExchange, GetBodies,
    MakeDecisionTest, QuoteReplay, ListProviders, ListKinds, AddProvider, UpdateProvider,
    RemoveProvider, RestoreProvider, SetProviderKey, RetryProviderKey, TestProvider,
    FindLocalServers, ListPauses, PauseProvider, ResumeProvider, ListModels, ListKeys, CreateKey,
    SetKey, RotateKey, ImportKeys, RevokeKey, RebindProviderKey, ListTeams, SetTeam, RemoveTeam,
    RestoreTeam, ListUsers, SetUser, RemoveUser, RestoreUser, ImportDirectory, RenameMember,
    ListChanges, ListTokens, CreateToken, RevokeToken, ListDestinations, GetBodyStatus, KeepBodies,
    ClearBodies, ListBodyViews, ListBudgets, SetBudget, RemoveBudget, RestoreBudget, RaiseBudget,
    LowerBudget, TopUpBudget, ListTopUps, ListRateLimits, SetRateLimit, RemoveRateLimit,
    RestoreRateLimit, ListPrices, SetPrice, RemovePrice, RestorePrice, ListAlerts, SetAlerts,
    ListWebhooks, SetWebhook, RemoveWebhook, RestoreWebhook, TestWebhook, ListRoutes,
    KeepRouteDraft, DiscardRouteDraft, ApplyRoutes, TryRoutes, ReplayRoutes, RenderRoutes,
    ParseRoutes, GetRouteFlow, GetPolicyHistory, GetPolicy, ApplyPolicy, RollBackPolicy,
    PreviewImport, ApplyImport, VerifyBooks, RepriceCalls, ListAudit, VerifyAudit>;

}  // namespace weir::admin
