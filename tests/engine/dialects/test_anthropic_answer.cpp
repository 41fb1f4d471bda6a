// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "tests/engine/dialects/answer_script.hpp"

using namespace weir;
using namespace weir::dialects;
using weir::test::AnswerScript;
using weir::test::json;

namespace {

const std::string kStart =
    "message_start|{'type':'message_start','message':{'id':'msg_1','type':'message',"
    "'role':'assistant','model':'claude-sonnet-4-5-20250929','content':[],'usage':{"
    "'input_tokens':43,'cache_creation_input_tokens':30,'cache_read_input_tokens':20,"
    "'cache_creation':{'ephemeral_5m_input_tokens':10,'ephemeral_1h_input_tokens':20},"
    "'output_tokens':1,'service_tier':'standard'}}}";
const std::string kPing = "ping|{'type': 'ping'}";
const std::string kBlock =
    "content_block_start|{'type':'content_block_start','index':0,'content_block':"
    "{'type':'text','text':''}}";
const std::string kDelta =
    "content_block_delta|{'type':'content_block_delta','index':0,'delta':"
    "{'type':'text_delta','text':'Hello'}}";
const std::string kBlockStop = "content_block_stop|{'type':'content_block_stop','index':0}";
const std::string kMessageDelta =
    "message_delta|{'type':'message_delta','delta':{'stop_reason':'end_turn'},'usage':"
    "{'output_tokens':15,'output_tokens_details':{'thinking_tokens':5},"
    "'server_tool_use':{'web_search_requests':2,'web_fetch_requests':1}}}";
const std::string kStop = "message_stop|{'type':'message_stop'}";

}  // namespace

class TestAnthropicAnswer : public QObject {
    Q_OBJECT

private slots:
    void wholeStream() {
        AnswerScript script(Endpoint::Messages);
        script.playAll({kStart, kPing, kBlock, kDelta, kDelta, kBlockStop, kMessageDelta, kStop});
        QCOMPARE(script.signs(), std::string("iiGGGGGT"));
        Usage expected;
        expected.inUncached = 43;
        expected.inCacheRead = 20;
        expected.inCacheWrite5m = 10;
        expected.inCacheWrite1h = 20;
        expected.outText = 10;
        expected.outReasoning = 5;
        expected.serverToolCalls = 2;
        expected.source = Source::Reported;
        QVERIFY(script.usage() == expected);
        QCOMPARE(script.reader().servedModel(), std::string("claude-sonnet-4-5-20250929"));
        QCOMPARE(script.reader().outputBytes(), std::uint64_t(10));
    }

    // The last report is the whole: counts are cumulative, and input may be restated.
    void messageDeltaWins() {
        AnswerScript script(Endpoint::Messages);
        script.playAll({kStart, kBlock, kDelta, kMessageDelta,
                        "{'type':'message_delta','delta':{},'usage':{'input_tokens':61,"
                        "'output_tokens':20}}",
                        kStop});
        QCOMPARE(script.usage().inUncached, std::uint64_t(61));
        QCOMPARE(script.usage().inCacheRead, std::uint64_t(20));
        QCOMPARE(script.usage().tokensOut(), std::uint64_t(20));
        QCOMPARE(script.usage().source, Source::Reported);
    }

    void cacheWritesWithoutTheirSplitAreFiveMinutes() {
        AnswerScript script(Endpoint::Messages);
        script.playAll(
            {"{'type':'message_start','message':{'usage':{'input_tokens':1,"
             "'cache_creation_input_tokens':30,'output_tokens':1}}}",
             kDelta, kMessageDelta, kStop});
        QCOMPARE(script.usage().inCacheWrite5m, std::uint64_t(30));
        QCOMPARE(script.usage().inCacheWrite1h, std::uint64_t(0));
        QCOMPARE(script.usage().tokensIn(), std::uint64_t(31));
    }

    // A restated total without its split keeps the hour's part.
    void restatedCacheWritesKeepTheirSplit() {
        AnswerScript script(Endpoint::Messages);
        script.playAll({kStart, kDelta,
                        "{'type':'message_delta','delta':{},'usage':{'output_tokens':2,"
                        "'cache_creation_input_tokens':30}}",
                        kStop});
        QCOMPARE(script.usage().inCacheWrite5m, std::uint64_t(10));
        QCOMPARE(script.usage().inCacheWrite1h, std::uint64_t(20));
    }

    void cutOffIsEstimatedFromWhatWasReported() {
        AnswerScript script(Endpoint::Messages);
        script.playAll({kStart, kBlock, kDelta, kDelta, kDelta});
        QVERIFY(!script.reader().sawTerminal());
        QCOMPARE(script.usage().tokensIn(), std::uint64_t(93));
        QCOMPARE(script.usage().tokensOut(), std::uint64_t(4));
        QCOMPARE(script.usage().source, Source::Estimated);
    }

