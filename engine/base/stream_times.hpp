// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/trace.hpp"

namespace weir {

// When each piece of a stream went out, in about four bytes a piece: thousands of streams keep this
// for as long as they are open, and few are looked at.
class StreamTimes {
public:
    // Both ascend.
    void note(std::uint64_t offset, std::int64_t atUs);

    std::vector<StreamMoment> list() const;
    std::size_t bytes() const { return m_steps.size(); }

    // As they are kept, and again from that. Nothing is noted to what was read.
    const std::string& encoded() const { return m_steps; }
    static StreamTimes fromEncoded(std::string_view steps);

private:
    std::string m_steps;  // of each piece, what was added to both since the one before
    StreamMoment m_last;
};

}  // namespace weir
