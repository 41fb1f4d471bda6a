// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "tests/engine/dialects/answer_script.hpp"

using namespace weir;
using namespace weir::dialects;
using weir::test::AnswerScript;
using weir::test::json;

namespace {

const std::string kRole =
    "{'id':'c1','object':'chat.completion.chunk','created':1,'model':'gpt-4o-mini-2024-07-18',"
    "'choices':[{'index':0,'delta':{'role':'assistant','content':'','refusal':null},"
    "'finish_reason':null}],'usage':null}";
const std::string kText =
    "{'id':'c1','model':'gpt-4o-mini-2024-07-18','choices':[{'index':0,'delta':{'content':'Hello'},"
    "'finish_reason':null}],'usage':null,'obfuscation':'xxxxxxxxxxxxxxxxxxxxxx'}";
const std::string kFinish =
    "{'id':'c1','choices':[{'index':0,'delta':{},'finish_reason':'stop'}],'usage':null}";
const std::string kUsage =
    "{'id':'c1','choices':[],'service_tier':'flex','usage':{'prompt_tokens':100,"
    "'completion_tokens':50,'total_tokens':150,'prompt_tokens_details':{'cached_tokens':40,"
    "'cache_write_tokens':10,'audio_tokens':5},'completion_tokens_details':"
    "{'reasoning_tokens':20,'audio_tokens':3,'rejected_prediction_tokens':4}}}";

Usage reportedUsage() {
    Usage usage;
    usage.inUncached = 45;
    usage.inCacheRead = 40;
    usage.inCacheWrite1h = 10;
    usage.inAudio = 5;
    usage.outText = 27;
    usage.outReasoning = 20;
    usage.outAudio = 3;
    usage.tier = ServiceTier::Flex;
    usage.source = Source::Reported;
    return usage;
}

}  // namespace

class TestChatAnswer : public QObject {
    Q_OBJECT

private slots:
    void wholeStream() {
        AnswerScript script(Endpoint::ChatCompletions, true);
        script.playAll({kRole, kText, kText, kFinish, kUsage, "[DONE]"});
        QCOMPARE(script.signs(), std::string("iGGGGT"));
        QVERIFY(script.reader().sawTerminal());
        QVERIFY(script.usage() == reportedUsage());
        QCOMPARE(script.reader().servedModel(), std::string("gpt-4o-mini-2024-07-18"));
        QCOMPARE(script.reader().outputBytes(), std::uint64_t(10));
    }

    // Azure begins with what its filter says of the question, from no model, and its filter may
    // speak between the words.
    void annotationsOfAzure() {
        const std::string filtered = "'content_filter_results':{'hate':{'filtered':false}}";
        AnswerScript script(Endpoint::ChatCompletions, true);
        script.playAll(
            {"{'id':'','object':'','created':0,'model':'','choices':[],"
             "'prompt_filter_results':[{'prompt_index':0," +
                 filtered + "}]}",
             kRole, kText,
             "{'id':'','model':'','choices':[{'index':0,'finish_reason':null," + filtered +
                 ",'content_filter_offsets':{'check_offset':44}}]}",
             kFinish, kUsage, "[DONE]"});
        QCOMPARE(script.signs(), std::string("iiGiGGT"));
        QCOMPARE(script.reader().servedModel(), std::string("gpt-4o-mini-2024-07-18"));
        QVERIFY(script.usage() == reportedUsage());
    }

    void usageThatWasNotAskedForStaysHere() {
        AnswerScript script(Endpoint::ChatCompletions, false);
        script.playAll({kRole, kText, kFinish, kUsage, "[DONE]"});
        QCOMPARE(script.signs(), std::string("iGGG-T"));
        QVERIFY(script.usage() == reportedUsage());
    }

