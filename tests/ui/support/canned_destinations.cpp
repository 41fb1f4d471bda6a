// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/canned_destinations.hpp"

#include <string>
#include <vector>

#include "tests/ui/support/canned.hpp"

namespace weir::ui {

namespace {

using admin::Destination;
using admin::DestinationPurpose;

// Minutes before now.
Timestamp before(int minutes) {
    return kCannedNow - std::chrono::minutes(minutes);
}

void addProvider(std::vector<Destination>& rows, const std::string& name,
                 const std::string& address, std::uint64_t calls, int last) {
    Destination row;
    row.address = address;
    row.providers = {name};
    row.loopback = address.starts_with("127.");
    row.requests = calls;
    row.connections = calls / 9;
    row.bytes = calls * 3'411;
    row.booked = calls * 40;
    row.last = before(last);
    rows.push_back(row);
    row.purpose = DestinationPurpose::Models;
    row.requests = row.connections = 3;
    row.bytes = 3 * 310;
    row.booked = 0;
    row.last = before(58);
    rows.push_back(row);
    Destination test;
    test.address = row.address;
    test.providers = row.providers;
    test.loopback = row.loopback;
    test.purpose = DestinationPurpose::Test;
    rows.push_back(test);
}

}  // namespace

admin::DestinationList cannedDestinations() {
    admin::DestinationList list;
    list.since = before(121);
    list.bookedSince = before(7 * 24 * 60);
    addProvider(list.destinations, "openai", "api.openai.com:443", 4'812, 0);
    addProvider(list.destinations, "anthropic", "api.anthropic.com:443", 1'946, 3);
    addProvider(list.destinations, "azure-eu", "halden-eu.openai.azure.com:443", 0, 26 * 60);
    list.destinations[7].off = true;
    list.destinations[7].requests = list.destinations[7].connections = 0;
    list.destinations[7].bytes = 0;
    list.destinations[7].last = Timestamp();
    list.destinations[8].requests = list.destinations[8].connections = 2;
    list.destinations[8].bytes = 1'204;
    list.destinations[8].last = before(80);
    addProvider(list.destinations, "local", "127.0.0.1:11434", 204, 12);
    Destination gone;
    gone.former = {"cohere"};
    gone.booked = 31;
    gone.last = before(3 * 24 * 60);
    list.destinations.push_back(gone);
    Destination search;
    search.address = "127.0.0.1";
    search.purpose = DestinationPurpose::Search;
    search.loopback = true;
    list.destinations.push_back(search);
    Destination names;
    names.address = "192.0.2.1, 192.0.2.2";
    names.purpose = DestinationPurpose::Names;
    names.requests = 148;
    names.last = before(1);
    names.lastName = "api.openai.com";
    list.destinations.push_back(names);
    return list;
}

}  // namespace weir::ui
