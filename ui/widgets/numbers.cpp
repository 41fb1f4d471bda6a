// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/numbers.hpp"

#include <QCoreApplication>
#include <QLocale>

namespace weir::ui {

namespace {

constexpr double kMicrosPerSecond = 1e6;
constexpr double kMicrosPerMilli = 1e3;
constexpr double kNanoPerDollar = 1e9;
// What four and six decimals still show after rounding, in nano-dollars.
constexpr std::int64_t kShownByFour = 50'000;
constexpr std::int64_t kShownBySix = 500;

QString decimals(double value, int count) {
    return QLocale().toString(value, 'f', count);
}

QString unit(const char* text) {
    return QCoreApplication::translate("weir::ui::numbers", text);
}

double dollars(Money amount) {
    return static_cast<double>(amount.nano()) / kNanoPerDollar;
}

}  // namespace

QString countText(std::uint64_t count) {
    return QLocale().toString(static_cast<qulonglong>(count));
}

QString secondsText(std::int64_t microseconds) {
    return decimals(static_cast<double>(microseconds) / kMicrosPerSecond, 2);
}

QString millisecondsText(std::int64_t microseconds) {
    return decimals(static_cast<double>(microseconds) / kMicrosPerMilli, 0);
}

QString durationText(std::int64_t microseconds) {
    constexpr std::int64_t kOneMilli = 1'000;
    constexpr std::int64_t kOneSecond = 1'000'000;
    if (microseconds >= kOneSecond) {
        return unit(QT_TRANSLATE_NOOP("weir::ui::numbers", "%1 s")).arg(secondsText(microseconds));
    }
    if (microseconds > 0 && microseconds < kOneMilli) {
        return unit(QT_TRANSLATE_NOOP("weir::ui::numbers", "under 1 ms"));
    }
    return unit(QT_TRANSLATE_NOOP("weir::ui::numbers", "%1 ms"))
        .arg(millisecondsText(microseconds));
}

QString percentText(double share) {
    return decimals(share * 100, 1);
}

QString bytesText(std::uint64_t bytes) {
    return QLocale().formattedDataSize(static_cast<qint64>(bytes), 1,
                                       QLocale::DataSizeTraditionalFormat);
}

namespace {

// It is not nothing, whichever side of it.
QString lessThan(Money amount, const QString& least) {
    return (amount.nano() < 0 ? QStringLiteral("-<") : QStringLiteral("<")) + least;
}

}  // namespace

QString dollarsText(Money amount) {
    const std::int64_t size = amount.nano() < 0 ? -amount.nano() : amount.nano();
    if (size != 0 && size < kShownBySix) {
        return lessThan(amount, u'$' + decimals(1e-6, 6));
    }
    int count = 4;
    if (size >= static_cast<std::int64_t>(kNanoPerDollar)) {
        count = 2;
    } else if (size != 0 && size < 2 * kShownByFour) {
        count = 6;
    }
    const QString sign = amount.nano() < 0 ? QStringLiteral("-$") : QStringLiteral("$");
    return sign + decimals(static_cast<double>(size) / kNanoPerDollar, count);
}

QString dollarsCellText(Money amount) {
    const std::int64_t size = amount.nano() < 0 ? -amount.nano() : amount.nano();
    if (size != 0 && size < kShownByFour) {
        return lessThan(amount, decimals(1e-4, 4));
    }
    return decimals(dollars(amount), 4);
}

bool areManyDollars(Money total) {
    constexpr std::int64_t kMany = 100'000'000'000;
    return total.nano() >= kMany;
}

QString dollarsCellText(Money amount, bool many) {
    constexpr std::int64_t kShownByTwo = 5'000'000;
    if (!many) {
        return dollarsCellText(amount);
    }
    // It is not nothing.
    const std::int64_t size = amount.nano() < 0 ? -amount.nano() : amount.nano();
    return size > 0 && size < kShownByTwo ? lessThan(amount, decimals(0.01, 2))
                                          : decimals(dollars(amount), 2);
}

QString typedDollars(Money amount) {
    return QString::fromStdString(amount.text())
        .replace(QLatin1Char('.'), QLocale().decimalPoint());
}

std::optional<Money> readDollars(const QString& typed) {
    const QLocale locale;
    QString plain = typed.trimmed();
    if (const auto asWritten = Money::parse(plain.toStdString())) {
        return asWritten;
    }
    plain.remove(locale.groupSeparator());
    plain.remove(QLatin1Char('$'));
    plain.remove(QLatin1Char(' '));
    plain.replace(locale.decimalPoint(), QStringLiteral("."));
    return Money::parse(plain.toStdString());
}

}  // namespace weir::ui
