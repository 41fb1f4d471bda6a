// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include <boost/describe/enum.hpp>

namespace weir {

// In what way a record of the audit log is not what its chain of hashes says.
enum class AuditFault : std::uint8_t {
    None,
    Changed,    // it, or its hash, is not what was written
    Missing,    // others follow it, or its entry of the chain is there
    Cut,        // a checkpoint knows of it, and nothing else does
    Added,      // it was not written by Weir: it is not in the chain
    Rewritten,  // it hangs together with those before it, but is not that of the checkpoint
};
BOOST_DESCRIBE_ENUM(AuditFault, None, Changed, Missing, Cut, Added, Rewritten)

}  // namespace weir
