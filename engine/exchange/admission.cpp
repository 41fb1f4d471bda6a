// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/exchange/admission.hpp"

#include <algorithm>
#include <string>

#include "engine/base/ascii.hpp"
#include "engine/base/host_port.hpp"
#include "engine/base/percent.hpp"
#include "engine/dialects/common/media_type.hpp"
#include "engine/policy/identity/presented_key.hpp"

namespace weir::exchange {

namespace {

using dialects::Fault;

constexpr std::string_view kModelsPath = "/v1/models";

// A name without a port stands for all of its ports.
bool isListed(std::string_view host, const std::vector<std::string>& allowed) {
    const HostPort asked = splitHostPort(host);
    return std::any_of(allowed.begin(), allowed.end(), [&](const std::string& name) {
        const HostPort each = splitHostPort(name);
        return equalsIgnoringCase(each.host, asked.host) && each.bracketed == asked.bracketed &&
               (each.port.empty() || each.port == asked.port);
    });
}

bool listensOnLoopbackOnly(const policy::Snapshot& snapshot) {
    return std::all_of(
        snapshot.listen.begin(), snapshot.listen.end(),
        [](const std::string& address) { return isLoopback(splitHostPort(address)); });
}

// The Host a browser was told to call. Beyond this machine every name may lead here, unless some
// are listed.
bool answersFor(std::string_view host, const policy::Snapshot& snapshot) {
    return isLoopback(splitHostPort(host)) || isListed(host, snapshot.allowedHosts) ||
           (snapshot.allowedHosts.empty() && !listensOnLoopbackOnly(snapshot));
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
    } else if (path == "/" || path == "*") {  // "OPTIONS *" asks about the server as a whole
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
    if (!answersFor(host, snapshot)) {
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
    if (encoding && !equalsIgnoringCase(*encoding, "identity")) {
        return makeRefusal(Fault::UnsupportedMedia,
                           "A compressed body is not read. Send it without Content-Encoding.");
    }
    return std::nullopt;
}

Admitted admit(const net::ServerCall& call, const policy::KeyTable& keys, Timestamp now) {
    const net::http::RequestHead& head = call.head();
    policy::PresentedKey presented;
    for (const net::http::Field& field : head.fields) {
        presented.header(field.name, field.value);
    }
    presented.target(head.target);
    const auto key = presented.take();
    if (!key) {
        return {nullptr, makeRefusal(Fault::Unauthenticated, key.error().text())};
    }
    const auto caller = keys.identify(*key, now);
    if (!caller) {
        return {nullptr, makeRefusal(Fault::Unauthenticated, caller.error().text())};
    }
    if (!(*caller)->rules.allowsClient(call.peerAddress())) {
        return {nullptr, makeRefusal(Fault::Forbidden,
                                     "The key may not be used from " +
                                         std::string(splitHostPort(call.peerAddress()).host) +
                                         ". Whoever keeps the keys can allow the address.")};
    }
    return {*caller, std::nullopt};
}

std::optional<Refusal> checkModel(const policy::Identity& caller, std::string_view model) {
    if (caller.rules.allowsModel(model)) {
        return std::nullopt;
    }
    Refusal refusal =
        makeRefusal(Fault::ModelForbidden, "The key may not ask for this model. It may ask for " +
                                               caller.rules.modelNames() + ".");
    refusal.param = "model";
    return refusal;
}

}  // namespace weir::exchange
