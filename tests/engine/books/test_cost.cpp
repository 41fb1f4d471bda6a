// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <random>

#include "engine/books/prices/cost.hpp"
#include "engine/books/prices/price_list.hpp"

using namespace weir;
using namespace weir::books;

class TestCost : public QObject {
    Q_OBJECT

    const PriceList m_prices = std::move(PriceList::builtIn().value());
    const Timestamp m_now =
        std::chrono::sys_days{std::chrono::year{2026} / std::chrono::November / 23};

    Cost cost(std::string_view kind, std::string_view model, Usage usage) const {
        if (usage.source == Source::Unknown) {
            usage.source = Source::Reported;
        }
        return costOf(m_prices.find({kind, ""}, model, m_now), usage);
    }

    static Cost priced(std::int64_t nano, std::int64_t saved = 0) {
        return {Pricing::Priced, Money::fromNano(nano), Money::fromNano(saved)};
    }

private slots:
    void everyBucketHasItsPrice() {
        // Per token in nano-dollars: in 3000, read 300, write 3750, write 1 h 6000, out 15000.
        QCOMPARE(cost("anthropic", "claude-sonnet-4-5",
                      {.inUncached = 10,
                       .inCacheRead = 100,
                       .inCacheWrite5m = 7,
                       .inCacheWrite1h = 3,
                       .outText = 20,
                       .outReasoning = 5}),
                 priced(10 * 3000 + 100 * 300 + 7 * 3750 + 3 * 6000 + 25 * 15000,
                        100 * 2700 - 7 * 750 - 3 * 3000));
    }

