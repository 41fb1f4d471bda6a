// SPDX-License-Identifier: GPL-3.0-or-later
#include <utility>

#include "engine/control/handlers/handlers.hpp"

namespace weir::control {

void addModelHandlers(admin::HandlerTable& table, const PolicyControl& policy) {
    table.now<admin::ListModels>([&policy](const admin::ListModels&) -> Result<admin::ModelList> {
        admin::ModelList list;
        for (policy::OfferedModel& offered : policy.snapshot()->offered()) {
            admin::ModelRow row{std::move(offered.name), std::move(offered.targets), {}};
            for (const Dialect dialect : offered.dialects) {
                row.dialects.emplace_back(name(dialect));
            }
            list.models.push_back(std::move(row));
        }
        return list;
    });
}

}  // namespace weir::control
