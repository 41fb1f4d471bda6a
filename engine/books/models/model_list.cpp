// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/books/models/model_list.hpp"

#include "engine/books/models/built_in.hpp"
#include "engine/books/models/model_name.hpp"
#include "engine/books/models/reader.hpp"

namespace weir::books {

Result<ModelList> ModelList::builtIn() {
    return read(builtInModelFiles());
}

Result<ModelList> ModelList::read(std::span<const std::string_view> files) {
    std::vector<ModelFamily> families;
    for (const std::string_view file : files) {
        auto family = readModelFile(file);
        if (!family) {
            return std::move(family.error());
        }
        families.push_back(std::move(*family));
    }
    return ModelList(std::move(families));
}

ModelList::ModelList(std::vector<ModelFamily> families) : m_families(std::move(families)) {
    for (std::size_t i = 0; i < m_families.size(); ++i) {
        for (const std::string& host : m_families[i].hosts) {
            m_byHost.emplace(host, i);
        }
        for (const std::string& kind : m_families[i].kinds) {
            m_byKind.emplace(kind, i);
        }
        ByName<Capabilities>& models = m_models.emplace_back();
        for (const auto& [names, capabilities] : m_families[i].models) {
            for (const std::string& name : names) {
                models.emplace(name, capabilities);
            }
        }
    }
}

const Capabilities* ModelList::findIn(std::size_t family, std::string_view model) const {
    const ByName<Capabilities>& models = m_models[family];
    for (std::string_view name = model; !name.empty(); name = plainerModelName(name)) {
        if (const auto found = models.find(name); found != models.end()) {
            return &found->second;
        }
    }
    return nullptr;
}

Capabilities ModelList::find(std::string_view kind, std::string_view host,
                             std::string_view model) const {
    const Capabilities* found = nullptr;
    if (const auto byHost = m_byHost.find(host); byHost != m_byHost.end()) {
        found = findIn(byHost->second, model);
    } else if (const auto byKind = m_byKind.find(kind); byKind != m_byKind.end()) {
        found = findIn(byKind->second, model);
    }
    for (std::size_t i = 0; i < m_families.size() && found == nullptr; ++i) {
        found = m_families[i].everywhere ? findIn(i, model) : nullptr;
    }
    return found == nullptr ? Capabilities() : *found;
}

}  // namespace weir::books