    void theWholeRequestMovesToTheLongerContext() {
        // The threshold counts cached input.
        const auto at = [&](std::uint64_t read) {
            return cost("anthropic", "claude-sonnet-4-5",
                        {.inUncached = 1000, .inCacheRead = read, .outText = 10});
        };
        QCOMPARE(at(199'000),
                 priced(1000LL * 3000 + 199'000LL * 300 + 10 * 15000, 199'000LL * 2700));
        QCOMPARE(at(199'001),
                 priced(1000LL * 6000 + 199'001LL * 600 + 10 * 22500, 199'001LL * 5400));
    }

    void theTierOfTheAnswerCounts() {
        const auto at = [&](std::string_view model, ServiceTier tier) {
            return cost("openai", model, {.inUncached = 1000, .outText = 100, .tier = tier});
        };
        QCOMPARE(at("gpt-5", ServiceTier::Standard), priced(1000 * 1250 + 100 * 10000));
        QCOMPARE(at("gpt-5", ServiceTier::Batch), priced((1000 * 1250 + 100 * 10000) / 2));
        QCOMPARE(at("gpt-5", ServiceTier::Flex), priced((1000 * 1250 + 100 * 10000) / 2));
        QCOMPARE(at("gpt-5", ServiceTier::Priority), priced((1000 * 1250 + 100 * 10000) * 2));
        QCOMPARE(at("gpt-5-mini", ServiceTier::Priority), priced(1000 * 450 + 100 * 3600));
        // A tier without a price is not guessed.
        QCOMPARE(at("gpt-5-nano", ServiceTier::Priority), Cost());
        QCOMPARE(cost("anthropic", "claude-sonnet-4-5",
                      {.inUncached = 1, .tier = ServiceTier::Priority}),
                 Cost());
    }

    void serverToolsAreCounted() {
        QCOMPARE(cost("anthropic", "claude-sonnet-4-5", {.outText = 1, .serverToolCalls = 3}),
                 priced(15'000 + 3 * 10'000'000));
        // A batch is cheaper by the token, not by the search.
        QCOMPARE(cost("anthropic", "claude-sonnet-4-5",
                      {.outText = 2, .serverToolCalls = 1, .tier = ServiceTier::Batch}),
                 priced(15'000 + 10'000'000));
        QCOMPARE(cost("openai", "gpt-5", {.outText = 1, .serverToolCalls = 1}), Cost());
    }

    void cachesWithoutAPriceCostWhatInputCosts() {
        QCOMPARE(cost("openai", "gpt-5-pro", {.inCacheRead = 10, .inCacheWrite5m = 1}),
                 priced(11 * 15000));
        QCOMPARE(cost("openai", "gpt-5", {.inImage = 10}), priced(10 * 1250));
        QCOMPARE(cost("openai", "gpt-5", {.inCacheWrite1h = 1}), priced(1250));
        // Where there is a price for one kind of write, the other is not guessed from input.
        QCOMPARE(cost("openai", "gpt-5.6", {.inCacheWrite1h = 2}), priced(2 * 6250, -2 * 1250));
        PriceEntry shortOnly;
        shortOnly.standard.resize(1);
        shortOnly.standard[0].rates.in = Price::fromPico(1'000'000);
        shortOnly.standard[0].rates.cacheWrite5m = Price::fromPico(1'250'000);
        QCOMPARE(costOf(&shortOnly, {.inCacheWrite1h = 1, .source = Source::Reported}), Cost());
    }

    // With the factors of the tier and of the document on it, and nothing where nothing is cached.
    void whatTheCacheSparedGoesWithThePrice() {
        const PriceEntry* entry = m_prices.find({"anthropic", ""}, "claude-sonnet-4-5", m_now);
        const Usage read{.inUncached = 10, .inCacheRead = 100, .source = Source::Reported};
        QCOMPARE(costOf(entry, read).saved, Money::fromNano(100 * 2700));
        QCOMPARE(costOf(entry, read, 500).saved, Money::fromNano(50 * 2700));
        Usage batch = read;
        batch.tier = ServiceTier::Batch;
        QCOMPARE(costOf(entry, batch).saved, Money::fromNano(50 * 2700));
        QCOMPARE(costOf(entry, {.inUncached = 110, .source = Source::Reported}).saved, Money());
        // Written and never read: dearer than no cache.
        QCOMPARE(costOf(entry, {.inCacheWrite1h = 10, .source = Source::Reported}).saved,
                 Money::fromNano(-10 * 3000));
        QCOMPARE(costOf(nullptr, read).saved, Money());
    }

    void audioWithoutAPriceIsUnpriced() {
        QCOMPARE(cost("openai", "gpt-audio", {.inUncached = 1, .inAudio = 10, .outAudio = 10}),
                 priced(2500 + 10 * 32000 + 10 * 64000));
        QCOMPARE(cost("openai", "gpt-5", {.inAudio = 1}), Cost());
        QCOMPARE(cost("openai", "gpt-5", {.outAudio = 1}), Cost());
        QCOMPARE(cost("openai", "text-embedding-3-small", {.inUncached = 100}), priced(100 * 20));
        QCOMPARE(cost("openai", "text-embedding-3-small", {.outText = 1}), Cost());
    }

    void unknownIsUnpricedAndFreeIsAPrice() {
        QCOMPARE(costOf(nullptr, {.inUncached = 5, .source = Source::Reported}), Cost());
        const PriceEntry* entry = m_prices.find({"openai", ""}, "gpt-5", m_now);
        QCOMPARE(costOf(entry, {.inUncached = 5, .source = Source::Unknown}), Cost());
        QCOMPARE(costOf(entry, {.inUncached = 5, .source = Source::Estimated}), priced(5 * 1250));
        QCOMPARE(freeOfCharge().pricing, Pricing::Free);
        QCOMPARE(freeOfCharge().amount, Money());
    }

    void aUsageThatCannotBeIsUnpriced() {
        QCOMPARE(cost("openai", "gpt-5", {.outText = 18'000'000'000'000'000'000ULL}), Cost());
        QCOMPARE(cost("openai", "gpt-5", {.inUncached = 1'000'000'001}), Cost());
    }

    void roundsHalfUpOnce() {
        // deepseek-v4-flash reads cost 2.8 nano-dollars a token, output 280.
        const PriceEntry* entry =
            m_prices.find({"", "api.deepseek.com"}, "deepseek-v4-flash", m_now);
        const auto nano = [&](std::uint64_t read) {
            return costOf(entry, {.inCacheRead = read, .source = Source::Reported}).amount.nano();
        };
        QCOMPARE(nano(1), 3);
        QCOMPARE(nano(4), 11);  // 11.2, not 4 x 3
        QCOMPARE(nano(5), 14);
        // Half of 3.625 nano-dollars x 4 tokens is exact at the half: 14.5 rounds up.
        const PriceEntry* pro = m_prices.find({"", "api.deepseek.com"}, "deepseek-v4-pro", m_now);
        QCOMPARE(costOf(pro, {.inCacheRead = 4, .source = Source::Reported}).amount.nano(), 15);
    }

    void equalsASumInWholePicoDollars() {
        std::mt19937_64 random(7);
        for (const PriceFamily& family : m_prices.families()) {
            for (const PriceEntry& entry : family.entries) {
                Usage usage;
                usage.inUncached = random() % 100'000;
                usage.inCacheRead = random() % 400'000;
                usage.outText = entry.standard.front().rates.out ? random() % 100'000 : 0;
                usage.source = Source::Reported;
                const Rates* rates = &entry.standard.front().rates;
                for (const ContextTier& tier : entry.standard) {
                    if (usage.inUncached + usage.inCacheRead > tier.above) {
                        rates = &tier.rates;
                    }
                }
                const auto tokens = [](std::uint64_t count) {
                    return static_cast<std::int64_t>(count);
                };
                const std::int64_t pico =
                    tokens(usage.inUncached) * rates->in.pico() +
                    tokens(usage.inCacheRead) * rates->cacheRead.value_or(rates->in).pico() +
                    tokens(usage.outText) * rates->out.value_or(Price()).pico();
                QCOMPARE(costOf(&entry, usage).pricing, Pricing::Priced);
                QCOMPARE(costOf(&entry, usage).amount.nano(), (pico + 500) / 1000);
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestCost)
#include "test_cost.moc"
