// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/net/http/body_decoder.hpp"

#include <algorithm>
#include <cstring>

#include "engine/base/ascii.hpp"
#include "engine/net/http/syntax.hpp"

namespace weir::net::http {

namespace {

bool isControl(char c) {
    return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7f;
}

}  // namespace

BodyDecoder::BodyDecoder(Framing framing) : m_left(framing.length) {
    switch (framing.kind) {
        case Framing::Kind::None:
            m_state = State::Complete;
            break;
        case Framing::Kind::Length:
            m_state = framing.length == 0 ? State::Complete : State::Length;
            break;
        case Framing::Kind::Chunked:
            m_state = State::Size;
            break;
        case Framing::Kind::UntilClose:
            m_state = State::UntilClose;
            break;
    }
}

BodyDecoder::Piece BodyDecoder::decode(std::span<char> bytes) {
    std::size_t used = 0;
    std::size_t from = 0;  // of the data found so far
    std::size_t size = 0;
    while (used < bytes.size() && m_state != State::Complete && m_state != State::Broken) {
        if (!inData()) {
            step(bytes[used++]);
            continue;
        }
        std::size_t run = bytes.size() - used;
        if (m_state != State::UntilClose) {
            run = static_cast<std::size_t>(std::min<std::uint64_t>(run, m_left));
            m_left -= run;
        }
        if (size == 0) {
            from = used;
        } else {
            std::memmove(bytes.data() + from + size, bytes.data() + used, run);
        }
        size += run;
        used += run;
        if (m_state != State::UntilClose && m_left == 0) {
            m_state = m_state == State::Length ? State::Complete : State::DataCr;
        }
    }
    return {std::string_view(bytes.data() + from, size), used};
}

bool BodyDecoder::endOfStream() {
    if (m_state == State::UntilClose) {
        m_state = State::Complete;
    }
    return m_state == State::Complete;
}

bool BodyDecoder::inData() const {
    return m_state == State::Data || m_state == State::Length || m_state == State::UntilClose;
}

void BodyDecoder::step(char c) {
    switch (m_state) {
        case State::Size:
            stepSize(c);
            break;
        case State::Extension:
            if (++m_line > kMaxChunkLine) {
                fail("a chunk extension is too long");
            } else if (c == '\r') {
                m_state = State::SizeLf;
            } else if (!isTokenChar(c) && c != '=' && c != ';') {
                // No quotes: readers disagree about where a line with an open quote ends.
                fail("a chunk extension holds a character that is not allowed");
            }
            break;
        case State::SizeLf:
            c == '\n' ? endSize() : fail("a chunk size line does not end with CRLF");
            break;
        case State::DataCr:
            c == '\r' ? void(m_state = State::DataLf) : fail("a chunk is longer than its size");
            break;
        case State::DataLf:
            c == '\n' ? void(m_state = State::Size) : fail("a chunk does not end with CRLF");
            break;
        default:
            stepTrailer(c);
            break;
    }
}

void BodyDecoder::stepSize(char c) {
    constexpr std::uint64_t kMost = ~0ULL >> 8;
    if (const int digit = hexDigit(c); digit >= 0) {
        if (m_left > kMost >> 4 || ++m_line > kMaxChunkLine) {
            fail("a chunk size is too large");
            return;
        }
        m_left = m_left * 16 + static_cast<unsigned>(digit);
        m_digits = true;
    } else if (!m_digits) {
        fail("a chunk size is missing");
    } else if (c == '\r') {
        m_state = State::SizeLf;
    } else if (c == ';') {
        m_state = State::Extension;
    } else {
        fail("a chunk size is not hexadecimal");
    }
}

void BodyDecoder::endSize() {
    m_state = m_left == 0 ? State::Trailer : State::Data;
    m_line = 0;
    m_digits = false;
}

void BodyDecoder::stepTrailer(char c) {
    if (++m_line > kMaxTrailers) {
        fail("the trailers are too long");
        return;
    }
    switch (m_state) {
        case State::Trailer:
            if (c == '\r') {
                m_state = State::LastLf;
            } else if (isTokenChar(c)) {
                m_state = State::TrailerName;
                m_nameSize = 0;
                stepTrailerName(c);
            } else {
                fail("a trailer has no name");
            }
            break;
        case State::TrailerName:
            stepTrailerName(c);
            break;
        case State::TrailerValue:
            if (c == '\r') {
                m_state = State::TrailerLf;
            } else if (isControl(c)) {
                fail("a trailer holds a control character");
            }
            break;
        case State::TrailerLf:
            c == '\n' ? void(m_state = State::Trailer) : fail("a trailer does not end with CRLF");
            break;
        default:
            c == '\n' ? void(m_state = State::Complete)
                      : fail("the body does not end with an empty line");
            break;
    }
}

void BodyDecoder::stepTrailerName(char c) {
    const std::string_view name(m_name.data(), std::min(m_nameSize, m_name.size()));
    if (c == ':' && (name == "transfer-encoding" || name == "content-length")) {
        fail("a trailer speaks of framing");
    } else if (c == ':') {
        m_state = State::TrailerValue;
    } else if (!isTokenChar(c)) {
        fail("a trailer name holds a character that is not allowed");
    } else {
        if (m_nameSize < m_name.size()) {
            m_name[m_nameSize] = lower(c);
        }
        ++m_nameSize;
    }
}

void BodyDecoder::fail(const char* fault) {
    m_state = State::Broken;
    m_fault = fault;
}

}  // namespace weir::net::http
