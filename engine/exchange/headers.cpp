// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/exchange/headers.hpp"

#include "engine/dialects/common/headers.hpp"

namespace weir::exchange {

namespace {

using dialects::HeaderRule;

constexpr std::string_view kUserAgent = "weir";

// With the byte that ends a string, what an allocator gives without a rest.
constexpr std::size_t kUsualHead = 511;

template <class Rule>
KeptHeaders forRecord(std::span<const net::http::Field> fields, Rule ruleOf) {
    KeptHeaders kept;
    kept.reserve(kUsualHead);
    for (const net::http::Field& field : fields) {
        if (ruleOf(field.name) == HeaderRule::Pass) {
            kept.add(field.name, field.value);
        } else {
            kept.addNameOnly(field.name);
        }
    }
    return kept;
}

// One loss for all of them: SDKs send a dozen that nobody needs.
class DroppedNames {
public:
    explicit DroppedNames(std::string_view why = "not sent on: ") : m_why(why) {}

    void add(std::string_view name) {
        m_names += m_names.empty() ? m_why : ", ";
        m_names += name;
    }
    void list(std::string_view where, std::vector<Loss>& losses) {
        if (!m_names.empty()) {
            losses.push_back({std::string(where), std::move(m_names)});
        }
    }

private:
    std::string_view m_why;
    std::string m_names;
};

}  // namespace

KeptHeaders requestForRecord(Dialect dialect, std::span<const net::http::Field> fields) {
    return forRecord(
        fields, [&](std::string_view name) { return dialects::requestHeaderRule(dialect, name); });
}

KeptHeaders responseForRecord(std::span<const net::http::Field> fields) {
    return forRecord(fields, dialects::responseHeaderRule);
}

Fields toUpstream(Dialect dialect, bool stream, std::span<const net::http::Field> fields,
                  const providers::Provider& provider, const providers::Credential& credential,
                  std::string& authorization) {
    Fields sent;
    sent.reserve(fields.size() + 4);
    for (const net::http::Field& field : fields) {
        if (dialects::requestHeaderRule(dialect, field.name) == HeaderRule::Pass) {
            sent.push_back(field);
        }
    }
    sent.push_back({"accept", stream ? "text/event-stream" : "application/json"});
    sent.push_back({"accept-encoding", "identity"});  // nothing is decompressed here
    sent.push_back({"user-agent", kUserAgent});
    if (dialect == Dialect::Anthropic && !sent.find("anthropic-version")) {
        sent.push_back({"anthropic-version", kAnthropicVersion});
    }
    if (const Secret* key = credential.forOrigin(provider.base.origin)) {
        const providers::AuthHeader header = providers::authHeader(provider.auth(dialect));
        authorization = header.prefix;
        authorization += key->reveal();
        sent.push_back({header.name, authorization});
    }
    return sent;
}

void listDropped(Dialect dialect, std::span<const net::http::Field> fields,
                 std::vector<Loss>& losses) {
    DroppedNames dropped;
    for (const net::http::Field& field : fields) {
        if (dialects::requestHeaderRule(dialect, field.name) == HeaderRule::Drop) {
            dropped.add(field.name);
        }
    }
    dropped.list("request headers", losses);
}

void listDroppedFor(Dialect target, Dialect caller, std::span<const net::http::Field> fields,
                    std::vector<Loss>& losses) {
    DroppedNames dropped("not of the target's dialect: ");
    for (const net::http::Field& field : fields) {
        if (dialects::requestHeaderRule(caller, field.name) == HeaderRule::Pass &&
            dialects::requestHeaderRule(target, field.name) != HeaderRule::Pass) {
            dropped.add(field.name);
        }
    }
    dropped.list("request headers", losses);
}

Fields toClient(std::span<const net::http::Field> fields, OwnLimits limits,
                std::vector<Loss>& losses) {
    Fields sent;
    sent.reserve(fields.size() + 4);
    DroppedNames dropped;
    for (const net::http::Field& field : fields) {
        HeaderRule rule = dialects::responseHeaderRule(field.name);
        if (limits == OwnLimits::Told && dialects::isRateLimitHeader(field.name)) {
            rule = HeaderRule::Drop;
        }
        if (rule == HeaderRule::Pass) {
            sent.push_back(field);
        } else if (rule == HeaderRule::Drop) {
            dropped.add(field.name);
        }
    }
    dropped.list("response headers", losses);
    return sent;
}

}  // namespace weir::exchange
