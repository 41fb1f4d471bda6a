// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/gateway_access.hpp"

#include <utility>

#include "app/cli/command.hpp"
#include "app/host/budget_desk.hpp"
#include "app/host/corrected_calls.hpp"
#include "app/host/data_folder.hpp"
#include "app/host/in_process_client.hpp"
#include "app/host/local_days.hpp"
#include "app/host/pause_desk.hpp"
#include "app/host/routing_figures.hpp"
#include "app/host/workspace.hpp"
#include "engine/books/book.hpp"
#include "engine/control/admin/wait.hpp"
#include "engine/control/handlers/handlers.hpp"
#include "engine/control/socket/client.hpp"

namespace weir::app {

// What a command does without a gateway: the same handlers, on the folder itself.
struct GatewayAccess::Offline {
    SystemClock clock;
    SystemRandom random;
    Log log{clock, LogLevel::Error};
    std::unique_ptr<Workspace> workspace;
    std::unique_ptr<books::Book> book;
    policy::BudgetBoard budgets{clock, localPeriod};
    policy::RateBoard rateLimits{clock};
    policy::RouteHits routeHits{clock};
    std::unique_ptr<books::PriceList> prices;
    std::unique_ptr<PricedFigures> figures;
    std::unique_ptr<control::RouteDraftFile> draft;
    providers::PauseBoard pauseBoard{clock};
    providers::HealthBoard health;
    std::unique_ptr<PauseDesk> pauses;
    admin::HandlerTable table;

    Result<void> open(const WorkspaceOptions& options) {
        auto opened = Workspace::open(options, clock, random, log);
        if (!opened) {
            return std::move(opened.error());
        }
        workspace = std::move(*opened);
        auto& policy = workspace->policy();
        if (!policy.problem().empty()) {
            // Which names the document declares is not known now.
            const bool ofDocument = policy.problem().find(": error:") != std::string::npos;
            return Error::invalid(policy.problem(),
                                  ofDocument
                                      ? "Repair it first; see 'weir check'."
                                      : "Another program may use the data folder; try again.");
        }
        books::BookOptions bookOptions;
        bookOptions.folder = workspace->folder();
        bookOptions.nodeId = workspace->directory().nodeId();
        auto books = books::Book::open(std::move(bookOptions), workspace->lock(), clock, log);
        if (!books) {
            return std::move(books.error());
        }
        book = std::move(*books);
        control::addKeyHandlers(table, {policy, workspace->directory(), random, clock,
                                        [this] { return book->lastUse(); }, nullptr});
        control::addTeamHandlers(table, {policy, workspace->directory()});
        control::addDirectoryHandlers(table, {policy, workspace->directory(), clock});
        control::addBackupHandler(table, {*book, policy.file(), [](const auto& work) { work(); }});
        control::addLedgerHandlers(table, {*book, clock, [](const auto& work) { work(); }});
        control::addSpendHandler(table, {*book, [](const auto& work) { work(); }});
        control::addReconcileHandler(table, {policy, *book, [](const auto& work) { work(); }});
        followBudgets(budgets, *policy.snapshot(), *book, clock, log);
        followRaises(budgets, workspace->directory(), log);
        control::addBudgetHandlers(table, {policy, budgets, workspace->directory(), clock});
        rateLimits.follow(policy.snapshot()->rateLimits);
        control::addRateLimitHandlers(table, {policy, rateLimits});
        auto list = books::PriceList::builtIn();
        if (!list) {
            return std::move(list.error());
        }
        prices = std::make_unique<books::PriceList>(std::move(*list));
        figures = std::make_unique<PricedFigures>(*prices);
        draft = std::make_unique<control::RouteDraftFile>(routeDraftIn(workspace->folder()));
        control::addRouteHandlers(
            table, {policy, workspace->directory(), routeHits, *draft, *figures, *book, clock,
                    [](const auto& work) { work(); }});
        pauses = std::make_unique<PauseDesk>(pausesIn(workspace->folder()), pauseBoard, health,
                                             clock, log);
        control::addImportHandlers(table, {policy, workspace->directory(), nullptr});
        control::addPauseHandlers(table, {policy, *pauses, clock});
        control::addRepriceHandler(
            table,
            {.policy = policy,
             .book = *book,
             .directory = workspace->directory(),
             .clock = clock,
             .price = [this](const policy::Snapshot& snapshot, const books::AttemptRecord& attempt,
                             Timestamp at) { return priceNow(*prices, snapshot, attempt, at); },
             .written = nullptr,
             .stopped = nullptr,
             .background = [](const auto& work) { work(); }});
        control::addPriceHandlers(
            table, {policy, *book, *prices, clock, [](const auto& work) { work(); }});
        control::addTokenHandlers(table, {workspace->directory(), random, {}});
        control::addAuditHandlers(table,
                                  {workspace->directory(), log, [](const auto& work) { work(); }});
        return {};
    }
};

GatewayAccess::GatewayAccess() = default;
GatewayAccess::~GatewayAccess() = default;

Result<std::filesystem::path> dataFolderOf(const Arguments& arguments) {
    if (const auto named = arguments.value(kDataOption.name)) {
        return std::filesystem::absolute(*named).lexically_normal();
    }
    return defaultDataFolder();
}

Result<std::unique_ptr<GatewayAccess>> GatewayAccess::toRunning(const Arguments& arguments) {
    auto folder = dataFolderOf(arguments);
    if (!folder) {
        return std::move(folder.error());
    }
    std::unique_ptr<GatewayAccess> access(new GatewayAccess);
    access->m_client = std::make_unique<control::SocketClient>(*folder);
    if (const auto status = admin::callAndWait(*access->m_client, admin::GetStatus{}); !status) {
        return status.error();
    }
    return access;
}

Result<std::unique_ptr<GatewayAccess>> GatewayAccess::open(const Arguments& arguments,
                                                           Folder whereNone) {
    auto running = toRunning(arguments);
    if (running || running.error().code != ErrorCode::Unavailable) {
        return running;
    }
    const auto folder = dataFolderOf(arguments);
    if (!folder) {
        return folder.error();
    }
    if (whereNone == Folder::MustBeThere && !isDataFolder(*folder)) {
        return Error::notFound("There is no data folder " + folder->string() + ".",
                               "Name the folder of the gateway with --data.");
    }
    WorkspaceOptions options;
    options.dataFolder = *folder;
    options.document = arguments.value(kConfigOption.name).value_or("");
    std::unique_ptr<GatewayAccess> access(new GatewayAccess);
    access->m_offline = std::make_unique<Offline>();
    if (const auto opened = access->m_offline->open(options); !opened) {
        return opened.error();
    }
    const auto here = [](const std::function<void()>& work) { work(); };
    // As if a gateway had been asked.
    access->m_client = std::make_unique<InProcessClient>(
        access->m_offline->table, admin::Caller(admin::Role::Admin, Via::Socket), here, here);
    return access;
}

}  // namespace weir::app
