// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/control_plane.hpp"

#include <utility>

#include "app/host/booked_hits.hpp"
#include "app/host/budget_desk.hpp"
#include "app/host/corrected_calls.hpp"
#include "app/host/data_folder.hpp"
#include "app/host/local_days.hpp"
#include "engine/control/handlers/handlers.hpp"
#include "engine/simulator/models.hpp"

namespace weir::app {

namespace {

// The one timer of an idle gateway: it counts requests and looks at the document's file.
constexpr std::chrono::seconds kTick{1};

Result<std::vector<std::string>> modelNames(const Result<admin::TestReport>& report) {
    if (!report) {
        return report.error();
    }
    if (!report->passed) {
        return Error::unavailable(report->hint);
    }
    std::vector<std::string> names;
    for (const admin::ModelOffer& offer : report->models) {
        names.push_back(offer.name);
    }
    return names;
}

}  // namespace

ControlPlane::ControlPlane(const ControlPlaneParts& parts)
    : m_parts(parts),
      m_gateway(
          parts.calls.threads(),
          [&calls = parts.calls](net::Reactor& reactor) { return calls.makeHandler(reactor); },
          parts.calls.paused(), parts.clock, parts.log, parts.thread.poster()),
      m_gatewayDesk(m_gateway, parts.workspace.policy(),
                    StatusSources{m_gateway, m_remote, parts.workspace.policy(), parts.book,
                                  parts.calls.traffic(), parts.calls.health(), m_meter, parts.clock,
                                  parts.workspace.folder().string(),
                                  parts.workspace.directory().nodeId(), parts.clock.now()}),
      m_providerDesk({parts.calls.credentials(), parts.calls.health(), parts.keychain, parts.clock,
                      parts.calls.firstReactor(), parts.calls.firstPool(), parts.thread.poster(),
                      [this](const std::string& provider) { m_modelLists.askAgain(provider); }}),
      m_bodyDesk({parts.workspace.policy(), parts.calls.shelf(), parts.keychain,
                  parts.workspace.keyRules(), parts.random, parts.clock, parts.thread.poster()}),
      m_pauseDesk(pausesIn(parts.workspace.folder()), parts.calls.pauses(), parts.calls.health(),
                  parts.clock, parts.log),
      m_alertDesk({parts.workspace.policy(), parts.workspace.directory(), parts.calls, m_gateway,
                   parts.keychain, parts.workspace.keyRules(), parts.random, parts.clock, parts.log,
                   parts.thread.poster(), alertsIn(parts.workspace.folder())}),
      m_modelLists(parts.clock, asker(),
                   [&policy = parts.workspace.policy()](const std::string& provider,
                                                        std::vector<std::string> models) {
                       policy.learnModels(provider, std::move(models));
                   }),
      m_quotes(parts.workspace.policy(), parts.calls.prices(), parts.clock),
      m_routeDraft(routeDraftIn(parts.workspace.folder())),
      m_routingFigures(parts.calls, parts.clock),
      m_sent(parts.calls.departures(), parts.calls.resolver(), parts.clock.now()),
      m_socket(parts.thread.context(), m_table, parts.log),
      m_remote({m_table, parts.workspace.policy(), parts.workspace.directory(),
                parts.thread.poster(), parts.clock, parts.log}),
      m_tick(parts.thread.context()) {
    fillTable();
}

void ControlPlane::begin() {
    PolicyKeeper& policy = m_parts.workspace.policy();
    policy.onChange([this] { followPolicy(); });
    m_gateway.onListening(m_parts.onListening);
    followRaises(m_parts.calls.budgets(), m_parts.workspace.directory(), m_parts.log);
    if (policy.problem().empty()) {
        followPolicy();
        if (m_parts.listens) {
            m_gateway.start(*policy.snapshot());
        }
    } else {
        m_startsWhenRepaired = m_parts.listens;
    }
    if (const auto listening = m_socket.listen(m_parts.workspace.folder()); !listening) {
        m_parts.log.warning("no control socket: " + listening.error().text());
    }
    countBookedHits(m_parts.book, m_parts.calls.routeHits(), m_parts.log, m_background);
    tickLater();
}

void ControlPlane::end(Milliseconds patience, std::function<void()> done) {
    m_ending = true;
    m_tick.cancel();
    m_alertDesk.end();
    m_providerDesk.end();
    m_socket.close();
    m_remote.close();
    m_gateway.stop(patience, std::move(done));
}

void ControlPlane::followPolicy() {
    learnSimulatedModels();
    const auto snapshot = m_parts.workspace.policy().snapshot();
    m_parts.calls.credentials().sync(snapshot->providers);
    m_bodyDesk.follow(*snapshot);
    followBudgets(m_parts.calls.budgets(), *snapshot, m_parts.book, m_parts.clock, m_parts.log);
    m_parts.calls.rateLimits().follow(snapshot->rateLimits);
    m_gateway.follow(*snapshot);
    // Who starts it without its listener wants nobody from elsewhere either.
    m_remote.follow(m_parts.listens ? snapshot->admin : policy::AdminAccess{});
    m_modelLists.follow(*snapshot);
}

// Whoever started it with a broken document wanted it to listen.
void ControlPlane::startIfRepaired() {
    const PolicyKeeper& policy = m_parts.workspace.policy();
    if (m_startsWhenRepaired && policy.problem().empty()) {
        m_startsWhenRepaired = false;
        m_gateway.start(*policy.snapshot());
    }
}

void ControlPlane::learnSimulatedModels() {
    std::vector<std::string> names;
    for (const simulator::Model& model : simulator::models()) {
        names.emplace_back(model.name);
    }
    const auto snapshot = m_parts.workspace.policy().snapshot();
    for (const providers::Provider& provider : snapshot->providers) {
        if (provider.kind->simulated) {
            m_parts.workspace.policy().learnModels(provider.name, names);
        }
    }
}

ModelLists::Ask ControlPlane::asker() {
    return [this](const providers::Provider& provider,
                  std::function<void(Result<ModelLists::Models>)> done) {
        m_providerDesk.test(provider, Secret(), {},
                            [done = std::move(done)](const Result<admin::TestReport>& report) {
                                done(modelNames(report));
                            });
    };
}

void ControlPlane::tickLater() {
    m_tick.expires_after(kTick);
    m_tick.async_wait([this](boost::system::error_code cancelled) {
        if (!cancelled) {
            m_meter.tick(m_parts.calls.traffic().begun());
            m_parts.calls.traffic().tick(m_parts.clock.now());
            m_parts.workspace.policy().loadIfChanged();
            startIfRepaired();
            m_modelLists.tick();
            m_gateway.tick(*m_parts.workspace.policy().snapshot());
            m_remote.tick();
            m_bodyDesk.tick();
            m_alertDesk.tick();
            tickLater();
        }
    });
}

void ControlPlane::fillTable() {
    PolicyKeeper& policy = m_parts.workspace.policy();
    books::Book& book = m_parts.book;
    control::addGatewayHandlers(m_table, m_gatewayDesk);
    control::addBackupHandler(m_table, {book, policy.file(), m_background.poster()});
    const books::Traffic& traffic = m_parts.calls.traffic();
    books::BodyShelf& shelf = m_parts.calls.shelf();
    control::addTrafficHandlers(m_table,
                                {traffic, book, shelf, m_parts.clock, m_background.poster()});
    control::addDecisionTestHandler(m_table, {policy, traffic, book});
    control::addBodyHandlers(
        m_table, {traffic, shelf, m_parts.workspace.directory(), m_bodyDesk, m_bodyReads.poster()});
    control::addReplayHandlers(m_table, {traffic, book, shelf, m_quotes, m_background.poster()});
    control::addOverviewHandler(m_table,
                                {m_parts.calls.traffic(), book, m_parts.clock, localMidnight});
    control::addSpendHandler(m_table, {book, m_background.poster()});
    control::addReconcileHandler(m_table, {policy, book, m_background.poster()});
    control::addLedgerHandlers(m_table, {book, m_parts.clock, m_background.poster()});
    control::addRepriceHandler(
        m_table,
        {.policy = policy,
         .book = book,
         .directory = m_parts.workspace.directory(),
         .clock = m_parts.clock,
         .price = [&prices = m_parts.calls.prices()](
                      const policy::Snapshot& snapshot, const books::AttemptRecord& attempt,
                      Timestamp at) { return priceNow(prices, snapshot, attempt, at); },
         .written =
             [&calls = m_parts.calls](const books::ExchangeRecord& before,
                                      const books::ExchangeRecord& after) {
                 takeCorrection(before, after, calls.traffic(), calls.budgets());
             },
         .stopped = [&ending = m_ending] { return ending.load(); },
         .background = m_repricing.poster()});
    control::addBudgetHandlers(
        m_table, {policy, m_parts.calls.budgets(), m_parts.workspace.directory(), m_parts.clock});
    control::addRouteHandlers(
        m_table, {policy, m_parts.workspace.directory(), m_parts.calls.routeHits(), m_routeDraft,
                  m_routingFigures, book, m_parts.clock, m_background.poster()});
    control::addRouteFlowHandler(m_table, {policy, traffic, m_routingFigures, m_pauseDesk,
                                           m_parts.clock, m_parts.calls.routeHits().since()});
    control::addAlertHandlers(m_table, {policy, m_alertDesk});
    control::addRateLimitHandlers(m_table, {policy, m_parts.calls.rateLimits()});
    control::addPriceHandlers(
        m_table, {policy, book, m_parts.calls.prices(), m_parts.clock, m_background.poster()});
    control::addProviderHandlers(m_table, {policy, m_providerDesk, m_pauseDesk, book,
                                           m_parts.calls.prices(), m_parts.clock});
    control::addPauseHandlers(m_table, {policy, m_pauseDesk, m_parts.clock});
    control::addDestinationHandlers(m_table, {policy, m_sent, book, m_parts.clock});
    control::addModelHandlers(m_table, {policy, m_parts.calls.prices(), m_parts.clock});
    control::addKeyHandlers(m_table,
                            {policy, m_parts.workspace.directory(), m_parts.random, m_parts.clock,
                             [&book] { return book.lastUse(); }, &m_providerDesk});
    control::addImportHandlers(m_table, {policy, m_parts.workspace.directory(), &m_providerDesk});
    control::addTeamHandlers(m_table, {policy, m_parts.workspace.directory()});
    control::addDirectoryHandlers(m_table, {policy, m_parts.workspace.directory(), m_parts.clock});
    control::addTokenHandlers(m_table, {m_parts.workspace.directory(), m_parts.random,
                                        [this] { m_remote.takeTokens(); }});
    control::addAuditHandlers(m_table,
                              {m_parts.workspace.directory(), m_parts.log, m_background.poster()});
}

}  // namespace weir::app
