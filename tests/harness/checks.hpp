// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

#include "tests/harness/house.hpp"
#include "tests/harness/shelf.hpp"
#include "tests/harness/witness.hpp"

// What always holds. A check that fails is a fault of the witness.
namespace weir::harness {

// After each turn: a budget is not passed, and when a client's going has come, nothing of its call
// is under way any more.
void checkTurn(const House& house, Witness& witness);

// A call is asked of an upstream: nobody would not know of it after a crash.
void checkIntent(Shelf& shelf, Witness& witness, int call, const std::string& provider);

// The process could be killed now: what the journals hold and what was taken of them say of every
// call that an upstream was asked for.
void checkCrash(const std::filesystem::path& journals, Shelf& shelf, Witness& witness);

// All calls are over: each has its one record, which says what happened; money adds up; nothing is
// held.
void checkEnd(House& house, const Shelf& shelf, Witness& witness);

}  // namespace weir::harness
