// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "engine/policy/snapshot.hpp"

namespace weir::test {

// A provider of a kind as a document would make it; `serve` empty: all.
inline providers::Provider provider(const std::string& name, std::string_view kind,
                                    std::vector<std::string> serve = {}, std::size_t keys = 1) {
    providers::Provider made;
    made.name = name;
    made.kind = providers::findKind(kind);
    made.dialects.assign(made.kind->dialects.begin(), made.kind->dialects.end());
    made.keys.resize(keys);
    made.serveAll = serve.empty();
    made.serve = std::move(serve);
    return made;
}

// A model with targets given as provider index and name.
inline policy::Model model(const policy::Snapshot& snapshot, const std::string& name,
                           const std::vector<std::pair<std::uint32_t, std::string>>& targets) {
    policy::Model made{name, {}};
    for (const auto& [index, itsModel] : targets) {
        for (policy::Target& target : snapshot.makeTargets(index, itsModel)) {
            made.targets.push_back(std::move(target));
        }
    }
    return made;
}

}  // namespace weir::test
