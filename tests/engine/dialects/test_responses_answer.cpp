// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "tests/engine/dialects/answer_script.hpp"

using namespace weir;
using namespace weir::dialects;
using weir::test::AnswerScript;
using weir::test::json;

namespace {

const std::string kCreated =
    "response.created|{'type':'response.created','sequence_number':0,'response':{'id':'resp_1',"
    "'object':'response','created_at':1700000000,'status':'in_progress','error':null,"
    "'model':'gpt-5-2025-08-07','output':[],'usage':null}}";
const std::string kProgress =
    "response.in_progress|{'type':'response.in_progress','sequence_number':1,'response':{}}";
const std::string kItem =
    "response.output_item.added|{'type':'response.output_item.added','sequence_number':2,"
    "'output_index':0,'item':{'type':'message','id':'msg_1'}}";
const std::string kTextDelta =
    "response.output_text.delta|{'type':'response.output_text.delta','sequence_number':3,"
    "'delta':'Hello','item_id':'msg_1','obfuscation':'xxxxxxxxxxxxxxxx'}";

std::string last(const std::string& type, const std::string& status, const std::string& more = "") {
    return type + "|{'type':'" + type +
           "','sequence_number':4,'response':{'id':'resp_1','status':'" + status +
           "','error':null,'service_tier':'priority','output':[{'type':'web_search_call'},"
           "{'type':'message'}],'usage':{'input_tokens':100,'input_tokens_details':"
           "{'cached_tokens':30,'cache_write_tokens':20},'output_tokens':50,"
           "'output_tokens_details':{'reasoning_tokens':40},'total_tokens':150}" +
           more + "}}";
}

Usage usageReported() {
    Usage usage;
    usage.inUncached = 50;
    usage.inCacheRead = 30;
    usage.inCacheWrite1h = 20;
    usage.outText = 10;
    usage.outReasoning = 40;
    usage.serverToolCalls = 1;
    usage.tier = ServiceTier::Priority;
    usage.source = Source::Reported;
    return usage;
}

}  // namespace

class TestResponsesAnswer : public QObject {
    Q_OBJECT

private slots:
    void wholeStream_data() {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("status");
        QTest::newRow("completed") << "response.completed" << "completed";
        QTest::newRow("incomplete") << "response.incomplete" << "incomplete";
    }
    void wholeStream() {
        QFETCH(QString, type);
        QFETCH(QString, status);
        AnswerScript script(Endpoint::Responses);
        script.playAll({kCreated, kProgress, kItem, kTextDelta,
                        last(type.toStdString(), status.toStdString())});
        QCOMPARE(script.signs(), std::string("iiGGT"));
        QVERIFY(script.usage() == usageReported());
        QCOMPARE(script.reader().servedModel(), std::string("gpt-5-2025-08-07"));
        QCOMPARE(script.reader().outputBytes(), std::uint64_t(5));
    }

    void typeComesFromTheNameIfTheDataHasNone() {
        AnswerScript script(Endpoint::Responses);
        script.playAll({"response.created|{'response':{}}",
                        "response.output_text.delta|{'delta':'a'}",
                        "response.completed|{'response':{}}"});
        QCOMPARE(script.signs(), std::string("iGT"));
        QCOMPARE(script.usage().source, Source::Estimated);
    }

