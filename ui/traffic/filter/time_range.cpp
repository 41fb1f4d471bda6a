// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/filter/time_range.hpp"

#include <QDateTime>
#include <algorithm>

#include "engine/base/local_zone.hpp"

namespace weir::ui {

namespace {

using admin::FilterTime;
using Side = FilterTime::Side;

QString valueOf(const admin::Filter& filter, Side side) {
    const FilterTime* found = nullptr;
    for (const FilterTime& time : filter.times()) {
        const bool bounds = time.ofWhole && time.side == side;
        if (bounds && (found == nullptr || (side == Side::Since ? time.moment > found->moment
                                                                : time.moment < found->moment))) {
            found = &time;
        }
    }
    return found != nullptr ? QString::fromStdString(found->value) : QString();
}

// "14:00" is one value, "last week" needs quotes.
QString condition(QLatin1String field, const QString& value) {
    const bool quoted = value.contains(u' ');
    return field + (quoted ? u'"' + value + u'"' : value);
}

}  // namespace

QString TimeRange::conditions() const {
    QStringList parts;
    if (!since.isEmpty()) {
        parts << condition(QLatin1String("since:"), since);
    }
    if (!until.isEmpty()) {
        parts << condition(QLatin1String("until:"), until);
    }
    return parts.join(u' ');
}

admin::FilterClock filterClock() {
    return {SystemClock().now(), localOffset};
}

TimeRange timeRangeOf(const admin::Filter& filter) {
    return {valueOf(filter, Side::Since), valueOf(filter, Side::Until)};
}

QString withoutTimeRange(const QString& text, const admin::Filter& filter) {
    QByteArray bytes = text.toUtf8();
    // From behind, so that the places before stay right.
    for (auto time = filter.times().rbegin(); time != filter.times().rend(); ++time) {
        if (time->ofWhole) {
            auto from = static_cast<qsizetype>(time->from);
            auto length = static_cast<qsizetype>(time->length);
            while (from + length < bytes.size() && bytes[from + length] == ' ') {
                ++length;
            }
            bytes.remove(from, length);
        }
    }
    return QString::fromUtf8(bytes).trimmed();
}

QString filterMoment(const QDateTime& moment) {
    const auto write = [](const QDateTime& time) {
        const bool whole = time.time().second() == 0 && time.time().msec() == 0;
        return time.toString(whole ? QStringLiteral("yyyy-MM-dd'T'HH:mm")
                                   : QStringLiteral("yyyy-MM-dd'T'HH:mm:ss"));
    };
    const QString local = write(moment.toLocalTime());
    const auto read = admin::Filter::parse(QStringLiteral("since:%1").arg(local).toStdString(),
                                           admin::FilterClock{{}, localOffset});
    const auto* filter = std::get_if<admin::Filter>(&read);
    const bool same =
        filter != nullptr && filter->times().front().moment.time_since_epoch() / Microseconds(1) ==
                                 moment.toSecsSinceEpoch() * 1'000'000;
    return same ? local : write(moment.toUTC()) + u'Z';
}

}  // namespace weir::ui
