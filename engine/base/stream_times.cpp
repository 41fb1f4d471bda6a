// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/stream_times.hpp"

#include <string_view>

namespace weir {

namespace {

constexpr unsigned kBits = 7;
constexpr std::uint64_t kMore = 1U << kBits;

void append(std::string& to, std::uint64_t number) {
    while (number >= kMore) {
        to.push_back(static_cast<char>(number | kMore));
        number >>= kBits;
    }
    to.push_back(static_cast<char>(number));
}

std::uint64_t take(std::string_view& from) {
    std::uint64_t number = 0;
    for (unsigned shift = 0; !from.empty() && shift < 64; shift += kBits) {
        const auto byte = static_cast<std::uint8_t>(from.front());
        from.remove_prefix(1);
        number |= static_cast<std::uint64_t>(byte & (kMore - 1)) << shift;
        if (byte < kMore) {
            break;
        }
    }
    return number;
}

}  // namespace

void StreamTimes::note(std::uint64_t offset, std::int64_t atUs) {
    append(m_steps, offset - m_last.offset);
    append(m_steps, static_cast<std::uint64_t>(atUs - m_last.atUs));
    m_last = {offset, atUs};
}

StreamTimes StreamTimes::fromEncoded(std::string_view steps) {
    StreamTimes times;
    times.m_steps = steps;
    return times;
}

std::vector<StreamMoment> StreamTimes::list() const {
    std::vector<StreamMoment> moments;
    StreamMoment moment;
    for (std::string_view rest = m_steps; !rest.empty();) {
        moment.offset += take(rest);
        moment.atUs =
            static_cast<std::int64_t>(static_cast<std::uint64_t>(moment.atUs) + take(rest));
        moments.push_back(moment);
    }
    return moments;
}

}  // namespace weir
