// SPDX-License-Identifier: GPL-3.0-or-later
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

#include "engine/dialects/translation/translation.hpp"
#include "tests/engine/dialects/json.hpp"
#include "tests/engine/dialects/translated.hpp"

using namespace weir;
using namespace weir::dialects;
using test::kChat;
using test::kMessages;
using test::kResponses;

namespace {

Usage used() {
    Usage usage;
    usage.inUncached = 10;
    usage.inCacheRead = 4;
    usage.inCacheWrite5m = 2;
    usage.outText = 5;
    usage.outReasoning = 3;
    usage.source = Source::Reported;
    return usage;
}

// The answer to a call that was translated.
std::unique_ptr<AnswerTranslator> translator(Endpoint asked, Endpoint at, bool usage = false,
                                             std::string_view members = {}) {
    RequestFacts facts;
    facts.asksForUsage = usage;
    const std::string_view text =
        asked == kResponses ? R"('input':'Hi')" : R"('max_tokens':9,'messages':[])";
    const std::string body = "{\"model\":\"m\"," + test::json(text) + test::json(members) + "}";
    auto made = translateRequest(asked, at, body, facts, {.model = "m"}, {"x", 7});
    return std::move(made->answer);
}

// What the events become, and the end: a line each, "name {data}", with ' for ".
QByteArray play(AnswerTranslator& answer, const std::vector<std::string>& events) {
    std::string out;
    for (const std::string& event : events) {
        const std::string data = test::json(event);
        const auto translated = answer.translate({"", data}, out);
        if (!translated) {
            return QByteArray::fromStdString(translated.error().text());
        }
    }
    answer.end(used(), out);
    QByteArray lines;
    for (const QByteArray& event :
         QByteArray::fromStdString(out).replace("\n\n", "\f").split('\f')) {
        lines += QByteArray(event).replace("event: ", "").replace("\ndata: ", " ") + '\n';
    }
    return lines.replace("data: ", "").replace('"', '\'').trimmed() + '\n';
}

QByteArray sayWhole(Endpoint asked, Endpoint at, const char* body) {
    const std::string text = test::json(body);
    const auto whole = translator(asked, at)->translateBody(text, used());
    return QByteArray::fromStdString(whole ? *whole : whole.error().text()).replace('"', '\'');
}

std::string chunk(const std::string& delta, const std::string& finish = "null") {
    return "{'id':'c','model':'s','choices':[{'index':0,'delta':{" + delta +
           "},'finish_reason':" + finish + "}]}";
}

// Of an OpenAI answer: what is the same in every chunk is left out.
QByteArray shortened(QByteArray events) {
    return events
        .replace("{'id':'msg_1','object':'chat.completion.chunk','created':7,'model':'s',", "{")
        .replace("'index':0,'delta'", "'delta'")
        .replace(",'logprobs':null", "");
}

const std::vector<std::string> kClaudeSaysAndCalls{
    "{'type':'message_start','message':{'id':'msg_1','model':'s','usage':{'input_tokens':1}}}",
    "{'type':'ping'}",
    "{'type':'content_block_start','index':0,'content_block':{'type':'thinking','thinking':''}}",
    "{'type':'content_block_delta','index':0,'delta':{'type':'thinking_delta','thinking':'hm'}}",
    "{'type':'content_block_delta','index':0,'delta':{'type':'signature_delta','signature':'S'}}",
    "{'type':'content_block_stop','index':0}",
    "{'type':'content_block_start','index':1,'content_block':{'type':'text','text':''}}",
    "{'type':'content_block_delta','index':1,'delta':{'type':'text_delta','text':'Hi'}}",
    "{'type':'content_block_stop','index':1}",
    "{'type':'content_block_start','index':2,'content_block':{'type':'tool_use','id':'toolu_1',"
    "'name':'f','input':{}}}",
    "{'type':'content_block_delta','index':2,'delta':{'type':'input_json_delta','partial_json':''}"
    "}",
    "{'type':'content_block_delta','index':2,'delta':{'type':'input_json_delta','partial_json':"
    "'{\\'a\\''}}",
    "{'type':'content_block_delta','index':2,'delta':{'type':'input_json_delta','partial_json':"
    "':1}'}}",
    "{'type':'content_block_stop','index':2}",
    "{'type':'message_delta','delta':{'stop_reason':'tool_use'},'usage':{'output_tokens':8}}",
    "{'type':'message_stop'}"};

}  // namespace

