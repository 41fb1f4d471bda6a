// SPDX-License-Identifier: GPL-3.0-or-later
#include <utility>

#include "ui/traffic/conversation/readers.hpp"

namespace weir::ui {

namespace {

// Takes the next line with its end off the text; nothing when it has none. A line ends with CR, LF
// or both.
std::optional<QByteArrayView> takeLine(const QByteArray& text, qsizetype& at) {
    qsizetype end = at;
    while (end < text.size() && text[end] != '\n' && text[end] != '\r') {
        ++end;
    }
    if (end == text.size()) {
        return std::nullopt;
    }
    const QByteArrayView line = QByteArrayView(text).sliced(at, end - at);
    const bool both = text[end] == '\r' && end + 1 < text.size() && text[end + 1] == '\n';
    at = end + (both ? 2 : 1);
    return line;
}

QByteArray valueAfter(QByteArrayView line, qsizetype name) {
    const QByteArrayView value = line.sliced(name);
    return (value.startsWith(' ') ? value.sliced(1) : value).toByteArray();
}

void addLine(QByteArray& to, const QByteArray& line, bool first) {
    to += first ? line : '\n' + line;
}

}  // namespace

std::vector<StreamEvent> splitEvents(const QByteArray& text, Comments comments) {
    std::vector<StreamEvent> events;
    StreamEvent event;
    StreamEvent comment;
    bool any = false;
    bool commented = false;
    qsizetype begin = 0;
    for (qsizetype at = 0;;) {
        const auto line = takeLine(text, at);
        if (!line) {
            break;
        }
        if (line->isEmpty()) {
            StreamEvent& whole = any ? event : comment;
            if (any || (commented && comments == Comments::Keep)) {
                whole.isComment = !any;
                whole.offset = begin;
                whole.size = at - begin;
                events.push_back(std::move(whole));
            }
            event = {};
            comment = {};
            any = false;
            commented = false;
            begin = at;
        } else if (line->startsWith("data:")) {
            addLine(event.data, valueAfter(*line, 5), !any);
            any = true;
        } else if (line->startsWith("event:")) {
            event.name = valueAfter(*line, 6);
        } else if (line->startsWith(':')) {
            addLine(comment.data, valueAfter(*line, 1), !commented);
            commented = true;
        }
    }
    return events;
}

}  // namespace weir::ui
