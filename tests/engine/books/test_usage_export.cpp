// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "engine/books/reconcile/usage_export.hpp"

using namespace weir;
using namespace weir::books;

namespace {

constexpr const char* kUsage =
    R"({"object":"page","data":[{"object":"bucket","start_time":1795651200,"end_time":1795737600,)"
    R"("results":[{"object":"organization.usage.completions.result","input_tokens":1500,)"
    R"("output_tokens":300,"input_cached_tokens":1000,"input_audio_tokens":7,)"
    R"("output_audio_tokens":2,"num_model_requests":3,"project_id":null,"model":)"
    R"("gpt-4o-mini-2024-07-18","batch":null},{"input_tokens":1,"output_tokens":1,)"
    R"("num_model_requests":1,"model":"gpt-4o"}]},{"start_time":1795737600,"results":[]}],)"
    R"("has_more":true,"next_page":"page_x"})";

}  // namespace

// What a provider says was used, as it is read out of its files.
class TestUsageExport : public QObject {
    Q_OBJECT

    static Timestamp day(unsigned number) {
        return std::chrono::sys_days{std::chrono::year{2026} / 11 / number};
    }
    static UsageExport read(std::string_view text) {
        auto read = readUsageExport(text);
        if (!read) {
            qFatal("%s", read.error().text().c_str());
        }
        return *read;
    }

private slots:
    void aPageOfUsageIsRead() {
        const UsageExport read = this->read(kUsage);
        QVERIFY(read.tellsTokens && read.tellsRequests && read.tellsCached && !read.tellsCosts);
        QCOMPARE(read.days.size(), std::size_t{2});
        QCOMPARE(read.days[0].model, std::string("gpt-4o"));
        QCOMPARE(read.days[1], (ExportedUsage{.day = day(26),
                                              .model = "gpt-4o-mini-2024-07-18",
                                              .requests = 3,
                                              .tokensIn = 1507,
                                              .tokensCached = 1000,
                                              .tokensOut = 302,
                                              .cost = {}}));
    }

    void severalPagesAreOne() {
        const UsageExport read = this->read("[" + std::string(kUsage) + "," + kUsage + "]");
        QCOMPARE(read.days.size(), std::size_t{2});
        QCOMPARE(read.days[1].tokensIn, std::uint64_t{3014});
    }

