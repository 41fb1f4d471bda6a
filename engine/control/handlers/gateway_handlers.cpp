// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/handlers/handlers.hpp"

namespace weir::control {

namespace {

using namespace admin;

template <Operation Op>
void addStep(HandlerTable& table, GatewayControl& gateway, Result<void> (GatewayControl::*step)()) {
    table.now<Op>([&gateway, step](const Op&) -> Result<GatewayStatus> {
        if (const auto done = (gateway.*step)(); !done) {
            return done.error();
        }
        return gateway.status(books::Simulated::LeftOut);
    });
}

}  // namespace

void addGatewayHandlers(HandlerTable& table, GatewayControl& gateway) {
    table.now<GetStatus>([&gateway](const GetStatus& operation) -> Result<GatewayStatus> {
        return gateway.status(operation.simulated ? books::Simulated::Included
                                                  : books::Simulated::LeftOut);
    });
    addStep<StartGateway>(table, gateway, &GatewayControl::start);
    addStep<StopGateway>(table, gateway, &GatewayControl::stop);
    addStep<PauseGateway>(table, gateway, &GatewayControl::pause);
    table.nowFor<SetListen>(
        [&gateway](const SetListen& operation, const Caller& caller) -> Result<GatewayStatus> {
            if (const auto moved = gateway.moveTo(operation.address, caller.actor()); !moved) {
                return moved.error();
            }
            return gateway.status(books::Simulated::LeftOut);
        });
}

}  // namespace weir::control
