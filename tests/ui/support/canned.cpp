// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/canned.hpp"

#include <cmath>

namespace weir::ui {

admin::GatewayStatus cannedStatus() {
    admin::GatewayStatus status;
    status.state = GatewayState::Listening;
    status.address = "127.0.0.1:9347";
    status.version = "0.1.0";
    status.policyFile = "/home/ada/.local/share/weir/weir.yaml";
    status.revision = 41;
    status.dataFolder = "/home/ada/.local/share/weir";
    status.nodeId = "0199f3c2-6b7a-7c30-9d51-2a54c3a9e001";
    status.openExchanges = 39;
    status.openStreams = 37;
    status.requestsPerSecond = 9.4;
    for (std::uint32_t second = 0; second < 60; ++second) {
        const double wave = 9 + 2 * std::sin(second * 0.21);
        status.requestsEachSecond.push_back(static_cast<std::uint32_t>(wave) +
                                            (second * 7 + second * second) % 3);
    }
    status.spentToday = Money::fromNano(214'380'000'000);
    status.requestsToday = 184'220;
    status.providersUp = 6;
    status.providersDegraded = 1;
    status.keys = 12;
    status.timeZone = "UTC+00:00";
    return status;
}

}  // namespace weir::ui
