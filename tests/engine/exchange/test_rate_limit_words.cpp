// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "engine/exchange/limit_headers.hpp"
#include "engine/exchange/over_limit.hpp"
#include "tests/engine/exchange/chat_samples.hpp"
#include "tests/engine/exchange/two_targets.hpp"
#include "tests/support/http_client.hpp"

using namespace weir;
using namespace weir::test;

namespace {

constexpr Timestamp kNow{std::chrono::sys_days{std::chrono::year{2026} / 11 / 27} +
                         std::chrono::hours{2}};

const std::vector<Header> kOfTheProvider{{"x-ratelimit-limit-requests", "5000"},
                                         {"x-ratelimit-remaining-tokens", "4711"},
                                         {"anthropic-ratelimit-requests-limit", "4000"},
                                         {"anthropic-priority-input-tokens-limit", "9"},
                                         {"x-request-id", "req-1"}};

}  // namespace

// How limits are told, in the words of each family.
class TestRateLimitWords : public QObject {
    Q_OBJECT

    static policy::Snapshot limited(const ScriptedUpstream& upstream,
                                    std::vector<policy::RateLimit> limits) {
        policy::Snapshot snapshot = oneTarget(upstream);
        snapshot.providers.push_back(Gateway::provider("claude", "anthropic", upstream.port()));
        snapshot.rateLimits = std::move(limits);
        return snapshot;
    }
    static std::map<std::string, std::string> told(Dialect dialect,
                                                   const policy::LimitFigures& figures) {
        std::map<std::string, std::string> all;
        for (const auto& header : exchange::limitHeaders(dialect, figures, kNow)) {
            all[std::string(header.name)] = header.value;
        }
        return all;
    }
    static HttpAnswer ask(Gateway& gateway) {
        HttpClient client(gateway.port());
        client.post("/v1/chat/completions", gateway.auth(), kRequest);
        return client.receive();
    }

private slots:
    void openAiClientsAreToldDurations_data() {
        QTest::addColumn<qint64>("milliseconds");
        QTest::addColumn<QString>("text");
        QTest::newRow("nothing") << qint64{0} << "0ms";
        QTest::newRow("a moment") << qint64{20} << "20ms";
        QTest::newRow("seconds") << qint64{1'001} << "2s";
        QTest::newRow("a minute") << qint64{60'000} << "1m0s";
        QTest::newRow("minutes") << qint64{366'500} << "6m7s";
        QTest::newRow("a day") << qint64{86'400'000} << "24h0m0s";
    }
    void openAiClientsAreToldDurations() {
        QFETCH(qint64, milliseconds);
        QFETCH(QString, text);
        policy::LimitFigures figures;
        figures[0] = {60, 12, Milliseconds(milliseconds)};
        const std::map<std::string, std::string> expected{
            {"x-ratelimit-limit-requests", "60"},
            {"x-ratelimit-remaining-requests", "12"},
            {"x-ratelimit-reset-requests", text.toStdString()}};
        QCOMPARE(told(Dialect::OpenAiChat, figures), expected);
        QCOMPARE(told(Dialect::OpenAiResponses, figures), expected);
    }

    // They know one kind of tokens: the one with the least left.
    void openAiClientsAreToldTheTightestTokens() {
        policy::LimitFigures figures;
        figures[1] = {1'000, 900, Milliseconds(1'000)};
        figures[2] = {500, 100, Milliseconds(2'000)};
        auto headers = told(Dialect::OpenAiChat, figures);
        QCOMPARE(headers["x-ratelimit-limit-tokens"], std::string("500"));
        QCOMPARE(headers["x-ratelimit-remaining-tokens"], std::string("100"));
        QCOMPARE(headers["x-ratelimit-reset-tokens"], std::string("2s"));
        QCOMPARE(headers.size(), std::size_t{3});
    }

    void anthropicClientsAreToldTimes() {
        policy::LimitFigures figures;
        figures[0] = {60, 12, Milliseconds(59'001)};
        figures[2] = {500, 100, Milliseconds(0)};
        const std::map<std::string, std::string> expected{
            {"anthropic-ratelimit-requests-limit", "60"},
            {"anthropic-ratelimit-requests-remaining", "12"},
            {"anthropic-ratelimit-requests-reset", "2026-11-27T02:01:00.000Z"},
            {"anthropic-ratelimit-input-tokens-limit", "500"},
            {"anthropic-ratelimit-input-tokens-remaining", "100"},
            {"anthropic-ratelimit-input-tokens-reset", "2026-11-27T02:00:00.000Z"}};
        QCOMPARE(told(Dialect::Anthropic, figures), expected);
    }

    void theTextSaysWhatPassesAndWhen_data() {
        QTest::addColumn<int>("kind");
        QTest::addColumn<qint64>("wait");
        QTest::addColumn<QString>("text");
        QTest::newRow("a call")
            << static_cast<int>(LimitKind::Requests) << qint64{1'001}
            << "The limit \"a\" lets 60 calls an hour through. Come back in 2 s.";
        QTest::newRow("tokens") << static_cast<int>(LimitKind::Tokens) << qint64{600'001}
                                << "The limit \"a\" lets 60 tokens an hour through, and this call "
                                   "may take 7. Come back in 11 min.";
        QTest::newRow("input") << static_cast<int>(LimitKind::InputTokens) << qint64{7'200'001}
                               << "The limit \"a\" lets 60 tokens of input an hour through, and "
                                  "this call may take 7. Come back in 3 h.";
    }
    void theTextSaysWhatPassesAndWhen() {
        QFETCH(int, kind);
        QFETCH(qint64, wait);
        QFETCH(QString, text);
        const auto refusal = exchange::overLimit({.limit = "a",
                                                  .kind = static_cast<LimitKind>(kind),
                                                  .most = 60,
                                                  .per = LimitPeriod::Hour,
                                                  .tokens = 7,
                                                  .wait = Milliseconds(wait)},
                                                 exchange::LimitOf::Caller);
        QCOMPARE(QString::fromStdString(refusal.message), text);
        // Clients that would not wait so long are told not to try in vain.
        QCOMPARE(refusal.triedEnough, wait > 60'000);
    }

    void anAnswerCarriesTheCallersOwnAndNotTheProviders() {
        ScriptedUpstream upstream;
        upstream.script({json(200, kAnswer, kOfTheProvider)});
        Gateway gateway;
        gateway.usePolicy(limited(upstream, {{.name = "a", .requests = 60}}));
        const HttpAnswer answer = ask(gateway);
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.headers.count("x-ratelimit-limit-requests"), std::size_t{1});
        QCOMPARE(answer.header("x-ratelimit-limit-requests"), std::string("60"));
        QCOMPARE(answer.header("x-ratelimit-remaining-requests"), std::string("59"));
        for (const char* name :
             {"x-ratelimit-remaining-tokens", "anthropic-ratelimit-requests-limit",
              "anthropic-priority-input-tokens-limit"}) {
            QVERIFY2(answer.header(name).empty(), name);
        }
        QCOMPARE(answer.header("x-request-id"), std::string("req-1"));
        const auto record = gateway.lastEnded();
        const auto lost =
            std::ranges::find(record.losses, std::string("response headers"), &Loss::where);
        QVERIFY(lost != record.losses.end());
        QVERIFY(lost->what.find("x-ratelimit-remaining-tokens") != std::string::npos);
    }

    void withoutLimitsOfHisOwnTheCallerSeesTheProviders() {
        ScriptedUpstream upstream;
        upstream.script({json(200, kAnswer, kOfTheProvider)});
        Gateway gateway;
        gateway.usePolicy(
            limited(upstream, {{.name = "a", .scope = {.user = "bob"}, .requests = 60},
                               {.name = "b", .scope = {.provider = "first"}, .requests = 60}}));
        const HttpAnswer answer = ask(gateway);
        QCOMPARE(answer.header("x-ratelimit-limit-requests"), std::string("5000"));
        QCOMPARE(answer.header("x-ratelimit-remaining-tokens"), std::string("4711"));
    }

    void aStreamCarriesThemToo() {
        ScriptedUpstream upstream;
        upstream.script({events({kRole, kHello, kStop, kDone})});
        Gateway gateway;
        gateway.usePolicy(limited(upstream, {{.name = "a", .requests = 60}}));
        HttpClient client(gateway.port());
        client.post("/v1/chat/completions", gateway.auth(), kStreamRequest);
        const HttpAnswer answer = client.receive();
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.header("x-ratelimit-remaining-requests"), std::string("59"));
    }

    void anthropicClientsAreRefusedInTheirWords() {
        ScriptedUpstream upstream;
        Gateway gateway;
        gateway.usePolicy(limited(upstream, {{.name = "a", .outputTokens = 10}}));
        HttpClient client(gateway.port());
        client.post("/v1/messages", gateway.auth(),
                    R"({"model":"claude/claude-sonnet-4-5","max_tokens":50,)"
                    R"("messages":[{"role":"user","content":"Hi"}]})");
        const HttpAnswer answer = client.receive();
        QCOMPARE(answer.status, 429);
        QVERIFY2(answer.body.find("\"rate_limit_error\"") != std::string::npos,
                 answer.body.c_str());
        QCOMPARE(answer.header("anthropic-ratelimit-output-tokens-limit"), std::string("10"));
        QVERIFY(answer.header("x-ratelimit-limit-tokens").empty());
        QVERIFY(upstream.calls().empty());
    }
};

QTEST_GUILESS_MAIN(TestRateLimitWords)
#include "test_rate_limit_words.moc"
