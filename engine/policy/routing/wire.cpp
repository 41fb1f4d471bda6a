// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/policy/routing/wire.hpp"

namespace weir::policy {

Wire wireOf(dialects::Endpoint endpoint) {
    return {dialects::dialectOf(endpoint), dialects::isTranslated(endpoint)};
}

Wire wireOf(const RouteFacts& facts) {
    const auto endpoint = dialects::endpointOf(facts.endpoint);
    return {facts.dialect, endpoint && dialects::isTranslated(*endpoint)};
}

std::optional<Dialect> dialectAt(const providers::Provider& provider, Wire wire) {
    if (provider.speaks(wire.dialect)) {
        return wire.dialect;
    }
    return wire.translated ? dialects::translatedTo(provider.dialects) : std::nullopt;
}

}  // namespace weir::policy
