// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <algorithm>
#include <set>

#include "engine/books/models/model_name.hpp"
#include "engine/books/prices/built_in.hpp"
#include "engine/books/prices/price_list.hpp"
#include "engine/books/prices/reader.hpp"

using namespace weir;
using namespace weir::books;

namespace {

Timestamp day(int year, unsigned month, unsigned dayOfMonth) {
    return std::chrono::sys_days{std::chrono::year{year} / std::chrono::month{month} /
                                 std::chrono::day{dayOfMonth}};
}

std::string fileWith(const std::string& entry) {
    return R"({"family": "f", "kinds": ["k"], "hosts": ["h"], "models": [)" + entry + "]}";
}

std::string refusal(const std::string& entry) {
    const auto family = readPriceFile(fileWith(entry));
    return family ? "" : family.error().message;
}

// With ' for the quotation marks.
Result<PriceFamily> withCache(std::string members) {
    std::ranges::replace(members, '\'', '"');
    return readPriceFile("{\"family\": \"f\", \"models\": [], \"cache\": {" + members + "}}");
}

const Rates& firstRates(const PriceEntry* entry) {
    return entry->standard.front().rates;
}

}  // namespace

class TestPriceList : public QObject {
    Q_OBJECT

    const PriceList m_prices = std::move(PriceList::builtIn().value());

