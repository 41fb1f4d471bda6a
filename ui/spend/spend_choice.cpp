// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/spend/spend_choice.hpp"

#include <QSettings>
#include <algorithm>

namespace weir::ui {

namespace {

using admin::SpendBy;

QString key(const char* name) {
    return QStringLiteral("spend/") + QLatin1String(name);
}

int readIndex(const QSettings& store, const char* name, int otherwise, int count) {
    const int index = store.value(key(name), otherwise).toInt();
    return index >= 0 && index < count ? index : otherwise;
}

QDate readDay(const QSettings& store, const char* name, const QDate& otherwise) {
    const QDate day = QDate::fromString(store.value(key(name)).toString(), Qt::ISODate);
    return day.isValid() ? day : otherwise;
}

}  // namespace

SpendChoice readSpendChoice(QSettings& store, const QDate& today) {
    SpendChoice choice;
    choice.period = static_cast<SpendPeriod>(
        readIndex(store, "period", static_cast<int>(choice.period), kSpendPeriods));
    choice.custom = {readDay(store, "from", today.addDays(-13)), readDay(store, "to", today)};
    choice.by = static_cast<SpendBy>(readIndex(store, "by", 0, kSpendDimensions));
    choice.measure = static_cast<SpendMeasure>(readIndex(store, "measure", 0, kSpendMeasures));
    choice.simulated = store.value(key("simulated"), false).toBool();
    return choice;
}

void keepSpendChoice(QSettings& store, const SpendChoice& choice) {
    store.setValue(key("period"), static_cast<int>(choice.period));
    store.setValue(key("from"), choice.custom.from.toString(Qt::ISODate));
    store.setValue(key("to"), choice.custom.to.toString(Qt::ISODate));
    store.setValue(key("by"), static_cast<int>(choice.by));
    store.setValue(key("measure"), static_cast<int>(choice.measure));
    store.setValue(key("simulated"), choice.simulated);
}

QString idOf(SpendPeriod period) {
    constexpr QLatin1String kIds[kSpendPeriods] = {
        QLatin1String("today"),      QLatin1String("7_days"),     QLatin1String("30_days"),
        QLatin1String("this_month"), QLatin1String("last_month"), QLatin1String("custom")};
    return kIds[static_cast<std::size_t>(period)];
}

std::optional<SpendPeriod> periodNamed(const QString& id) {
    for (int at = 0; at < kSpendPeriods; ++at) {
        if (const auto period = static_cast<SpendPeriod>(at); idOf(period) == id) {
            return period;
        }
    }
    return std::nullopt;
}

std::optional<SpendBy> nextDimension(const SpendChoice& choice) {
    // Not tags and cost centre: they are facts of a team, and lead to it.
    constexpr SpendBy kOrder[] = {SpendBy::Team, SpendBy::User, SpendBy::Key, SpendBy::Model,
                                  SpendBy::Provider};
    const auto isOpen = [&choice](SpendBy by) {
        return by != choice.by &&
               std::ranges::find(choice.only, by, &admin::SpendOnly::by) == choice.only.end();
    };
    // On from where it is; who calls comes before what answers.
    const auto here = std::ranges::find(kOrder, choice.by);
    for (const auto* by = here; by != std::end(kOrder); ++by) {
        if (isOpen(*by)) {
            return *by;
        }
    }
    const auto* first = std::ranges::find_if(kOrder, isOpen);
    return first == std::end(kOrder) ? std::nullopt : std::optional(*first);
}

}  // namespace weir::ui
