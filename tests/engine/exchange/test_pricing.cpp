// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "engine/exchange/pricing.hpp"
#include "tests/engine/policy/small_snapshot.hpp"

using namespace weir;
using namespace weir::exchange;

// The most that an attempt can cost, by what its body asks for.
class TestPricing : public QObject {
    Q_OBJECT

    const books::PriceList m_catalogue = std::move(books::PriceList::builtIn().value());
    const books::OwnPrices m_none;
    const providers::Provider m_openai = test::provider("openai", "openai", {});
    const Timestamp m_now = fromIso("2026-11-20").value();

    static dialects::RequestFacts facts(dialects::Endpoint endpoint, std::string_view body) {
        auto read = dialects::readRequest(endpoint, body);
        if (!read) {
            qFatal("%s", read.error().text().c_str());
        }
        read->estimatedTokensIn = 100;
        return *read;
    }
    static dialects::RequestFacts chat(const std::string& more) {
        return facts(dialects::Endpoint::ChatCompletions,
                     R"({"model":"m","max_tokens":1000,"messages":[])" + more + "}");
    }
    books::Cost most(std::string_view model, const dialects::RequestFacts& facts) const {
        return worstCase({m_catalogue, m_none}, m_openai, model, facts, m_now);
    }
    books::Cost expected(const std::string& more, std::uint64_t cached) const {
        const dialects::RequestFacts call = facts(dialects::Endpoint::ChatCompletions,
                                                  R"({"model":"m",)" + more + R"("messages":[]})");
        return expectedCost({m_catalogue, m_none}, m_openai, "gpt-5", call, m_now, cached);
    }
    static books::Cost nano(std::int64_t amount, std::int64_t saved = 0) {
        return {Pricing::Priced, Money::fromNano(amount), Money::fromNano(saved)};
    }

private slots:
    void everyAnswerThatIsAskedForCounts() {
        QCOMPARE(most("gpt-5", chat("")), nano(100 * 1'250 + 1'000 * 10'000));
        QCOMPARE(most("gpt-5", chat(R"(,"n":4)")), nano(100 * 1'250 + 4'000 * 10'000));
        QCOMPARE(most("gpt-5", chat(R"(,"n":null)")), nano(100 * 1'250 + 1'000 * 10'000));
        const auto tokens = mostTokens(dialects::Endpoint::ChatCompletions, chat(R"(,"n":4)"));
        QCOMPARE(tokens.out, std::uint64_t{4'000});
        // More than anybody gives at once is no number that could overflow.
        QVERIFY(most("gpt-5", chat(R"(,"n":18446744073709551615)")).pricing == Pricing::Priced);
    }

    // No more can be read than there is.
    void whatIsCachedCostsWhatReadsCost() {
        const auto cached = [this](std::uint64_t tokens) {
            return expected(R"("max_tokens":100,)", tokens);
        };
        QCOMPARE(cached(0), nano(100 * 1'250 + 100 * 10'000));
        QCOMPARE(cached(60), nano(40 * 1'250 + 60 * 125 + 100 * 10'000, 60 * 1'125));
        QCOMPARE(cached(500), nano(100 * 125 + 100 * 10'000, 100 * 1'125));
    }

    // However far off the limit is.
    void anAnswerOfTheUsualLengthIsExpected() {
        const books::Cost usual = nano(100 * 1'250 + 500 * 10'000);
        QCOMPARE(expected("", 0), usual);
        QCOMPARE(expected(R"("max_tokens":32000,)", 0), usual);
        QCOMPARE(expected(R"("max_tokens":20,)", 0), nano(100 * 1'250 + 20 * 10'000));
        QCOMPARE(expected(R"("n":3,)", 0), nano(100 * 1'250 + 1'500 * 10'000));
    }

    void aCacheLivesAsTheProviderSays() {
        using std::chrono::minutes;
        const auto lives = [this](const providers::Provider& provider, std::string_view model,
                                  const books::OwnPrices& own) {
            return cacheLivesAt({m_catalogue, own}, provider, model, m_now);
        };
        QCOMPARE(lives(m_openai, "gpt-5", m_none), (books::CacheLives{minutes(5), minutes(30)}));
        const auto anthropic = test::provider("a", "anthropic", {});
        QCOMPARE(lives(anthropic, "claude-sonnet-4-5", m_none),
                 (books::CacheLives{minutes(5), minutes(60)}));
        // Not where reads cost what input costs, nor where nobody says how long it lives.
        QVERIFY(!lives(m_openai, "gpt-4", m_none));
        QVERIFY(!lives(m_openai, "no such model", m_none));
        QVERIFY(!lives(test::provider("g", "gemini", {}), "gemini-2.5-pro", m_none));
        QVERIFY(!lives(test::provider("s", "simulator", {}), "gpt-5", m_none));
        // A price of the document is one of the model; the provider stays who he is.
        books::PriceEntry entry;
        books::Rates rates;
        rates.in = Price::fromPico(5'000'000);
        entry.standard = {{0, rates}};
        const auto own = [&] {
            books::OwnPrice mine;
            mine.model = "ours";
            mine.entry = entry;
            return books::OwnPrices({mine});
        };
        QVERIFY(!lives(m_openai, "ours", own()));
        entry.standard[0].rates.cacheRead = Price::fromPico(500'000);
        QVERIFY(lives(m_openai, "ours", own()).has_value());
        QVERIFY(!lives(test::provider("c", "compatible", {}), "ours", own()));
    }

    void theDearerTierCounts() {
        const books::Cost standard = nano(100 * 1'250 + 1'000 * 10'000);
        QCOMPARE(most("gpt-5", chat(R"(,"service_tier":"priority")")),
                 nano(2 * (100 * 1'250 + 1'000 * 10'000)));
        // A cheaper one may be answered in the standard tier.
        QCOMPARE(most("gpt-5", chat(R"(,"service_tier":"flex")")), standard);
        QCOMPARE(most("gpt-5", chat(R"(,"service_tier":"auto")")), standard);
        QCOMPARE(most("gpt-5", chat(R"(,"service_tier":null)")), standard);
        // What is not sold by the token has no price that could be set aside.
        QCOMPARE(most("gpt-5-nano", chat(R"(,"service_tier":"priority")")), books::Cost());
        const auto responses =
            facts(dialects::Endpoint::Responses,
                  R"({"model":"m","input":"","max_output_tokens":1000,"service_tier":"priority"})");
        QCOMPARE(most("gpt-5", responses), nano(2 * (100 * 1'250 + 1'000 * 10'000)));
        const auto fast = facts(dialects::Endpoint::Messages,
                                R"({"model":"m","messages":[],"max_tokens":10,"speed":"fast"})");
        QVERIFY(fast.tier == ServiceTier::Priority);
    }

    void whatGivesNoOutputNeedsNoPriceForIt() {
        QCOMPARE(most("text-embedding-3-small",
                      facts(dialects::Endpoint::Embeddings, R"({"model":"m","input":"Hi"})")),
                 nano(100 * 20));
    }
};

QTEST_GUILESS_MAIN(TestPricing)
#include "test_pricing.moc"
