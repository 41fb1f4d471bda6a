// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "engine/net/http/limits.hpp"

namespace weir::net::http {

// Why a head is refused: the status a server answers with, and the reason for people and logs.
struct HeadFault {
    int status = 0;  // 0: no fault
    const char* reason = "";

    explicit operator bool() const { return status != 0; }
};

// Collects the bytes of a message head, however they are cut, and holds the limits while doing so:
// a head that grows too large or has a line end other than CRLF is refused at that byte, not when
// (if ever) its end comes.
class HeadReader {
public:
    enum class State { More, Complete, Broken };

    explicit HeadReader(HeadLimits limits = {}) : m_limits(limits) {}

    // Takes bytes up to the end of the head; `used` says how many of them.
    State feed(std::string_view bytes, std::size_t& used);

    bool begun() const { return !m_bytes.empty(); }
    // The head with its empty line, once Complete.
    std::string_view bytes() const { return m_bytes; }
    HeadFault fault() const { return m_fault; }
    // Ready for the next head; the memory is kept.
    void clear();

private:
    State endLine();
    HeadFault tooLong() const;

    HeadLimits m_limits;
    std::string m_bytes;
    std::size_t m_lineStart = 0;
    std::size_t m_lines = 0;
    HeadFault m_fault;
};

}  // namespace weir::net::http
