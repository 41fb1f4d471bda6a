// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/providers/proxy_rules.hpp"

#include <algorithm>

#include "engine/base/address_range.hpp"

namespace weir::providers {

namespace {

bool isExcepted(std::string_view host, std::string_view exception) {
    if (const auto range = AddressRange::parse(exception)) {
        return range->contains(host);
    }
    if (exception.starts_with('.')) {
        exception.remove_prefix(1);
    }
    if (!host.ends_with(exception)) {
        return false;
    }
    host.remove_suffix(exception.size());
    return host.empty() || host.back() == '.';
}

}  // namespace

ProxyChoice ProxyRules::forProvider(const Provider& provider) const {
    const bool directly = provider.local || std::ranges::any_of(except, [&](const auto& each) {
                              return isExcepted(provider.base.origin.host, each);
                          });
    return directly ? ProxyChoice() : choice;
}

bool isProxyException(std::string_view text) {
    if (AddressRange::parse(text)) {
        return true;
    }
    return text.find_first_not_of('.') != text.npos && std::ranges::all_of(text, [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c == '.' || c == '-';
           });
}

}  // namespace weir::providers
