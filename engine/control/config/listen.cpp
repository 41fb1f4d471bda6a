// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/config/listen.hpp"

#include "engine/base/host_port.hpp"

namespace weir::control {

namespace {

constexpr std::string_view kHint = "Write ADDRESS:PORT, as in 127.0.0.1:9347 or [::1]:9347.";

}  // namespace

Result<std::string> parseListen(std::string_view address) {
    const HostPort where = splitHostPort(address);
    if (!parsePort(where.port)) {
        return Error::invalid("\"" + std::string(address) + "\" has no port to listen on.",
                              std::string(kHint));
    }
    const std::string port = ":" + std::string(where.port);
    if (where.host == "localhost" && !where.bracketed) {
        return "127.0.0.1" + port;
    }
    const auto host = addressText(where);
    if (!host) {
        return Error::invalid("\"" + std::string(address) + "\" is not an address to listen on.",
                              std::string(kHint));
    }
    return (where.bracketed ? "[" + *host + "]" : *host) + port;
}

Result<void> checkExposure(const policy::Snapshot& snapshot) {
    if (snapshot.keys->size() > 0) {
        return {};
    }
    for (const std::string& address : snapshot.listen) {
        if (!isLoopback(splitHostPort(address))) {
            return Error::denied(
                "Weir does not listen on " + address +
                    ", beyond this machine, while there is no key to let callers in.",
                "Create one with \"weir keys create NAME\", or listen on 127.0.0.1.");
        }
    }
    return {};
}

}  // namespace weir::control
