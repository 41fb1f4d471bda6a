// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <functional>
#include <memory>

#include <boost/asio/steady_timer.hpp>

#include "app/host/alert_desk.hpp"
#include "app/host/body_desk.hpp"
#include "app/host/call_plane.hpp"
#include "app/host/call_quotes.hpp"
#include "app/host/gateway.hpp"
#include "app/host/gateway_desk.hpp"
#include "app/host/model_lists.hpp"
#include "app/host/pause_desk.hpp"
#include "app/host/provider_desk.hpp"
#include "app/host/remote_admin.hpp"
#include "app/host/request_meter.hpp"
#include "app/host/routing_figures.hpp"
#include "app/host/sent_requests.hpp"
#include "app/host/serial_thread.hpp"
#include "app/host/workspace.hpp"
#include "engine/control/admin/handler_table.hpp"
#include "engine/control/handlers/route_draft.hpp"
#include "engine/control/socket/server.hpp"

namespace weir::app {

struct ControlPlaneParts {
    SerialThread& thread;  // everything here happens on it
    Workspace& workspace;
    books::Book& book;
    CallPlane& calls;
    providers::SecretStore* keychain;  // null: this program has none
    Gateway::Listening onListening;    // may be empty
    Random& random;
    const Clock& clock;
    const Log& log;
    bool listens;  // from the start
};

// What the gateway is operated with: the listener, the handlers of the contract, weir.sock, and the
// way in for operators elsewhere.
class ControlPlane {
public:
    explicit ControlPlane(const ControlPlaneParts& parts);

    // Listens, if it is meant to and there is a policy to listen by.
    void begin();
    // No new calls and no new operations; `done` when the calls in flight have ended.
    void end(Milliseconds patience, std::function<void()> done);

    const admin::HandlerTable& table() const { return m_table; }
    const Gateway& gateway() const { return m_gateway; }
    const RemoteAdmin& remote() const { return m_remote; }

private:
    void followPolicy();
    void startIfRepaired();
    void learnSimulatedModels();
    ModelLists::Ask asker();
    void tickLater();
    void fillTable();

    ControlPlaneParts m_parts;
    RequestMeter m_meter;
    Gateway m_gateway;
    GatewayDesk m_gatewayDesk;
    ProviderDesk m_providerDesk;
    BodyDesk m_bodyDesk;
    PauseDesk m_pauseDesk;
    AlertDesk m_alertDesk;
    ModelLists m_modelLists;
    PricedQuotes m_quotes;
    control::RouteDraftFile m_routeDraft;
    LiveRoutingFigures m_routingFigures;
    SentByNet m_sent;
    admin::HandlerTable m_table;
    control::SocketServer m_socket;
    RemoteAdmin m_remote;
    boost::asio::steady_timer m_tick;
    bool m_startsWhenRepaired = false;  // the document was broken at the start
    std::atomic<bool> m_ending = false;
    // The last, so that what runs on them still finds the rest.
    SerialThread m_background;
    SerialThread m_bodyReads;  // a search in the books may take long
    SerialThread m_repricing;  // it goes through every record of its days
};

}  // namespace weir::app
