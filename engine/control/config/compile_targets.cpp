// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/config/compile_targets.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "engine/base/near_names.hpp"
#include "engine/control/config/names.hpp"

namespace weir::control {

namespace {

std::string meantProvider(const std::string& provider, const policy::Snapshot& snapshot) {
    std::vector<std::string_view> names;
    for (const providers::Provider& each : snapshot.providers) {
        names.push_back(each.name);
    }
    return didYouMean(nearNames(provider, names));
}

policy::Model compileModel(const ModelFields& fields, const policy::Snapshot& snapshot,
                           Problems& problems) {
    checkModelName(problems, fields.name);
    policy::Model model{fields.name.value, {}};
    if (fields.targets.empty()) {
        addError(problems, fields.place, "the model \"" + model.name + "\" has no targets",
                 "Write targets: [PROVIDER/MODEL].");
    }
    std::set<std::string> seen;
    for (const Text& target : fields.targets) {
        if (!seen.insert(target.value).second) {
            addError(problems, target.place,
                     "the target \"" + target.value + "\" stands here twice");
            continue;
        }
        std::ranges::move(compileTarget(target, snapshot, problems),
                          std::back_inserter(model.targets));
    }
    return model;
}

}  // namespace

std::vector<policy::Target> compileTarget(const Text& target, const policy::Snapshot& snapshot,
                                          Problems& problems) {
    const std::size_t slash = target.value.find('/');
    if (slash == std::string::npos || slash == 0 || slash + 1 == target.value.size()) {
        addError(problems, target.place, "\"" + target.value + "\" is not a target",
                 "A target is PROVIDER/MODEL.");
        return {};
    }
    const std::string provider = target.value.substr(0, slash);
    const std::string name = target.value.substr(slash + 1);
    const auto found = std::ranges::find(snapshot.providers, provider, &providers::Provider::name);
    if (found == snapshot.providers.end()) {
        addError(problems, target.place, "there is no provider \"" + provider + '"',
                 meantProvider(provider, snapshot));
        return {};
    }
    if (!found->serves(name)) {
        const std::vector<std::string_view> served(found->serve.begin(), found->serve.end());
        addError(problems, target.place,
                 "the provider " + provider + " does not serve \"" + name + '"',
                 didYouMean(nearNames(name, served)));
        return {};
    }
    const auto index = static_cast<std::uint32_t>(found - snapshot.providers.begin());
    return snapshot.makeTargets(index, name);
}

std::vector<policy::Model> compileModels(const Document& document, const policy::Snapshot& snapshot,
                                         Problems& problems) {
    std::vector<policy::Model> models;
    for (const ModelFields& fields : document.models) {
        models.push_back(compileModel(fields, snapshot, problems));
    }
    return models;
}

}  // namespace weir::control