    void usageOddities_data() {
        QTest::addColumn<QStringList>("events");
        QTest::addColumn<quint64>("in");
        QTest::addColumn<quint64>("out");
        QTest::addColumn<int>("source");
        const int reported = int(Source::Reported);
        const int estimated = int(Source::Estimated);
        const QString text = QString::fromStdString(kText);  // five bytes: two tokens
        const QString finish = QString::fromStdString(kFinish);
        const auto usage = [](int in, int out, const char* choices = "[]") {
            return QString("{'choices':%3,'usage':{'prompt_tokens':%1,'completion_tokens':%2}}")
                .arg(in)
                .arg(out)
                .arg(choices);
        };
        const char* finishing = "[{'index':0,'delta':{},'finish_reason':'stop'}]";
        const char* going = "[{'index':0,'delta':{'content':'Hello'}}]";
        QTest::newRow("twice: the last counts")
            << QStringList{text, finish, usage(9, 3), usage(9, 4), "[DONE]"} << quint64(9)
            << quint64(4) << reported;
        QTest::newRow("missing: estimated")
            << QStringList{text, finish, "[DONE]"} << quint64(77) << quint64(2) << estimated;
        QTest::newRow("zeros: estimated") << QStringList{text, finish, usage(0, 0), "[DONE]"}
                                          << quint64(77) << quint64(2) << estimated;
        QTest::newRow("zeros after a report do not erase it")
            << QStringList{text, finish, usage(9, 3), usage(0, 0), "[DONE]"} << quint64(9)
            << quint64(3) << reported;
        QTest::newRow("on the finish chunk") << QStringList{text, usage(9, 3, finishing), "[DONE]"}
                                             << quint64(9) << quint64(3) << reported;
        QTest::newRow("cumulative on every chunk")
            << QStringList{usage(9, 1, going), usage(9, 2, going), usage(9, 3, finishing), "[DONE]"}
            << quint64(9) << quint64(3) << reported;
        QTest::newRow("cumulative, cut off: at least what the bytes say")
            << QStringList{usage(9, 1, going), text, text} << quint64(9) << quint64(4) << estimated;
        QTest::newRow("after the end") << QStringList{text, finish, "[DONE]", usage(9, 3)}
                                       << quint64(9) << quint64(3) << reported;
        QTest::newRow("reported, then the client leaves before [DONE]")
            << QStringList{text, finish, usage(9, 3)} << quint64(9) << quint64(3) << reported;
        QTest::newRow("cut off without a report")
            << QStringList{text, text} << quint64(77) << quint64(3) << estimated;
        QTest::newRow("nonsense counts are no report")
            << QStringList{text,
                           "{'choices':[],'usage':{'prompt_tokens':-1,"
                           "'completion_tokens':99999999999999}}",
                           "[DONE]"}
            << quint64(77) << quint64(2) << estimated;
        QTest::newRow("nothing came")
            << QStringList{} << quint64(0) << quint64(0) << int(Source::Unknown);
    }
    void usageOddities() {
        QFETCH(QStringList, events);
        AnswerScript script(Endpoint::ChatCompletions, true);
        for (const QString& event : events) {
            script.play(event.toStdString());
        }
        QTEST(quint64(script.usage().tokensIn()), "in");
        QTEST(quint64(script.usage().tokensOut()), "out");
        QTEST(int(script.usage().source), "source");
    }

    // Parts that exceed the whole, or overlap, still add up to it.
    void bucketsAddUpToTheWhole() {
        AnswerScript script(Endpoint::ChatCompletions, true);
        script.playAll({kText,
                        "{'choices':[],'usage':{'prompt_tokens':10,'completion_tokens':5,"
                        "'prompt_tokens_details':{'cached_tokens':8,'audio_tokens':8},"
                        "'completion_tokens_details':{'reasoning_tokens':50}}}",
                        "[DONE]"});
        QCOMPARE(script.usage().inCacheRead, std::uint64_t(8));
        QCOMPARE(script.usage().inAudio, std::uint64_t(2));
        QCOMPARE(script.usage().tokensIn(), std::uint64_t(10));
        QCOMPARE(script.usage().tokensOut(), std::uint64_t(5));
    }

