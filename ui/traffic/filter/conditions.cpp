// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/traffic/filter/conditions.hpp"

#include <QDateTime>
#include <chrono>

#include "engine/base/words.hpp"
#include "ui/traffic/filter/filter_field.hpp"
#include "ui/traffic/filter/time_range.hpp"
#include "ui/traffic/row_text.hpp"

namespace weir::ui {

namespace {

QString condition(QLatin1String field, const std::string& value) {
    return value.empty() ? QString() : field + u'=' + filterValue(text(value));
}

// Of a finished call the mark that its cell shows says more than its state.
QString stateCondition(const admin::ExchangeRow& row) {
    if (row.state == ExchangeState::Done) {
        for (const Mark mark : {Mark::FellBack, Mark::Cached}) {
            if (has(row.marks, mark)) {
                return condition(QLatin1String("mark"), std::string(wordOf(mark)));
            }
        }
    }
    return condition(QLatin1String("state"), std::string(wordOf(row.state)));
}

// A call is like this one if it has as much or more.
QString leastCondition(const char* field, const QString& value) {
    return QLatin1String(field) + QStringLiteral(">=") + value;
}

QString tokensCondition(const char* field, const admin::ExchangeRow& row, std::uint64_t tokens) {
    return row.usage.source == Source::Unknown ? QString()
                                               : leastCondition(field, QString::number(tokens));
}

// Whole milliseconds, not more than it took, so that the call itself is found.
QString timeCondition(const char* field, std::int64_t microseconds) {
    return microseconds < 0
               ? QString()
               : leastCondition(field, QString::number(microseconds / 1'000) + QLatin1String("ms"));
}

QString costCondition(const admin::ExchangeRow& row) {
    return row.pricing == Pricing::Unpriced
               ? QString()
               : leastCondition("cost", QString::fromStdString(row.cost.text()));
}

QString startCondition(const admin::ExchangeRow& row) {
    const QDateTime second =
        QDateTime::fromSecsSinceEpoch(row.startedAt.time_since_epoch() / std::chrono::seconds(1));
    return QStringLiteral("since:") + filterMoment(second);
}

QString servedCondition(const admin::ExchangeRow& row) {
    const auto slash = row.target.find('/');
    return slash == std::string::npos
               ? condition(QLatin1String("model"), row.modelAsked)
               : condition(QLatin1String("model"), row.target.substr(slash + 1));
}

}  // namespace

QString conditionOf(const admin::ExchangeRow& row, TrafficModel::Column column) {
    switch (column) {
        case TrafficModel::State:
            return stateCondition(row);
        case TrafficModel::Key:
            return condition(QLatin1String("key"), row.key);
        case TrafficModel::ServedBy:
            return servedCondition(row);
        case TrafficModel::Path:
            return QStringLiteral("attempts=%1").arg(row.path.size());
        case TrafficModel::Team:
            return condition(QLatin1String("team"), row.team);
        case TrafficModel::User:
            return condition(QLatin1String("user"), row.user);
        case TrafficModel::Session:
            return condition(QLatin1String("session"), row.session);
        case TrafficModel::ModelAsked:
            return condition(QLatin1String("model"), row.modelAsked);
        case TrafficModel::Endpoint:
            return condition(QLatin1String("endpoint"), row.endpoint);
        case TrafficModel::Error:
            return condition(QLatin1String("error"), row.error);
        case TrafficModel::Status:
            return row.status == 0 ? QString() : QStringLiteral("status=%1").arg(row.status);
        case TrafficModel::Time:
            return startCondition(row);
        case TrafficModel::TokensIn:
            return tokensCondition("in", row, row.usage.tokensIn());
        case TrafficModel::TokensOut:
            return tokensCondition("out", row, row.usage.tokensOut());
        case TrafficModel::Cost:
            return costCondition(row);
        case TrafficModel::Duration:
            return timeCondition("time", row.durationUs);
        case TrafficModel::FirstToken:
            return timeCondition("ttft", row.firstTokenUs);
        case TrafficModel::Added:
            return timeCondition("added", row.addedUs);
        case TrafficModel::ColumnCount:
            break;
    }
    return {};
}

}  // namespace weir::ui