class TestTranslateAnswer : public QObject {
    Q_OBJECT

private slots:
    void messagesBecomeChunks() {
        const auto answer = translator(kChat, kMessages, true);
        QCOMPARE(
            shortened(play(*answer, kClaudeSaysAndCalls)),
            QByteArray(
                "{'choices':[{'delta':{'role':'assistant','content':''},'finish_reason':null}]}\n"
                "{'choices':[{'delta':{'reasoning_content':'hm'},'finish_reason':null}]}\n"
                "{'choices':[{'delta':{'content':'Hi'},'finish_reason':null}]}\n"
                "{'choices':[{'delta':{'tool_calls':[{'index':0,'id':'toolu_1','type':"
                "'function','function':{'name':'f','arguments':''}}]},'finish_reason':null}]}\n"
                "{'choices':[{'delta':{'tool_calls':[{'index':0,'function':{'arguments':"
                "'{\\'a\\''}}]},'finish_reason':null}]}\n"
                "{'choices':[{'delta':{'tool_calls':[{'index':0,'function':{'arguments':"
                "':1}'}}]},'finish_reason':null}]}\n"
                "{'choices':[{'delta':{},'finish_reason':'tool_calls'}]}\n"
                "{'choices':[],'usage':{'prompt_tokens':16,'prompt_tokens_details':{"
                "'cached_tokens':4,'cache_write_tokens':2},'completion_tokens':8,"
                "'completion_tokens_details':{'reasoning_tokens':3},'total_tokens':24}}\n"
                "[DONE]\n"));
        QVERIFY(answer->losses().empty());
    }

    void usageIsAChunkOnlyWhereItWasAskedFor() {
        QVERIFY(!play(*translator(kChat, kMessages), kClaudeSaysAndCalls).contains("usage"));
    }

    // At most one block is open, each is closed once, and its number is not used again.
    void chunksBecomeMessages() {
        const auto answer = translator(kMessages, kChat);
        const QByteArray events = play(
            *answer,
            {chunk("'role':'assistant','content':''"), chunk("'reasoning_content':'hm'"),
             chunk("'content':'Hi'"),
             chunk("'tool_calls':[{'index':0,'id':'c1','type':'function','function':{'name':'f',"
                   "'arguments':'{'}}]"),
             chunk("'tool_calls':[{'index':0,'function':{'arguments':'}'}}]"),
             chunk("'tool_calls':[{'index':1,'id':'c2','function':{'name':'g','arguments':''}}]"),
             chunk("", "'tool_calls'"), "{'choices':[],'usage':{'prompt_tokens':1}}", "[DONE]"});
        QCOMPARE(
            events,
            QByteArray(
                "message_start {'type':'message_start','message':{'id':'c','type':'message','role':"
                "'assistant','model':'s','content':[],'stop_reason':null,'stop_sequence':null,"
                "'usage':{'input_tokens':0,'cache_creation_input_tokens':0,"
                "'cache_read_input_tokens':0,'output_tokens':0}}}\n"
                "ping {'type': 'ping'}\n"
                "content_block_start {'type':'content_block_start','index':0,'content_block':{"
                "'type':'text','text':''}}\n"
                "content_block_delta {'type':'content_block_delta','index':0,'delta':{'type':"
                "'text_delta','text':'Hi'}}\n"
                "content_block_stop {'type':'content_block_stop','index':0}\n"
                "content_block_start {'type':'content_block_start','index':1,'content_block':{"
                "'type':'tool_use','id':'c1','name':'f','input':{}}}\n"
                "content_block_delta {'type':'content_block_delta','index':1,'delta':{'type':"
                "'input_json_delta','partial_json':'{'}}\n"
                "content_block_delta {'type':'content_block_delta','index':1,'delta':{'type':"
                "'input_json_delta','partial_json':'}'}}\n"
                "content_block_stop {'type':'content_block_stop','index':1}\n"
                "content_block_start {'type':'content_block_start','index':2,'content_block':{"
                "'type':'tool_use','id':'c2','name':'g','input':{}}}\n"
                "content_block_delta {'type':'content_block_delta','index':2,'delta':{'type':"
                "'input_json_delta','partial_json':'{}'}}\n"
                "content_block_stop {'type':'content_block_stop','index':2}\n"
                "message_delta {'type':'message_delta','delta':{'stop_reason':'tool_use',"
                "'stop_sequence':null},'usage':{'input_tokens':10,'cache_creation_input_tokens':2,"
                "'cache_read_input_tokens':4,'output_tokens':8}}\n"
                "message_stop {'type':'message_stop'}\n"));
        QCOMPARE(answer->losses(),
                 std::vector<std::string>{"what the model thought: not passed on"});
    }

