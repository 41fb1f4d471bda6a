// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/exchange/admission.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "engine/base/percent.hpp"
#include "engine/dialects/common/media_type.hpp"
#include "engine/policy/identity/presented_key.hpp"

namespace weir::exchange {

namespace {

using dialects::Fault;

constexpr std::string_view kModelsPath = "/v1/models";
constexpr std::array<std::string_view, 3> kLoopbackHosts = {"127.0.0.1", "[::1]", "localhost"};

std::string_view withoutPort(std::string_view host) {
    const auto colon = host.rfind(':');
    const auto bracket = host.rfind(']');
    const bool hasPort =
        colon != std::string_view::npos && (bracket == std::string_view::npos || colon > bracket);
    return hasPort ? host.substr(0, colon) : host;
}

bool isListed(std::string_view host, const std::vector<std::string>& allowed) {
    return std::any_of(allowed.begin(), allowed.end(), [&](const std::string& name) {
        return net::http::sameName(name, host) || net::http::sameName(name, withoutPort(host));
    });
}

bool isLoopbackHost(std::string_view host) {
    return std::any_of(kLoopbackHosts.begin(), kLoopbackHosts.end(), [&](std::string_view name) {
        return net::http::sameName(name, withoutPort(host));
    });
}

bool listensOnLoopbackOnly(const policy::Snapshot& snapshot) {
    return std::all_of(snapshot.listen.begin(), snapshot.listen.end(),
                       [](const std::string& address) { return isLoopbackHost(address); });
}

}  // namespace

Routed routeOf(std::string_view target) {
    const std::string_view path = target.substr(0, target.find('?'));
    Routed routed;
    if (const auto endpoint = dialects::endpointOf(path)) {
        routed.route = Route::Call;
        routed.endpoint = *endpoint;
    } else if (path == kModelsPath) {
        routed.route = Route::Models;
    } else if (path.starts_with(kModelsPath) && path.size() > kModelsPath.size() + 1 &&
               path[kModelsPath.size()] == '/') {
        routed.route = Route::OneModel;
        // SDKs write the solidus of provider/model as %2F.
        routed.model = percentDecoded(path.substr(kModelsPath.size() + 1));
    } else if (path == "/health") {
        routed.route = Route::Health;
    } else if (path == "/ready") {
        routed.route = Route::Ready;
    } else if (path == "/") {
        routed.route = Route::Home;
    }
    return routed;
}

std::string_view methodsOf(const Routed& routed) {
    return routed.route == Route::Call ? "POST, OPTIONS" : "GET, HEAD, OPTIONS";
}

Dialect callerDialect(const Routed& routed, const net::http::RequestHead& head) {
    if (routed.route == Route::Call) {
        return dialects::dialectOf(routed.endpoint);
    }
    return head.find("anthropic-version") || head.find("x-api-key") ? Dialect::Anthropic
                                                                    : Dialect::OpenAiChat;
}

std::optional<Refusal> checkOrigin(const net::http::RequestHead& head,
                                   const policy::Snapshot& snapshot) {
    const std::string_view host = head.find("host").value_or("");
    const bool hostIsOurs = listensOnLoopbackOnly(snapshot)
                                ? isLoopbackHost(host) || isListed(host, snapshot.allowedHosts)
                                : snapshot.allowedHosts.empty() ||
                                      isListed(host, snapshot.allowedHosts) || isLoopbackHost(host);
    if (!hostIsOurs) {
        return makeRefusal(Fault::Misdirected,
                           "This gateway does not answer for the Host \"" + std::string(host) +
                               "\". Use 127.0.0.1, or add the name to allowed_hosts.");
    }
    if (const auto origin = head.find("origin")) {
        const auto scheme = origin->find("://");
        const std::string_view from =
            scheme == std::string_view::npos ? *origin : origin->substr(scheme + 3);
        if (!isListed(from, snapshot.allowedHosts)) {
            return makeRefusal(
                Fault::Forbidden,
                "Web pages of " + std::string(*origin) +
                    " may not call this gateway. Add the host to allowed_hosts to let "
                    "them.");
        }
        return std::nullopt;
    }
    const auto site = head.find("sec-fetch-site");
    if (site && (*site == "cross-site" || *site == "same-site")) {
        return makeRefusal(Fault::Forbidden, "Calls from web pages of other sites are refused.");
    }
    return std::nullopt;
}

std::optional<Refusal> checkForm(const Routed& routed, const net::http::RequestHead& head) {
    const bool reads = head.method == "GET" || head.method == "HEAD";
    if (routed.route == Route::Unknown) {
        return makeRefusal(Fault::NotFound, "There is no path " + std::string(head.path()) +
                                                ". Known are /v1/chat/completions, /v1/embeddings, "
                                                "/v1/responses, /v1/messages, "
                                                "/v1/messages/count_tokens and /v1/models.");
    }
    if (routed.route != Route::Call) {
        return reads ? std::nullopt
                     : std::optional(
                           makeRefusal(Fault::MethodNotAllowed, "This path is read with GET."));
    }
    if (head.method != "POST") {
        return makeRefusal(Fault::MethodNotAllowed, "Calls are made with POST.");
    }
    if (!dialects::isJson(head.find("content-type").value_or(""))) {
        return makeRefusal(Fault::UnsupportedMedia, "The Content-Type has to be application/json.");
    }
    const auto encoding = head.find("content-encoding");
    if (encoding && !net::http::sameName(*encoding, "identity")) {
        return makeRefusal(Fault::UnsupportedMedia,
                           "A compressed body is not read. Send it without Content-Encoding.");
    }
    return std::nullopt;
}

Result<const policy::Identity*> identify(const net::http::RequestHead& head,
                                         const policy::KeyTable& keys) {
    policy::PresentedKey presented;
    for (const net::http::Field& field : head.fields) {
        presented.header(field.name, field.value);
    }
    presented.target(head.target);
    auto key = presented.take();
    if (!key) {
        return std::move(key.error());
    }
    return keys.identify(*key);
}

}  // namespace weir::exchange
