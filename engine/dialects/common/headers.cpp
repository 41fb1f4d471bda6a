// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/dialects/common/headers.hpp"

#include <algorithm>
#include <array>

#include "engine/dialects/common/name_table.hpp"

namespace weir::dialects {
namespace {

using enum HeaderRule;

template <std::size_t N>
using Rules = NameTable<HeaderRule, N>;

// About one connection, or written anew for the next one.
constexpr Rules<11> kConnection({{{"connection", Replaced},
                                  {"keep-alive", Replaced},
                                  {"proxy-connection", Replaced},
                                  {"te", Replaced},
                                  {"trailer", Replaced},
                                  {"transfer-encoding", Replaced},
                                  {"upgrade", Replaced},
                                  {"host", Replaced},
                                  {"content-length", Replaced},
                                  {"date", Replaced},
                                  {"expect", Replaced}}});

// Weir authenticates with its own key, names itself, and asks for what it can read. What a client
// says to Weir itself goes no further.
constexpr Rules<11> kRequest({{{"authorization", Replaced},
                               {"x-api-key", Replaced},
                               {"api-key", Replaced},
                               {"x-goog-api-key", Replaced},
                               {"accept", Replaced},
                               {"user-agent", Replaced},
                               {"accept-encoding", Replaced},
                               {"x-weir-replay", Replaced},
                               {"x-weir-task", Replaced},
                               {"x-weir-complexity", Replaced},
                               {"content-type", Pass}}});

// Organisation, project and workspace headers are not here: they would choose whose money is spent
// under the provider's key that Weir holds. Nor is idempotency-key: callers share that key, and
// equal ones would be given each other's answers.
constexpr Rules<2> kOpenAiRequest({{{"openai-beta", Pass}, {"x-client-request-id", Pass}}});
constexpr Rules<2> kAnthropicRequest({{{"anthropic-version", Pass}, {"anthropic-beta", Pass}}});

constexpr Rules<12> kResponse({{{"server", Replaced},
                                {"alt-svc", Replaced},
                                {"x-should-retry", Replaced},
                                {"content-type", Pass},
                                {"retry-after", Pass},
                                {"retry-after-ms", Pass},
                                {"x-request-id", Pass},
                                {"request-id", Pass},
                                {"apim-request-id", Pass},
                                {"openai-processing-ms", Pass},
                                {"openai-version", Pass},
                                {"content-language", Pass}}});

// How the limits of the key at the provider stand.
constexpr std::array<std::string_view, 3> kLimitPrefixes = {"x-ratelimit-", "anthropic-ratelimit-",
                                                            "anthropic-priority-"};

// What the first of the tables that knows the name says.
template <class... Tables>
const HeaderRule* ruleIn(std::string_view name, const Tables&... tables) {
    const HeaderRule* rule = nullptr;
    (void)((rule = tables.find(name)) || ...);
    return rule;
}

}  // namespace

HeaderRule requestHeaderRule(Dialect dialect, std::string_view name) {
    const auto& ofDialect = dialect == Dialect::Anthropic ? kAnthropicRequest : kOpenAiRequest;
    const HeaderRule* rule = ruleIn(name, kRequest, kConnection, ofDialect);
    return rule ? *rule : Drop;
}

HeaderRule responseHeaderRule(std::string_view name) {
    if (const HeaderRule* rule = ruleIn(name, kResponse, kConnection)) {
        return *rule;
    }
    return isRateLimitHeader(name) ? Pass : Drop;
}

bool isRateLimitHeader(std::string_view name) {
    return std::any_of(
        kLimitPrefixes.begin(), kLimitPrefixes.end(),
        [name](std::string_view prefix) { return startsWithIgnoringCase(name, prefix); });
}

}  // namespace weir::dialects