    // As servers that are almost like OpenAI say it: a whole call in one chunk, without an index,
    // without an id, its arguments as an object, ended by "stop".
    void callsOfServersThatAreAlmostTheSame() {
        const QByteArray events = play(
            *translator(kMessages, kChat),
            {chunk("'content':null,'tool_calls':[{'id':'a','function':{'name':'f','arguments':{"
                   "'x':1}}},{'id':'b','function':{'name':'g','arguments':'{}'}}]"),
             chunk("'tool_calls':[{'function':{'name':'h','arguments':'{}'}}]", "'stop'")});
        QCOMPARE(events.count("content_block_start {"), 3);
        QCOMPARE(events.count("content_block_stop {"), 3);
        QVERIFY(events.contains("'partial_json':'{\\'x\\':1}'"));
        QVERIFY(events.contains("'id':'call_c_2','name':'h'"));
        QVERIFY(events.contains("'stop_reason':'tool_use'"));
    }

    void contentInBlocks() {
        const QByteArray events =
            play(*translator(kMessages, kChat),
                 {chunk("'content':[{'type':'thinking','thinking':[{'type':'text','text':'hm'}]}]"),
                  chunk("'content':[{'type':'text','text':'Hi'}]", "'model_length'")});
        QVERIFY(events.contains("'text':'Hi'"));
        QVERIFY(!events.contains("hm"));
        QVERIFY(events.contains("'stop_reason':'max_tokens'"));
    }

    void aCallThatWasLeftIsNotTakenUpAgain() {
        QCOMPARE(play(*translator(kMessages, kChat),
                      {chunk("'tool_calls':[{'index':0,'id':'a','function':{'name':'f'}}]"),
                       chunk("'tool_calls':[{'index':1,'id':'b','function':{'name':'g'}}]"),
                       chunk("'tool_calls':[{'index':0,'function':{'arguments':'{}'}}]")}),
                 QByteArray("The provider went back to a tool call that it had left."));
    }

    void anAnswerBeginsOnce() {
        const std::vector<std::string> twice{kClaudeSaysAndCalls[0], kClaudeSaysAndCalls[6],
                                             kClaudeSaysAndCalls[7], kClaudeSaysAndCalls[0],
                                             kClaudeSaysAndCalls[7]};
        const std::vector<std::string> never(twice.begin() + 1, twice.begin() + 3);
        for (const auto& events : {twice, never}) {
            QCOMPARE(play(*translator(kResponses, kMessages), events).count("response.created {"),
                     1);
        }
        QVERIFY(play(*translator(kMessages, kChat), {}).startsWith("message_start {"));
    }

    // Of Gemini's compatible endpoint, and older servers.
    void callsThatAllHaveTheSameIndex() {
        const QByteArray events =
            play(*translator(kMessages, kChat),
                 {chunk("'tool_calls':[{'index':0,'id':'a','function':{'name':'f','arguments':"
                        "'{}'}},{'index':0,'id':'b','function':{'name':'g','arguments':'{}'}}]")});
        QVERIFY(events.contains("'id':'a','name':'f'") && events.contains("'id':'b','name':'g'"));
    }