    void whatCounts_data() {
        QTest::addColumn<QString>("event");
        QTest::addColumn<QString>("sign");
        const auto row = [](const char* name, const char* event, const char* sign) {
            QTest::newRow(name) << QString(event) << QString(sign);
        };
        row("role", "{'choices':[{'delta':{'role':'assistant','content':''}}]}", "i");
        row("role and text", "{'choices':[{'delta':{'role':'assistant','content':'a'}}]}", "G");
        row("reasoning", "{'choices':[{'delta':{'reasoning_content':'hm'}}]}", "G");
        row("tool call", "{'choices':[{'delta':{'tool_calls':[{'index':0}]}}]}", "G");
        row("whole answer in the finish chunk", "{'choices':[{'delta':{},'finish_reason':'stop'}]}",
            "G");
        row("prompt filter results", "{'choices':[],'prompt_filter_results':[]}", "i");
        row("annotation without delta",
            "{'choices':[{'index':0,'finish_reason':null,'content_filter_results':{}}]}", "i");
        row("unknown event", "{'hello':1}", "i");
        row("no data", "", "i");
        row("spaces", "  ", "i");
        row("error member", "{'error':{'message':'m','type':'server_error','code':null}}", "E-");
        row("error is null", "{'error':null,'choices':[]}", "i");
        row("error is words", "{'error':'overloaded'}", "E-");
        row("error by name", "error|{'message':'m'}", "E-");
        row("finished in error", "{'choices':[{'delta':{},'finish_reason':'error'}]}", "E-");
        row("done without an answer", "[DONE]", "E-");
        row("not JSON", "<html>", "E-");
        row("half of JSON", "{'choices':[", "E-");
        row("not an object", "5", "E-");
    }
    void whatCounts() {
        QFETCH(QString, event);
        AnswerScript script(Endpoint::ChatCompletions);
        script.play(event.toStdString());
        QTEST(QString::fromStdString(script.signs()), "sign");
    }

    void invalidUtf8IsAnError() {
        AnswerScript script(Endpoint::ChatCompletions);
        script.play("{'choices':[{'delta':{'content':'\xff'}}]}");
        QCOMPARE(script.signs(), std::string("E-"));
    }

    void errorInsideTheStream() {
        AnswerScript script(Endpoint::ChatCompletions);
        script.playAll({kRole,
                        "{'error':{'message':'Slow down','type':'requests',"
                        "'code':'rate_limit_exceeded'}}"});
        QCOMPARE(script.signs(), std::string("iE-"));
        QCOMPARE(script.last().error.fault, Fault::RateLimited);
        QCOMPARE(script.last().error.status, 429);
        QCOMPARE(script.last().error.message, std::string("Slow down"));
        AnswerScript numbered(Endpoint::ChatCompletions);
        numbered.play("{'error':{'message':'Provider returned error','code':503}}");
        QCOMPARE(numbered.last().error.fault, Fault::Overloaded);
        QCOMPARE(numbered.last().error.summary(), std::string("503 overloaded"));
    }

    void nothingFollowsTheEnd() {
        AnswerScript script(Endpoint::ChatCompletions, true);
        script.playAll({kText, "[DONE]", kText, "[DONE]", "not json", "{'error':{'message':'m'}}"});
        QCOMPARE(script.signs(), std::string("GTi-i-i-i-"));
    }

    void anEndWithoutDone_data() {
        QTest::addColumn<QStringList>("events");
        QTest::addColumn<bool>("whole");
        const QString text = "{'choices':[{'index':0,'delta':{'content':'a'}}]}";
        const QString stop = "{'choices':[{'index':0,'delta':{},'finish_reason':'stop'}]}";
        const QString other = "{'choices':[{'index':1,'delta':{'content':'b'}}]}";
        const QString otherStop = "{'choices':[{'index':1,'delta':{},'finish_reason':'length'}]}";
        QTest::newRow("nothing") << QStringList{} << false;
        QTest::newRow("in the middle") << QStringList{text} << false;
        QTest::newRow("finished") << QStringList{text, stop} << true;
        QTest::newRow("one of two") << QStringList{text, other, stop} << false;
        QTest::newRow("both") << QStringList{text, other, stop, otherStop} << true;
        QTest::newRow("ended already") << QStringList{text, stop, "[DONE]"} << false;
    }
    void anEndWithoutDone() {
        QFETCH(QStringList, events);
        QFETCH(bool, whole);
        AnswerScript script(Endpoint::ChatCompletions);
        for (const QString& event : events) {
            script.play(event.toStdString());
        }
        const auto missing = script.reader().missingEnd();
        QCOMPARE(missing.has_value(), whole);
        if (whole) {
            QCOMPARE(*missing, std::string("data: [DONE]\n\n"));
            QVERIFY(script.reader().sawTerminal());
            QVERIFY(!script.reader().missingEnd());
        }
    }

    void toolArgumentsAreOutput() {
        AnswerScript script(Endpoint::ChatCompletions);
        script.play(
            "{'choices':[{'delta':{'tool_calls':[{'index':0,'id':'call_1','type':'function',"
            "'function':{'name':'look','arguments':'{}'}}]}}]}");
        QCOMPARE(script.reader().outputBytes(), std::uint64_t(6));
    }

