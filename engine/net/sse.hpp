// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "engine/base/result.hpp"

namespace weir::net {

// One event of a text/event-stream, as views that hold until the next call of the parser.
struct Event {
    std::string_view name;  // of the last `event:` line
    std::string_view data;  // `data:` lines joined by LF
    std::string_view raw;   // the exact bytes, blank line included: what a relay forwards
    bool comment = false;   // no data line: comments, blank lines, other fields; nothing to read
};

// Cuts a byte stream into events, wherever the pieces were cut. LF, CRLF and CR end lines; a first
// byte order mark is skipped. All raw, joined, are the bytes that were fed, but for what finish()
// completes. Source: WHATWG HTML 9.2.6, with one deliberate difference: an event is reported at the
// CR of its blank line, and an LF that follows in a later piece opens the raw of the next.
class EventStreamParser {
public:
    static constexpr std::size_t kMaxEvent = 8 * 1024 * 1024;

    explicit EventStreamParser(std::size_t maxEvent = kMaxEvent) : m_maxEvent(maxEvent) {}

    // Calls onEvent(const Event&) for each event that ends in `bytes`. An event whose bytes lie in
    // one piece is not copied. Error: TooLarge; the parser is of no use afterwards.
    template <class F>
    Result<void> feed(std::string_view bytes, F&& onEvent) {
        while (const std::optional<std::size_t> end = findEnd(bytes)) {
            if (m_pending.size() + *end > m_maxEvent) {
                return tooLarge();
            }
            onEvent(take(bytes.substr(0, *end)));
            release();
            bytes.remove_prefix(*end);
        }
        return keep(bytes);
    }

    // The last event when the stream ended without its blank line; nothing when no bytes are left.
    // The standard drops it, several servers rely on it. Its raw ends with the blank line all the
    // same, so that whoever it is forwarded to does not drop it.
    std::optional<Event> finish();

private:
    std::optional<std::size_t> findEnd(std::string_view bytes);
    Event take(std::string_view tail);
    Event read(std::string_view raw);
    Result<void> keep(std::string_view bytes);
    void release();
    Error tooLarge() const;

    const std::size_t m_maxEvent;
    std::string m_pending;  // the beginning of an event that was cut
    std::string m_data;     // several data lines, joined
    bool m_lineEmpty = true;
    bool m_afterCr = false;  // an LF now belongs to the line end before
    bool m_firstEvent = true;
};

}  // namespace weir::net
