// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/prices/price_text.hpp"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QStringList>
#include <algorithm>
#include <utility>

#include "engine/base/decimal.hpp"
#include "ui/widgets/local_time.hpp"
#include "ui/widgets/numbers.hpp"

namespace weir::ui {

namespace {

struct Prices {
    Q_DECLARE_TR_FUNCTIONS(weir::ui::Prices)
};

QString localDecimal(const std::string& plain) {
    return QString::fromStdString(plain).replace(QLatin1Char('.'), QLocale().decimalPoint());
}

// With the marks of the language, or without.
std::string plainNumber(const QString& typed) {
    QString plain = typed.trimmed();
    plain.remove(QLatin1Char('$'));
    plain.remove(QLatin1Char(' '));
    plain.replace(QLocale().decimalPoint(), QStringLiteral("."));
    return plain.toStdString();
}

// A day of the catalogue is one of UTC.
QString longDay(Timestamp day) {
    return dayText(utcDay(day));
}

void add(QVector<Fact>& facts, const QString& name, Money price) {
    if (price != Money()) {
        facts.append({name, priceText(price)});
    }
}

// "4.00 in, 18.00 out"
QString inAndOut(const admin::TokenPrices& prices) {
    const QString in = Prices::tr("%1 in").arg(priceText(prices.in));
    return prices.out == Money() ? in : Prices::tr("%1, %2 out").arg(in, priceText(prices.out));
}

QString tierName(ServiceTier tier) {
    switch (tier) {
        case ServiceTier::Batch:
            return Prices::tr("Tier batch");
        case ServiceTier::Flex:
            return Prices::tr("Tier flex");
        case ServiceTier::Priority:
            return Prices::tr("Tier priority");
        case ServiceTier::Standard:
            break;
    }
    return Prices::tr("Tier standard");
}

QString lineSource(const admin::PriceLine& line) {
    const QString own = QString::fromStdString(line.by.own);
    if (line.by.entry.empty()) {
        return own.isEmpty() ? Prices::tr("The provider is free")
                             : Prices::tr("Your price %1").arg(own);
    }
    return own.isEmpty()
               ? Prices::tr("Catalogue")
               : Prices::tr("Catalogue × %1, by your %2")
                     .arg(factorText(static_cast<std::uint32_t>(line.by.thousandths)), own);
}

QString spanText(const admin::PriceLine& line) {
    const bool begins = line.by.from != Timestamp();
    const bool ends = line.until != Timestamp();
    if (begins && ends) {
        return Prices::tr("%1 until %2").arg(longDay(line.by.from), longDay(line.until));
    }
    if (begins) {
        return Prices::tr("From %1").arg(longDay(line.by.from));
    }
    return ends ? Prices::tr("Until %1").arg(longDay(line.until)) : Prices::tr("Always");
}

}  // namespace

QString priceText(Money price) {
    return localDecimal(price.text());
}

std::optional<Money> readPriceText(const QString& typed) {
    const std::string plain = plainNumber(typed);
    return plain.empty() ? std::optional(Money()) : Money::parse(plain);
}

QString factorText(std::uint32_t thousandths) {
    return thousandths == 0
               ? QString()
               : localDecimal(Money::fromNano(std::int64_t{thousandths} * 1'000'000).text());
}

std::optional<std::uint32_t> readFactorText(const QString& typed) {
    const auto thousandths = parseDecimal(plainNumber(typed), 3);
    if (!thousandths || *thousandths < 1 || *thousandths > 10'000) {
        return std::nullopt;
    }
    return static_cast<std::uint32_t>(*thousandths);
}

QString dayText(Timestamp day) {
    if (day == Timestamp()) {
        return {};
    }
    const bool isMidnight = day == std::chrono::floor<std::chrono::days>(day);
    const QString iso = QString::fromStdString(toIso(day));
    return isMidnight ? iso.left(10) : iso;
}

std::optional<Timestamp> readDayText(const QString& typed) {
    const QString plain = typed.trimmed();
    return plain.isEmpty() ? std::optional(Timestamp()) : fromIso(plain.toStdString());
}

const admin::PriceLine* currentLine(const admin::ModelPrice& row) {
    const auto found = std::ranges::find_if(row.lines, &admin::PriceLine::current);
    return found == row.lines.end() ? nullptr : &*found;
}

bool lacksPrice(const admin::ModelPrice& row) {
    return row.pricing == Pricing::Unpriced && row.requests > 0;
}

bool hasOwnPrice(const admin::ModelPrice& row) {
    return std::ranges::any_of(row.lines, [](const auto& line) { return !line.by.own.empty(); });
}

QString sourceText(const admin::ModelPrice& row) {
    const admin::PriceLine* line = currentLine(row);
    if (line == nullptr) {
        return row.pricing == Pricing::Free ? Prices::tr("The provider is free")
                                            : QStringLiteral("–");
    }
    if (!line->by.entry.empty() && line->by.own.empty()) {
        return Prices::tr("Catalogue of %1").arg(longDay(row.asOf));
    }
    return lineSource(*line);
}

QVector<Fact> priceFacts(const admin::ModelPrice& row) {
    QVector<Fact> facts;
    const admin::PriceLine* line = currentLine(row);
    if (row.pricing == Pricing::Unpriced) {
        facts.append({Prices::tr("Price"), Prices::tr("unpriced")});
    } else if (row.pricing == Pricing::Free) {
        facts.append({Prices::tr("Price"), Prices::tr("free")});
    } else if (line != nullptr) {
        add(facts, Prices::tr("Input"), line->prices.in);
        add(facts, Prices::tr("Cache read"), line->prices.read);
        add(facts, Prices::tr("Cache write, 5 min"), line->prices.write);
        add(facts, Prices::tr("Cache write, 1 h"), line->prices.write1h);
        add(facts, Prices::tr("Output"), line->prices.out);
        add(facts, Prices::tr("Audio in"), line->prices.audioIn);
        add(facts, Prices::tr("Audio out"), line->prices.audioOut);
        add(facts, Prices::tr("Images in"), line->prices.imageIn);
        for (const admin::LongerPrices& longer : line->longer) {
            facts.append({Prices::tr("Over %1 tokens").arg(countText(longer.above)),
                          inAndOut(longer.prices)});
        }
        for (const admin::TierPrices& tier : line->tiers) {
            facts.append({tierName(tier.tier), tier.factor != 0
                                                   ? QStringLiteral("× ") + factorText(tier.factor)
                                                   : inAndOut(tier.prices)});
        }
        if (line->toolCall != Money()) {
            facts.append({Prices::tr("A tool call"), dollarsText(line->toolCall)});
        }
    }
    facts.append({Prices::tr("Source"), sourceText(row)});
    facts.append({Prices::tr("Page"), QString::fromStdString(row.source)});
    facts.append({Prices::tr("Calls, 30 days"), countText(row.requests)});
    if (row.unpriced > 0) {
        facts.append({Prices::tr("Without a price"), countText(row.unpriced)});
    }
    return facts;
}

QVector<Fact> historyFacts(const admin::ModelPrice& row) {
    QVector<Fact> facts;
    for (const admin::PriceLine& line : row.lines) {
        const QString what = line.free ? Prices::tr("free") : inAndOut(line.prices);
        facts.append({spanText(line), what + QStringLiteral(" · ") + lineSource(line)});
    }
    return facts;
}

std::string proposedName(const admin::ModelPrice& row,
                         const std::vector<admin::OwnPriceSettings>& taken) {
    constexpr std::size_t kMost = 60;
    std::string plain = row.provider + '-' + row.model;
    std::ranges::replace_if(
        plain,
        [](char c) {
            return !((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                     c == '.' || c == '_' || c == '-');
        },
        '-');
    plain.resize(std::min(plain.size(), kMost));
    std::string name = plain;
    for (int number = 2;
         std::ranges::find(taken, name, &admin::OwnPriceSettings::name) != taken.end(); ++number) {
        name = plain + '-' + std::to_string(number);
    }
    return name;
}

}  // namespace weir::ui
