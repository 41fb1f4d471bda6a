// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "tests/harness/network.hpp"

namespace weir::harness {

// What a client means to do with one call.
struct Plan {
    enum class Ill : std::uint8_t { None, WrongKey, BrokenJson, UnknownModel, NotJson };

    int number = 0;
    bool anthropic = false;
    bool stream = false;
    Ill ill = Ill::None;
    bool slowSender = false;
    bool slowReader = false;
    bool early = false;  // it is sent before the answer to the one before it is here
    std::optional<Microseconds> leavesAfter;  // its beginning
    bool leavesByReset = false;
};

// One time that an upstream was asked for a call.
struct Asked {
    int serial = 0;  // the words of its answer carry it
    std::string provider = {};
    std::shared_ptr<Wire> wire = {};
    bool anthropic = false;  // the dialect it was asked in, and answers in
    bool over = false;       // it says nothing more: the gateway has nothing to cancel
    bool silent = false;     // it ended the connection soon and without a word, as a dead one does
    bool good = false;       // what it said, or will have said, is a whole answer
    int words = 0;           // of that answer
    std::string plain = {};  // the body of an answer that is no stream
    bool usageTold = false;
    std::uint64_t tokensIn = 0;
    std::uint64_t tokensOut = 0;
};

struct Call {
    Plan plan;
    std::shared_ptr<Wire> wire;  // of its client
    std::vector<Asked> asked;
    bool over = false;  // its client waits for nothing more
    // What came back.
    bool whole = false;
    bool cut = false;
    int status = 0;
    std::string body;
    bool onBook = false;  // the answer names an exchange
};

// What really happened in a run, as its actors know it, and what was wrong with it.
class Witness {
public:
    Witness(const Clock& clock, std::uint64_t seed, bool tells)
        : m_clock(clock), m_start(clock.instant()), m_seed(seed), m_tells(tells) {}

    std::map<int, Call> calls;
    // Calls whose client went away, until the turn after the gateway heard of it.
    std::set<int> leaving;
    // The gateway is being stopped, or was made to give calls up: cuts are no fault.
    bool stopping = false;

    Asked& asked(int call, int serial);
    int nextSerial() { return ++m_serial; }

    // What must not be. The first few are kept.
    void fault(std::string text);
    const std::vector<std::string>& faults() const { return m_faults; }
    // Part of what tells two runs of one seed apart.
    void note(std::string_view text);
    std::uint64_t fingerprint() const { return m_fingerprint; }

private:
    std::string when() const;

    const Clock& m_clock;
    const Instant m_start;
    const std::uint64_t m_seed;
    const bool m_tells;  // every note, to standard error
    int m_serial = 0;
    std::uint64_t m_fingerprint = 14'695'981'039'346'656'037ULL;
    std::vector<std::string> m_faults;
};

}  // namespace weir::harness
