// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/events/stream_rows.hpp"

#include <algorithm>
#include <iterator>

#include "ui/traffic/conversation/readers.hpp"

namespace weir::ui {

namespace {

// What an event calls itself where it has no name of its own. Only the beginning is looked into:
// every format that does so names it first or soon.
QByteArray typeIn(const QByteArray& data) {
    constexpr qsizetype kLookedAt = 400;
    const QByteArrayView begin = QByteArrayView(data).first(std::min(kLookedAt, data.size()));
    constexpr QByteArrayView kMember("\"type\":");
    const qsizetype member = begin.indexOf(kMember);
    if (member < 0) {
        return {};
    }
    const qsizetype from = begin.indexOf('"', member + kMember.size());
    const qsizetype to = from < 0 ? -1 : begin.indexOf('"', from + 1);
    return to < 0 ? QByteArray() : begin.sliced(from + 1, to - from - 1).toByteArray();
}

// Pieces hold whole events: the last one that begins at or before an event brought it.
std::int64_t timeOf(qsizetype offset, const std::vector<StreamMoment>& moments) {
    const auto after = std::ranges::upper_bound(moments, static_cast<std::uint64_t>(offset), {},
                                                &StreamMoment::offset);
    return after == moments.begin() ? -1 : std::prev(after)->atUs;
}

}  // namespace

std::vector<StreamRow> streamRows(const QByteArray& body,
                                  const std::vector<StreamMoment>& moments) {
    std::vector<StreamRow> rows;
    for (StreamEvent& event : splitEvents(body, Comments::Keep)) {
        StreamRow row;
        row.isComment = event.isComment;
        row.data = std::move(event.data);
        row.name = !event.name.isEmpty() || row.isComment ? event.name : typeIn(row.data);
        row.bytes = static_cast<std::uint64_t>(event.size);
        row.atUs = timeOf(event.offset, moments);
        if (!rows.empty() && row.atUs >= 0 && rows.back().atUs >= 0) {
            row.gapUs = row.atUs - rows.back().atUs;
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

}  // namespace weir::ui
