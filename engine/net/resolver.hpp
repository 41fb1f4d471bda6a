// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "engine/base/cancellation.hpp"
#include "engine/base/clock.hpp"
#include "engine/base/result.hpp"
#include "engine/net/ip_address.hpp"
#include "engine/net/reactor.hpp"
#include "engine/net/task.hpp"

namespace weir::net {

// Blocks; called on a resolver thread. Errors: NotFound (no such name), Unavailable.
using NameLookup = std::function<Result<std::vector<IpAddress>>(const std::string& host)>;

// getaddrinfo of the system.
Result<std::vector<IpAddress>> lookupBySystem(const std::string& host);

struct ResolverLimits {
    std::size_t threads = 4;    // started when needed
    Milliseconds keep{60'000};  // how long an answer is used again
    Milliseconds keepFailure{2'000};
    std::size_t names = 1'024;  // in the cache
};

// Names that the system was asked for.
struct Lookups {
    std::uint64_t count = 0;
    Timestamp last{};
    std::string lastName;
};

// Names to addresses for all reactors: a few threads that may block, one lookup a name at a time
// however many ask, and a cache. Addresses and "localhost" never reach a thread. Safe from any
// thread.
class Resolver {
public:
    explicit Resolver(const Clock& clock, NameLookup lookup = lookupBySystem,
                      ResolverLimits limits = {});
    // Does not wait for lookups that hang.
    ~Resolver();
    Resolver(const Resolver&) = delete;
    Resolver& operator=(const Resolver&) = delete;

    // Errors: NotFound, Unavailable, Timeout (after `patience`; the lookup itself goes on and its
    // answer is kept), Cancelled.
    Task<Result<std::vector<IpAddress>>> resolve(Reactor& reactor, std::string host,
                                                 Milliseconds patience, Cancellation& cancellation);

    Lookups lookups() const;

private:
    struct State;
    std::shared_ptr<State> m_state;
};

}  // namespace weir::net
