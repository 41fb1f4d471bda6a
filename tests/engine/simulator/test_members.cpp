// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include <boost/json.hpp>

#include "tests/engine/simulator/asking.hpp"

using weir::simulator::Answer;
using weir::test::Asking;

namespace {

constexpr const char* kChat = "/v1/chat/completions";
constexpr const char* kResponses = "/v1/responses";
constexpr const char* kMessages = "/v1/messages";
constexpr const char* kCount = "/v1/messages/count_tokens";
constexpr const char* kEmbeddings = "/v1/embeddings";

// A good request to which members are added.
std::string bodyFor(std::string_view path, const QString& members) {
    const std::string_view start =
        path == kResponses    ? "{'model':'sim-fast','input':'Hi',"
        : path == kEmbeddings ? "{'model':'sim-embedding','input':'Hi',"
        : path == kMessages   ? "{'model':'sim-fast','max_tokens':9,"
                                "'messages':[{'role':'user','content':'Hi'}],"
                              : "{'model':'sim-fast','messages':[{'role':'user','content':'Hi'}],";
    return std::string(start) + members.toStdString() + "}";
}

void add(const char* path, const char* members) {
    QTest::addRow("%s %s", path, members) << QString(path) << QString(members);
}

// The tools of a request with one tool of that name.
std::string toolOf(std::string_view path, const std::string& name) {
    const std::string named = "'name':'" + name + "'";
    return path == kChat        ? "'tools':[{'type':'function','function':{" + named + "}}]"
           : path == kResponses ? "'tools':[{'type':'function'," + named + "}]"
                                : "'tools':[{'input_schema':{}," + named + "}]";
}

}  // namespace

// What the real APIs take and refuse of the members of a request.
class TestMembers : public QObject {
    Q_OBJECT

private slots:
    void refuses_data() {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("members");
        QTest::addColumn<QString>("param");
        const auto each = [](std::initializer_list<const char*> paths, const char* param,
                             std::initializer_list<const char*> values) {
            for (const char* path : paths) {
                for (const char* value : values) {
                    QTest::addRow("%s %s: %s", path, param, value)
                        << path << QString("'%1':%2").arg(param, value) << param;
                }
            }
        };
        each({kChat, kResponses, kMessages, kCount, kEmbeddings}, "bogus", {"1", "null"});
        each({kChat, kResponses}, "temperature", {"-0.1", "2.1", "'hot'", "true"});
        each({kMessages}, "temperature", {"-0.1", "1.1", "'hot'"});
        each({kChat, kResponses, kMessages}, "top_p", {"-0.1", "1.1", "'all'"});
        each({kMessages}, "top_k", {"-1", "1.5", "'few'"});
        each({kChat}, "top_k", {"1"});
        each({kChat}, "n", {"0", "129", "-1", "1.5", "'one'"});
        each({kChat}, "stop", {"['a','b','c','d','e']", "[]", "[1]", "7"});
        each({kMessages}, "stop_sequences", {"'a'"});
        each({kChat}, "presence_penalty", {"-2.1", "2.1"});
        each({kChat}, "frequency_penalty", {"-2.1", "2.1"});
        each({kChat, kResponses}, "top_logprobs", {"21"});
        each({kChat}, "max_tokens", {"0"});
        each({kChat}, "max_completion_tokens", {"0"});
        each({kResponses}, "max_output_tokens", {"0", "15"});
        each({kChat, kResponses}, "store", {"'yes'"});
        each({kChat, kResponses, kMessages}, "metadata", {"[]"});
        each({kChat, kResponses}, "tool_choice", {"'required'"});
        each({kMessages}, "tool_choice", {"{'type':'any'}"});
        for (const char* path : {kChat, kResponses, kMessages}) {
            for (const std::string& name : {std::string("a b"), std::string("a.b"),
                                            std::string("caf\xC3\xA9"), std::string(129, 'a')}) {
                QTest::addRow("%s, tool %s", path, name.c_str())
                    << path << QString::fromStdString(toolOf(path, name)) << "tools";
            }
        }
        QTest::newRow("chat, a long name")
            << kChat << QString::fromStdString(toolOf(kChat, std::string(65, 'a'))) << "tools";
    }
    void refuses() {
        QFETCH(QString, path);
        QFETCH(QString, members);
        QFETCH(QString, param);
        const std::string to = path.toStdString();
        const Answer answer = Asking().post(to, bodyFor(to, members));
        QVERIFY2(answer.status == 400, answer.body.c_str());
        const auto body = boost::json::parse(answer.body);
        const auto& error = body.at("error");
        QCOMPARE(error.at("type").as_string(), "invalid_request_error");
        if (to.starts_with(kMessages)) {
            QCOMPARE(body.at("type").as_string(), "error");
            QVERIFY(!error.as_object().contains("param"));
        } else {
            QCOMPARE(QString(error.at("param").as_string().c_str()), param);
        }
    }

