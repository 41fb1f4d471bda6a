// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <cstdint>
#include <vector>

#include "engine/base/trace.hpp"

namespace weir::ui {

// One event of a stream, as it went out to the client.
struct StreamRow {
    QByteArray name;  // of its `event:` line, else the type its data names; empty: neither
    QByteArray data;  // of a comment its words
    bool isComment = false;
    std::uint64_t bytes = 0;  // as sent
    std::int64_t atUs = -1;   // since the exchange began; -1 unknown
    std::int64_t gapUs = -1;  // since the event before; of the first, and when unknown, -1
};

// The events of a stream's text, comments too. An event that was cut off at the end is left out.
std::vector<StreamRow> streamRows(const QByteArray& body, const std::vector<StreamMoment>& moments);

}  // namespace weir::ui