    void errorsOfEveryShape_data() {
        QTest::addColumn<QString>("event");
        QTest::addColumn<int>("fault");
        const auto row = [](const char* name, const char* event, Fault fault) {
            QTest::newRow(name) << QString(event) << int(fault);
        };
        row("flat",
            "error|{'type':'error','code':'rate_limit_exceeded','message':'m','param':null,"
            "'sequence_number':1}",
            Fault::RateLimited);
        row("nested",
            "error|{'type':'error','sequence_number':2,'error':{'type':'invalid_request_error',"
            "'code':'context_length_exceeded','message':'m','param':null}}",
            Fault::ContextTooLong);
        row("nested, no type", "{'error':{'code':'server_error','message':'m'}}",
            Fault::UpstreamFailed);
        row("failed",
            "response.failed|{'type':'response.failed','response':{'status':'failed','error':"
            "{'code':'rate_limit_exceeded','message':'m'}}}",
            Fault::RateLimited);
        row("quota",
            "response.failed|{'type':'response.failed','response':{'error':"
            "{'code':'insufficient_quota','message':'m'}}}",
            Fault::ProviderKeyRefused);
    }
    void errorsOfEveryShape() {
        QFETCH(QString, event);
        AnswerScript script(Endpoint::Responses);
        script.play(kCreated);
        script.play(event.toStdString());
        QCOMPARE(script.signs(), std::string("iE-"));
        QTEST(int(script.last().error.fault), "fault");
        QCOMPARE(script.last().error.message, std::string("m"));
        QVERIFY(!script.reader().sawTerminal());
    }

    void failedWithoutWords() {
        AnswerScript script(Endpoint::Responses);
        script.play("response.failed|{'type':'response.failed'}");
        QCOMPARE(script.signs(), std::string("E-"));
        QCOMPARE(script.last().error.fault, Fault::UpstreamFailed);
    }

    void failureAfterOutputKeepsTheUsage() {
        AnswerScript script(Endpoint::Responses);
        script.playAll(
            {kCreated, kTextDelta,
             "response.failed|{'type':'response.failed','response':{'error':{'code':"
             "'server_error','message':'m'},'usage':{'input_tokens':9,'output_tokens':7}}}"});
        QCOMPARE(script.signs(), std::string("iGE-"));
        QCOMPARE(script.usage().tokensOut(), std::uint64_t(7));
        QCOMPARE(script.usage().source, Source::Reported);
    }

    void cutOffIsEstimated() {
        AnswerScript script(Endpoint::Responses);
        script.playAll({kCreated, kTextDelta, kTextDelta});
        QVERIFY(!script.reader().sawTerminal());
        QCOMPARE(script.usage().source, Source::Estimated);
        QCOMPARE(script.usage().tokensIn(), std::uint64_t(77));
        QCOMPARE(script.usage().tokensOut(), std::uint64_t(3));
    }

    void errorEventsCountOn() {
        AnswerScript script(Endpoint::Responses);
        script.playAll({kCreated, kProgress, kItem, kTextDelta});
        const std::string events = script.reader().errorEvents(Fault::Timeout, "Too late.");
        QVERIFY(events.find(json("'sequence_number':4")) != events.npos);
        QVERIFY(events.find(json("'sequence_number':5")) != events.npos);
        QVERIFY(events.find("resp_1") != events.npos);
        QVERIFY(events.find("1700000000") != events.npos);
        QVERIFY(events.find("gpt-5-2025-08-07") != events.npos);
    }

    void audioIsNotText() {
        AnswerScript script(Endpoint::Responses);
        script.playAll({"{'type':'response.audio.delta','delta':'AAAAAAAA'}",
                        "{'type':'response.function_call_arguments.delta','delta':'{}'}"});
        QCOMPARE(script.signs(), std::string("GG"));
        QCOMPARE(script.reader().outputBytes(), std::uint64_t(2));
    }

    void bodies() {
        AnswerScript good(Endpoint::Responses, false, false);
        const std::string body = last("x", "completed");
        const std::string response = body.substr(body.find("{'id'"));
        QVERIFY(good.reader()
                    .onBody(200, "application/json", json(response.substr(0, response.size() - 1)))
                    .good());
        QVERIFY(good.usage() == usageReported());

        AnswerScript failed(Endpoint::Responses, false, false);
        const BodyVerdict verdict = failed.reader().onBody(
            200, "application/json",
            json("{'id':'r','status':'failed','error':{'code':'server_error','message':'m'},"
                 "'output':[]}"));
        QVERIFY(!verdict.good());
        QCOMPARE(verdict.error->fault, Fault::UpstreamFailed);
        QVERIFY(verdict.error->blame == Blame::Target);
    }
};

QTEST_GUILESS_MAIN(TestResponsesAnswer)
#include "test_responses_answer.moc"
