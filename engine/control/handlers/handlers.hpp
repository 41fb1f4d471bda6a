// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <string>

#include "engine/base/clock.hpp"
#include "engine/base/log.hpp"
#include "engine/base/random.hpp"
#include "engine/books/bodies/body_shelf.hpp"
#include "engine/books/book.hpp"
#include "engine/books/directory.hpp"
#include "engine/books/prices/price_list.hpp"
#include "engine/books/traffic.hpp"
#include "engine/control/admin/handler_table.hpp"
#include "engine/control/admin/operations.hpp"
#include "engine/control/config/document_file.hpp"
#include "engine/control/handlers/ports.hpp"
#include "engine/control/handlers/route_draft.hpp"
#include "engine/policy/budgets/budget_board.hpp"
#include "engine/policy/rate_limits/rate_board.hpp"
#include "engine/policy/routing/route_hits.hpp"

// What does each operation of the admin contract. Handlers run on the control thread; what takes
// long answers later. Everything named here outlives the table.
namespace weir::control {

void addGatewayHandlers(admin::HandlerTable& table, GatewayControl& gateway);

struct BackupServices {
    books::Book& book;
    const DocumentFile& document;
    // Runs work off the control thread.
    std::function<void(std::function<void()>)> background;
};
void addBackupHandler(admin::HandlerTable& table, const BackupServices& services);

struct TrafficServices {
    const books::Traffic& traffic;
    const books::Book& book;
    const books::BodyShelf& shelf;
    const Clock& clock;  // that times in filters are reckoned by
    // Runs work off the control thread.
    std::function<void(std::function<void()>)> background;
};
void addTrafficHandlers(admin::HandlerTable& table, const TrafficServices& services);

struct DecisionTestServices {
    const PolicyControl& policy;
    const books::Traffic& traffic;
    const books::Book& book;
};
void addDecisionTestHandler(admin::HandlerTable& table, const DecisionTestServices& services);

struct BodyServices {
    const books::Traffic& traffic;
    books::BodyShelf& shelf;
    books::Directory& directory;  // that the views of stored bodies are recorded in
    BodyControl& control;
    // Runs work off the control thread.
    std::function<void(std::function<void()>)> background;
};
void addBodyHandlers(admin::HandlerTable& table, const BodyServices& services);

struct ReplayServices {
    const books::Traffic& traffic;
    const books::Book& book;
    const books::BodyShelf& shelf;
    const CallQuotes& quotes;
    // Runs work off the control thread.
    std::function<void(std::function<void()>)> background;
};
void addReplayHandlers(admin::HandlerTable& table, const ReplayServices& services);

struct OverviewServices {
    const books::Traffic& traffic;
    const books::Book& book;
    const Clock& clock;
    // The last midnight of the gateway's time zone before a moment.
    std::function<Timestamp(Timestamp)> midnight;
};
void addOverviewHandler(admin::HandlerTable& table, const OverviewServices& services);

struct SpendServices {
    const books::Book& book;
    // Runs work off the control thread.
    std::function<void(std::function<void()>)> background;
};
void addSpendHandler(admin::HandlerTable& table, const SpendServices& services);

struct ReconcileServices {
    PolicyControl& policy;
    const books::Book& book;
    // Runs work off the control thread.
    std::function<void(std::function<void()>)> background;
};
void addReconcileHandler(admin::HandlerTable& table, const ReconcileServices& services);

struct LedgerServices {
    const books::Book& book;
    const Clock& clock;
    // Runs work off the control thread.
    std::function<void(std::function<void()>)> background;
};
void addLedgerHandlers(admin::HandlerTable& table, const LedgerServices& services);

struct RepriceServices {
    PolicyControl& policy;
    books::Book& book;
    books::Directory& directory;  // that records who did it
    const Clock& clock;
    // What an attempt costs at its time by the prices of a snapshot and of the catalogue; from any
    // thread.
    std::function<books::AttemptPrice(const policy::Snapshot&, const books::AttemptRecord&,
                                      Timestamp)>
        price;
    // Told of each call that costs something else from then on; from any thread. Null: nobody.
    std::function<void(const books::ExchangeRecord& before, const books::ExchangeRecord& after)>
        written;
    // The gateway ends: what is not written yet is left. Null: it does not.
    std::function<bool()> stopped;
    // Runs work off the control thread, for as long as it takes.
    std::function<void(std::function<void()>)> background;
};
void addRepriceHandler(admin::HandlerTable& table, const RepriceServices& services);

struct BudgetServices {
    PolicyControl& policy;
    policy::BudgetBoard& board;
    books::Directory& directory;
    const Clock& clock;
};
// Puts the raises that the directory keeps in force. Errors: those of the directory; then what was
// in force stays.
Result<void> followRaises(policy::BudgetBoard& board, const books::Directory& directory);
// The same of what prepaid budgets were topped up by.
Result<void> followTopUps(policy::BudgetBoard& board, const books::Directory& directory);
void addBudgetHandlers(admin::HandlerTable& table, const BudgetServices& services);

struct RouteServices {
    PolicyControl& policy;
    const books::Directory& directory;
    policy::RouteHits& hits;
    RouteDraftFile& draft;
    const RoutingFigures& figures;
    const books::Book& book;
    const Clock& clock;
    // Runs work off the control thread.
    std::function<void(std::function<void()>)> background;
};
void addRouteHandlers(admin::HandlerTable& table, const RouteServices& services);
// Of them, those that only write and read text.
void addRouteTextHandlers(admin::HandlerTable& table);

struct RouteFlowServices {
    const PolicyControl& policy;
    const books::Traffic& traffic;
    const RoutingFigures& figures;
    const PauseControl& pauses;
    const Clock& clock;
    Timestamp since{};  // when the traffic began
};
void addRouteFlowHandler(admin::HandlerTable& table, const RouteFlowServices& services);

struct RateLimitServices {
    PolicyControl& policy;
    policy::RateBoard& board;
};
void addRateLimitHandlers(admin::HandlerTable& table, const RateLimitServices& services);

struct PriceServices {
    PolicyControl& policy;
    const books::Book& book;
    const books::PriceList& prices;
    const Clock& clock;
    // Runs work off the control thread.
    std::function<void(std::function<void()>)> background;
};
void addPriceHandlers(admin::HandlerTable& table, const PriceServices& services);

struct AlertServices {
    PolicyControl& policy;
    AlertControl& alerts;
};
void addAlertHandlers(admin::HandlerTable& table, const AlertServices& services);

struct ProviderServices {
    PolicyControl& policy;
    ProviderControl& providers;
    const PauseControl& pauses;
    const books::Book& book;
    const books::PriceList& prices;
    const Clock& clock;
};
void addProviderHandlers(admin::HandlerTable& table, const ProviderServices& services);

struct PauseServices {
    const PolicyControl& policy;
    PauseControl& control;
    const Clock& clock;
};
void addPauseHandlers(admin::HandlerTable& table, const PauseServices& services);

struct DestinationServices {
    const PolicyControl& policy;
    const Departures& departures;
    const books::Book& book;
    const Clock& clock;
};
void addDestinationHandlers(admin::HandlerTable& table, const DestinationServices& services);

struct ModelServices {
    const PolicyControl& policy;
    const books::PriceList& prices;
    const Clock& clock;
};
void addModelHandlers(admin::HandlerTable& table, const ModelServices& services);

struct KeyServices {
    PolicyControl& policy;
    books::Directory& directory;
    Random& random;
    const Clock& clock;
    // When each key was last used, by name; may be empty.
    std::function<std::map<std::string, Timestamp>()> lastUse;
    // Null without a running gateway.
    ProviderControl* providers;
};
void addKeyHandlers(admin::HandlerTable& table, const KeyServices& services);

struct ImportServices {
    PolicyControl& policy;
    books::Directory& directory;
    ProviderControl* providers;  // null without a running gateway
};
void addImportHandlers(admin::HandlerTable& table, const ImportServices& services);

struct TeamServices {
    PolicyControl& policy;
    books::Directory& directory;
};
void addTeamHandlers(admin::HandlerTable& table, const TeamServices& services);

struct DirectoryServices {
    PolicyControl& policy;
    books::Directory& directory;
    const Clock& clock;
};
void addDirectoryHandlers(admin::HandlerTable& table, const DirectoryServices& services);

struct AuditServices {
    books::Directory& directory;
    const Log& log;
    // Runs work off the control thread.
    std::function<void(std::function<void()>)> background;
};
// Lists and verifies the audit log, and records there what is done by operations that leave nothing
// else in the directory. After the handlers of all others.
void addAuditHandlers(admin::HandlerTable& table, const AuditServices& services);

struct TokenServices {
    books::Directory& directory;
    Random& random;
    // Told after one was made or revoked; may be empty.
    std::function<void()> changed;
};
void addTokenHandlers(admin::HandlerTable& table, const TokenServices& services);

}  // namespace weir::control
