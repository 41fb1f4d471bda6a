// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/harness/http_reader.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

namespace weir::harness {

namespace {

constexpr std::string_view kLineEnd = "\r\n";

std::string lower(std::string_view text) {
    std::string made(text);
    std::ranges::transform(made, made.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return made;
}

std::optional<std::size_t> number(std::string_view digits, int base) {
    std::size_t value = 0;
    const auto [end, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), value, base);
    const bool whole = error == std::errc() && end == digits.data() + digits.size();
    return whole && !digits.empty() ? std::optional(value) : std::nullopt;
}

}  // namespace

void HttpReader::feed(std::string_view bytes) {
    m_bytes += bytes;
    read();
}

void HttpReader::end() {
    if (midway()) {
        fail("cut off within a message");
    }
}

void HttpReader::next() {
    const std::string rest = std::move(m_bytes);
    *this = HttpReader();
    feed(rest);
}

bool HttpReader::midway() const {
    return m_state == State::Body || (m_state == State::Head && !m_bytes.empty());
}

int HttpReader::status() const {
    const auto code =
        m_startLine.size() >= 12 ? number(m_startLine.substr(9, 3), 10) : std::nullopt;
    return code ? static_cast<int>(*code) : 0;
}

std::string HttpReader::header(const std::string& lowerName) const {
    const auto found = m_headers.find(lowerName);
    return found == m_headers.end() ? std::string() : found->second;
}

void HttpReader::read() {
    if (m_state == State::Head && !readHead()) {
        return;
    }
    if (m_state != State::Body) {
        return;
    }
    if (m_chunked) {
        while (m_state == State::Body && readChunk()) {
        }
        return;
    }
    const std::size_t size = std::min(m_length - m_body.size(), m_bytes.size());
    m_body.append(m_bytes, 0, size);
    m_bytes.erase(0, size);
    if (m_body.size() == m_length) {
        m_state = State::Complete;
    }
}

bool HttpReader::readHead() {
    const std::size_t end = m_bytes.find("\r\n\r\n");
    if (end == std::string::npos) {
        return false;
    }
    std::string_view head(m_bytes.data(), end + kLineEnd.size());
    bool hasLength = false;
    for (bool first = true; !head.empty(); first = false) {
        const std::size_t lineEnd = head.find(kLineEnd);
        const std::string_view line = head.substr(0, lineEnd);
        head.remove_prefix(lineEnd + kLineEnd.size());
        if (first) {
            m_startLine = line;
            continue;
        }
        const std::size_t colon = line.find(": ");
        if (colon == std::string_view::npos || colon == 0) {
            fail("a header line without a name: " + std::string(line));
            return false;
        }
        std::string name = lower(line.substr(0, colon));
        if (name == "content-length") {
            const auto length = number(line.substr(colon + 2), 10);
            if (!length || hasLength) {
                fail("a length that is none, or a second one");
                return false;
            }
            hasLength = true;
            m_length = *length;
        } else if (name == "transfer-encoding") {
            m_chunked = true;
        }
        m_headers[std::move(name)] = line.substr(colon + 2);
    }
    m_bytes.erase(0, end + 4);
    if (m_chunked && hasLength) {
        fail("a length beside chunks");
        return false;
    }
    m_state = State::Body;
    return true;
}

// One chunk with its size and its end. False: it is not here in full.
bool HttpReader::readChunk() {
    const std::size_t lineEnd = m_bytes.find(kLineEnd);
    if (lineEnd == std::string::npos) {
        return false;
    }
    const auto size = number(std::string_view(m_bytes).substr(0, lineEnd), 16);
    if (!size) {
        fail("a chunk without a size");
        return false;
    }
    const std::size_t from = lineEnd + kLineEnd.size();
    if (m_bytes.size() < from + *size + kLineEnd.size()) {
        return false;
    }
    if (m_bytes.compare(from + *size, kLineEnd.size(), kLineEnd) != 0) {
        fail("a chunk that does not end where it says");
        return false;
    }
    m_body.append(m_bytes, from, *size);
    m_bytes.erase(0, from + *size + kLineEnd.size());
    if (*size == 0) {
        m_state = State::Complete;
    }
    return true;
}

void HttpReader::fail(std::string why) {
    m_state = State::Broken;
    m_fault = std::move(why);
}

}  // namespace weir::harness
