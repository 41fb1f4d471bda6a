// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/handlers/provider_rows.hpp"

#include <string>

namespace weir::control {

namespace {

// The path of a call as it is appended to a base URL, to show what a URL will become.
std::string callPath(const providers::Kind& kind) {
    for (const Dialect dialect : kind.dialects) {
        if (dialect == Dialect::OpenAiChat) {
            return "/chat/completions";
        }
    }
    return "/v1/messages";
}

}  // namespace

admin::ProviderRow rowOf(const policy::Snapshot& snapshot, std::size_t index) {
    const providers::Provider& provider = snapshot.providers[index];
    admin::ProviderRow row;
    row.address = provider.base.origin.address();
    for (const Dialect dialect : provider.dialects) {
        row.dialects.emplace_back(name(dialect));
    }
    const bool learned = provider.serveAll && index < snapshot.catalogue.size();
    row.models = static_cast<std::uint32_t>(learned ? snapshot.catalogue[index].size()
                                                    : provider.serve.size());
    return row;
}

admin::KindInfo infoOf(const providers::Kind& kind) {
    admin::KindInfo info;
    info.kind = kind.name;
    info.title = kind.title;
    info.baseUrl = kind.baseUrl;
    info.callsGoTo = callPath(kind);
    info.needsKey = kind.needsKey;
    info.local = kind.local;
    info.keyEnv = kind.keyEnvironment;
    return info;
}

}  // namespace weir::control