    void costsAreReadByTheirLineItems() {
        const UsageExport read = this->read(
            R"({"data":[{"start_time":1795651200,"results":[)"
            R"({"amount":{"value":0.06,"currency":"usd"},"line_item":"gpt-4o, input"},)"
            R"({"amount":{"value":1.5e-1,"currency":"usd"},"line_item":"gpt-4o, output"},)"
            R"({"amount":{"value":3,"currency":"usd"},"line_item":null}]}]})");
        QVERIFY(read.tellsCosts && !read.tellsTokens);
        QCOMPARE(read.days.size(), std::size_t{2});
        QCOMPARE(read.days[0].model, std::string());
        QCOMPARE(read.days[0].cost, Money::fromNano(3'000'000'000));
        QCOMPARE(read.days[1].model, std::string("gpt-4o"));
        QCOMPARE(read.days[1].cost, Money::fromNano(210'000'000));
    }

    void theCsvOfTheDashboardIsRead() {
        const UsageExport read = this->read(
            "\xEF\xBB\xBFstart_time,end_time,start_time_iso,end_time_iso,project_id,"
            "num_model_requests,model,input_tokens,output_tokens,input_cached_tokens\r\n"
            "1795651200,1795737600,2026-11-26T00:00:00+00:00,2026-11-27T00:00:00+00:00,proj_x,3,"
            "gpt-4o,1500,300,1000\r\n"
            "1795651200,1795737600,2026-11-26T00:00:00+00:00,2026-11-27T00:00:00+00:00,proj_y,1,"
            "gpt-4o,10,20,\r\n");
        QCOMPARE(read.days.size(), std::size_t{1});
        QCOMPARE(read.days[0], (ExportedUsage{.day = day(26),
                                              .model = "gpt-4o",
                                              .requests = 4,
                                              .tokensIn = 1510,
                                              .tokensCached = 1000,
                                              .tokensOut = 320,
                                              .cost = {}}));
    }

    void anyCsvWithAHeaderIsRead() {
        const UsageExport read = this->read(
            "Day;Model;Input tokens;Output tokens;Cost USD\n"
            "2026-11-27;\"a; \"\"b\"\"\n c\";12.0;3;$1.25\n"
            "\n"
            "1795651200;plain;;;-0.25");
        QVERIFY(read.tellsTokens && read.tellsCosts && !read.tellsCached && !read.tellsRequests);
        QCOMPARE(read.days.size(), std::size_t{2});
        QCOMPARE(read.days[0].day, day(26));
        QCOMPARE(read.days[0].cost, Money::fromNano(-250'000'000));
        QCOMPARE(read.days[1].model, std::string("a; \"b\"\n c"));
        QCOMPARE(read.days[1].tokensIn, std::uint64_t{12});
    }

    void halfOfTheTokensIsNotCompared() {
        const UsageExport read = this->read("day,model,input_tokens,cost\n2026-11-26,e,9,2\n");
        QVERIFY(read.tellsCosts && !read.tellsTokens && !read.tellsCached);
    }

    void aDayMayHaveATime() {
        for (const char* time :
             {"", "T23:59:59Z", " 23:59", "T00:00:00.5+00:00", " 12:00:00 UTC"}) {
            const UsageExport read = this->read("day,cost\n2026-11-26" + std::string(time) + ",1");
            QCOMPARE(read.days[0].day, day(26));
        }
    }

    void whatCannotBeReadIsSaid_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* name, const QByteArray& text, const char* says) {
            QTest::newRow(name) << text << QString::fromLatin1(says);
        };
        row("nothing", "", "nothing in this export");
        row("blank", " \n\t", "nothing in this export");
        row("broken JSON", "{\"data\":[", "not JSON");
        row("other JSON", "{\"keys\":[]}", "no list \"data\"");
        row("no start", R"({"data":[{"results":[]}]})", "no \"start_time\"");
        row("start before there were models", R"({"data":[{"start_time":5,"results":[]}]})",
            "no \"start_time\"");
        row("neither", R"({"data":[{"start_time":1795651200,"results":[{"model":"a"}]}]})",
            "neither tokens nor an amount");
        row("less than nothing",
            R"({"data":[{"start_time":1795651200,"results":[{"input_tokens":-1}]}]})",
            "\"input_tokens\" is not a whole number");
        row("too much",
            R"({"data":[{"start_time":1795651200,"results":[{"input_tokens":1999999999999999}]}]})",
            "is more than anybody uses");
        row("another currency",
            R"({"data":[{"start_time":1795651200,"results":[{"amount":{"value":1,)"
            R"("currency":"eur"}}]}]})",
            "in US dollars, not in \"eur\"");
        row("empty page", R"({"data":[]})", "no usage in this export");
        row("no day", "model,input_tokens\na,1\n", "Line 1: The first line names no column");
        row("no figures", "day,model\n2026-11-26,a\n", "no column of tokens or costs");
        row("half of the tokens", "day,requests,input_tokens\n2026-11-26,1,2\n",
            "Line 1: The first line names a column of tokens in and none of tokens out");
        row("more than a day", "day,cost\n2026-11-26 or so,1\n", "\"2026-11-26 or so\" is not");
        row("a day of another zone", "day,cost\n2026-11-26T00:00:00+02:00,1\n",
            "is not a day like 2026-11-26, in UTC");
        row("no such day", "day,cost\n2026-13-26,1\n", "Line 2: \"2026-13-26\" is not a day");
        row("not a number", "day,tokens_in,tokens_out\n2026-11-26,1,1\n2026-11-26,1.5,1\n",
            "Line 3: \"1.5\" is not a whole number");
        row("open quote", "day,cost\n\"2026-11-26,1\n2026-11-27,2\n", "never closed");
        row("not an amount", "day,cost\n2026-11-26,1 000\n", "\"1 000\" is not an amount");
        row("not a finite amount", "day,cost\n2026-11-26,inf\n", "is not an amount");
        row("two years", "day,cost\n2026-11-26,1\n2028-11-26,1\n", "more than 366 days");
        row("only a header", "day,cost\n", "no usage in this export");
    }
    void whatCannotBeReadIsSaid() {
        QFETCH(QByteArray, text);
        QFETCH(QString, says);
        const auto read = readUsageExport(text.toStdString());
        QVERIFY(!read);
        QVERIFY2(QString::fromStdString(read.error().message).contains(says),
                 read.error().message.c_str());
    }
};

QTEST_APPLESS_MAIN(TestUsageExport)
#include "test_usage_export.moc"
