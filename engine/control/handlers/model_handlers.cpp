// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <iterator>
#include <utility>

#include "engine/control/handlers/first_model.hpp"
#include "engine/control/handlers/handlers.hpp"
#include "engine/policy/routing/wire.hpp"

namespace weir::control {

namespace {

std::vector<admin::FirstModel> firstModels(const policy::Snapshot& snapshot,
                                           const ModelServices& services) {
    std::vector<admin::FirstModel> first;
    std::vector<admin::FirstModel> translated;
    for (std::uint32_t index = 0; index < snapshot.providers.size(); ++index) {
        const providers::Provider& provider = snapshot.providers[index];
        for (const Dialect dialect : kDialects) {
            const auto spoken = policy::dialectAt(provider, {dialect, true});
            std::string model = spoken ? firstModelToAskFor(snapshot, index, *spoken,
                                                            services.prices, services.clock.now())
                                       : std::string();
            if (!model.empty()) {
                auto& list = *spoken == dialect ? first : translated;
                list.push_back({provider.name, std::string(name(dialect)), std::move(model)});
            }
        }
    }
    std::ranges::move(translated, std::back_inserter(first));
    return first;
}

}  // namespace

void addModelHandlers(admin::HandlerTable& table, const ModelServices& services) {
    table.now<admin::ListModels>([services](const admin::ListModels&) -> Result<admin::ModelList> {
        const auto snapshot = services.policy.snapshot();
        admin::ModelList list;
        for (policy::OfferedModel& offered : snapshot->offered()) {
            admin::ModelRow row{std::move(offered.name), std::move(offered.targets), {}};
            for (const Dialect dialect : offered.dialects) {
                row.dialects.emplace_back(name(dialect));
            }
            list.models.push_back(std::move(row));
        }
        list.first = firstModels(*snapshot, services);
        return list;
    });
}

}  // namespace weir::control
