// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include "engine/base/clock.hpp"
#include "engine/control/admin/operation.hpp"

// Everything that the gateway sends to somebody, and when it last did.
namespace weir::admin {

enum class DestinationPurpose : std::uint8_t {
    Calls,   // of clients
    Models,  // the list of a provider's models, asked for unasked
    Test,    // somebody tests a provider
    Search,  // for model servers on this machine
    Names,   // addresses of hosts, from the resolver of the system
    Alerts,  // told to a webhook
};
BOOST_DESCRIBE_ENUM(DestinationPurpose, Calls, Models, Test, Search, Names, Alerts)

// One place and one purpose, whether or not anything went there.
struct Destination {
    // "api.openai.com:443"; of names the servers that the system asks, "192.0.2.1, 192.0.2.2".
    // Empty: the books know of calls to a provider that the document has not had since the start,
    // or there are too many places to tell them apart.
    std::string address;
    DestinationPurpose purpose = DestinationPurpose::Calls;
    std::vector<std::string> providers;  // that cause it; of alerts the webhooks
    std::vector<std::string> former;     // that caused it, and are not there any more
    bool off = false;                    // the settings rule it out
    bool proxy = false;             // on the way to `providers`: what goes through it is encrypted
    bool loopback = false;          // it never leaves the machine of the gateway
    std::uint64_t connections = 0;  // begun since `since`, whether or not somebody answered
    std::uint64_t requests = 0;     // since `since`
    std::uint64_t bytes = 0;        // of the requests, without what TLS adds
    std::uint64_t booked = 0;       // attempts of calls in the books since `bookedSince`
    // 1970: not since `since`, and for calls not since `bookedSince`. Of before `since` it is
    // right to the quarter-hour.
    Timestamp last{};
    std::string lastName;  // of names: the last that was asked for

    friend bool operator==(const Destination&, const Destination&) = default;
};
BOOST_DESCRIBE_STRUCT(Destination, (),
                      (address, purpose, providers, former, off, proxy, loopback, connections,
                       requests, bytes, booked, last, lastName))

struct DestinationList {
    std::vector<Destination> destinations;
    Timestamp since{};        // the gateway started and began to count
    Timestamp bookedSince{};  // as far back as the books are looked through
};
BOOST_DESCRIBE_STRUCT(DestinationList, (), (destinations, since, bookedSince))

struct ListDestinations {
    static constexpr std::string_view kName = "destinations.list";
    static constexpr Role kRole = Role::Read;
    static constexpr std::string_view kAbout =
        "Every place that the gateway sends something to, what for, and when it last did.";
    using Reply = DestinationList;
};
BOOST_DESCRIBE_STRUCT(ListDestinations, (), ())

}  // namespace weir::admin
