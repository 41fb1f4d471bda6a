// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/policy/identity/key_rules.hpp"

#include <algorithm>
#include <utility>

#include "engine/base/host_port.hpp"

namespace weir::policy {

namespace {

bool matches(std::string_view pattern, std::string_view name) {
    return pattern.ends_with('*') ? name.starts_with(pattern.substr(0, pattern.size() - 1))
                                  : name == pattern;
}

std::string shortList(const std::vector<std::string>& names) {
    constexpr std::size_t kShown = 8;
    std::string list;
    for (std::size_t i = 0; i < std::min(names.size(), kShown); ++i) {
        list += (i == 0 ? "" : ", ") + names[i];
    }
    return names.size() > kShown ? list + " and more" : list;
}

}  // namespace

Result<KeyRules> KeyRules::make(KeyAccess access) {
    KeyRules rules;
    for (const std::string& model : access.models) {
        const std::size_t star = model.find('*');
        if (model.empty() || (star != std::string::npos && star + 1 != model.size())) {
            return Error::invalid("\"" + model + "\" is no name of models.",
                                  "Write a whole name, or the beginning of names and one * after "
                                  "it.");
        }
    }
    for (const std::string& address : access.addresses) {
        const auto range = AddressRange::parse(address);
        if (!range) {
            return Error::invalid("\"" + address + "\" is no block of addresses.",
                                  "Write an address, or the first of a block and its length: "
                                  "10.4.0.0/16.");
        }
        rules.m_ranges.push_back(*range);
    }
    rules.m_access = std::move(access);
    return rules;
}

KeyRules KeyRules::closed(KeyAccess access) {
    KeyRules rules;
    rules.m_access = std::move(access);
    rules.m_closed = true;
    return rules;
}

bool KeyRules::allowsModel(std::string_view name) const {
    return m_access.models.empty() ||
           std::ranges::any_of(m_access.models,
                               [&](const std::string& each) { return matches(each, name); });
}

bool KeyRules::allowsProvider(std::string_view name) const {
    return m_access.providers.empty() ||
           std::ranges::find(m_access.providers, name) != m_access.providers.end();
}

bool KeyRules::allowsClient(std::string_view peer) const {
    if (m_closed) {
        return false;
    }
    if (m_ranges.empty()) {
        return true;
    }
    const std::string_view address = splitHostPort(peer).host;
    return std::ranges::any_of(m_ranges,
                               [&](const AddressRange& range) { return range.contains(address); });
}

std::string KeyRules::modelNames() const {
    return shortList(m_access.models);
}

std::string KeyRules::providerNames() const {
    return shortList(m_access.providers);
}

}  // namespace weir::policy
