// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "engine/net/client.hpp"
#include "engine/net/reactor.hpp"
#include "tests/bench/gateway/options.hpp"

namespace weir::bench {

// What every call of a load has in common.
struct Caller {
    net::Reactor& reactor;
    net::ConnectionPool& pool;
    net::UpstreamAddress address;
    std::string path;
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body;

    net::http::Fields fields() const {
        net::http::Fields fields;
        for (const auto& [name, value] : headers) {
            fields.push_back({name, value});
        }
        return fields;
    }
};

// The value below which `share` of them lie; 0 of none. Reorders them.
inline std::int64_t quantile(std::vector<std::int64_t>& values, double share) {
    if (values.empty()) {
        return 0;
    }
    const auto place = values.begin() +
                       static_cast<std::ptrdiff_t>(static_cast<double>(values.size() - 1) * share);
    std::nth_element(values.begin(), place, values.end());
    return *place;
}

// Each runs the reactor until its load is over and prints one line of JSON. Returns false when a
// call failed or an event was missing.
bool runPlain(Caller& caller, const Options& options);
bool runStreams(Caller& caller, const Options& options);

}  // namespace weir::bench
