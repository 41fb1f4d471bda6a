// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/providers/provider.hpp"

#include <algorithm>

namespace weir::providers {

bool Provider::speaks(Dialect dialect) const {
    return std::ranges::find(dialects, dialect) != dialects.end();
}

bool Provider::serves(std::string_view model) const {
    return serveAll || std::ranges::find(serve, model) != serve.end();
}

Auth Provider::auth(Dialect dialect) const {
    // Servers that speak several dialects look for the key where each dialect puts it.
    return kind->auth == Auth::Bearer && dialect == Dialect::Anthropic ? Auth::XApiKey : kind->auth;
}

std::string Provider::target(std::string_view upstreamPath) const {
    return joinTarget(base, upstreamPath);
}

Result<net::BaseUrl> resolveBaseUrl(const Kind& kind, std::string_view written, bool local) {
    if (written.empty() && kind.baseUrl.empty()) {
        return Error::invalid("A provider of kind " + std::string(kind.name) + " needs a base_url.",
                              kind.baseUrlPattern.empty()
                                  ? "Write the address its calls begin with, up to /v1."
                                  : "Write " + std::string(kind.baseUrlPattern) + ".");
    }
    auto base = net::parseBaseUrl(written.empty() ? kind.baseUrl : written);
    if (base && base->origin.scheme == net::Scheme::Http && !local) {
        return Error::invalid("http is for local providers only: the key would travel in the open.",
                              "Use https, or add local: true if it is on this machine or network.");
    }
    return base;
}

std::string joinTarget(const net::BaseUrl& base, std::string_view upstreamPath) {
    std::string_view path = base.path;
    while (path.ends_with('/')) {
        path.remove_suffix(1);
    }
    constexpr std::string_view kVersion = "/v1";
    if (path.ends_with(kVersion) && upstreamPath.starts_with("/v1/")) {
        path.remove_suffix(kVersion.size());
    }
    return std::string(path) + std::string(upstreamPath);
}

}  // namespace weir::providers
