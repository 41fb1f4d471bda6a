// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/control/admin/routes.hpp"
#include "engine/control/import/import_notes.hpp"
#include "engine/control/import/litellm_config.hpp"
#include "engine/control/import/litellm_providers.hpp"

namespace weir::control {

// A name that callers ask for, with what it goes to: its deployments, then its fallbacks.
struct ImportedGroup {
    std::uint32_t line = 0;
    std::string name;
    std::vector<admin::RouteTarget> own;  // by their share; weight 0: after the others
    std::vector<std::string> fallbacks;

    // Every target once, in the order in which they would be asked.
    std::vector<std::string> targets() const;
};

// The groups of model_list, and the other names that model_group_alias gives them.
std::vector<ImportedGroup> groupsOf(const LiteLlmConfig& config, LiteLlmProviders& providers,
                                    ImportNotes& notes);

// How calls are shared among the deployments of a group; nothing, if they are asked in order.
std::optional<admin::RouteSettings> routeOf(const ImportedGroup& group, const LiteLlmConfig& config,
                                            ImportNotes& notes);

}  // namespace weir::control