    const PriceEntry* find(std::string_view kind, std::string_view host, std::string_view model,
                           Timestamp at = day(2026, 11, 23)) const {
        return m_prices.find({kind, host}, model, at);
    }

private slots:
    void figuresOfTheCatalogue_data() {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("host");
        QTest::addColumn<QString>("model");
        // Micro-dollars a million tokens.
        QTest::addColumn<qint64>("in");
        QTest::addColumn<qint64>("read");
        QTest::addColumn<qint64>("out");
        const auto row = [](const char* kind, const char* host, const char* model, qint64 in,
                            qint64 read, qint64 out) {
            QTest::newRow(model) << kind << host << model << in << read << out;
        };
        row("openai", "", "gpt-5.6", 5'000'000, 500'000, 30'000'000);
        row("openai", "", "gpt-5.6-luna", 200'000, 20'000, 1'200'000);
        row("openai", "", "gpt-5.4", 2'500'000, 250'000, 15'000'000);
        row("openai", "", "gpt-5.2", 1'750'000, 175'000, 14'000'000);
        row("openai", "", "gpt-5", 1'250'000, 125'000, 10'000'000);
        row("openai", "", "gpt-5-mini", 250'000, 25'000, 2'000'000);
        row("openai", "", "gpt-4.1-nano", 100'000, 25'000, 400'000);
        row("openai", "", "gpt-4o-mini", 150'000, 75'000, 600'000);
        row("openai", "", "o3", 2'000'000, 500'000, 8'000'000);
        row("anthropic", "", "claude-opus-4-8", 5'000'000, 500'000, 25'000'000);
        row("anthropic", "", "claude-sonnet-5", 3'000'000, 300'000, 15'000'000);
        row("anthropic", "", "claude-sonnet-4-5", 3'000'000, 300'000, 15'000'000);
        row("anthropic", "", "claude-haiku-4-5", 1'000'000, 100'000, 5'000'000);
        row("gemini", "", "gemini-2.5-pro", 1'250'000, 125'000, 10'000'000);
        row("gemini", "", "gemini-3.5-flash", 1'500'000, 150'000, 9'000'000);
        row("gemini", "", "models/gemini-2.5-pro", 1'250'000, 125'000, 10'000'000);
        row("deepseek", "", "deepseek-chat", 140'000, 2'800, 280'000);
        row("groq", "", "openai/gpt-oss-120b", 150'000, 75'000, 600'000);
        row("together", "", "openai/gpt-oss-20b", 50'000, -1, 200'000);
        row("mistral", "", "mistral-large-latest", 500'000, 50'000, 1'500'000);
        row("mistral", "", "mistral-small-2603", 150'000, 15'000, 600'000);
        row("compatible", "api.deepseek.com", "deepseek-chat", 140'000, 2'800, 280'000);
        row("compatible", "api.deepseek.com", "deepseek-v4-pro", 435'000, 3'625, 870'000);
        row("compatible", "api.groq.com", "openai/gpt-oss-120b", 150'000, 75'000, 600'000);
        row("compatible", "api.together.xyz", "openai/gpt-oss-20b", 50'000, -1, 200'000);
        row("compatible", "dashscope-intl.aliyuncs.com", "qwen3.7-max", 2'500'000, 500'000,
            7'500'000);
        row("compatible", "api.moonshot.ai", "kimi-k2.6", 950'000, 160'000, 4'000'000);
    }

    void figuresOfTheCatalogue() {
        QFETCH(QString, kind);
        QFETCH(QString, host);
        QFETCH(QString, model);
        QFETCH(qint64, in);
        QFETCH(qint64, read);
        QFETCH(qint64, out);
        const PriceEntry* entry = find(kind.toStdString(), host.toStdString(), model.toStdString());
        QVERIFY(entry);
        const Rates& rates = firstRates(entry);
        QCOMPARE(rates.in.pico(), in);
        QCOMPARE(rates.cacheRead ? rates.cacheRead->pico() : -1, read);
        QCOMPARE(rates.out ? rates.out->pico() : -1, out);
    }

    void cacheWritesOfAnthropicCostMoreTheLongerTheyLive() {
        const Rates& rates = firstRates(find("anthropic", "", "claude-sonnet-4-5"));
        QCOMPARE(rates.cacheWrite5m->pico(), 3'750'000);
        QCOMPARE(rates.cacheWrite1h->pico(), 6'000'000);
    }

    // Whoever says how long a cache lives says where that stands, and has a price for its reads.
    void lifetimesOfCachesHaveASource() {
        std::size_t known = 0;
        for (const PriceFamily& family : m_prices.families()) {
            QCOMPARE(family.cacheLives.has_value(), !family.cacheSource.empty());
            if (!family.cacheLives) {
                continue;
            }
            ++known;
            QVERIFY2(family.cacheSource.starts_with("https://"), family.name.c_str());
            QVERIFY(family.cacheLives->longer >= family.cacheLives->usual);
            QVERIFY(std::ranges::any_of(family.entries, [](const PriceEntry& entry) {
                return firstRates(&entry).cacheRead.has_value();
            }));
        }
        QVERIFY(known >= 3);
        using std::chrono::minutes;
        QCOMPARE(withCache("'minutes': 7, 'source': 's'")->cacheLives,
                 (CacheLives{minutes(7), minutes(7)}));
        for (const char* wrong : {"'minutes': 7", "'source': 's'", "'minutes': 0, 'source': 's'",
                                  "'minutes': 1441, 'source': 's'", "'minutes': 1.5, 'source': 's'",
                                  "'minutes': 7, 'longer_minutes': 6, 'source': 's'",
                                  "'minutes': 7, 'hours': 6, 'source': 's'"}) {
            QVERIFY2(!withCache(wrong), wrong);
        }
    }

    void everyEntryIsPlausible() {
        std::size_t entries = 0;
        for (const PriceFamily& family : m_prices.families()) {
            QVERIFY2(!family.entries.empty(), family.name.c_str());
            QVERIFY2(family.asOf > day(2026, 1, 1), family.name.c_str());
            QVERIFY2(family.source.starts_with("https://"), family.name.c_str());
            QVERIFY2(!family.hosts.empty(), family.name.c_str());
            for (const PriceEntry& entry : family.entries) {
                ++entries;
                const char* model = entry.model.c_str();
                QVERIFY2(entry.from >= day(2023, 1, 1), model);
                QVERIFY2(entry.from <= family.asOf + std::chrono::days{365}, model);
                std::uint64_t above = 0;
                for (const ContextTier& tier : entry.standard) {
                    const Rates& rates = tier.rates;
                    QVERIFY2(tier.above >= above, model);
                    above = tier.above + 1;
                    QVERIFY2(!rates.cacheRead || *rates.cacheRead < rates.in, model);
                    QVERIFY2(!rates.cacheWrite5m || *rates.cacheWrite5m > rates.in, model);
                    QVERIFY2(!rates.cacheWrite1h ||
                                 *rates.cacheWrite1h > rates.cacheWrite5m.value_or(rates.in),
                             model);
                    QVERIFY2(!rates.out || *rates.out >= rates.in, model);
                    // A longer context is never cheaper, in any bucket that both name.
                    const Rates& base = entry.standard.front().rates;
                    QVERIFY2(rates.in >= base.in && rates.out >= base.out &&
                                 rates.cacheRead.has_value() == base.cacheRead.has_value(),
                             model);
                }
                QVERIFY2(!entry.batch || entry.batch->thousandths <= 1000, model);
                QVERIFY2(!entry.flex || entry.flex->thousandths <= 1000, model);
                if (entry.priority) {
                    QVERIFY2(entry.priority->own
                                 ? entry.priority->own->in > entry.standard.front().rates.in
                                 : entry.priority->thousandths > 1000,
                             model);
                }
                // Found under its own name and every other, at its first moment.
                QCOMPARE(m_prices.find({"", family.hosts.front()}, entry.model, entry.from),
                         &entry);
                for (const std::string& alias : entry.aliases) {
                    QVERIFY2(m_prices.find({"", family.hosts.front()}, alias, entry.from), model);
                }
            }
        }
        QVERIFY(entries > 120);
    }

    void theBuiltInFilesAreAllThere() {
        std::set<std::string> names;
        for (const PriceFamily& family : m_prices.families()) {
            names.insert(family.name);
        }
        QCOMPARE(names,
                 (std::set<std::string>{"openai", "anthropic", "google", "mistral", "deepseek",
                                        "groq", "together", "alibaba", "moonshot"}));
        QCOMPARE(builtInPriceFiles().size(), names.size());
    }

    void namesOfTheSameModel_data() {
        QTest::addColumn<QString>("asked");
        QTest::addColumn<QString>("found");
        QTest::newRow("dashed date") << "gpt-4.1-2025-04-14" << "gpt-4.1";
        QTest::newRow("a dated name of its own") << "gpt-4o-2024-05-13" << "gpt-4o-2024-05-13";
        QTest::newRow("another date") << "gpt-4o-2024-11-20" << "gpt-4o";
        QTest::newRow("provider in front") << "openai/gpt-4.1" << "gpt-4.1";
        QTest::newRow("two in front") << "router/openai/gpt-4.1-2025-04-14" << "gpt-4.1";
        QTest::newRow("another name") << "gpt-5.6" << "gpt-5.6-sol";
    }

    void namesOfTheSameModel() {
        QFETCH(QString, asked);
        QFETCH(QString, found);
        const PriceEntry* entry = find("openai", "", asked.toStdString());
        QVERIFY(entry);
        QCOMPARE(QString::fromStdString(entry->model), found);
    }

    void namesOfAnthropicModels() {
        for (const char* name :
             {"claude-sonnet-4-5-20250929", "claude-sonnet-4-5@20250929", "claude-sonnet-4-5[1m]",
              "anthropic/claude-sonnet-4-5-20250929[1m]", "claude-sonnet-4.5",
              "claude-sonnet-4-5-latest"}) {
            const PriceEntry* entry = find("anthropic", "", name);
            QVERIFY2(entry && entry->model == "claude-sonnet-4-5", name);
        }
    }

    void whatIsNotKnownIsNotGuessed() {
        QVERIFY(!find("openai", "", "gpt-9"));
        QVERIFY(!find("openai", "", "gpt-5-something"));
        QVERIFY(!find("openai", "", "ft:gpt-4o-mini:acme::abc"));
        QVERIFY(!find("openai", "", ""));
        QVERIFY(!find("openai", "", "["));
        QVERIFY(!find("openai", "", "/"));
        QVERIFY(!find("compatible", "llm.example.com", "gpt-4o"));
        QVERIFY(!find("ollama", "127.0.0.1", "llama3.2"));
    }

    void aHostGoesBeforeTheKind() {
        const PriceEntry* entry = find("openai", "api.groq.com", "openai/gpt-oss-120b");
        QVERIFY(entry);
        QCOMPARE(firstRates(entry).in.pico(), 150'000);
    }

    void aPriceHoldsFromItsDay() {
        const auto in = [&](Timestamp at) {
            return firstRates(find("anthropic", "", "claude-sonnet-5", at)).in.pico();
        };
        QCOMPARE(in(day(2026, 7, 1)), 2'000'000);
        QCOMPARE(in(day(2026, 9, 1) - Microseconds{1}), 2'000'000);
        QCOMPARE(in(day(2026, 9, 1)), 3'000'000);
        QVERIFY(!find("anthropic", "", "claude-sonnet-5", day(2026, 6, 29)));
        QCOMPARE(firstRates(find("gemini", "", "gemini-3.6-flash", day(2027, 1, 1))).in.pico(),
                 1'500'000);
    }

    void badFilesAreRefusedWithTheReason_data() {
        QTest::addColumn<QString>("entry");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char* name, const char* entry, const char* reason) {
            QTest::newRow(name) << entry << reason;
        };
        row("a price a token", R"({"model":"m","from":"2026-01-01","in":0.0000025})", "decimals");
        row("too small", R"({"model":"m","from":"2026-01-01","in":0.0005})", "out of range");
        row("too large", R"({"model":"m","from":"2026-01-01","in":2500000})", "out of range");
        row("zero", R"({"model":"m","from":"2026-01-01","in":0})", "out of range");
        row("negative", R"({"model":"m","from":"2026-01-01","in":-1})", "plain number");
        row("exponent", R"({"model":"m","from":"2026-01-01","in":1e1})", "plain number");
        row("unknown member", R"({"model":"m","from":"2026-01-01","in":1,"ouput":2})", "ouput");
        row("twice", R"({"model":"m","from":"2026-01-01","in":1,"in":2})", "twice");
        row("no input", R"({"model":"m","from":"2026-01-01","out":1})", "\"in\" is missing");
        row("no day", R"({"model":"m","in":1})", "\"from\" is missing");
        row("no such day", R"({"model":"m","from":"2026-02-30","in":1})", "not a day");
        row("dear read", R"({"model":"m","from":"2026-01-01","in":1,"read":2})", "dearer");
        row("cheap long write",
            R"({"model":"m","from":"2026-01-01","in":1,"write":1.25,"write_1h":1.1})", "cheaper");
        row("factor", R"({"model":"m","from":"2026-01-01","in":1,"batch":50})", "factor");
        row("downwards",
            R"({"model":"m","from":"2026-01-01","in":1,"longer":[{"above":0,"in":2}]})", "upwards");
        row("two lines of a day",
            R"({"model":"m","from":"2026-01-01","in":1},{"model":"n","also":["m"],"from":"2026-01-01","in":1})",
            "same day");
        row("not JSON", "nonsense", "cannot be read");
    }

    void badFilesAreRefusedWithTheReason() {
        QFETCH(QString, entry);
        QFETCH(QString, reason);
        const QString error = QString::fromStdString(refusal(entry.toStdString()));
        QVERIFY2(error.contains(reason), qPrintable(error));
    }

    void aGoodLineIsTaken() {
        QCOMPARE(refusal(R"({"model":"m","from":"2026-01-01","in":1})"), std::string());
    }
};

QTEST_GUILESS_MAIN(TestPriceList)
#include "test_price_list.moc"
