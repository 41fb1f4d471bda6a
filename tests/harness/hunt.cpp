// SPDX-License-Identifier: GPL-3.0-or-later
#include <charconv>
#include <cstdlib>
#include <iostream>
#include <string_view>

#include <fmt/format.h>

#include "tests/harness/run.hpp"

// Runs seeds one after the other and says which did not hold: `hunt FROM COUNT [CALLS]`; with
// `hunt SEED` one of them, with all that happens in it.
namespace {

long long number(const char* text) {
    const std::string_view digits = text;
    long long value = -1;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc() || end != digits.data() + digits.size() || value < 0) {
        std::cerr << "hunt FROM COUNT [CALLS], or hunt SEED\n";
        std::exit(2);
    }
    return value;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2 || argc > 4) {
        std::cerr << "hunt FROM COUNT [CALLS], or hunt SEED\n";
        return 2;
    }
    const auto from = static_cast<std::uint64_t>(number(argv[1]));
    const auto count = static_cast<std::uint64_t>(argc > 2 ? number(argv[2]) : 1);
    const int calls = argc > 3 ? static_cast<int>(number(argv[3])) : 1'000;
    weir::harness::RunResult all;
    std::uint64_t broken = 0;
    for (std::uint64_t seed = from; seed < from + count; ++seed) {
        const auto run =
            weir::harness::runCalls({.seed = seed, .calls = calls, .tells = argc == 2});
        for (const std::string& fault : run.faults) {
            std::cout << fault << '\n';
        }
        broken += run.faults.empty() ? 0 : 1;
        all.turns += run.turns;
        all.done += run.done;
        all.failed += run.failed;
        all.cancelled += run.cancelled;
        all.refused += run.refused;
        all.attempts += run.attempts;
        all.diskRefusals += run.diskRefusals;
        all.translated += run.translated;
    }
    std::cout << fmt::format(
        "{} seeds, {} of them broken; {} calls done, {} failed, {} cancelled, {} refused, {} "
        "translated; {} attempts, {} turns, {} writes that the disk refused\n",
        count, broken, all.done, all.failed, all.cancelled, all.refused, all.translated,
        all.attempts, all.turns, all.diskRefusals);
    return broken == 0 ? 0 : 1;
}
