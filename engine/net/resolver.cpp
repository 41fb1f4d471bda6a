// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/net/resolver.hpp"

#include <sys/socket.h>

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>
#include <optional>
#include <thread>

#include <netdb.h>

#include "engine/net/endpoint.hpp"
#include "engine/net/suspension.hpp"

namespace weir::net {

using Addresses = std::vector<IpAddress>;

namespace {

// One call that waits for an answer. Shared with the work posted to its reactor, which finds
// `suspension` null when the caller has gone; touched on that reactor's thread only.
struct Caller {
    Reactor& reactor;
    Suspension* suspension;
    std::optional<Result<Addresses>> answer;
};

std::optional<Addresses> knownWithoutAsking(const std::string& host) {
    if (const auto address = IpAddress::parse(host)) {
        return Addresses{*address};
    }
    if (host == "localhost") {
        return Addresses{*IpAddress::parse("127.0.0.1"), *IpAddress::parse("::1")};
    }
    return std::nullopt;
}

}  // namespace

Result<Addresses> lookupBySystem(const std::string& host) {
    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    hints.ai_flags = AI_ADDRCONFIG;
    addrinfo* found = nullptr;
    const int failure = ::getaddrinfo(host.c_str(), nullptr, &hints, &found);
    if (failure == EAI_NONAME || failure == EAI_NODATA) {
        return Error::notFound("There is no host named " + host + ".",
                               "Check the spelling of the base URL.");
    }
    if (failure != 0) {
        return Error::unavailable(
            "The name " + host + " cannot be looked up: " + ::gai_strerror(failure) + ".",
            "Check the network connection.");
    }
    const std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)> owner(found, ::freeaddrinfo);
    Addresses addresses;
    for (const addrinfo* each = found; each; each = each->ai_next) {
        if (each->ai_family == AF_INET || each->ai_family == AF_INET6) {
            addresses.push_back(addressOf(*each->ai_addr));
        }
    }
    return addresses;
}

// Outlives the Resolver for as long as a lookup hangs in the system.
struct Resolver::State : std::enable_shared_from_this<State> {
    struct Name {
        std::vector<std::shared_ptr<Caller>> callers;  // while a lookup is under way
        std::optional<Result<Addresses>> answer;
        Instant freshUntil;
        bool asking = false;
    };

    State(const Clock& theClock, NameLookup theLookup, ResolverLimits theLimits)
        : clock(theClock), lookup(std::move(theLookup)), limits(theLimits) {}

    std::optional<Result<Addresses>> ask(const std::string& host,
                                         const std::shared_ptr<Caller>& caller);
    void forget(const std::string& host, const std::shared_ptr<Caller>& caller);
    void makeRoom();
    void work();
    void answer(const std::string& host, Result<Addresses> result);

    const Clock& clock;
    const NameLookup lookup;
    const ResolverLimits limits;
    std::mutex mutex;
    std::condition_variable changed;
    std::map<std::string, Name> names;
    std::deque<std::string> queue;
    Lookups lookups;
    std::size_t threads = 0;
    std::size_t idle = 0;
    bool stopping = false;
};

std::optional<Result<Addresses>> Resolver::State::ask(const std::string& host,
                                                      const std::shared_ptr<Caller>& caller) {
    const std::lock_guard lock(mutex);
    makeRoom();
    Name& name = names[host];
    if (name.answer && clock.instant() < name.freshUntil) {
        return name.answer;
    }
    name.callers.push_back(caller);
    if (!std::exchange(name.asking, true)) {
        queue.push_back(host);
        if (idle < queue.size() && threads < limits.threads) {
            ++threads;
            std::thread([self = shared_from_this()] { self->work(); }).detach();
        }
        changed.notify_one();
    }
    return std::nullopt;
}

void Resolver::State::forget(const std::string& host, const std::shared_ptr<Caller>& caller) {
    const std::lock_guard lock(mutex);
    if (const auto name = names.find(host); name != names.end()) {
        std::erase(name->second.callers, caller);
    }
}

void Resolver::State::makeRoom() {
    if (names.size() < limits.names) {
        return;
    }
    const Instant now = clock.instant();
    std::erase_if(names, [now](const auto& each) {
        return !each.second.asking && each.second.freshUntil <= now;
    });
    for (auto each = names.begin(); names.size() >= limits.names && each != names.end();) {
        each = each->second.asking ? std::next(each) : names.erase(each);
    }
}

void Resolver::State::work() {
    std::unique_lock lock(mutex);
    while (true) {
        ++idle;
        changed.wait(lock, [this] { return stopping || !queue.empty(); });
        --idle;
        if (stopping) {
            return;
        }
        const std::string host = std::move(queue.front());
        queue.pop_front();
        ++lookups.count;
        lookups.last = clock.now();
        lookups.lastName = host;
        lock.unlock();
        Result<Addresses> result = lookup(host);
        lock.lock();
        if (stopping) {  // nobody waits any more, and the clock may be gone
            return;
        }
        answer(host, std::move(result));
    }
}

// With the lock held: a caller that is still listed has a reactor that is still there.
void Resolver::State::answer(const std::string& host, Result<Addresses> result) {
    Name& name = names[host];
    name.asking = false;
    name.freshUntil = clock.instant() + (result ? limits.keep : limits.keepFailure);
    name.answer = std::move(result);
    for (const auto& caller : std::exchange(name.callers, {})) {
        caller->reactor.post([caller, given = *name.answer]() mutable {
            if (caller->suspension) {
                caller->answer = std::move(given);
                caller->suspension->wake();
            }
        });
    }
}

Resolver::Resolver(const Clock& clock, NameLookup lookup, ResolverLimits limits)
    : m_state(std::make_shared<State>(clock, std::move(lookup), limits)) {}

Resolver::~Resolver() {
    const std::lock_guard lock(m_state->mutex);
    m_state->stopping = true;
    m_state->changed.notify_all();
}

Lookups Resolver::lookups() const {
    const std::lock_guard lock(m_state->mutex);
    return m_state->lookups;
}

Task<Result<Addresses>> Resolver::resolve(Reactor& reactor, std::string host, Milliseconds patience,
                                          Cancellation& cancellation) {
    if (auto known = knownWithoutAsking(host)) {
        co_return std::move(*known);
    }
    const std::shared_ptr<State> state = m_state;
    Suspension suspension(cancellation);
    const auto caller = std::make_shared<Caller>(Caller{reactor, &suspension, std::nullopt});
    struct Leave {
        State& state;
        const std::string& host;
        const std::shared_ptr<Caller>& caller;
        ~Leave() {
            caller->suspension = nullptr;
            state.forget(host, caller);
        }
    };
    if (auto cached = state->ask(host, caller)) {
        co_return std::move(*cached);
    }
    const Leave leave{*state, host, caller};
    Timer timer([&suspension] { suspension.wake(); });
    reactor.timers().arm(timer, patience);
    if (co_await suspension == Woken::Cancelled) {
        co_return Error::cancelled("The lookup of " + host + " was given up.");
    }
    if (!caller->answer) {
        co_return Error::timeout("The name " + host + " was not looked up in time.",
                                 "Check the network connection.");
    }
    co_return std::move(*caller->answer);
}

}  // namespace weir::net
