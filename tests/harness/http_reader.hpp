// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace weir::harness {

// One HTTP/1.1 message after the other out of bytes, to the letter and written apart from the
// gateway's own parsers: what it cannot read is a fault of whoever wrote it.
class HttpReader {
public:
    enum class State : std::uint8_t { Head, Body, Complete, Broken };

    void feed(std::string_view bytes);
    // Nothing more comes.
    void end();
    // After Complete: what was read goes, what came behind it is read next.
    void next();

    State state() const { return m_state; }
    const std::string& fault() const { return m_fault; }  // of Broken
    // Something of a message is here, and not all of it.
    bool midway() const;
    const std::string& startLine() const { return m_startLine; }
    int status() const;  // of an answer's start line
    std::string header(const std::string& lowerName) const;
    const std::string& body() const { return m_body; }
    bool chunked() const { return m_chunked; }

private:
    void read();
    bool readHead();
    bool readChunk();
    void fail(std::string why);

    State m_state = State::Head;
    std::string m_bytes;
    std::string m_startLine;
    std::map<std::string, std::string> m_headers;
    std::string m_body;
    std::string m_fault;
    std::size_t m_length = 0;  // of the body
    bool m_chunked = false;
};

}  // namespace weir::harness