    void bodies_data() {
        QTest::addColumn<int>("endpoint");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("body");
        QTest::addColumn<QString>("error");  // the summary; empty if good
        const auto row = [](const char* name, Endpoint endpoint, int status, const char* type,
                            const char* body, const char* error) {
            QTest::newRow(name) << int(endpoint) << status << QString(type) << QString(body)
                                << QString(error);
        };
        const char* good = "{'choices':[{'message':{'content':'Hi'}}]}";
        const char* jsonType = "application/json";
        constexpr auto chat = Endpoint::ChatCompletions;
        row("good", chat, 200, jsonType, good, "");
        row("good, no content type", chat, 200, "", good, "");
        row("empty", chat, 200, jsonType, "", "The provider answered 200 with an empty body.");
        row("blank", chat, 200, jsonType, " \n", "The provider answered 200 with an empty body.");
        row("a page", chat, 200, "text/html", "<html></html>",
            "The provider answered 200 with a web page.");
        row("a page called JSON", chat, 200, jsonType, "<html></html>",
            "The provider answered 200 with a web page.");
        row("wrong content type", chat, 200, "text/plain", good,
            "The provider answered 200 with a content type other than JSON.");
        row("not an object", chat, 200, jsonType, "[]",
            "The provider answered 200 with a body that is not a JSON object.");
        row("truncated", chat, 200, jsonType, "{'choices':[",
            "The provider answered 200 with a body that is not a JSON object.");
        row("another shape", chat, 200, jsonType, "{'ok':true}",
            "The provider answered 200 with JSON that is no answer to this call.");
        row("error", chat, 200, jsonType, "{'error':{'message':'m','type':'server_error'}}",
            "500 server_error");
        row("error in words", chat, 200, "text/plain", "{'error':'overloaded'}",
            "502 upstream_failed");
        row("error and choices", chat, 200, jsonType,
            "{'choices':[],'error':{'code':'context_length_exceeded'}}",
            "400 context_length_exceeded");
        row("status", chat, 429, jsonType, good, "429 rate_limited");
        row("informal status", chat, 304, jsonType, "", "304 upstream_failed");
        row("embeddings", Endpoint::Embeddings, 200, jsonType, "{'data':[{'embedding':'AAAA'}]}",
            "");
        row("embeddings without data", Endpoint::Embeddings, 200, jsonType, good,
            "The provider answered 200 with JSON that is no answer to this call.");
    }
    void bodies() {
        QFETCH(int, endpoint);
        QFETCH(int, status);
        QFETCH(QString, type);
        QFETCH(QString, body);
        AnswerScript script(Endpoint(endpoint), false, false);
        const BodyVerdict verdict =
            script.reader().onBody(status, type.toStdString(), json(body.toStdString()));
        QTEST(verdict.error ? QString::fromStdString(verdict.error->summary()) : QString(),
              "error");
        QCOMPARE(script.reader().sawTerminal(), verdict.good());
        QCOMPARE(script.usage().source, verdict.good() ? Source::Estimated : Source::Unknown);
    }

    void aStreamThatDoesNotStreamIsAnError() {
        AnswerScript script(Endpoint::ChatCompletions);
        QVERIFY(!script.reader()
                     .onBody(200, "application/json", json("{'choices':[{'message':{}}]}"))
                     .good());
    }

    void usageOfBodies() {
        AnswerScript chat(Endpoint::ChatCompletions, false, false);
        std::string body = kUsage;
        body.replace(body.find("'choices':[]"), 12, "'choices':[{'message':{'content':'Hi'}}]");
        QVERIFY(chat.reader().onBody(200, "application/json", json(body)).good());
        QVERIFY(chat.usage() == reportedUsage());

        AnswerScript embeddings(Endpoint::Embeddings, false, false);
        QVERIFY(embeddings.reader()
                    .onBody(200, "application/json",
                            json("{'data':[],'usage':{'prompt_tokens':8,'total_tokens':8}}"))
                    .good());
        Usage expected;
        expected.inUncached = 8;
        expected.source = Source::Reported;
        QVERIFY(embeddings.usage() == expected);
    }
};

QTEST_GUILESS_MAIN(TestChatAnswer)
#include "test_chat_answer.moc"
