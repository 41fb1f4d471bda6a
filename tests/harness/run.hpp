// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace weir::harness {

struct RunTraits {
    std::uint64_t seed = 0;
    int calls = 1'000;
    bool tells = false;  // all that happens, to standard error
};

struct RunResult {
    std::vector<std::string> faults;  // what must not be; empty: all of it held
    std::uint64_t fingerprint = 0;    // of all that happened
    std::uint64_t turns = 0;
    // What there was in the run.
    int done = 0;
    int failed = 0;
    int cancelled = 0;
    int refused = 0;
    int attempts = 0;
    int queued = 0;
    int translated = 0;  // calls that were answered by a target of the other dialect
    std::uint64_t diskRefusals = 0;
};

// Calls of many clients through one gateway to providers that fail in every way, in virtual time:
// the policy is swapped, the wall clock jumps, the disk is full for a while, clients leave, and
// some runs end before their calls do. After each turn of the gateway, and at the end, what always
// holds (architecture.md, section 2) is held against what the actors saw. The same traits make the
// same run.
RunResult runCalls(const RunTraits& traits);

}  // namespace weir::harness
