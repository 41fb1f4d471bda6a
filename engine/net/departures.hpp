// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <map>
#include <mutex>
#include <vector>

#include "engine/base/clock.hpp"
#include "engine/net/url.hpp"

namespace weir::net {

// Why a connection is made.
enum class Purpose : std::uint8_t {
    Calls,   // of clients
    Models,  // the list of a provider's models, asked for unasked
    Test,    // somebody tests a provider
    Search,  // for model servers on this machine
    Alerts,  // told to a webhook
};
inline constexpr std::size_t kPurposes = 5;

// What was sent to one place for one purpose.
struct Departure {
    Origin origin;  // with an empty host: all places beyond the cap
    Purpose purpose = Purpose::Calls;
    std::uint64_t connections = 0;  // begun, whether or not somebody answered
    std::uint64_t requests = 0;
    std::uint64_t bytes = 0;  // of the requests, without what TLS adds
    Timestamp last{};
};

// Everything that this process sent to an upstream, counted where it is sent. Safe from any thread.
class Departures {
public:
    // One place. Counting takes no lock.
    class Place {
    public:
        void connecting(Purpose purpose, Timestamp now);
        void asked(Purpose purpose, Timestamp now);
        void sent(Purpose purpose, std::uint64_t bytes);

    private:
        friend class Departures;
        struct Counts {
            std::atomic<std::uint64_t> connections = 0;
            std::atomic<std::uint64_t> requests = 0;
            std::atomic<std::uint64_t> bytes = 0;
            std::atomic<Timestamp::rep> last = 0;  // 0: never
        };
        std::array<Counts, kPurposes> m_counts;
    };

    // Addresses come from the policy, and from whoever tries one out.
    static constexpr std::size_t kMostPlaces = 500;

    // As long as this.
    Place& to(const Origin& origin);

    // By origin, then by purpose; what never happened is left out.
    std::vector<Departure> list() const;

private:
    mutable std::mutex m_mutex;
    std::map<Origin, Place> m_places;
};

}  // namespace weir::net
