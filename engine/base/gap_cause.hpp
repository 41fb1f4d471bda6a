// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include <boost/describe/enum.hpp>

namespace weir {

// Why a provider's figures of a day and the books' are likely not the same.
enum class GapCause : std::uint8_t {
    None,         // they are the same
    OutsideWeir,  // the provider knows of more: calls that did not come through here
    OtherZone,    // the days differ and their sum does not: days of another time zone
    Estimated,    // the provider reported no usage for some calls, and what counts is an estimate
    Unpriced,     // the tokens are the same, and no price was known for some calls
    OtherPrice,   // the tokens are the same, and the prices were not
    LateSettled,  // the last day of the export: the provider had not counted all of it yet
    NotReported,  // the books know of more, and none of these explains it
};
BOOST_DESCRIBE_ENUM(GapCause, None, OutsideWeir, OtherZone, Estimated, Unpriced, OtherPrice,
                    LateSettled, NotReported)

}  // namespace weir
