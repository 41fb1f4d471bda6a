// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdio>
#include <string>

#include "engine/base/clock.hpp"
#include "engine/base/log.hpp"
#include "engine/net/reactor.hpp"
#include "engine/net/server.hpp"

namespace weir::bench {

// Serves on a free loopback port, which it prints, until the program is killed. Returns what the
// program ends with when it cannot listen.
inline int serve(net::Reactor& reactor, const Clock& clock, const net::HandlerFactory& handlers) {
    const Log log(clock, LogLevel::Warning);
    net::Server server({&reactor}, handlers, net::ServerLimits{}, log);
    const std::array addresses{std::string("127.0.0.1:0")};
    if (const auto listening = server.listen(addresses); !listening) {
        std::fprintf(stderr, "%s\n", listening.error().text().c_str());
        return 1;
    }
    std::printf("%u\n", static_cast<unsigned>(server.port()));
    std::fflush(stdout);
    reactor.run();
    return 0;
}

}  // namespace weir::bench
