// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/dialects/common/headers.hpp"

#include <algorithm>
#include <span>

#include "engine/dialects/common/ascii.hpp"

namespace weir::dialects {
namespace {

using Names = std::span<const std::string_view>;

// About one connection, or written anew for the next one.
constexpr std::string_view kConnection[] = {
    "connection", "keep-alive", "proxy-connection", "te",   "trailer", "transfer-encoding",
    "upgrade",    "host",       "content-length",   "date", "expect"};

// Weir authenticates with its own key, names itself, and asks for what it can read.
constexpr std::string_view kRequestReplaced[] = {"authorization",  "x-api-key", "api-key",
                                                 "x-goog-api-key", "accept",    "user-agent",
                                                 "accept-encoding"};

constexpr std::string_view kRequestPass[] = {"content-type"};

// Organisation, project and workspace headers are not here: they would choose whose money is spent
// under the provider's key that Weir holds. Nor is idempotency-key: callers share that key, and
// equal ones would be given each other's answers.
constexpr std::string_view kOpenAiRequestPass[] = {"openai-beta", "x-client-request-id"};
constexpr std::string_view kAnthropicRequestPass[] = {"anthropic-version", "anthropic-beta"};

constexpr std::string_view kResponseReplaced[] = {"server", "alt-svc", "x-should-retry"};

constexpr std::string_view kResponsePass[] = {
    "content-type",    "retry-after",          "retry-after-ms", "x-request-id",    "request-id",
    "apim-request-id", "openai-processing-ms", "openai-version", "content-language"};

constexpr std::string_view kResponsePassPrefixes[] = {"x-ratelimit-", "anthropic-ratelimit-",
                                                      "anthropic-priority-"};

bool contains(Names names, std::string_view name) {
    return std::any_of(names.begin(), names.end(), [name](std::string_view candidate) {
        return equalsIgnoringCase(candidate, name);
    });
}

bool startsWithAny(Names prefixes, std::string_view name) {
    return std::any_of(prefixes.begin(), prefixes.end(), [name](std::string_view prefix) {
        return startsWithIgnoringCase(name, prefix);
    });
}

Names requestPass(Dialect dialect) {
    return dialect == Dialect::Anthropic ? Names(kAnthropicRequestPass) : Names(kOpenAiRequestPass);
}

}  // namespace

HeaderRule requestHeaderRule(Dialect dialect, std::string_view name) {
    if (contains(kConnection, name) || contains(kRequestReplaced, name)) {
        return HeaderRule::Replaced;
    }
    const bool pass = contains(kRequestPass, name) || contains(requestPass(dialect), name);
    return pass ? HeaderRule::Pass : HeaderRule::Drop;
}

HeaderRule responseHeaderRule(std::string_view name) {
    if (contains(kConnection, name) || contains(kResponseReplaced, name)) {
        return HeaderRule::Replaced;
    }
    const bool pass = contains(kResponsePass, name) || startsWithAny(kResponsePassPrefixes, name);
    return pass ? HeaderRule::Pass : HeaderRule::Drop;
}

}  // namespace weir::dialects
