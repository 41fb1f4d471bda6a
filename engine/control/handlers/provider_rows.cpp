// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/handlers/provider_rows.hpp"

namespace weir::control {

admin::ProviderRow rowOf(const policy::Snapshot& snapshot, std::size_t index) {
    const providers::Provider& provider = snapshot.providers[index];
    admin::ProviderRow row;
    row.address = provider.base.origin.address();
    row.proxy = provider.proxy.proxy == nullptr ? std::string() : provider.proxy.proxy->text();
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
    info.callsGoTo = callPath(kind.dialects.front());
    info.needsKey = kind.needsKey;
    info.local = kind.local;
    info.keyEnv = kind.keyEnvironment;
    info.group = kind.group;
    info.baseUrlPattern = kind.baseUrlPattern;
    info.listsModels = kind.listsModels;
    return info;
}

}  // namespace weir::control