    void refusesImagesOfNothing() {
        for (const char* part : {"{'type':'image_url'}", "{'type':'image_url','image_url':{}}",
                                 "{'type':'input_audio'}", "{'type':'file'}"}) {
            const Answer answer = Asking().post(
                kChat, std::string("{'model':'sim-fast','messages':[{'role':'user','content':[") +
                           part + "]}]}");
            QVERIFY2(answer.status == 400, part);
        }
    }

    void saysWhatIsWrong_data() {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("members");
        QTest::addColumn<QString>("message");
        QTest::newRow("OpenAI, unknown")
            << kChat << "'bogus':1"
            << "'bogus' must not be there: this endpoint has no such member.";
        QTest::newRow("OpenAI, a number")
            << kChat << "'temperature':3" << "'temperature' must be a number from 0 to 2.";
        QTest::newRow("OpenAI, stops")
            << kChat << "'stop':7" << "'stop' must be a text, or at most 4 texts.";
        QTest::newRow("Anthropic, unknown")
            << kMessages << "'bogus':1"
            << "bogus: must not be there: this endpoint has no such member";
        QTest::newRow("Anthropic, a count")
            << kMessages << "'top_k':-1" << "top_k: must be a whole number of at least 0";
    }
    void saysWhatIsWrong() {
        QFETCH(QString, path);
        QFETCH(QString, members);
        QFETCH(QString, message);
        const std::string to = path.toStdString();
        const Answer answer = Asking().post(to, bodyFor(to, members));
        QCOMPARE(
            QString(boost::json::parse(answer.body).at("error").at("message").as_string().c_str()),
            message);
    }

    void takes_data() {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("members");
        add(kChat, "'temperature':2,'top_p':1,'n':1,'stop':['a','b','c','d'],'seed':-7");
        add(kChat, "'temperature':0,'top_p':0.0,'stop':'a','presence_penalty':-2");
        add(kChat, "'temperature':null,'stop':null,'n':null,'max_tokens':null,'tools':null");
        add(kChat, "'stream':true,'stream_options':{'include_usage':true},'user':'ada'");
        add(kChat,
            "'reasoning_effort':'high','verbosity':'low','service_tier':'auto','store':false,"
            "'metadata':{'a':'b'},'prompt_cache_key':'k','safety_identifier':'s','logprobs':true,"
            "'top_logprobs':20,'logit_bias':{},'parallel_tool_calls':false,'modalities':['text']");
        // As coding agents ask.
        add(kResponses,
            "'instructions':'Help.','tools':[{'type':'function','name':'shell','strict':false,"
            "'parameters':{}},{'type':'custom','name':'apply_patch'},{'type':'web_search'}],"
            "'tool_choice':'auto','parallel_tool_calls':false,'store':false,'stream':true,"
            "'reasoning':{'effort':'medium','summary':'auto'},"
            "'include':['reasoning.encrypted_content'],'prompt_cache_key':'k',"
            "'text':{'verbosity':'low'},'client_metadata':{'a':'b'},'service_tier':'auto'");
        add(kResponses, "'stream':true,'stream_options':{'include_obfuscation':false}");
        add(kResponses, "'max_output_tokens':16,'temperature':1,'truncation':'auto','user':'a'");
        add(kMessages,
            "'stream':true,'system':[{'type':'text','text':'Help.','cache_control':"
            "{'type':'ephemeral'}}],'metadata':{'user_id':'u'},'thinking':{'type':'adaptive',"
            "'display':'omitted'},'output_config':{'effort':'high'},'context_management':"
            "{'edits':[]},'tools':[{'name':'Read','input_schema':{},'cache_control':"
            "{'type':'ephemeral'}},{'type':'web_search_20260318','name':'web_search'}],"
            "'tool_choice':{'type':'any','disable_parallel_tool_use':true}");
        add(kMessages,
            "'temperature':1,'top_p':0.99,'top_k':0,'stop_sequences':['a','b','c','d','e'],"
            "'container':'c','mcp_servers':[],'service_tier':'auto','speed':'fast',"
            "'cache_control':{'type':'ephemeral'},'betas':['x'],'inference_geo':'us'");
        add(kCount, "'system':'Help.','thinking':{'type':'disabled'},'tools':[]");
        add(kEmbeddings, "'encoding_format':'base64','dimensions':5,'user':'ada'");
    }
    void takes() {
        QFETCH(QString, path);
        QFETCH(QString, members);
        const std::string to = path.toStdString();
        const Answer answer = Asking().post(to, bodyFor(to, members));
        QVERIFY2(answer.status == 200, answer.body.c_str());
    }
};

QTEST_GUILESS_MAIN(TestMembers)
#include "test_members.moc"
