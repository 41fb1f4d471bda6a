// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include <boost/json.hpp>

#include "tests/engine/simulator/asking.hpp"

using namespace weir;
using namespace weir::dialects;
using simulator::Answer;
using weir::test::Asking;
using weir::test::json;

namespace {

struct Side {
    const char* name;
    Endpoint endpoint;
    const char* path;
    const char* start;  // of a body, up to the model's name
    const char* rest;
};

constexpr std::array kSides{
    Side{"chat", Endpoint::ChatCompletions, "/v1/chat/completions", "{'model':'",
         "','messages':[{'role':'user','content':'Hi'}]"},
    Side{"responses", Endpoint::Responses, "/v1/responses", "{'model':'", "','input':'Hi'"},
    Side{"messages", Endpoint::Messages, "/v1/messages", "{'max_tokens':1000,'model':'",
         "','messages':[{'role':'user','content':'Hi'}]"},
};

std::string bodyFor(const Side& side, std::string_view model, bool stream,
                    std::string_view more = {}) {
    return side.start + std::string(model) + side.rest + (stream ? ",'stream':true" : "") +
           std::string(more) + "}";
}

std::string field(const Answer& answer, std::string_view name) {
    for (const auto& [key, value] : answer.fields) {
        if (key == name) {
            return value;
        }
    }
    return {};
}

boost::json::object object(const Answer& answer) {
    return boost::json::parse(answer.body).as_object();
}

void everySide() {
    QTest::addColumn<int>("side");
    QTest::addColumn<bool>("stream");
    for (std::size_t i = 0; i < kSides.size(); ++i) {
        for (const bool stream : {false, true}) {
            QTest::addRow("%s %s", kSides[i].name, stream ? "streamed" : "plain")
                << int(i) << stream;
        }
    }
}

}  // namespace

class TestResponder : public QObject {
    Q_OBJECT

private slots:
    void answersWithUsage_data() { everySide(); }
    void answersWithUsage() {
        QFETCH(int, side);
        QFETCH(bool, stream);
        const Side& one = kSides[std::size_t(side)];
        Asking asking;
        const bool chat = one.endpoint == Endpoint::ChatCompletions;
        const Answer answer = asking.post(
            one.path, bodyFor(one, "sim-fast", stream,
                              stream && chat ? ",'stream_options':{'include_usage':true}" : ""));
        QCOMPARE(answer.status, 200);
        const auto reading = test::read(one.endpoint, answer);
        QCOMPARE(reading.signs, std::string(stream ? "iGT" : "T"));
        const Usage usage = reading.reader->usage();
        QCOMPARE(usage.source, Source::Reported);
        QVERIFY(usage.tokensIn() > 0 && usage.tokensOut() >= 60);
        QCOMPARE(reading.reader->servedModel(), std::string("sim-fast"));
        QVERIFY(reading.reader->outputBytes() > 100);
        const char* id = one.endpoint == Endpoint::Messages ? "request-id" : "x-request-id";
        QVERIFY(field(answer, id).starts_with("req_"));
    }

    void sameWordsPlainAndStreamed() {
        Asking asking;
        const Answer plain = asking.post(kSides[0].path, bodyFor(kSides[0], "sim-fast", false));
        const std::string text(
            object(plain).at("choices").at(0).at("message").at("content").as_string());
        const auto streamed =
            test::read(Endpoint::ChatCompletions,
                       asking.post(kSides[0].path, bodyFor(kSides[0], "sim-fast", true)));
        QCOMPARE(streamed.reader->outputBytes(), std::uint64_t(text.size()));
    }

    void limitCutsTheAnswer() {
        Asking asking;
        const auto chat = object(asking.post(
            kSides[0].path, bodyFor(kSides[0], "sim-fast", false, ",'max_completion_tokens':3")));
        QCOMPARE(chat.at("choices").at(0).at("finish_reason").as_string(), "length");
        QCOMPARE(chat.at("usage").at("completion_tokens").to_number<int>(), 3);
        const auto response = object(asking.post(
            kSides[1].path, bodyFor(kSides[1], "sim-fast", false, ",'max_output_tokens':16")));
        QCOMPARE(response.at("status").as_string(), "incomplete");
        const auto message = object(asking.post("/v1/messages",
                                                "{'model':'sim-fast','max_tokens':3,'messages':"
                                                "[{'role':'user','content':'Hi'}]}"));
        QCOMPARE(message.at("stop_reason").as_string(), "max_tokens");
    }