    // Clients parse them, and nothing is no JSON.
    void aCallWithoutArgumentsHasEmptyOnes() {
        const std::vector<std::string> call{
            kClaudeSaysAndCalls[0],
            "{'type':'content_block_start','index':0,'content_block':{'type':'tool_use','id':'t',"
            "'name':'f','input':{}}}",
            kClaudeSaysAndCalls[14]};
        QVERIFY(play(*translator(kChat, kMessages), call).contains("'arguments':'{}'"));
        QVERIFY(play(*translator(kResponses, kMessages), call).contains("'arguments':'{}'"));
        QVERIFY(sayWhole(kChat, kMessages,
                         "{'content':[{'type':'tool_use','id':'t','name':'f','input':{}}]}")
                    .contains("'arguments':'{}'"));
    }

    void argumentsAfterTextAreOfNoCall() {
        QCOMPARE(play(*translator(kMessages, kChat),
                      {chunk("'tool_calls':[{'index':0,'id':'a','function':{'name':'f'}}]"),
                       chunk("'content':'x'"),
                       chunk("'tool_calls':[{'index':0,'function':{'arguments':'{}'}}]")}),
                 QByteArray("The provider went back to a tool call that it had left."));
    }

    void otherChoicesAreNotTheAnswer() {
        const QByteArray events =
            play(*translator(kMessages, kChat),
                 {"{'choices':[{'index':1,'delta':{'content':'No'}},{'index':0,'delta':{'content':"
                  "'Yes'},'finish_reason':'stop'}]}"});
        QVERIFY(events.contains("Yes") && !events.contains("No'"));
    }

    void itemsOfResponses() {
        const QByteArray events = play(*translator(kResponses, kMessages), kClaudeSaysAndCalls);
        QStringList types;
        qint64 sequence = 0;
        QCOMPARE(events.count(": ping\n"), 1);  // while the model thinks
        for (const QByteArray& line :
             QByteArray(events).replace(": ping\n", "").trimmed().split('\n')) {
            const QByteArray data = line.mid(line.indexOf(' ') + 1);
            types.append(QString::fromLatin1(line.left(line.indexOf(' '))));
            QVERIFY2(data.contains("'sequence_number':" + QByteArray::number(sequence++)), data);
        }
        QCOMPARE(types, QStringList({"response.created", "response.in_progress",
                                     "response.output_item.added", "response.content_part.added",
                                     "response.output_text.delta", "response.output_text.done",
                                     "response.content_part.done", "response.output_item.done",
                                     "response.output_item.added",
                                     "response.function_call_arguments.delta",
                                     "response.function_call_arguments.delta",
                                     "response.function_call_arguments.done",
                                     "response.output_item.done", "response.completed"}));
        QVERIFY(events.contains("'output_index':1,'name':'f','arguments':'{\\'a\\':1}'"));
        QVERIFY(events.contains("'call_id':'toolu_1'"));
        QVERIFY(events.contains("'usage':{'input_tokens':16,"));
    }

    void aToolThatTakesTextGetsIt() {
        const auto answer =
            translator(kResponses, kChat, false, R"(,'tools':[{'type':'custom','name':'patch'}])");
        const QByteArray events = play(
            *answer,
            {chunk("'tool_calls':[{'index':0,'id':'c1','function':{'name':'patch',"
                   "'arguments':'{\\'input\\':\\'a '}}]"),
             chunk("'tool_calls':[{'index':0,'function':{'arguments':'b\\'}'}}]", "'tool_calls'")});
        QCOMPARE(events.count("response.custom_tool_call_input.delta {"), 1);
        QVERIFY(events.contains("'type':'custom_tool_call'"));
        QVERIFY(events.contains("'input':'a b'"));
        QVERIFY(!events.contains("function_call"));
    }

    void anAnswerThatWasCutShortIsIncomplete() {
        const QByteArray events =
            play(*translator(kResponses, kChat), {chunk("'content':'Hi'", "'length'")});
        QVERIFY(events.contains("response.incomplete {"));
        QVERIFY(events.contains("'incomplete_details':{'reason':'max_output_tokens'}"));
        QVERIFY(!events.contains("response.completed"));
    }

