// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include <boost/describe/enum.hpp>

namespace weir {

// Whose servers the providers of a kind are: the headings under which a person looks for one.
enum class KindGroup : std::uint8_t {
    Service,    // of those who make the models
    Cloud,      // of hosts that serve the models of others
    OwnServer,  // of the person's own, mostly on this machine
    BuiltIn,    // of Weir
};
BOOST_DESCRIBE_ENUM(KindGroup, Service, Cloud, OwnServer, BuiltIn)

}  // namespace weir
