// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "engine/net/http/message.hpp"

namespace weir::net::http {

// Appends the lines of a head to a buffer. What could be read as something else than one field is
// not written: ok() turns false and stays so.
class HeadWriter {
public:
    explicit HeadWriter(std::string& out) : m_out(out) {}

    void requestLine(std::string_view method, std::string_view target);
    void statusLine(int status);
    void field(std::string_view name, std::string_view value);
    void field(std::string_view name, std::uint64_t value);
    // Of a caller, who does not decide about framing and the connection: such fields are refused.
    void callerFields(std::span<const Field> fields);
    void end() { m_out += "\r\n"; }

    bool ok() const { return m_ok; }

private:
    std::string& m_out;
    bool m_ok = true;
};

// "OK" of 200; "" of a status without a registered phrase.
std::string_view reasonOf(int status);

// The size line of a chunk: "1a4\r\n".
class ChunkHead {
public:
    explicit ChunkHead(std::size_t size);
    std::string_view text() const {
        return std::string_view(m_text.data(), m_text.size()).substr(m_from);
    }

private:
    std::array<char, 18> m_text;
    std::size_t m_from;
};

inline constexpr std::string_view kLastChunk = "0\r\n\r\n";

}  // namespace weir::net::http
