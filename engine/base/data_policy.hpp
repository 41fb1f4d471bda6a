// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <boost/describe/class.hpp>

#include "engine/base/capabilities.hpp"

namespace weir {

// What a provider does with the calls it gets, as its contract says and somebody wrote down.
struct DataPolicy {
    std::string region = {};  // "eu"; empty: not said
    Known training = Known::Unknown;
    std::int32_t retentionDays = -1;  // -1: not said

    friend bool operator==(const DataPolicy&, const DataPolicy&) = default;
};
BOOST_DESCRIBE_STRUCT(DataPolicy, (), (region, training, retentionDays))

// What a route demands of it. What a provider does not say does not meet a demand: here, not to
// know is no.
struct DataDemand {
    std::vector<std::string> regions = {};  // one of them; each may begin or end with '*'
    bool noTraining = false;
    std::int32_t retentionDays = -1;  // at most; -1: as long as it likes
    // The target speaks the dialect of the call, so that it gets what the caller said and no
    // approximation of it.
    bool noTranslation = false;

    bool isNothing() const {
        return regions.empty() && !noTraining && retentionDays < 0 && !noTranslation;
    }

    friend bool operator==(const DataDemand&, const DataDemand&) = default;
};
BOOST_DESCRIBE_STRUCT(DataDemand, (), (regions, noTraining, retentionDays, noTranslation))

}  // namespace weir
