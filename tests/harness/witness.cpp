// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/harness/witness.hpp"

#include <algorithm>
#include <iostream>

#include <fmt/format.h>

namespace weir::harness {

namespace {

constexpr std::size_t kMostFaults = 20;

}  // namespace

Asked& Witness::asked(int call, int serial) {
    return *std::ranges::find(calls.at(call).asked, serial, &Asked::serial);
}

void Witness::fault(std::string text) {
    note("FAULT " + text);
    if (m_faults.size() < kMostFaults) {
        m_faults.push_back(fmt::format("seed {} at {}: {}", m_seed, when(), text));
    }
}

void Witness::note(std::string_view text) {
    const std::string line = when() + ' ' + std::string(text);
    for (const char c : line) {
        m_fingerprint = (m_fingerprint ^ static_cast<unsigned char>(c)) * 1'099'511'628'211ULL;
    }
    if (m_tells) {
        std::cerr << line << '\n';
    }
}

std::string Witness::when() const {
    const auto since = std::chrono::duration_cast<Microseconds>(m_clock.instant() - m_start);
    return fmt::format("{:.6f}", static_cast<double>(since.count()) / 1e6);
}

}  // namespace weir::harness
