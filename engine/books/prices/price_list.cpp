// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/books/prices/price_list.hpp"

#include <algorithm>
#include <utility>

#include "engine/books/models/model_name.hpp"
#include "engine/books/prices/built_in.hpp"
#include "engine/books/prices/reader.hpp"

namespace weir::books {

Result<PriceList> PriceList::builtIn() {
    return read(builtInPriceFiles());
}

Result<PriceList> PriceList::read(std::span<const std::string_view> files) {
    std::vector<PriceFamily> families;
    for (const std::string_view file : files) {
        auto family = readPriceFile(file);
        if (!family) {
            return std::move(family.error());
        }
        families.push_back(std::move(*family));
    }
    return PriceList(std::move(families));
}

PriceList::PriceList(std::vector<PriceFamily> families) : m_families(std::move(families)) {
    for (std::size_t i = 0; i < m_families.size(); ++i) {
        const PriceFamily& family = m_families[i];
        for (const std::string& host : family.hosts) {
            m_byHost.emplace(host, i);
        }
        for (const std::string& kind : family.kinds) {
            m_byKind.emplace(kind, i);
        }
        ByName<History>& models = m_models.emplace_back();
        for (const PriceEntry& entry : family.entries) {
            models[entry.model].push_back(&entry);
            for (const std::string& alias : entry.aliases) {
                models[alias].push_back(&entry);
            }
        }
        for (auto& [name, history] : models) {
            std::ranges::sort(history, std::greater(), &PriceEntry::from);
        }
    }
}

std::optional<std::size_t> PriceList::familyIndex(const PriceSource& source) const {
    if (const auto host = m_byHost.find(source.host); host != m_byHost.end()) {
        return host->second;
    }
    if (const auto kind = m_byKind.find(source.kind); kind != m_byKind.end()) {
        return kind->second;
    }
    return std::nullopt;
}

const PriceList::History* PriceList::historyOf(std::size_t family, std::string_view model) const {
    const ByName<History>& models = m_models[family];
    for (std::string_view name = model; !name.empty(); name = plainerModelName(name)) {
        if (const auto history = models.find(name); history != models.end()) {
            return &history->second;
        }
    }
    return nullptr;
}

CataloguePrice PriceList::look(const PriceSource& source, std::string_view model,
                               Timestamp at) const {
    const auto family = familyIndex(source);
    const History* history = family ? historyOf(*family, model) : nullptr;
    if (history == nullptr) {
        return {};
    }
    const auto line =
        std::ranges::find_if(*history, [at](const PriceEntry* entry) { return entry->from <= at; });
    return line == history->end() ? CataloguePrice() : CataloguePrice{*line, &m_families[*family]};
}

const PriceFamily* PriceList::familyOf(const PriceSource& source) const {
    const auto family = familyIndex(source);
    return family ? &m_families[*family] : nullptr;
}

std::vector<const PriceEntry*> PriceList::history(const PriceSource& source,
                                                  std::string_view model) const {
    const auto family = familyIndex(source);
    const History* history = family ? historyOf(*family, model) : nullptr;
    return history == nullptr ? History() : *history;
}

}  // namespace weir::books
