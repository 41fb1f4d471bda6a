// SPDX-License-Identifier: GPL-3.0-or-later
// The events of a stream do not depend on how it was cut, none of its bytes is lost, and they are
// those of a reader that has the whole stream before it and follows the standard word for word. The
// first byte chooses the size of the pieces.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/net/sse.hpp"

using weir::net::Event;
using weir::net::EventStreamParser;

namespace {

using Events = std::vector<std::pair<std::string, std::string>>;

void demand(bool condition) {
    if (!condition) {
        std::abort();
    }
}

std::vector<std::string> linesOf(std::string_view text) {
    std::vector<std::string> lines(1);
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '\r' || text[at] == '\n') {
            at += text.substr(at, 2) == "\r\n" ? 1 : 0;
            lines.emplace_back();
        } else {
            lines.back() += text[at];
        }
    }
    return lines;
}

// WHATWG HTML 9.2.6, but that an event which is cut off by the end of the stream counts.
Events byTheStandard(std::string_view text) {
    if (text.starts_with("\xef\xbb\xbf")) {
        text.remove_prefix(3);
    }
    Events events;
    std::string name;
    std::string data;
    bool hasData = false;
    const auto dispatch = [&] {
        if (hasData) {
            data.pop_back();
            events.emplace_back(name, data);
        }
        name.clear();
        data.clear();
        hasData = false;
    };
    for (const std::string& line : linesOf(text)) {
        if (line.empty()) {
            dispatch();
            continue;
        }
        const std::size_t colon = line.find(':');
        const std::string field = line.substr(0, colon);
        std::string value = colon == line.npos ? "" : line.substr(colon + 1);
        if (value.starts_with(' ')) {
            value.erase(0, 1);
        }
        if (field == "event") {
            name = value;
        } else if (field == "data") {
            data += value + "\n";
            hasData = true;
        }
    }
    dispatch();
    return events;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) {
        return 0;
    }
    const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
    const std::size_t step = data[0] == 0 ? std::max<std::size_t>(bytes.size(), 1) : data[0];

    EventStreamParser parser;
    Events events;
    std::string raw;
    const auto take = [&](const Event& event) {
        raw += event.raw;
        if (!event.comment) {
            events.emplace_back(std::string(event.name), std::string(event.data));
        }
    };
    for (std::size_t at = 0; at < bytes.size(); at += step) {
        // A copy of its own size, so that reading past it is seen.
        const std::vector<char> piece(
            bytes.begin() + static_cast<std::ptrdiff_t>(at),
            bytes.begin() + static_cast<std::ptrdiff_t>(std::min(at + step, bytes.size())));
        demand(parser.feed({piece.data(), piece.size()}, take).ok());
    }
    if (const auto last = parser.finish()) {
        take(*last);
    }
    demand(events == byTheStandard(bytes));
    // Nothing is lost, and what is added ends the last event and says nothing.
    demand(raw.starts_with(bytes) && raw.size() <= bytes.size() + 2);
    demand(byTheStandard(raw) == events);
    demand(byTheStandard(raw + "data: next\n\n").size() == events.size() + 1);
    return 0;
}
