// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include <boost/json.hpp>

#include "tests/engine/simulator/asking.hpp"

using weir::test::Asking;
using weir::test::json;
namespace bj = boost::json;

namespace {

// The tools of a coding agent, among others and not in the order of the task.
constexpr std::string_view kAgentTools =
    "[{'name':'Glob','input_schema':{'type':'object','properties':{'pattern':{'type':'string'}},"
    "'required':['pattern']}},"
    "{'name':'Bash','input_schema':{'type':'object','properties':{'command':{'type':'string'},"
    "'timeout':{'type':'number'}},'required':['command']}},"
    "{'name':'Edit','input_schema':{'type':'object','properties':{'file_path':{'type':'string'},"
    "'old_string':{'type':'string'}},'required':['file_path','old_string']}},"
    "{'name':'Read','input_schema':{'type':'object','properties':{'file_path':{'type':'string'}},"
    "'required':['file_path']}},"
    "{'name':'Write','input_schema':{'type':'object','properties':{'file_path':{'type':'string'},"
    "'content':{'type':'string'}},'required':['file_path','content']}}]";

bj::value parse(std::string_view text) {
    return bj::parse(json(text));
}

// A conversation that a client keeps and sends whole each time.
class Messages {
public:
    Messages(std::string_view model, std::string_view tools, std::string_view system) {
        m_body = {{"model", bj::string(model)}, {"max_tokens", 1000}, {"messages", bj::array()}};
        m_body["tools"] = parse(tools);
        m_body["system"] = bj::string(system);
    }

    void say(bj::value content, const char* role = "user") {
        m_body["messages"].as_array().push_back({{"role", role}, {"content", std::move(content)}});
    }
    // Sends everything, keeps the answer, and returns the tool call in it; null if it ended.
    bj::value next() {
        const std::string body = bj::serialize(m_body);
        weir::simulator::Call call;
        call.method = "POST";
        call.path = "/v1/messages";
        call.contentType = "application/json";
        call.hasAnthropicVersion = true;
        call.body = body;
        const auto answer = m_asking.ask(call);
        if (answer.status != 200) {
            qFatal("%s", answer.body.c_str());
        }
        const bj::value message = bj::parse(answer.body);
        say(message.at("content"), "assistant");
        for (const bj::value& block : message.at("content").as_array()) {
            if (block.at("type").as_string() == "tool_use") {
                return block;
            }
        }
        return nullptr;
    }
    void answer(const bj::value& call, const char* result) {
        say(bj::array{
            {{"type", "tool_result"}, {"tool_use_id", call.at("id")}, {"content", result}}});
    }

private:
    Asking m_asking;
    bj::object m_body;
};

std::string text(const bj::value& value) {
    return std::string(value.as_string());
}

}  // namespace

class TestAgent : public QObject {
    Q_OBJECT

private slots:
    void doesATaskInThreeCalls() {
        Messages talk("sim-agent", kAgentTools,
                      "You help.\nWorking directory: /home/ada/it's\nEnd.");
        talk.say("Do the task.");
        const bj::value write = talk.next();
        QCOMPARE(text(write.at("name")), std::string("Write"));
        const std::string path = text(write.at("input").at("file_path"));
        QVERIFY(path.starts_with("/home/ada/it's/weir-note-"));
        QVERIFY(!text(write.at("input").at("content")).empty());
        talk.answer(write, "written");
        const bj::value read = talk.next();
        QCOMPARE(text(read.at("name")), std::string("Read"));
        QCOMPARE(text(read.at("input").at("file_path")), path);
        talk.answer(read, "A note");
        const bj::value run = talk.next();
        QCOMPARE(text(run.at("name")), std::string("Bash"));
        QVERIFY(
            text(run.at("input").at("command")).starts_with("cat '/home/ada/it'\\''s/weir-note-"));
        talk.answer(run, "A note");
        QVERIFY(talk.next().is_null());

        // The next task begins anew, and so does its count.
        talk.say("Do another task.");
        const bj::value again = talk.next();
        QCOMPARE(text(again.at("name")), std::string("Write"));
        QVERIFY(text(again.at("input").at("file_path")) != path);
    }

    // What a client adds by itself is not the person speaking, and does not start the task again.
    void remindersDoNotRestartTheTask() {
        Messages talk("sim-agent", kAgentTools, "");
        talk.say("Do the task.");
        talk.say("<system-reminder>Mind the time.</system-reminder>");
        talk.say("More.", "system");
        const bj::value write = talk.next();
        talk.answer(write, "written");
        talk.say("<system-reminder>A file changed.</system-reminder>");
        QCOMPARE(text(talk.next().at("name")), std::string("Read"));
    }

    void toolsAreKnownByTheirSchemas() {
        Messages talk("sim-agent",
                      "[{'name':'other','input_schema':{'type':'object'}},"
                      "{'name':'save','input_schema':{'type':'object','properties':"
                      "{'path':{'type':'string'},'text':{'type':'string'},'mode':{'type':'string',"
                      "'enum':['new','append']}},'required':['path','text','mode']}}]",
                      "");
        talk.say("Do the task.");
        const bj::value save = talk.next();
        QCOMPARE(text(save.at("name")), std::string("save"));
        QCOMPARE(text(save.at("input").at("mode")), std::string("new"));
        QVERIFY(text(save.at("input").at("path")).starts_with("/tmp/weir-note-"));
    }

