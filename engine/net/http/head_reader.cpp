// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/net/http/head_reader.hpp"

#include "engine/net/http/syntax.hpp"

namespace weir::net::http {

HeadReader::State HeadReader::feed(std::string_view bytes, std::size_t& used) {
    used = 0;
    if (m_fault) {
        return State::Broken;
    }
    // What cannot begin a head (a TLS handshake, an empty line) need not wait for its first line.
    if (m_bytes.empty() && !bytes.empty() && !isTokenChar(bytes.front())) {
        m_fault = {400, "the message does not begin like HTTP"};
        return State::Broken;
    }
    while (used < bytes.size()) {
        const std::string_view rest = bytes.substr(used);
        const std::size_t newline = rest.find('\n');
        const std::string_view line = rest.substr(0, newline == rest.npos ? newline : newline + 1);
        if (m_bytes.size() + line.size() > m_limits.total) {
            m_fault = {431, "the head is too large"};
            return State::Broken;
        }
        m_bytes.append(line);
        used += line.size();
        if (const HeadFault fault = tooLong()) {
            m_fault = fault;
            return State::Broken;
        }
        if (newline == rest.npos) {
            return State::More;
        }
        if (const State state = endLine(); state != State::More) {
            return state;
        }
    }
    return State::More;
}

void HeadReader::clear() {
    m_bytes.clear();
    m_lineStart = 0;
    m_lines = 0;
    m_fault = {};
}

HeadReader::State HeadReader::endLine() {
    const std::size_t length = m_bytes.size() - m_lineStart;
    if (length < 2 || m_bytes[m_bytes.size() - 2] != '\r') {
        m_fault = {400, "a line ends with a bare LF"};
        return State::Broken;
    }
    if (length == 2) {
        return State::Complete;
    }
    m_lineStart = m_bytes.size();
    if (++m_lines > m_limits.fields + 1) {
        m_fault = {431, "there are too many header fields"};
        return State::Broken;
    }
    return State::More;
}

HeadFault HeadReader::tooLong() const {
    const std::size_t length = m_bytes.size() - m_lineStart;
    if (m_lines == 0) {
        return length > m_limits.startLine ? HeadFault{414, "the first line is too long"}
                                           : HeadFault{};
    }
    return length > m_limits.field ? HeadFault{431, "a header field is too long"} : HeadFault{};
}

}  // namespace weir::net::http
