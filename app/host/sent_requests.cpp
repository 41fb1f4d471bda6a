// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/sent_requests.hpp"

#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "app/platform/name_servers.hpp"

namespace weir::app {

namespace {

admin::DestinationPurpose purposeOf(net::Purpose purpose) {
    switch (purpose) {
        case net::Purpose::Calls:
            return admin::DestinationPurpose::Calls;
        case net::Purpose::Models:
            return admin::DestinationPurpose::Models;
        case net::Purpose::Test:
            return admin::DestinationPurpose::Test;
        case net::Purpose::Search:
            return admin::DestinationPurpose::Search;
        case net::Purpose::Alerts:
            return admin::DestinationPurpose::Alerts;
    }
    return admin::DestinationPurpose::Calls;
}

}  // namespace

std::vector<control::SentRequests> SentByNet::sent() const {
    std::vector<control::SentRequests> all;
    for (net::Departure& each : m_departures.list()) {
        all.push_back({{std::move(each.origin.host), each.origin.port},
                       purposeOf(each.purpose),
                       each.connections,
                       each.requests,
                       each.bytes,
                       each.last});
    }
    return all;
}

control::NameQuestions SentByNet::names() const {
    net::Lookups lookups = m_resolver.lookups();
    return {fmt::format("{}", fmt::join(nameServers(), ", ")), lookups.count, lookups.last,
            std::move(lookups.lastName)};
}

}  // namespace weir::app