    void withoutToolsItAnswers() {
        Messages talk("sim-agent", "[]", "");
        talk.say("Do the task.");
        QVERIFY(talk.next().is_null());
    }

    void otherModelsCallTheFirstToolOnce_data() {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("first");
        QTest::addColumn<QString>("second");
        QTest::newRow("chat")
            << "/v1/chat/completions"
            << "{'model':'sim-fast','messages':[{'role':'user','content':'Hi'}],'tools':[{'type':"
               "'function','function':{'name':'look','parameters':{'type':'object','properties':"
               "{'city':{'type':'string'}},'required':['city']}}}]}"
            << "{'model':'sim-fast','messages':[{'role':'user','content':'Hi'},{'role':'assistant',"
               "'tool_calls':[{'id':'c','type':'function','function':{'name':'look','arguments':"
               "'{}'}}]},{'role':'tool','tool_call_id':'c','content':'rain'}],'tools':[{'type':"
               "'function','function':{'name':'look'}}]}";
        QTest::newRow("responses")
            << "/v1/responses"
            << "{'model':'sim-fast','input':'Hi','tools':[{'type':'function','name':'look',"
               "'parameters':{'type':'object','properties':{'city':{'type':'string'}},"
               "'required':['city']}}]}"
            << "{'model':'sim-fast','input':[{'role':'user','content':'Hi'},{'type':"
               "'function_call','call_id':'c','name':'look','arguments':'{}'},{'type':"
               "'function_call_output','call_id':'c','output':'rain'}],'tools':[{'type':'function',"
               "'name':'look'}]}";
        QTest::newRow("messages")
            << "/v1/messages"
            << "{'model':'sim-fast','max_tokens':9,'messages':[{'role':'user','content':'Hi'}],"
               "'tools':[{'name':'look','input_schema':{'type':'object','properties':"
               "{'city':{'type':'string'}},'required':['city']}}]}"
            << "{'model':'sim-fast','max_tokens':9,'messages':[{'role':'user','content':'Hi'},"
               "{'role':'assistant','content':[{'type':'tool_use','id':'c','name':'look',"
               "'input':{}}]},{'role':'user','content':[{'type':'tool_result','tool_use_id':'c',"
               "'content':'rain'}]}],'tools':[{'name':'look','input_schema':{}}]}";
    }
    void otherModelsCallTheFirstToolOnce() {
        QFETCH(QString, path);
        QFETCH(QString, first);
        QFETCH(QString, second);
        Asking asking;
        const auto called = asking.post(path.toStdString(), first.toStdString());
        QCOMPARE(called.status, 200);
        QVERIFY(called.body.find("look") != std::string::npos);
        QVERIFY(called.body.find("city") != std::string::npos);
        const auto answered = asking.post(path.toStdString(), second.toStdString());
        QVERIFY2(answered.status == 200, answered.body.c_str());
        QVERIFY(answered.body.find("look") == std::string::npos);
        const auto none = asking.post(
            path.toStdString(), first.toStdString().insert(1, path.endsWith("messages")
                                                                  ? "'tool_choice':{'type':'none'},"
                                                                  : "'tool_choice':'none',"));
        QVERIFY2(none.status == 200, none.body.c_str());
        QVERIFY(none.body.find("city") == std::string::npos);
    }

    void streamedArgumentsJoinToJson() {
        Asking asking;
        const auto answer = asking.post(
            "/v1/chat/completions",
            "{'model':'sim-fast','stream':true,'messages':[{'role':'user','content':'Hi'}],"
            "'tools':[{'type':'function','function':{'name':'look','parameters':{'type':'object',"
            "'properties':{'city':{'type':'string','minLength':40}},'required':['city']}}}]}");
        std::string arguments;
        for (const auto& event : answer.events) {
            if (event.bytes.find("tool_calls\":[") == std::string::npos) {
                continue;
            }
            const bj::value chunk = bj::parse(std::string_view(event.bytes).substr(6));
            const auto& call = chunk.at("choices").at(0).at("delta").at("tool_calls").at(0);
            arguments += text(call.at("function").at("arguments"));
        }
        QCOMPARE(bj::parse(arguments).at("city").as_string().size(), std::size_t(40));
    }

    // A coding agent that did not ask for sim-agent gets words, not a call of whatever comes first.
    void manyToolsAreLeftAlone() {
        std::string tools = "[";
        for (int i = 0; i < 9; ++i) {
            tools += (i == 0 ? "" : ",") + std::string("{'name':'t") + std::to_string(i) +
                     "','input_schema':{'type':'object'}}";
        }
        Messages talk("sim-fast", tools + "]", "");
        talk.say("Hi");
        QVERIFY(talk.next().is_null());
    }
};

QTEST_GUILESS_MAIN(TestAgent)
#include "test_agent.moc"
