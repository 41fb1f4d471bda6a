// SPDX-License-Identifier: GPL-3.0-or-later
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "engine/dialects/translation/translation.hpp"
#include "tests/engine/dialects/translated.hpp"

using namespace weir;
using namespace weir::dialects;
using namespace weir::test;

namespace {

struct Case {
    const char* name;
    Endpoint asked;
    Endpoint at;
    const char* body;     // without its model
    const char* becomes;  // likewise; of chat and of messages with the least they have
    const char* losses;   // beside "translated: … -> …", joined by "; "
};

const Case
    kCases[] =
        {
            {"system texts that come first are the system", kChat, kMessages,
             R"('messages':[{'role':'system','content':'Be brief.'},{'role':'developer','content':'In Dutch.'},{'role':'user','content':'Hi'}],'max_tokens':9)",
             R"('max_tokens':9,'system':[{'type':'text','text':'Be brief.'},{'type':'text','text':'In Dutch.'}],'messages':[{'role':'user','content':[{'type':'text','text':'Hi'}]}])",
             ""},
            {"later ones are the user's", kChat, kMessages,
             R"('messages':[{'role':'user','content':'Hi'},{'role':'system','content':'Now in Dutch.'}],'max_tokens':9)",
             R"('max_tokens':9,'messages':[{'role':'user','content':[{'type':'text','text':'Hi'},{'type':'text','text':'Now in Dutch.'}]}])",
             "a message of the system after others: sent as the user's"},
            {"nothing but system texts", kChat, kMessages,
             R"('messages':[{'role':'system','content':'Say hello.'}],'max_tokens':9)",
             R"('max_tokens':9,'messages':[{'role':'user','content':[{'type':'text','text':'Say hello.'}]}])",
             "a message of the system after others: sent as the user's"},
            {"a limit that has to be named", kChat, kMessages,
             R"('messages':[{'role':'user','content':'Hi'}])",
             R"('max_tokens':8192,'messages':[{'role':'user','content':[{'type':'text','text':'Hi'}]}])",
             "max_tokens: 8192, because one has to be named"},
            {"all results of a turn are one message, before what the user says", kChat, kMessages,
             R"('messages':[{'role':'user','content':'Both?'},{'role':'assistant','content':null,'tool_calls':[{'id':'c1','type':'function','function':{'name':'f','arguments':'{\"a\":1}'}},{'id':'c2','type':'function','function':{'name':'g','arguments':''}}]},{'role':'tool','tool_call_id':'c1','content':'one'},{'role':'tool','tool_call_id':'c2','content':'two'},{'role':'user','content':'Well?'}],'max_tokens':9)",
             R"('max_tokens':9,'messages':[{'role':'user','content':[{'type':'text','text':'Both?'}]},{'role':'assistant','content':[{'type':'tool_use','id':'c1','name':'f','input':{'a':1}},{'type':'tool_use','id':'c2','name':'g','input':{}}]},{'role':'user','content':[{'type':'tool_result','tool_use_id':'c1','content':[{'type':'text','text':'one'}]},{'type':'tool_result','tool_use_id':'c2','content':[{'type':'text','text':'two'}]},{'type':'text','text':'Well?'}]}],'tools':[{'name':'f','input_schema':{'type':'object','properties':{}}},{'name':'g','input_schema':{'type':'object','properties':{}}}],'tool_choice':{'type':'none'})",
             "tools that were called before: named, and not to be called"},
            {"arguments that are no JSON", kChat, kMessages,
             R"('messages':[{'role':'assistant','tool_calls':[{'id':'c1','type':'function','function':{'name':'f','arguments':'{\"a\":'}}]},{'role':'tool','tool_call_id':'c1','content':''}],'max_tokens':9)",
             R"('max_tokens':9,'messages':[{'role':'assistant','content':[{'type':'tool_use','id':'c1','name':'f','input':{'arguments':'{\"a\":'}}]},{'role':'user','content':[{'type':'tool_result','tool_use_id':'c1'}]}],'tools':[{'name':'f','input_schema':{'type':'object','properties':{}}}],'tool_choice':{'type':'none'})",
             "arguments of an earlier tool call that are no JSON object: sent as text; "
             "tools that were called before: named, and not to be called"},
            {"images, inline and by address", kChat, kMessages,
             R"('messages':[{'role':'user','content':[{'type':'image_url','image_url':{'url':'data:image/png;base64,AAAA','detail':'low'}},{'type':'image_url','image_url':{'url':'https://a.example/b.png'}},{'type':'text','text':'?'}]}],'max_tokens':9)",
             R"('max_tokens':9,'messages':[{'role':'user','content':[{'type':'image','source':{'type':'base64','media_type':'image/png','data':'AAAA'}},{'type':'image','source':{'type':'url','url':'https://a.example/b.png'}},{'type':'text','text':'?'}]}])",
             "left out: the detail of an image"},
            {"a PDF", kChat, kMessages,
             R"('messages':[{'role':'user','content':[{'type':'file','file':{'filename':'a.pdf','file_data':'data:application/pdf;base64,JVBE'}}]}],'max_tokens':9)",
             R"('max_tokens':9,'messages':[{'role':'user','content':[{'type':'document','source':{'type':'base64','media_type':'application/pdf','data':'JVBE'},'title':'a.pdf'}]}])",
             ""},
            {"tools and what may be called",
             kChat, kMessages, R"('messages':[{'role':'user','content':'Hi'}],'max_tokens':9,'tools':[{'type':'function','function':{'name':'f','description':'d','strict':true,'parameters':{'type':'object','properties':{'b':{'type':'string'},'a':{'type':'string'}}}}},{'type':'function','function':{'name':'g'}}],'tool_choice':{'type':'function','function':{'name':'f'}},'parallel_tool_calls':false)",
             R"('max_tokens':9,'messages':[{'role':'user','content':[{'type':'text','text':'Hi'}]}],'tools':[{'name':'f','description':'d','input_schema':{'type':'object','properties':{'b':{'type':'string'},'a':{'type':'string'}}}},{'name':'g','input_schema':{'type':'object','properties':{}}}],'tool_choice':{'type':'tool','name':'f','disable_parallel_tool_use':true})",
             "left out: strict tools"},
            {"what holds anyway is not said", kChat, kMessages,
             R"('messages':[{'role':'user','content':'Hi'}],'max_completion_tokens':9,'temperature':1,'top_p':1.0,'n':1,'stop':'END','user':'u1')",
             R"('max_tokens':9,'messages':[{'role':'user','content':[{'type':'text','text':'Hi'}]}],'stop_sequences':['END'],'metadata':{'user_id':'u1'})",
             ""},
            {"a temperature that is too high", kChat, kMessages,
             R"('messages':[{'role':'user','content':'Hi'}],'max_tokens':9,'temperature':1.5,'top_p':0.5)",
             R"('max_tokens':9,'messages':[{'role':'user','content':[{'type':'text','text':'Hi'}]}],'top_p':0.5)",
             "temperature: 1.5 -> 1"},
            {"a schema for the answer", kChat, kMessages,
             R"('messages':[{'role':'user','content':'Hi'}],'max_tokens':9,'response_format':{'type':'json_schema','json_schema':{'name':'n','schema':{'type':'object'}}})",
             R"('max_tokens':9,'messages':[{'role':'user','content':[{'type':'text','text':'Hi'}]}],'output_config':{'format':{'type':'json_schema','schema':{'type':'object'}}})",
             ""},
            {"what would be refused", kChat, kMessages,
             R"('messages':[{'role':'user','content':'Hi'},{'role':'assistant','content':'\n\n','tool_calls':[{'id':'c1','type':'function','function':{'name':'f','arguments':'{}'}}]},{'role':'system','content':'Go on.'},{'role':'tool','tool_call_id':'c1','content':'one'}],'max_tokens':9,'stop':['\n'],'user':'ada@example.com','tools':[{'type':'function','function':{'name':'f','parameters':{'properties':{}}}}])",
             R"('max_tokens':9,'messages':[{'role':'user','content':[{'type':'text','text':'Hi'}]},{'role':'assistant','content':[{'type':'tool_use','id':'c1','name':'f','input':{}}]},{'role':'user','content':[{'type':'tool_result','tool_use_id':'c1','content':[{'type':'text','text':'one'}]},{'type':'text','text':'Go on.'}]}],'tools':[{'name':'f','input_schema':{'properties':{},'type':'object'}}])",
             "a message of the system after others: sent as the user's; left out: a stop sequence "
             "of white "
             "space, the caller's own user"},
            {"what has no place is named once, wherever it stands", kChat, kMessages,
             R"('messages':[{'role':'user','name':'ada','content':'Hi'},{'role':'user','name':'bo','content':'Ho'}],'max_tokens':9,'seed':1,'logit_bias':{'1':2},'logprobs':null)",
             R"('max_tokens':9,'messages':[{'role':'user','content':[{'type':'text','text':'Hi'},{'type':'text','text':'Ho'}]}])",
             "left out: messages[].name, seed, logit_bias"},

            {"the system, as text and as blocks", kMessages, kChat,
             R"('max_tokens':9,'system':[{'type':'text','text':'Be brief.','cache_control':{'type':'ephemeral'}},{'type':'text','text':'In Dutch.'}],'messages':[{'role':'user','content':'Hi'}])",
             R"('messages':[{'role':'system','content':'Be brief.\n\nIn Dutch.'},{'role':'user','content':'Hi'}],'max_tokens':9)",
             "left out: messages[].content[].cache_control"},
            {"results are messages of their own", kMessages,
             kChat, R"('max_tokens':9,'messages':[{'role':'assistant','content':[{'type':'thinking','thinking':'hm','signature':'s'},{'type':'text','text':'Let me see.'},{'type':'tool_use','id':'toolu_1','name':'f','input':{'a':1}}]},{'role':'user','content':[{'type':'tool_result','tool_use_id':'toolu_1','content':[{'type':'text','text':'one'},{'type':'image','source':{'type':'base64','media_type':'image/png','data':'AAAA'}}],'is_error':true},{'type':'text','text':'Well?'}]}])", R"('messages':[{'role':'assistant','content':'Let me see.','tool_calls':[{'id':'toolu_1','type':'function','function':{'name':'f','arguments':'{\"a\":1}'}}]},{'role':'tool','tool_call_id':'toolu_1','content':'one'},{'role':'user','content':[{'type':'image_url','image_url':{'url':'data:image/png;base64,AAAA'}},{'type':'text','text':'Well?'}]}],'max_tokens':9)",
             "a tool's error: sent as its result; what a tool shows beside text: sent as the "
             "user's, "
             "after "
             "its result; left out: what the model thought before"},
            {"tools, one at a time", kMessages, kChat,
             R"('max_tokens':9,'messages':[{'role':'user','content':'Hi'}],'tools':[{'name':'f','input_schema':{'type':'object'}},{'type':'web_search_20250305','name':'web_search'}],'tool_choice':{'type':'any','disable_parallel_tool_use':true})",
             R"('messages':[{'role':'user','content':'Hi'}],'tools':[{'type':'function','function':{'name':'f','parameters':{'type':'object'}}}],'tool_choice':'required','parallel_tool_calls':false,'max_tokens':9)",
             "left out: a tool of the type web_search_20250305"},
            {"how it is sampled, and what is left out", kMessages, kChat,
             R"('max_tokens':9,'messages':[{'role':'user','content':'Hi'}],'temperature':0.5,'top_p':0.9,'top_k':5,'stop_sequences':['a','b','c','d','e'],'thinking':{'type':'adaptive'},'metadata':{'user_id':'u'})",
             R"('messages':[{'role':'user','content':'Hi'}],'max_tokens':9,'temperature':0.5,'top_p':0.9,'stop':['a','b','c','d'])",
             "stop sequences: the first 4 of 5; left out: top_k, the caller's own user"},
            {"a stream asks for its usage", kMessages, kChat,
             R"('max_tokens':9,'messages':[{'role':'user','content':'Hi'}],'stream':true)",
             R"('messages':[{'role':'user','content':'Hi'}],'max_tokens':9,'stream':true,'stream_options':{'include_usage':true})",
             ""},
            {"a plain document is text", kMessages, kChat,
             R"('max_tokens':9,'messages':[{'role':'user','content':[{'type':'document','title':'Log','source':{'type':'text','media_type':'text/plain','data':'line'}}]}])",
             R"('messages':[{'role':'user','content':'Log\n\nline'}],'max_tokens':9)", ""},

            {"input as text", kResponses, kChat,
             R"('input':'Hi','instructions':'Be brief.','store':false)",
             R"('messages':[{'role':'system','content':'Be brief.'},{'role':'user','content':'Hi'}])",
             ""},
            {"items of a history", kResponses, kChat,
             R"('input':[{'role':'user','content':[{'type':'input_text','text':'Hi'},{'type':'input_image','image_url':'data:image/png;base64,AAAA'}]},{'type':'reasoning','id':'rs_1','summary':[]},{'type':'message','role':'assistant','id':'m','status':'completed','phase':'commentary','content':[{'type':'output_text','text':'Let me see.','annotations':[]}]},{'type':'function_call','id':'fc','call_id':'c1','name':'f','arguments':'{}','status':'completed'},{'type':'function_call_output','call_id':'c1','output':'one'}],'max_output_tokens':9)",
             R"('messages':[{'role':'user','content':[{'type':'text','text':'Hi'},{'type':'image_url','image_url':{'url':'data:image/png;base64,AAAA'}}]},{'role':'assistant','content':'Let me see.','tool_calls':[{'id':'c1','type':'function','function':{'name':'f','arguments':'{}'}}]},{'role':'tool','tool_call_id':'c1','content':'one'}],'max_tokens':9)",
             "left out: what the model thought before"},
            {"a tool that takes text", kResponses, kChat,
             R"('input':[{'role':'user','content':'Hi'},{'type':'custom_tool_call','call_id':'c1','name':'patch','input':'a b'},{'type':'custom_tool_call_output','call_id':'c1','output':'ok'}],'tools':[{'type':'custom','name':'patch','description':'Edits.','format':{'type':'grammar','syntax':'lark','definition':'start: x'}},{'type':'web_search'}])", R"('messages':[{'role':'user','content':'Hi'},{'role':'assistant','content':null,'tool_calls':[{'id':'c1','type':'function','function':{'name':'patch','arguments':'{\"input\":\"a b\"}'}}]},{'role':'tool','tool_call_id':'c1','content':'ok'}],'tools':[{'type':'function','function':{'name':'patch','description':'Edits.\n\nThe input follows this grammar (lark):\nstart: x','parameters':{'type':'object','properties':{'input':{'type':'string'}},'required':['input']}}}])",
             "a tool that takes text: offered as a function with one argument; left out: a tool of "
             "the "
             "type "
             "web_search"},
            {"a schema for the answer, of Responses", kResponses, kChat,
             R"('input':'Hi','text':{'format':{'type':'json_schema','name':'n','strict':true,'schema':{'type':'object'}},'verbosity':'low'},'reasoning':{'effort':'high'})",
             R"('messages':[{'role':'user','content':'Hi'}],'response_format':{'type':'json_schema','json_schema':{'name':'n','schema':{'type':'object'},'strict':true}})",
             "left out: text.verbosity, how hard to think (high)"},
            {"Responses to messages", kResponses, kMessages,
             R"('input':'Hi','max_output_tokens':9)",
             R"('max_tokens':9,'messages':[{'role':'user','content':[{'type':'text','text':'Hi'}]}])",
             ""},
};

struct RefusedCase {
    const char* name;
    Endpoint asked;
    Endpoint at;
    const char* body;
    const char* why;
};

const RefusedCase kRefused[] = {
    {"two answers", kChat, kMessages, R"('messages':[],'n':2)", "it asks for 2 answers at once."},
    {"audio", kChat, kMessages,
     R"('messages':[{'role':'user','content':[{'type':'input_audio','input_audio':{'data':'A','format':'wav'}}]}])",
     "it has audio in it."},
    {"spoken answers", kChat, kMessages, R"('messages':[],'audio':{'voice':'a'})",
     "it asks for an answer in audio."},
    {"a file at the provider", kChat, kMessages,
     R"('messages':[{'role':'user','content':[{'type':'file','file':{'file_id':'f'}}]}])",
     "it has a file that is only at the provider."},
    {"functions of old", kChat, kMessages, R"('messages':[],'functions':[])",
     "it has `functions`, which `tools` took the place of."},
    {"a part that nobody knows", kChat, kMessages,
     R"('messages':[{'role':'user','content':[{'type':'hologram'}]}])",
     "it has a part of the type 'hologram'."},
    {"text that is none", kChat, kMessages, R"('messages':[{'role':7}])",
     "it has a `messages[].role` that is no text."},
    {"results of a server's tools", kMessages, kChat,
     R"('max_tokens':9,'messages':[{'role':'assistant','content':[{'type':'server_tool_use','id':'s'}]}])",
     "it has a block of the type 'server_tool_use'."},
    {"a document by its address", kMessages, kChat,
     R"('max_tokens':9,'messages':[{'role':'user','content':[{'type':'document','source':{'type':'url','url':'https://a.example'}}]}])",
     "it has a document that is only named by its address."},
    {"a tool that is left out and has to be called", kMessages, kChat,
     R"('max_tokens':9,'messages':[],'tools':[{'type':'web_search_20250305','name':'web'}],'tool_choice':{'type':'tool','name':'web'})",
     "it demands a tool that cannot be offered."},
    {"tools that are all left out and have to be called", kResponses, kChat,
     R"('input':'Hi','tools':[{'type':'web_search'}],'tool_choice':'required')",
     "it demands a tool that cannot be offered."},
    {"a state of the provider", kResponses, kChat, R"('input':'Hi','previous_response_id':'r')",
     "it names a `previous_response_id`, which only its provider has."},
    {"in the background", kResponses, kChat, R"('input':'Hi','background':true)",
     "it is to be answered in the background."},
    {"an item of a state", kResponses, kMessages, R"('input':[{'type':'item_reference','id':'i'}])",
     "it has an item of the type 'item_reference'."},
};

QJsonObject object(std::string_view members) {
    QJsonParseError error{};
    const std::string text = "{\"model\":\"theirs\"," + test::json(members) + "}";
    const auto document = QJsonDocument::fromJson(QByteArray::fromStdString(text), &error);
    if (error.error != QJsonParseError::NoError) {
        qFatal("no JSON: %s", text.c_str());
    }
    return document.object();
}

QByteArray compact(const QJsonObject& object) {
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

}  // namespace

class TestTranslateRequest : public QObject {
    Q_OBJECT

private slots:
    void saysTheSameInAnotherDialect_data() {
        QTest::addColumn<int>("index");
        for (std::size_t i = 0; i < std::size(kCases); ++i) {
            QTest::newRow(kCases[i].name) << static_cast<int>(i);
        }
    }
    void saysTheSameInAnotherDialect() {
        QFETCH(int, index);
        const Case& row = kCases[index];
        const auto made = translate(row.asked, row.at, row.body);
        QVERIFY2(made, made ? "" : made.error().text().c_str());
        const auto said = QJsonDocument::fromJson(QByteArray::fromStdString(made->body)).object();
        QCOMPARE(compact(said), compact(object(row.becomes)));
        const std::vector<std::string> losses(made->losses.begin() + 1, made->losses.end());
        QCOMPARE(fmt::format("{}", fmt::join(losses, "; ")), std::string(row.losses));
        QVERIFY(made->losses.front().starts_with("translated: "));
        // Byte for byte the same again, so that a provider's cache of prompts finds it.
        QCOMPARE(translate(row.asked, row.at, row.body)->body, made->body);
    }