    void fastIsPriority() {
        AnswerScript script(Endpoint::Messages);
        script.playAll(
            {kStart, kDelta,
             "{'type':'message_delta','delta':{},'usage':{'output_tokens':2,'speed':'fast'}}",
             kStop});
        QCOMPARE(script.usage().tier, ServiceTier::Priority);
    }

    void iterationsAreALoss() {
        AnswerScript script(Endpoint::Messages);
        script.playAll({kStart, kDelta,
                        "{'type':'message_delta','delta':{},'usage':{'output_tokens':2,"
                        "'iterations':[{'type':'compaction','input_tokens':500}]}}",
                        kStop});
        QCOMPARE(script.reader().losses().size(), std::size_t(1));
    }

    void refusalWithoutBlocksIsAnAnswer() {
        AnswerScript script(Endpoint::Messages);
        script.playAll({kStart,
                        "{'type':'message_delta','delta':{'stop_reason':'refusal'},"
                        "'usage':{'output_tokens':1}}",
                        kStop});
        QCOMPARE(script.signs(), std::string("iGT"));
    }

    void unknownEventsPass() {
        AnswerScript script(Endpoint::Messages);
        script.playAll({kStart, kStart, kBlock, "thing|{'type':'thing'}", kDelta});
        QCOMPARE(script.signs(), std::string("iiGiG"));
    }

    void errors_data() {
        QTest::addColumn<QString>("event");
        QTest::addColumn<int>("fault");
        QTest::addColumn<int>("status");
        const auto row = [](const char* name, const char* event, Fault fault, int status) {
            QTest::newRow(name) << QString(event) << int(fault) << status;
        };
        row("overloaded",
            "error|{'type':'error','error':{'type':'overloaded_error','message':'m'}}",
            Fault::Overloaded, 529);
        row("rate limit", "error|{'type':'error','error':{'type':'rate_limit_error'}}",
            Fault::RateLimited, 429);
        row("their fault", "error|{'type':'error','error':{'type':'api_error'}}",
            Fault::UpstreamFailed, 500);
        row("our key", "error|{'type':'error','error':{'type':'authentication_error'}}",
            Fault::ProviderKeyRefused, 401);
        row("request", "error|{'type':'error','error':{'type':'invalid_request_error'}}",
            Fault::InvalidRequest, 400);
        row("timeout", "error|{'type':'error','error':{'type':'timeout_error'}}", Fault::Timeout,
            504);
        row("by name only", "error|{'message':'m'}", Fault::UpstreamFailed, 502);
        row("unknown type", "error|{'type':'error','error':{'type':'new_error'}}",
            Fault::UpstreamFailed, 502);
    }
    void errors() {
        QFETCH(QString, event);
        AnswerScript script(Endpoint::Messages);
        script.play(kStart);
        script.play(event.toStdString());
        QCOMPARE(script.signs(), std::string("iE-"));
        QTEST(int(script.last().error.fault), "fault");
        QTEST(script.last().error.status, "status");
    }

    void bodies() {
        AnswerScript good(Endpoint::Messages, false, false);
        QVERIFY(good.reader()
                    .onBody(200, "application/json",
                            json("{'type':'message','model':'m','content':[{'type':'text','text':"
                                 "'Hi'}],'usage':{'input_tokens':8,'output_tokens':2}}"))
                    .good());
        QCOMPARE(good.usage().tokensIn(), std::uint64_t(8));
        QCOMPARE(good.usage().tokensOut(), std::uint64_t(2));
        QCOMPARE(good.usage().source, Source::Reported);

        AnswerScript failed(Endpoint::Messages, false, false);
        const BodyVerdict verdict = failed.reader().onBody(
            200, "application/json",
            json("{'type':'error','error':{'type':'overloaded_error','message':'m'}}"));
        QVERIFY(!verdict.good());
        QCOMPARE(verdict.error->fault, Fault::Overloaded);
    }

    void countingTokensUsesNone() {
        AnswerScript script(Endpoint::CountTokens, false, false);
        QVERIFY(script.reader().onBody(200, "application/json", json("{'input_tokens':5}")).good());
        QCOMPARE(script.usage().tokensIn(), std::uint64_t(0));
        QCOMPARE(script.usage().source, Source::Reported);
        QVERIFY(!script.reader().onBody(200, "application/json", json("{'content':[]}")).good());
    }
};

QTEST_GUILESS_MAIN(TestAnthropicAnswer)
#include "test_anthropic_answer.moc"