    void structuredAnswersConform() {
        Asking asking;
        const char* schema =
            "{'type':'object','properties':{'title':{'type':'string'}},'required':['title']}";
        const auto chat = object(asking.post(
            kSides[0].path,
            bodyFor(kSides[0], "sim-fast", false,
                    std::string(",'response_format':{'type':'json_schema','json_schema':"
                                "{'name':'t','schema':") +
                        schema + "}}")));
        const std::string text(chat.at("choices").at(0).at("message").at("content").as_string());
        QCOMPARE(text, json("{'title':'weir'}"));
    }

    void faults_data() {
        QTest::addColumn<QString>("model");
        QTest::addColumn<QString>("plain");  // status and signs, per dialect the same
        QTest::addColumn<QString>("stream");
        QTest::addColumn<int>("ending");
        const int whole = int(Answer::Ending::Whole);
        const int stall = int(Answer::Ending::Stall);
        const int reset = int(Answer::Ending::Reset);
        QTest::newRow("429") << "sim-429" << "429 E" << "429 E" << whole;
        QTest::newRow("500") << "sim-500" << "500 E" << "500 E" << whole;
        QTest::newRow("overloaded") << "sim-overloaded" << "5xx E" << "200 iE" << whole;
        QTest::newRow("slow") << "sim-slow" << "200 T" << "200 iGT" << whole;
        QTest::newRow("trickle") << "sim-trickle" << "200 T" << "200 iGT" << whole;
        QTest::newRow("stall") << "sim-stall" << "200 E" << "200 iG" << stall;
        QTest::newRow("reset") << "sim-reset" << "200 E" << "200 i" << reset;
        QTest::newRow("cut") << "sim-cut" << "200 E" << "200 iG" << reset;
        QTest::newRow("garbage") << "sim-garbage" << "200 E" << "200 E" << whole;
        QTest::newRow("silent") << "sim-silent" << "200 E" << "200 " << stall;
    }
    void faults() {
        QFETCH(QString, model);
        QFETCH(QString, plain);
        QFETCH(QString, stream);
        QFETCH(int, ending);
        for (const Side& side : kSides) {
            for (const bool streamed : {false, true}) {
                Asking asking;
                const Answer answer =
                    asking.post(side.path, bodyFor(side, model.toStdString(), streamed));
                const auto reading = test::read(side.endpoint, answer);
                QString seen = QString("%1 %2").arg(answer.status).arg(reading.signs.c_str());
                seen.replace("503", "5xx").replace("529", "5xx");
                QVERIFY2(seen == (streamed ? stream : plain),
                         qPrintable(QString("%1 %2").arg(side.name, seen)));
                QCOMPARE(int(answer.ending), ending);
            }
        }
    }

    void faultsSayWhatTheyAre() {
        Asking asking;
        const Answer limited = asking.post(kSides[0].path, bodyFor(kSides[0], "sim-429", false));
        QCOMPARE(field(limited, "retry-after"), std::string("2"));
        QCOMPARE(test::read(Endpoint::ChatCompletions, limited).error.fault, Fault::RateLimited);
        const Answer busy = asking.post(kSides[2].path, bodyFor(kSides[2], "sim-overloaded", true));
        QCOMPARE(test::read(Endpoint::Messages, busy).error.fault, Fault::Overloaded);
        const Answer slow = asking.post(kSides[0].path, bodyFor(kSides[0], "sim-slow", true));
        QCOMPARE(slow.firstToken, simulator::Options().slowFirstToken);
    }

    void aFlappingModelIsGoodAndBadInTurns() {
        Asking asking;
        std::string statuses;
        for (int i = 0; i < 8; ++i) {
            const auto body = bodyFor(kSides[0], "sim-flapping", false);
            statuses += asking.post(kSides[0].path, body).status == 200 ? '+' : '-';
            asking.clock().advance(std::chrono::seconds(5));
        }
        QCOMPARE(statuses, std::string("++--++--"));
    }

