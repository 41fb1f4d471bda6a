// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/base/capabilities.hpp"
#include "engine/base/clock.hpp"
#include "engine/base/data_policy.hpp"
#include "engine/base/dialect.hpp"
#include "engine/net/proxy.hpp"
#include "engine/net/url.hpp"
#include "engine/providers/key_ref.hpp"
#include "engine/providers/kind.hpp"

namespace weir::providers {

// How slow a stream may be, once its first token is here. Zero: as slow as it likes.
struct MinThroughput {
    std::uint32_t tokensPerSecond = 0;
    Milliseconds over{30'000};  // the time over which that is measured

    friend bool operator==(const MinThroughput&, const MinThroughput&) = default;
};

struct Timeouts {
    Milliseconds connect{5'000};       // name, address and TLS together
    Milliseconds firstToken{120'000};  // of a stream; then the attempt is given up, the next tried
    Milliseconds idle{120'000};        // between two events of a stream
    Milliseconds total{600'000};       // of one attempt; all that a plain call has
    MinThroughput minThroughput;

    friend bool operator==(const Timeouts&, const Timeouts&) = default;
};

// Through whom the connections of a provider go.
struct ProxyChoice {
    std::shared_ptr<const net::Proxy> proxy;  // null: through nobody
    KeyRef key;                               // of its user and password; None: it wants none

    friend bool operator==(const ProxyChoice& left, const ProxyChoice& right) {
        const bool same =
            left.proxy == right.proxy || (left.proxy && right.proxy && *left.proxy == *right.proxy);
        return same && left.key == right.key;
    }
};

// Where calls can go, as compiled from the document. Immutable.
struct Provider {
    std::string name;
    const Kind* kind = nullptr;  // never null once compiled
    net::BaseUrl base;
    std::vector<Dialect> dialects;
    std::vector<KeyRef> keys;  // at least one, possibly KeySource::None; tried in order
    bool local = false;        // http and private addresses are allowed
    bool free = false;         // price: free
    std::string caFile;        // empty: the roots of the system
    ProxyChoice proxy;
    QuotaOf quota = QuotaOf::Account;
    // Whatever has the same name here shares its rate limits, whichever key it is with; empty: each
    // key is an account of its own.
    std::string account;
    bool serveAll = true;
    std::vector<std::string> serve;  // models offered, unless serveAll
    Timeouts timeouts;
    DataPolicy data;
    // What the document says of its models, by their names; a name may begin or end with '*'.
    std::vector<std::pair<std::string, Capabilities>> capabilities;

    bool speaks(Dialect dialect) const;
    bool serves(std::string_view model) const;
    // Where a call in this dialect carries the key.
    Auth auth(Dialect dialect) const;

    // The request target of a call. `upstreamPath` is a dialect's path; a base URL that ends in
    // /v1 and a path that begins with /v1 share it, because both spellings are customary.
    std::string target(std::string_view upstreamPath) const;
};

// The base URL of a provider: what was written, or the kind's own. Errors: Invalid (there is none,
// it is malformed, or it is http for what is not local).
Result<net::BaseUrl> resolveBaseUrl(const Kind& kind, std::string_view written, bool local);

// Provider::target() for a base URL that is not a provider yet.
std::string joinTarget(const net::BaseUrl& base, std::string_view upstreamPath);

}  // namespace weir::providers
