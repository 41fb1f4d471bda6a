// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever stands in the file: reading, compiling and editing it end in an answer, and what is
// taken out of it can be put back byte for byte.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "engine/control/config/compile.hpp"
#include "engine/control/config/edit.hpp"
#include "engine/control/config/edit_routes.hpp"

using namespace weir;

namespace {

void require(bool holds) {
    if (!holds) {
        std::abort();
    }
}

void edit(std::string_view text, const control::Document& document) {
    constexpr std::size_t kMost = 4;  // each edit reads the text several times
    std::size_t done = 0;
    for (const control::ProviderFields& provider : document.providers) {
        const std::string& name = provider.name.value;
        if (done++ == kMost) {
            break;
        }
        if (const auto removal = control::removeProvider(text, name)) {
            const auto restored = control::restoreProvider(removal->text, removal->removed);
            // Of two with one name only the first is found, so it cannot be put back beside it.
            const bool twice = control::providerSettings(removal->text, name).ok();
            require(twice || (restored.ok() && *restored == text));
        }
        if (auto settings = control::providerSettings(text, name)) {
            settings->free = !settings->free;
            if (const auto changed = control::updateProvider(text, name, *settings)) {
                require(control::providerSettings(*changed, name)->free == settings->free);
            }
        }
    }
    (void)control::setListen(text, "127.0.0.1:1");
    admin::ProviderSettings added;
    added.name = "added";
    added.kind = "ollama";
    if (const auto more = control::addProvider(text, added)) {
        require(control::readDocument(*more).document->providers.size() ==
                document.providers.size() + 1);
    }
}

bool isNamedByRoute(const policy::Snapshot& snapshot, std::string_view name) {
    return std::ranges::any_of(snapshot.routes, [&](const policy::Route& route) {
        const auto named = route.modelsNamed();
        return route.isOffer() && std::ranges::find(named, name) != named.end();
    });
}

// Written as they are they change no byte; in another order they are what was asked for.
void turnRoutesRound(std::string_view text, const control::Document& document) {
    std::vector<admin::RouteSettings> routes = control::routesOf(document);
    if (const auto same = control::setRoutes(text, routes)) {
        require(*same == text);
    }
    std::ranges::reverse(routes);
    if (const auto turned = control::setRoutes(text, routes)) {
        require(control::routesOf(*control::readDocument(*turned).document) == routes);
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const control::ReadDocument read = control::readDocument(text);
    require(read.document.has_value() != control::hasErrors(read.problems));
    const control::Compiled compiled = control::compileText(text, {});
    require((compiled.snapshot != nullptr) != control::hasErrors(compiled.problems));
    if (compiled.snapshot) {
        for (const auto& offered : compiled.snapshot->offered()) {
            const auto named = compiled.snapshot->lookup(offered.name, offered.dialects.front());
            require(named.kind != policy::Lookup::Kind::Unknown ||
                    isNamedByRoute(*compiled.snapshot, offered.name));
        }
    }
    if (read.document && size < 4096) {
        edit(text, *read.document);
        turnRoutesRound(text, *read.document);
    }
    return 0;
}
