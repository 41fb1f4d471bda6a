// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/exchange/admission.hpp"
#include "engine/exchange/refusal.hpp"
#include "engine/exchange/services.hpp"
#include "engine/net/server_call.hpp"
#include "engine/net/task.hpp"

// What a path without a call is answered with.
namespace weir::exchange {

// /health, /ready, / and the lists of models.
net::Task<void> answerPage(const Services& services, net::ServerCall& call,
                           const policy::Snapshot& policy, const Routed& routed);

// OPTIONS: which methods a path has, and to a browser that its page may use them.
net::Task<void> answerOptions(net::ServerCall& call, const Routed& routed);

// A call that did not pass checkOrigin(): a web page learns nothing from it.
net::Task<void> answerKeptOut(net::ServerCall& call, const Routed& routed, const Refusal& refusal);

// A call that is turned away before it is an exchange.
net::Task<void> answerRefusal(net::ServerCall& call, const Routed& routed, const Refusal& refusal);

}  // namespace weir::exchange
