// SPDX-License-Identifier: GPL-3.0-or-later
#include <utility>

#include "ui/traffic/conversation/readers.hpp"

namespace weir::ui {

std::vector<StreamEvent> splitEvents(const QByteArray& text) {
    std::vector<StreamEvent> events;
    StreamEvent event;
    bool any = false;
    QByteArray unified = text;
    unified.replace("\r\n", "\n").replace('\r', '\n');
    for (qsizetype at = 0; at < unified.size();) {
        qsizetype end = unified.indexOf('\n', at);
        if (end < 0) {
            break;
        }
        const QByteArrayView line = QByteArrayView(unified).sliced(at, end - at);
        at = end + 1;
        const auto valueAfter = [&line](qsizetype name) {
            QByteArrayView value = line.sliced(name);
            return (value.startsWith(' ') ? value.sliced(1) : value).toByteArray();
        };
        if (line.isEmpty()) {
            if (any) {
                events.push_back(std::exchange(event, {}));
                any = false;
            }
        } else if (line.startsWith("data:")) {
            event.data += event.data.isEmpty() ? QByteArray() : QByteArray("\n");
            event.data += valueAfter(5);
            any = true;
        } else if (line.startsWith("event:")) {
            event.name = valueAfter(6);
        }
    }
    return events;
}

}  // namespace weir::ui
