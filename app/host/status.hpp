// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "app/host/gateway.hpp"
#include "app/host/policy_keeper.hpp"
#include "app/host/remote_admin.hpp"
#include "app/host/request_meter.hpp"
#include "engine/base/clock.hpp"
#include "engine/books/book.hpp"
#include "engine/books/traffic.hpp"
#include "engine/control/admin/gateway.hpp"
#include "engine/providers/health.hpp"

namespace weir::app {

// What the gateway's status is read from.
struct StatusSources {
    const Gateway& gateway;
    const RemoteAdmin& remote;
    const PolicyKeeper& policy;
    const books::Book& book;
    const books::Traffic& traffic;
    const providers::HealthBoard& health;
    const RequestMeter& meter;
    const Clock& clock;
    std::string dataFolder;
    std::string nodeId;
    Timestamp startedAt{};
};

admin::GatewayStatus statusOf(const StatusSources& sources, books::Simulated simulated);

// "UTC+01:00"
std::string timeZoneAt(Timestamp now);

}  // namespace weir::app
