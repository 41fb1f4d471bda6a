// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/config/scope_names.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "engine/base/near_names.hpp"
#include "engine/control/config/names.hpp"

namespace weir::control {

void checkNamesSomebody(const Text& name, std::string_view what, Problems& problems) {
    if (name.place.line != 0 && name.value.empty()) {
        addError(problems, name.place, "the " + std::string(what) + " names nobody here",
                 "Write a name, or drop the field.");
    }
}

void checkProviderName(const Document& document, const Text& provider, Problems& problems) {
    if (provider.value.empty()) {
        return;
    }
    std::vector<std::string_view> names;
    for (const ProviderFields& each : document.providers) {
        names.push_back(each.name.value);
    }
    if (std::ranges::find(names, provider.value) == names.end()) {
        addError(problems, provider.place, "there is no provider \"" + provider.value + '"',
                 didYouMean(nearNames(provider.value, names)));
    }
}

}  // namespace weir::control