    void sharesOfFaults() {
        simulator::Options options;
        options.faults.rateLimited = 0.25;
        options.faults.failed = 0.25;
        Asking asking(options);
        std::map<int, int> statuses;
        for (int i = 0; i < 2000; ++i) {
            ++statuses[asking.post(kSides[1].path, bodyFor(kSides[1], "sim-fast", false)).status];
        }
        QVERIFY(statuses[429] > 400 && statuses[429] < 600);
        QVERIFY(statuses[500] > 400 && statuses[500] < 600);
        QCOMPARE(statuses[200] + statuses[429] + statuses[500], 2000);
        options.faults.rateLimited = 1;
        QCOMPARE(Asking(options).post(kSides[1].path, bodyFor(kSides[1], "sim-fast", false)).status,
                 429);
    }

    void refuses_data() {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("body");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("why");
        const auto chat = [](const char* name, const char* body, const char* why) {
            QTest::newRow(name) << "/v1/chat/completions" << QString(body) << 400 << QString(why);
        };
        const auto messages = [](const char* name, const char* body, const char* why) {
            QTest::newRow(name) << "/v1/messages"
                                << QString("{'model':'sim-fast','max_tokens':9,%1}").arg(body)
                                << 400 << QString(why);
        };
        QTest::newRow("no such path") << "/v1/completions" << "{}" << 404 << "path";
        QTest::newRow("no such model")
            << "/v1/responses" << "{'model':'gpt-5','input':'Hi'}" << 404 << "gpt-5";
        QTest::newRow("a model that embeds")
            << "/v1/responses"
            << "{'model':'sim-embedding','input':'Hi'}" << 400 << "not for this endpoint";
        QTest::newRow("a model that does not embed")
            << "/v1/embeddings" << "{'model':'sim-fast','input':'Hi'}" << 400
            << "not for this endpoint";
        chat("broken JSON", "{", "refused");
        chat("no messages", "{'model':'sim-fast'}", "'messages' is missing");
        chat("messages are words", "{'model':'sim-fast','messages':'Hi'}", "'messages' is missing");
        chat("empty messages", "{'model':'sim-fast','messages':[]}", "empty");
        chat("unknown role", "{'model':'sim-fast','messages':[{'role':'bot','content':'x'}]}",
             "'role'");
        chat("unknown part",
             "{'model':'sim-fast','messages':[{'role':'user','content':[{'type':'x'}]}]}",
             "'type'");
        chat("stream options without stream",
             "{'model':'sim-fast','messages':[{'role':'user','content':'x'}],"
             "'stream_options':{}}",
             "only allowed when");
        chat("a tool message out of nowhere",
             "{'model':'sim-fast','messages':[{'role':'tool','tool_call_id':'x','content':'y'}]}",
             "answers no tool call");
        chat("an unanswered call",
             "{'model':'sim-fast','messages':[{'role':'assistant','tool_calls':[{'id':'a',"
             "'type':'function','function':{'name':'f'}}]},{'role':'user','content':'x'}]}",
             "must be followed");
        chat("a tool without a name",
             "{'model':'sim-fast','messages':[{'role':'user','content':'x'}],"
             "'tools':[{'type':'function','function':{}}]}",
             "'name'");
        QTest::newRow("output of no call")
            << "/v1/responses"
            << "{'model':'sim-fast','input':[{'type':'function_call_output','call_id':'x',"
               "'output':'y'}]}"
            << 400 << "No tool call found";
        QTest::newRow("an earlier response")
            << "/v1/responses"
            << "{'model':'sim-fast','input':'Hi','previous_response_id':'resp_1'}" << 400
            << "keeps no responses";
        QTest::newRow("no max_tokens")
            << "/v1/messages"
            << "{'model':'sim-fast','messages':[{'role':'user','content':'Hi'}]}" << 400
            << "max_tokens";
        messages("empty text block",
                 "'messages':[{'role':'user','content':[{'type':'text','text':''}]}]", "'text'");
        messages("unanswered tool_use",
                 "'messages':[{'role':'assistant','content':[{'type':'tool_use','id':'a',"
                 "'name':'f','input':{}}]},{'role':'user','content':'x'}]",
                 "tool_result");
        messages("a result of no call",
                 "'messages':[{'role':'user','content':[{'type':'tool_result',"
                 "'tool_use_id':'a'}]}]",
                 "tool_use");
        messages("a tool's name",
                 "'messages':[{'role':'user','content':'x'}],'tools':[{'name':'a b',"
                 "'input_schema':{}}]",
                 "other characters");
        messages("a tool without a schema",
                 "'messages':[{'role':'user','content':'x'}],'tools':[{'name':'a'}]",
                 "input_schema");
    }
    void refuses() {
        QFETCH(QString, path);
        QFETCH(QString, body);
        QFETCH(QString, why);
        Asking asking;
        const Answer answer = asking.post(path.toStdString(), body.toStdString());
        QTEST(answer.status, "status");
        const QString message(object(answer).at("error").at("message").as_string().c_str());
        QVERIFY2(message.contains(why), qPrintable(message));
    }

