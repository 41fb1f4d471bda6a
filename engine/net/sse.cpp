// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/net/sse.hpp"

#include "engine/base/release_memory.hpp"

namespace weir::net {

namespace {

constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";
constexpr std::size_t kKeptMemory = 16 * 1024;

// Cuts the next line off, without its end.
std::string_view takeLine(std::string_view& rest) {
    const std::size_t end = rest.find_first_of("\r\n");
    const std::string_view line = rest.substr(0, end);
    if (end == rest.npos) {
        rest = {};
        return line;
    }
    const bool both = rest.substr(end, 2) == "\r\n";
    rest.remove_prefix(end + (both ? 2 : 1));
    return line;
}

}  // namespace

std::optional<Event> EventStreamParser::finish() {
    if (m_pending.empty()) {
        return std::nullopt;
    }
    if (m_pending.find_first_not_of("\r\n") != m_pending.npos) {
        // An LF alone would make the CR before it the end of one line, not of two.
        m_pending += m_lineEmpty && !m_afterCr ? "\n" : "\n\n";
    }
    m_lineEmpty = true;
    m_afterCr = false;
    return read(m_pending);
}

// One past the blank line that ends the event, or nothing when it is not in `bytes`. State carries
// what the bytes before have said about the line we are in.
std::optional<std::size_t> EventStreamParser::findEnd(std::string_view bytes) {
    std::size_t at = 0;
    while (at < bytes.size()) {
        const char c = bytes[at];
        if (c == '\n' && m_afterCr) {
            m_afterCr = false;
            ++at;
            continue;
        }
        m_afterCr = c == '\r';
        if (c != '\n' && c != '\r') {
            m_lineEmpty = false;
            at = std::min(bytes.find_first_of("\r\n", at), bytes.size());
            continue;
        }
        ++at;
        if (!m_lineEmpty) {
            m_lineEmpty = true;
            continue;
        }
        if (m_afterCr && at < bytes.size() && bytes[at] == '\n') {
            m_afterCr = false;
            ++at;
        }
        return at;
    }
    return std::nullopt;
}

Event EventStreamParser::take(std::string_view tail) {
    if (m_pending.empty()) {
        return read(tail);
    }
    m_pending.append(tail);
    return read(m_pending);
}

Event EventStreamParser::read(std::string_view raw) {
    Event event;
    event.raw = raw;
    event.comment = true;
    std::string_view rest = raw;
    if (m_firstEvent && rest.starts_with(kByteOrderMark)) {
        rest.remove_prefix(kByteOrderMark.size());
    }
    m_firstEvent = false;
    m_data.clear();
    while (!rest.empty()) {
        const std::string_view line = takeLine(rest);
        const std::size_t colon = line.find(':');
        const std::string_view name = line.substr(0, colon);
        std::string_view value = colon == line.npos ? std::string_view() : line.substr(colon + 1);
        if (value.starts_with(' ')) {
            value.remove_prefix(1);
        }
        if (name == "event") {
            event.name = value;
        } else if (name == "data") {
            if (event.comment) {
                event.comment = false;
                event.data = value;
                continue;
            }
            if (m_data.empty()) {
                m_data = event.data;
            }
            m_data.append("\n").append(value);
            event.data = m_data;
        }
    }
    return event;
}

Result<void> EventStreamParser::keep(std::string_view bytes) {
    if (m_pending.size() + bytes.size() > m_maxEvent) {
        return tooLarge();
    }
    m_pending.append(bytes);
    return {};
}

void EventStreamParser::release() {
    m_pending.clear();
    if (m_pending.capacity() > kKeptMemory) {
        m_pending.shrink_to_fit();
    }
    if (m_data.capacity() > kKeptMemory) {
        releaseMemory(m_data);
    }
}

Error EventStreamParser::tooLarge() const {
    return Error::tooLarge("An event of the stream is over " + std::to_string(m_maxEvent) +
                           " bytes.");
}

}  // namespace weir::net
