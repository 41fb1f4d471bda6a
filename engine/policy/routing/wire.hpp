// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "engine/base/dialect.hpp"
#include "engine/dialects/common/endpoint.hpp"
#include "engine/policy/routing/route_facts.hpp"
#include "engine/providers/provider.hpp"

namespace weir::policy {

// The wire format of a call, and whether a target may be asked in another.
struct Wire {
    Dialect dialect = Dialect::OpenAiChat;
    bool translated = false;
};

Wire wireOf(dialects::Endpoint endpoint);
// By the path that was called. Of an unknown one nothing is translated.
Wire wireOf(const RouteFacts& facts);

// What the provider is asked in. Nothing: it cannot be asked.
std::optional<Dialect> dialectAt(const providers::Provider& provider, Wire wire);
inline bool reaches(const providers::Provider& provider, Wire wire) {
    return dialectAt(provider, wire).has_value();
}

}  // namespace weir::policy