    void headIsChecked() {
        simulator::Options options;
        options.requireKey = true;
        Asking asking(options);
        const std::string body = json(bodyFor(kSides[2], "sim-fast", false));
        simulator::Call call;
        call.method = "POST";
        call.path = "/v1/messages";
        call.body = body;
        QCOMPARE(asking.ask(call).status, 401);
        call.hasKey = true;
        QCOMPARE(asking.ask(call).status, 415);
        call.contentType = "application/json";
        QCOMPARE(asking.ask(call).status, 400);
        call.hasAnthropicVersion = true;
        QCOMPARE(asking.ask(call).status, 200);
        call.path = "/messages";  // a base URL that ends in /v1, or not
        QCOMPARE(asking.ask(call).status, 200);
        call.method = "GET";
        QCOMPARE(asking.ask(call).status, 405);
    }

    void listsModels() {
        Asking asking;
        simulator::Call call;
        call.method = "GET";
        call.path = "/models";
        const auto openAi = object(asking.ask(call)).at("data").as_array();
        QCOMPARE(openAi.size(), simulator::models().size());
        QCOMPARE(openAi[0].at("id").as_string(), "sim-fast");
        call.hasApiKeyHeader = true;
        QCOMPARE(object(asking.ask(call)).at("data").at(0).at("type").as_string(), "model");
        call.path = "/v1/models/sim-agent";
        QCOMPARE(object(asking.ask(call)).at("id").as_string(), "sim-agent");
        call.path = "/v1/models/gpt-5";
        QCOMPARE(asking.ask(call).status, 404);
    }

    void embedsAsNumbersAndAsBase64() {
        Asking asking;
        const auto numbers = object(asking.post(
            "/v1/embeddings", "{'model':'sim-embedding','input':['one','two'],'dimensions':5}"));
        QCOMPARE(numbers.at("data").as_array().size(), std::size_t(2));
        const auto first = numbers.at("data").at(0).at("embedding").as_array();
        QCOMPARE(first.size(), std::size_t(5));
        QVERIFY(first != numbers.at("data").at(1).at("embedding").as_array());
        QVERIFY(numbers.at("usage").at("prompt_tokens").to_number<int>() > 0);

        const auto coded = object(asking.post("/v1/embeddings",
                                              "{'model':'sim-embedding','input':['one','two'],"
                                              "'dimensions':5,'encoding_format':'base64'}"));
        const auto& text = coded.at("data").at(0).at("embedding").as_string();
        const QByteArray bytes =
            QByteArray::fromBase64(QByteArray(text.data(), qsizetype(text.size())),
                                   QByteArray::AbortOnBase64DecodingErrors);
        QCOMPARE(bytes.size(), qsizetype(20));
        double norm = 0;
        for (std::size_t i = 0; i < 5; ++i) {
            float value = 0;
            std::memcpy(&value, bytes.data() + 4 * i, 4);  // tests run on little-endian machines
            QVERIFY(std::abs(double(value) - first[i].to_number<double>()) < 1e-6);
            norm += double(value) * double(value);
        }
        QVERIFY(std::abs(norm - 1) < 1e-5);
    }

    void countsTokens() {
        Asking asking;
        const Answer answer = asking.post(
            "/v1/messages/count_tokens",
            "{'model':'sim-fast','messages':[{'role':'user','content':'Hello there, weir.'}]}");
        QCOMPARE(test::read(Endpoint::CountTokens, answer).signs, std::string("T"));
        QVERIFY(object(answer).at("input_tokens").to_number<int>() > 5);
    }
};

QTEST_GUILESS_MAIN(TestResponder)
#include "test_responder.moc"
