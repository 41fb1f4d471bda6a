// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "engine/books/prices/find_price.hpp"

using namespace weir;
using namespace weir::books;

namespace {

Timestamp day(const char* text) {
    return fromIso(text).value();
}

OwnPrice own(const char* name, const char* provider, const char* model, std::int64_t pico) {
    OwnPrice price;
    price.name = name;
    price.provider = provider;
    price.model = model;
    PriceEntry entry;
    entry.model = model;
    Rates rates;
    rates.in = Price::fromPico(pico);
    rates.out = rates.in;
    entry.standard.push_back({0, rates});
    price.entry = entry;
    return price;
}

OwnPrice factor(const char* name, const char* provider, const char* model,
                std::int64_t thousandths) {
    OwnPrice price;
    price.name = name;
    price.provider = provider;
    price.model = model;
    price.thousandths = thousandths;
    return price;
}

Usage tokens(std::uint64_t in) {
    Usage usage;
    usage.inUncached = in;
    usage.source = Source::Reported;
    return usage;
}

}  // namespace

// Prices of the document's own, before the catalogue's.
class TestOwnPrices : public QObject {
    Q_OBJECT

    const PriceList m_catalogue = std::move(PriceList::builtIn().value());
    const Timestamp m_now = day("2026-11-20");

    FoundPrice find(const OwnPrices& prices, std::string_view model, bool free = false,
                    std::string_view provider = "openai") const {
        return findPrice({m_catalogue, prices}, {.provider = provider,
                                                 .source = {"openai", "api.openai.com"},
                                                 .free = free,
                                                 .model = model,
                                                 .at = m_now});
    }
    std::string nameFor(const OwnPrices& prices, std::string_view model,
                        std::string_view provider = "openai") const {
        const FoundPrice found = find(prices, model, false, provider);
        return found.own == nullptr ? std::string("-") : found.own->name;
    }

private slots:
    void theNearestCounts() {
        // From the farthest to the nearest, so that the order in the document cannot be what
        // counts.
        const OwnPrices prices({own("all-gpt", "", "gpt-*", 1), own("all-gpt-5", "", "gpt-5*", 2),
                                own("all-five", "", "gpt-5", 3), own("gpt", "openai", "gpt-*", 4),
                                own("five", "openai", "gpt-5", 5),
                                own("dated", "openai", "gpt-5-2025-08-07", 6)});
        QCOMPARE(nameFor(prices, "gpt-5-2025-08-07"), std::string("dated"));
        QCOMPARE(nameFor(prices, "gpt-5-2025-09-09"), std::string("five"));
        QCOMPARE(nameFor(prices, "openai/gpt-5"), std::string("five"));
        QCOMPARE(nameFor(prices, "gpt-4o"), std::string("gpt"));
        QCOMPARE(nameFor(prices, "gpt-5", "azure"), std::string("all-five"));
        QCOMPARE(nameFor(prices, "gpt-5-mini", "azure"), std::string("all-gpt-5"));
        QCOMPARE(nameFor(prices, "gpt-4o", "azure"), std::string("all-gpt"));
        QCOMPARE(nameFor(prices, "o3"), std::string("-"));
    }

    void onlyTheDaysItHoldsCount() {
        OwnPrice before = own("before", "", "m", 1);
        before.until = day("2026-11-20");
        OwnPrice now = own("now", "", "m", 2);
        now.from = day("2026-11-20");
        OwnPrice later = own("later", "", "m", 3);
        later.from = day("2026-11-21");
        const OwnPrices prices({later, now, before});
        QCOMPARE(prices.findPrice("p", "m", day("2026-11-19"))->name, std::string("before"));
        QCOMPARE(prices.findPrice("p", "m", m_now)->name, std::string("now"));
        QCOMPARE(prices.findPrice("p", "m", day("2026-11-22"))->name, std::string("later"));
        QVERIFY(OwnPrices({now}).findPrice("p", "m", day("2026-11-19")) == nullptr);
    }

    void anOwnPriceGoesBeforeTheCatalogue() {
        const OwnPrices prices({own("mine", "", "gpt-4o", 7'000'000)});
        const FoundPrice found = find(prices, "gpt-4o");
        QCOMPARE(costOf(found, tokens(3)),
                 (Cost{Pricing::Priced, Money::fromNano(21'000), Money()}));
        QCOMPARE(found.describe(), (PricedBy{.own = "mine", .entry = "", .from = {}}));
        QCOMPARE(find({}, "gpt-4o").describe(),
                 (PricedBy{.own = "", .entry = "openai/gpt-4o", .from = day("2024-05-13")}));
        QCOMPARE(costOf(find({}, "no-such"), tokens(3)), Cost());
    }

    // 0.5 thousandth of a nano-dollar is kept until the one rounding: 333 x 2.5 $/M x 0.85 x 0.5.
    void aFactorIsTakenOfTheCataloguesPrice() {
        const OwnPrices prices(
            {factor("less", "openai", "", 850), factor("four", "", "gpt-4*", 1)});
        const FoundPrice found = find(prices, "gpt-4o");
        QCOMPARE(costOf(found, tokens(1'000)).amount, Money::fromNano(2'125'000));
        QCOMPARE(found.describe(), (PricedBy{.own = "less",
                                             .entry = "openai/gpt-4o",
                                             .from = day("2024-05-13"),
                                             .thousandths = 850}));
        Usage batch = tokens(333);
        batch.tier = ServiceTier::Batch;
        QCOMPARE(costOf(found, batch).amount, Money::fromNano(353'813));  // 353,812.5
        // It is none on a price of the document's own.
        const OwnPrices both({factor("less", "openai", "", 850), own("mine", "", "gpt-4o", 2'000)});
        QCOMPARE(costOf(find(both, "gpt-4o"), tokens(1'000)).amount, Money::fromNano(2'000));
        // Without a price there is nothing to take it of.
        QVERIFY(find(prices, "no-such").own == nullptr);
    }

    void whatIsFreeStaysFreeUnlessAPriceNamesTheProvider() {
        const OwnPrices forAll({own("mine", "", "gpt-4o", 7'000'000)});
        QCOMPARE(costOf(find(forAll, "gpt-4o", true), tokens(3)), freeOfCharge());
        const OwnPrices forIt({own("mine", "openai", "gpt-4o", 7'000'000)});
        QCOMPARE(costOf(find(forIt, "gpt-4o", true), tokens(3)).amount, Money::fromNano(21'000));
        OwnPrice nothing = own("nothing", "", "gpt-4o", 1);
        nothing.entry.reset();
        nothing.free = true;
        const OwnPrices free({nothing});
        QCOMPARE(costOf(find(free, "gpt-4o"), tokens(3)), freeOfCharge());
        QCOMPARE(find(free, "gpt-4o").describe().own, std::string("nothing"));
    }
};

QTEST_GUILESS_MAIN(TestOwnPrices)
#include "test_own_prices.moc"