    void wholeAnswers() {
        const char* const claude =
            "{'id':'msg_1','type':'message','model':'s','content':[{'type':'thinking','thinking':"
            "'hm','signature':'S'},{'type':'text','text':'Hi'},{'type':'tool_use','id':'t','name':"
            "'f','input':{'a':1}}],'stop_reason':'tool_use'}";
        QCOMPARE(sayWhole(kChat, kMessages, claude),
                 QByteArray("{'id':'msg_1','object':'chat.completion','created':7,'model':'s',"
                            "'choices':[{'index':0,'message':{'role':'assistant','content':'Hi',"
                            "'refusal':null,'reasoning_content':'hm','tool_calls':[{'id':'t','type'"
                            ":'function','function':{'name':'f','arguments':'{\\'a\\':1}'}}]},"
                            "'finish_reason':'tool_calls','logprobs':null}],'usage':{"
                            "'prompt_tokens':16,'prompt_tokens_details':{'cached_tokens':4,"
                            "'cache_write_tokens':2},'completion_tokens':8,"
                            "'completion_tokens_details':{'reasoning_tokens':3},'total_tokens':24}"
                            "}"));
        QCOMPARE(sayWhole(kMessages, kChat,
                          "{'id':'c','model':'s','choices':[{'index':0,'message':{'role':"
                          "'assistant','content':'Hi','tool_calls':[{'id':'t','type':'function',"
                          "'function':{'name':'f','arguments':'{\\'a\\':1}'}}]},'finish_reason':"
                          "'tool_calls'}]}"),
                 QByteArray("{'id':'c','type':'message','role':'assistant','model':'s','content':[{"
                            "'type':'text','text':'Hi'},{'type':'tool_use','id':'t','name':'f',"
                            "'input':{'a':1}}],'stop_reason':'tool_use','stop_sequence':null,"
                            "'usage':{'input_tokens':10,'cache_creation_input_tokens':2,"
                            "'cache_read_input_tokens':4,'output_tokens':8}}"));
        const QByteArray response = sayWhole(kResponses, kMessages, claude);
        QVERIFY(response.contains("'status':'completed'"));
        QVERIFY(response.contains("'type':'output_text','text':'Hi'"));
        QVERIFY(response.contains("'call_id':'t','name':'f','arguments':'{\\'a\\':1}'"));
    }

    void whyItEnded_data() {
        QTest::addColumn<QByteArray>("claude");
        QTest::addColumn<QByteArray>("openai");
        QTest::addColumn<QByteArray>("back");
        const auto row = [](const char* claude, const char* openai, const char* back) {
            QTest::newRow(claude) << QByteArray(claude) << QByteArray(openai) << QByteArray(back);
        };
        row("end_turn", "stop", "end_turn");
        row("stop_sequence", "stop", "end_turn");
        row("pause_turn", "stop", "end_turn");
        row("max_tokens", "length", "max_tokens");
        row("model_context_window_exceeded", "length", "max_tokens");
        row("refusal", "content_filter", "refusal");
        row("something_new", "stop", "end_turn");
    }
    void whyItEnded() {
        QFETCH(QByteArray, claude);
        QFETCH(QByteArray, openai);
        QFETCH(QByteArray, back);
        const QByteArray there = sayWhole(
            kChat, kMessages, ("{'content':[],'stop_reason':'" + claude + "'}").constData());
        QVERIFY2(there.contains("'finish_reason':'" + openai + "'"), there);
        const QByteArray here =
            sayWhole(kMessages, kChat,
                     ("{'choices':[{'message':{'content':'a'},'finish_reason':'" + openai + "'}]}")
                         .constData());
        QVERIFY2(here.contains("'stop_reason':'" + back + "'"), here);
    }

    void aBrokenStreamEndsInTheWordsOfTheCaller() {
        const auto said = [](Endpoint asked, Endpoint at) {
            return translator(asked, at)->errorEvents(Fault::UpstreamFailed, "Gone.");
        };
        QVERIFY(said(kMessages, kChat).starts_with("event: error\ndata: {\"type\":\"error\""));
        QVERIFY(said(kChat, kMessages).starts_with("data: {\"error\":{\"message\":\"Gone.\""));
        QVERIFY(said(kResponses, kChat).find("event: response.failed") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestTranslateAnswer)
#include "test_translate_answer.moc"
