// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/net/resolver.hpp"

#include <netdb.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <array>
#include <condition_variable>
#include <cstring>
#include <deque>
#include <mutex>
#include <optional>
#include <thread>
#include <unordered_map>
#include <utility>

#include "engine/net/suspension.hpp"

namespace weir::net {

namespace {

using Addresses = Result<std::vector<IpAddress>>;

// One coroutine that waits for a name. Shared with the thread that brings the answer, which may
// come when nobody waits any more.
struct Waiter {
    Reactor* reactor = nullptr;
    Suspension* suspension = nullptr;  // reactor's thread only; null once nobody waits
    std::optional<Addresses> answer;
};

std::optional<IpAddress> addressOf(const sockaddr* address) {
    if (address->sa_family == AF_INET) {
        std::array<std::uint8_t, 4> bytes{};
        std::memcpy(bytes.data(), &reinterpret_cast<const sockaddr_in*>(address)->sin_addr,
                    bytes.size());
        return IpAddress::v4(bytes);
    }
    if (address->sa_family == AF_INET6) {
        std::array<std::uint8_t, 16> bytes{};
        std::memcpy(bytes.data(), &reinterpret_cast<const sockaddr_in6*>(address)->sin6_addr,
                    bytes.size());
        return IpAddress::v6(bytes);
    }
    return std::nullopt;
}

std::optional<std::vector<IpAddress>> knownWithoutLookup(const std::string& host) {
    if (const auto address = IpAddress::parse(host)) {
        return std::vector{*address};
    }
    if (host == "localhost") {
        return std::vector{IpAddress::v4({127, 0, 0, 1}), *IpAddress::parse("::1")};
    }
    return std::nullopt;
}

}  // namespace

Result<std::vector<IpAddress>> lookupBySystem(const std::string& host) {
    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    addrinfo* list = nullptr;
    if (const int error = ::getaddrinfo(host.c_str(), nullptr, &hints, &list); error != 0) {
        const std::string why = ::gai_strerror(error);
        if (error == EAI_NONAME) {
            return Error::notFound("There is no host " + host + ".", "Check the base URL.");
        }
        return Error::unavailable("The name " + host + " could not be looked up: " + why + ".");
    }
    std::vector<IpAddress> addresses;
    for (const addrinfo* each = list; each != nullptr; each = each->ai_next) {
        if (const auto address = addressOf(each->ai_addr)) {
            addresses.push_back(*address);
        }
    }
    ::freeaddrinfo(list);
    if (addresses.empty()) {
        return Error::notFound("The host " + host + " has no address.");
    }
    return addresses;
}

struct Resolver::State : std::enable_shared_from_this<State> {
    struct Entry {
        std::optional<Addresses> answer;  // nothing: the lookup is on its way
        Instant until{};
        std::vector<std::shared_ptr<Waiter>> waiters;
    };

    State(const Clock& itsClock, NameLookup itsLookup, ResolverLimits itsLimits)
        : clock(itsClock), lookup(std::move(itsLookup)), limits(itsLimits) {}

    void work();
    void answer(const std::string& host, Addresses found);
    void makeRoom(Instant now);

    const Clock& clock;
    const NameLookup lookup;
    const ResolverLimits limits;

    std::mutex mutex;
    std::condition_variable wake;
    std::unordered_map<std::string, Entry> entries;
    std::deque<std::string> queue;
    std::size_t threads = 0;
    std::size_t idleThreads = 0;
    bool ending = false;
};

Resolver::Resolver(const Clock& clock, NameLookup lookup, ResolverLimits limits)
    : m_state(std::make_shared<State>(clock, std::move(lookup), limits)) {}

Resolver::~Resolver() {
    const std::lock_guard lock(m_state->mutex);
    m_state->ending = true;
    m_state->wake.notify_all();
}

Task<Result<std::vector<IpAddress>>> Resolver::resolve(Reactor& reactor, std::string host,
                                                       Milliseconds patience,
                                                       Cancellation& cancellation) {
    if (auto known = knownWithoutLookup(host)) {
        co_return *std::move(known);
    }
    const std::shared_ptr<State> state = m_state;
    const auto waiter = std::make_shared<Waiter>();
    {
        const std::lock_guard lock(state->mutex);
        const Instant now = state->clock.instant();
        State::Entry& entry = state->entries[host];
        if (entry.answer && now < entry.until) {
            co_return *entry.answer;
        }
        waiter->reactor = &reactor;
        entry.waiters.push_back(waiter);
        const bool onItsWay = !entry.answer && entry.waiters.size() > 1;
        if (!onItsWay) {
            entry.answer.reset();
            state->makeRoom(now);
            state->queue.push_back(host);
            if (state->idleThreads == 0 && state->threads < state->limits.threads) {
                ++state->threads;
                // Detached: getaddrinfo cannot be interrupted, and nobody should wait for it.
                std::thread([state] { state->work(); }).detach();
            }
            state->wake.notify_one();
        }
    }
    Suspension suspension(cancellation);
    waiter->suspension = &suspension;
    bool timedOut = false;
    Timer timer([&] {
        timedOut = true;
        suspension.wake();
    });
    reactor.timers().arm(timer, patience);
    const Woken woken = co_await suspension;
    waiter->suspension = nullptr;
    if (woken == Woken::Cancelled) {
        co_return Error::cancelled("The lookup of " + host + " was given up.");
    }
    if (timedOut) {
        co_return Error::timeout("The name " + host + " was not resolved in time.");
    }
    co_return *std::move(waiter->answer);
}

void Resolver::State::work() {
    std::unique_lock lock(mutex);
    while (!ending) {
        if (queue.empty()) {
            ++idleThreads;
            wake.wait(lock);
            --idleThreads;
            continue;
        }
        const std::string host = std::move(queue.front());
        queue.pop_front();
        lock.unlock();
        Addresses found = lookup(host);
        lock.lock();
        answer(host, std::move(found));
    }
    --threads;
}

// Under the lock: posting is all that is done there.
void Resolver::State::answer(const std::string& host, Addresses found) {
    if (ending) {
        return;  // the reactors may be gone
    }
    Entry& entry = entries[host];
    entry.until = clock.instant() + (found ? limits.keep : limits.keepFailure);
    for (const std::shared_ptr<Waiter>& waiter : std::exchange(entry.waiters, {})) {
        waiter->reactor->post([waiter, copy = found]() mutable {
            waiter->answer = std::move(copy);
            if (waiter->suspension) {
                waiter->suspension->wake();
            }
        });
    }
    entry.answer = std::move(found);
}

void Resolver::State::makeRoom(Instant now) {
    if (entries.size() <= limits.names) {
        return;
    }
    std::erase_if(entries,
                  [&](const auto& each) { return each.second.answer && each.second.until <= now; });
}

}  // namespace weir::net
