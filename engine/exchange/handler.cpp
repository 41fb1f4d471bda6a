// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/exchange/handler.hpp"

#include "engine/exchange/admission.hpp"
#include "engine/exchange/exchange.hpp"
#include "engine/exchange/pages.hpp"

namespace weir::exchange {

net::Task<void> ExchangeHandler::handle(net::ServerCall& call) {
    const std::shared_ptr<const policy::Snapshot> policy = m_services.policy.get();
    const Routed routed = routeOf(call.head().target);
    if (const auto keptOut = checkOrigin(call.head(), *policy)) {
        co_await answerKeptOut(call, routed, *keptOut);
    } else if (call.head().method == "OPTIONS" && routed.route != Route::Unknown) {
        co_await answerOptions(call, routed);
    } else if (const auto refused = checkForm(routed, call.head())) {
        co_await answerRefusal(call, routed, *refused);
    } else if (routed.route == Route::Call) {
        Exchange exchange(m_services, m_thread, call, policy, routed);
        co_await exchange.run();
    } else {
        co_await answerPage(m_services, call, *policy, routed);
    }
}

}  // namespace weir::exchange