    void refusesWhatWouldBeAnotherCall_data() {
        QTest::addColumn<int>("index");
        for (std::size_t i = 0; i < std::size(kRefused); ++i) {
            QTest::newRow(kRefused[i].name) << static_cast<int>(i);
        }
    }
    void refusesWhatWouldBeAnotherCall() {
        QFETCH(int, index);
        const RefusedCase& row = kRefused[index];
        const auto made = translate(row.asked, row.at, row.body);
        QVERIFY(!made);
        QVERIFY(made.error().code == ErrorCode::Invalid);
        QVERIFY2(made.error().text().find(row.why) != std::string::npos,
                 made.error().text().c_str());
    }

    void saysThatTheModelHasAnotherName() {
        RequestFacts facts;
        facts.model = "fast";
        const auto made = translateRequest(
            kMessages, kChat, test::json(R"({'model':'fast','max_tokens':9,'messages':[]})"), facts,
            {.model = "gpt-4o"}, {"x", 0});
        QCOMPARE(made->losses, (std::vector<std::string>{"translated: anthropic -> openai_chat",
                                                         "model: fast -> gpt-4o"}));
    }

    // A hostile body makes no line of a record that grows with it.
    void namesOfTheCallersMakingAreCut() {
        std::string body = R"('messages':[{'role':'user','content':'Hi'}],'max_tokens':9)";
        for (int i = 0; i < 500; ++i) {
            body += ",'x" + std::string(200, 'y') + std::to_string(i) + "':1";
        }
        const auto made = translate(kChat, kMessages, body);
        QVERIFY(made);
        QVERIFY(made->losses.back().size() < 4'000);
    }

    void whereACallGoes() {
        const std::vector<Dialect> chat{Dialect::OpenAiChat};
        const std::vector<Dialect> anthropic{Dialect::Anthropic};
        const std::vector<Dialect> both{Dialect::Anthropic, Dialect::OpenAiChat};
        const std::vector<Dialect> responses{Dialect::OpenAiResponses};
        QCOMPARE(endpointAt(kChat, chat), std::optional(kChat));
        QCOMPARE(endpointAt(kChat, anthropic), std::optional(kMessages));
        QCOMPARE(endpointAt(kMessages, both), std::optional(kMessages));
        QCOMPARE(endpointAt(kResponses, both), std::optional(kChat));
        QCOMPARE(endpointAt(kChat, responses), std::optional<Endpoint>());
        QCOMPARE(endpointAt(Endpoint::Embeddings, anthropic), std::optional<Endpoint>());
        QCOMPARE(endpointAt(Endpoint::CountTokens, chat), std::optional<Endpoint>());
    }
};

QTEST_GUILESS_MAIN(TestTranslateRequest)
#include "test_translate_request.moc"
