// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "engine/control/config/compile.hpp"
#include "engine/control/config/edit_prices.hpp"

using namespace weir;
using namespace weir::control;

namespace {

const std::string kPricedProviders =
    "\nproviders:\n"
    "  - {name: openai, kind: openai, api_key: none}\n"
    "  - {name: groq, kind: openai, api_key: none}\n";

Money dollars(const char* amount) {
    return Money::parse(amount).value();
}

}  // namespace

// Own prices as the document says them, and as the window writes them.
class TestPricesDocument : public QObject {
    Q_OBJECT

    static std::string problemsOf(const std::string& text, const CompileInput& input = {}) {
        std::string all;
        for (const Problem& problem : compileText(text, input).problems) {
            all += std::to_string(problem.place.line) + ":" + std::to_string(problem.place.column) +
                   ": " + problem.message + (problem.hint.empty() ? "" : " | " + problem.hint) +
                   "\n";
        }
        return all;
    }
    static admin::OwnPriceSettings llama() {
        admin::OwnPriceSettings settings;
        settings.name = "llama";
        settings.provider = "groq";
        settings.model = "llama-3.3-70b";
        settings.prices.in = dollars("0.60");
        settings.prices.out = dollars("0.795");
        return settings;
    }
    static std::string valueOf(const Result<std::string>& result) {
        return result ? *result : "error: " + result.error().text();
    }

private slots:
    void everyFieldIsRead() {
        const auto compiled = compileText(
            "prices:\n"
            "  - name: all\n    provider: openai\n    model: gpt-9*\n    from: 2026-11-01\n"
            "    until: 2027-01-01T12:00:00Z\n    in: 2\n    read: 0.2\n    write: 2.5\n"
            "    write_1h: 4\n    out: 10\n    audio_in: 32\n    audio_out: 64\n    image_in: 3\n"
            "    longer: {above: 200000, in: 4, out: 15}\n    batch: 0.5\n    flex: 0.45\n"
            "    priority: 2\n    tool_call: 0.01\n"
            "  - {name: nothing, model: mine, price: free}\n"
            "  - {name: less, provider: openai, factor: 0.85}\n" +
                kPricedProviders,
            {});
        QVERIFY2(compiled.snapshot != nullptr,
                 compiled.problems.empty() ? "" : compiled.problems[0].message.c_str());
        const auto& prices = compiled.snapshot->prices.all();
        QCOMPARE(prices.size(), std::size_t{3});
        QCOMPARE(prices[0].provider, std::string("openai"));
        QCOMPARE(prices[0].model, std::string("gpt-9*"));
        QVERIFY(prices[0].from == fromIso("2026-11-01"));
        QVERIFY(prices[0].until == fromIso("2027-01-01T12:00:00Z"));
        const books::PriceEntry& entry = *prices[0].entry;
        QCOMPARE(entry.standard.size(), std::size_t{2});
        QCOMPARE(entry.standard[0].rates, (books::Rates{.in = Price::fromPico(2'000'000),
                                                        .cacheRead = Price::fromPico(200'000),
                                                        .cacheWrite5m = Price::fromPico(2'500'000),
                                                        .cacheWrite1h = Price::fromPico(4'000'000),
                                                        .audioIn = Price::fromPico(32'000'000),
                                                        .imageIn = Price::fromPico(3'000'000),
                                                        .out = Price::fromPico(10'000'000),
                                                        .audioOut = Price::fromPico(64'000'000)}));
        QCOMPARE(entry.standard[1].above, std::uint64_t{200'000});
        QVERIFY(entry.standard[1].rates.out == Price::fromPico(15'000'000));
        QCOMPARE(entry.batch->thousandths, 500);
        QCOMPARE(entry.flex->thousandths, 450);
        QCOMPARE(entry.priority->thousandths, 2000);
        QCOMPARE(*entry.serverTool, dollars("0.01"));
        QVERIFY(prices[1].free && !prices[1].entry && !prices[1].isFactor());
        QVERIFY(prices[2].isFactor());
        QCOMPARE(prices[2].thousandths, 850);
    }

    void whatIsWrongIsSaidWithItsPlace_data() {
        QTest::addColumn<QString>("item");
        QTest::addColumn<QString>("says");
        QTest::newRow("nothing") << "{name: a, model: m}"
                                 << "2:5: the price \"a\" says nothing | Write in: and out:";
        QTest::newRow("no name") << "{model: m, in: 1}" << "2:5: a price needs a name";
        QTest::newRow("no model") << "{name: a, in: 1}" << "2:5: the price \"a\" names no model";
        QTest::newRow("empty model") << "{name: a, model: \"\", factor: 0.5}"
                                     << "2:22: the price \"a\" names no model";
        QTest::newRow("star") << "{name: a, model: \"*-mini\", in: 1}"
                              << "\"*-mini\" is no name of models";
        QTest::newRow("of one token")
            << "{name: a, model: m, in: 0.0000025}"
            << "2:29: in is a price in dollars a million tokens, from 0.001 to 1000, not "
               "\"0.0000025\" | Is that of one token? Then a million cost 2.50.";
        QTest::newRow("of nothing") << "{name: a, model: m, in: 0}"
                                    << "| For what costs nothing write price: free instead.";
        QTest::newRow("too dear") << "{name: a, model: m, in: 1, out: 1000.01}"
                                  << "out is a price in dollars a million tokens, from 0.001";
        QTest::newRow("no number") << "{name: a, model: m, in: cheap}"
                                   << "not \"cheap\" | Write it like 2.50";
        QTest::newRow("no input") << "{name: a, model: m, out: 1}"
                                  << "the price \"a\" does not say what input costs";
        QTest::newRow("dear read") << "{name: a, model: m, in: 1, read: 2}"
                                   << "the price \"a\" has a cache read that is dearer than input";
        QTest::newRow("cheap hour") << "{name: a, model: m, in: 1, write: 2, write_1h: 1}"
                                    << "has a write_1h that is cheaper than what lives shorter";
        QTest::newRow("longer") << "{name: a, model: m, in: 1, longer: {in: 2}}"
                                << "does not say from which length on it costs more";
        QTest::newRow("longer free") << "{name: a, model: m, in: 1, longer: {above: 5}}"
                                     << "2:40: the price \"a\" does not say what input costs";
        QTest::newRow("factor") << "{name: a, factor: 85}"
                                << "factor is a factor from 0.001 to 10, not \"85\" | For 15 %";
        QTest::newRow("both") << "{name: a, model: m, in: 1, factor: 0.5}"
                              << "the price \"a\" has a factor and prices of its own";
        QTest::newRow("free and dear") << "{name: a, model: m, in: 1, price: free}"
                                       << "the price \"a\" is free and says what it costs";
        QTest::newRow("price") << "{name: a, model: m, price: 5}"
                               << "price is free, or is not written";
        QTest::newRow("tool") << "{name: a, model: m, in: 1, tool_call: 2}"
                              << "tool_call is the price of one call, at most a dollar";
        QTest::newRow("days") << "{name: a, model: m, in: 1, from: 2026-11-02, until: 2026-11-02}"
                              << "the price \"a\" ends before it begins";
        QTest::newRow("provider") << "{name: a, model: m, in: 1, provider: opnai}"
                                  << "there is no provider \"opnai\" | Did you mean \"openai\"?";
        QTest::newRow("field") << "{name: a, model: m, in: 1, audio: 5}"
                               << "unknown field \"audio\" in a price";
        QTest::newRow("twice") << "{name: a, model: m, in: 1}\n  - {name: a, model: n, in: 6}"
                               << "3:12: there are two prices \"a\"";
        QTest::newRow("alike")
            << "{name: a, model: m, in: 1}\n  - {name: b, model: m, price: free}"
            << "3:5: \"b\" and \"a\" are prices of the same from the same day on";
    }
    void whatIsWrongIsSaidWithItsPlace() {
        QFETCH(QString, item);
        QFETCH(QString, says);
        const std::string problems =
            problemsOf("prices:\n  - " + item.toStdString() + kPricedProviders);
        QVERIFY2(QString::fromStdString(problems).contains(says), problems.c_str());
    }

    // A price in cents, or of a thousand tokens, is in range and still wrong.
    void whatIsFarFromTheCatalogueIsWarnedOf() {
        const auto catalogue = std::move(books::PriceList::builtIn().value());
        CompileInput input;
        input.prices = &catalogue;
        const auto problems = [&](const std::string& prices) {
            return problemsOf(
                "prices:\n  - {name: a, model: gpt-4o, " + prices + "}" + kPricedProviders, input);
        };
        QVERIFY(problems("in: 1.25, out: 7").empty());
        const std::string warned = problems("in: 250, out: 0.01");
        QVERIFY2(warned.find("in of the price \"a\" is 250.00, and the catalogue's is 2.50 | "
                             "Prices are dollars a million tokens.") != std::string::npos,
                 warned.c_str());
        QVERIFY(warned.find("out of the price \"a\" is 0.01") != std::string::npos);
        QVERIFY(problemsOf("prices:\n  - {name: a, model: mine, in: 900}" + kPricedProviders, input)
                    .empty());
    }

    void oneIsAddedChangedTakenOutAndPutBack() {
        const std::string before =
            "# ours\nprices:\n  # of all\n  - {name: less, factor: 0.85}  # agreed\n";
        const std::string added = valueOf(setPrice(before + kPricedProviders, "", llama()));
        QCOMPARE(added, before +
                            "  - {name: llama, provider: groq, model: llama-3.3-70b, in: 0.60, "
                            "out: 0.795}\n" +
                            kPricedProviders);
        auto changed = llama();
        changed.prices.read = dollars("0.06");
        changed.longer.above = 200'000;
        changed.longer.prices.in = dollars("1.20");
        changed.longer.prices.out = dollars("2");
        changed.batch = 500;
        changed.from = fromIso("2026-11-01").value();
        changed.until = fromIso("2026-12-01T06:00:00Z").value();
        const std::string after = valueOf(setPrice(added, "llama", changed));
        QCOMPARE(after,
                 before +
                     "  - {name: llama, provider: groq, model: llama-3.3-70b, from: 2026-11-01, "
                     "until: 2026-12-01T06:00:00.000Z, in: 0.60, read: 0.06, out: 0.795, "
                     "longer: {above: 200000, in: 1.20, out: 2.00}, batch: 0.50}\n" +
                     kPricedProviders);
        QVERIFY(ownPrices(after)[1] == changed);
        auto free = changed;
        free.prices = {};
        free.longer = {};
        free.batch = 0;
        free.free = true;
        const std::string freed = valueOf(setPrice(after, "llama", free));
        QVERIFY2(freed.find("until: 2026-12-01T06:00:00.000Z, price: free}") != std::string::npos,
                 freed.c_str());
        const auto removal = removePrice(after, "less");
        QVERIFY(removal);
        QVERIFY(removal->text.find("of all") == std::string::npos);
        QCOMPARE(valueOf(restorePrice(removal->text, removal->removed)), after);
    }

    void whatCannotBeDoneIsSaid() {
        const std::string text = "prices:\n  - {name: llama, model: m, in: 1}\n";
        QCOMPARE(setPrice(text, "", llama()).error().code, ErrorCode::Conflict);
        QCOMPARE(setPrice(text, "gone", llama()).error().code, ErrorCode::NotFound);
        QCOMPARE(removePrice(text, "gone").error().code, ErrorCode::NotFound);
        auto nothing = llama();
        nothing.prices = {};
        QCOMPARE(setPrice(text, "llama", nothing).error().code, ErrorCode::Invalid);
        // What no reader would take is not written.
        auto ofOne = llama();
        ofOne.prices.in = Money::fromNano(2'500);
        const auto refused = setPrice(text, "llama", ofOne);
        QCOMPARE(refused.error().code, ErrorCode::Invalid);
        QVERIFY(refused.error().text().find("Is that of one token?") != std::string::npos);
    }
};

QTEST_APPLESS_MAIN(TestPricesDocument)
#include "test_prices_document.moc"
