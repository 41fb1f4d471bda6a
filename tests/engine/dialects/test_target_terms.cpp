// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <map>

#include "tests/engine/dialects/translated.hpp"

using namespace weir;
using namespace weir::dialects;
using namespace weir::test;

namespace {

constexpr const char* kHi = "'messages':[{'role':'user','content':'Hi'}],'max_tokens':9";

class Signatures : public SignatureStore {
public:
    void keep(std::string_view call, std::string_view signature) override {
        kept[std::string(call)] = signature;
    }
    std::string find(std::string_view call) override {
        const auto found = kept.find(call);
        return found == kept.end() ? std::string() : found->second;
    }

    std::map<std::string, std::string, std::less<>> kept;
};

bool says(const std::string& body, const char* members) {
    return body.find(test::json(members)) != std::string::npos;
}

// What was changed and left out, beside that it was translated.
std::string lossOf(const Translated& made) {
    return made.losses.size() == 1 ? std::string() : made.losses.back();
}

}  // namespace

// What a translated request minds beside the dialect of its target.
class TestTargetTerms : public QObject {
    Q_OBJECT

private slots:
    void mindsWhatTheTargetTakes() {
        const auto said = [](const TargetTerms& terms, Endpoint asked, Endpoint at,
                             std::string_view body) {
            return translate(asked, at, body, terms)->body;
        };
        const std::string_view call =
            R"('max_tokens':9,'stream':true,'messages':[{'role':'assistant','content':[{'type':'tool_use','id':'toolu_1','name':'f','input':{}}]}])";
        const std::string openai =
            said({.model = "m", .maxTokensField = "max_completion_tokens"}, kMessages, kChat, call);
        QVERIFY(openai.find(R"("max_completion_tokens":9)") != std::string::npos);
        QVERIFY(openai.find(R"("stream_options")") != std::string::npos);
        const std::string mistral =
            said({.model = "m", .takesStreamOptions = false, .shortCallIds = true}, kMessages,
                 kChat, call);
        QVERIFY(mistral.find("stream_options") == std::string::npos);
        QVERIFY(mistral.find("toolu_1") == std::string::npos);
        const std::string claude = said({.model = "m", .unsaidLimit = 64'000}, kChat, kMessages,
                                        R"('messages':[{'role':'user','content':'Hi'}])");
        QVERIFY(claude.find(R"("max_tokens":64000)") != std::string::npos);
    }

    // Models that think refuse to be told how to draw.
    void sampledAsTheTargetLets_data() {
        QTest::addColumn<QByteArray>("sampling");
        QTest::addColumn<QByteArray>("loss");
        QTest::newRow("none") << QByteArray() << QByteArray();
        QTest::newRow("what holds anyway")
            << QByteArray(",'temperature':1,'top_p':1.0") << QByteArray();
        QTest::newRow("all of it") << QByteArray(",'temperature':0,'top_p':0.9,'top_k':1")
                                   << QByteArray("left out: temperature, top_p, top_k");
    }
    void sampledAsTheTargetLets() {
        QFETCH(QByteArray, sampling);
        QFETCH(QByteArray, loss);
        const auto made =
            translate(kMessages, kChat, R"('max_tokens':9,'messages':[])" + sampling.toStdString(),
                      {.model = "theirs", .takesSampling = false});
        QVERIFY(made->body.find("temperature") == std::string::npos);
        QVERIFY(made->body.find("top_") == std::string::npos);
        QCOMPARE(made->losses.size(), loss.isEmpty() ? std::size_t(1) : std::size_t(2));
        QVERIFY(loss.isEmpty() || made->losses.back() == loss.toStdString());
    }

    void whatIsLeftOutIsNotChangedFirst() {
        const auto made = translate(
            kChat, kMessages,
            R"('messages':[{'role':'user','content':'Hi'}],'max_tokens':9,'temperature':1.5)",
            {.model = "theirs", .takesSampling = false});
        QCOMPARE(made->losses.size(), std::size_t(2));
        QCOMPARE(made->losses.back(), std::string("left out: temperature"));
    }

    // Agents ask for what models of their own family can do.
    void asksForNoMoreThanTheTargetGives() {
        const auto limit = [](const TargetTerms& terms, std::uint64_t tokens) {
            RequestFacts facts;
            facts.model = terms.model;
            facts.estimatedTokensIn = tokens;
            const std::string body =
                test::json(R"({'model':'m','max_tokens':128000,'messages':[]})");
            const auto made = translateRequest(kMessages, kChat, body, facts, terms, {"x", 0});
            const std::size_t at = made->body.find("\"max_tokens\":");
            return made->body.substr(at + 13) + " " + made->losses.back();
        };
        QCOMPARE(limit({.model = "m", .mostOutput = 16'384}, 10),
                 std::string("16384} most tokens of the answer: 128000 -> 16384"));
        QCOMPARE(limit({.model = "m", .mostOutput = 16'384, .context = 20'000}, 15'000),
                 std::string("5000} most tokens of the answer: 128000 -> 5000"));
        QCOMPARE(limit({.model = "m"}, 10),
                 std::string("128000} translated: anthropic -> openai_chat"));
    }

    void howHardToThink_data() {
        QTest::addColumn<bool>("toMessages");
        QTest::addColumn<QByteArray>("asked");
        QTest::addColumn<QByteArray>("told");
        QTest::addColumn<QByteArray>("loss");
        const auto row = [](const char* name, bool toMessages, const char* asked, const char* told,
                            const char* loss) {
            QTest::newRow(name) << toMessages << QByteArray(asked) << QByteArray(told)
                                << QByteArray(loss);
        };
        row("the same word", false, "'output_config':{'effort':'low'}", "'reasoning_effort':'low'",
            "");
        row("the nearest that all know", false, "'output_config':{'effort':'max'}",
            "'reasoning_effort':'high'", "effort: max -> high");
        row("not at all", false, "'thinking':{'type':'disabled'}", "'reasoning_effort':'low'",
            "effort: none -> low");
        row("not at all, which is what Claude does", true, "'reasoning_effort':'none'", "", "");
        row("in tokens", false, "'thinking':{'type':'enabled','budget_tokens':8000}",
            "'reasoning_effort':'medium'", "thinking: at most 8000 tokens -> medium effort");
        row("the word counts more than the tokens", false,
            "'thinking':{'type':'enabled','budget_tokens':2000},'output_config':{'effort':'high'}",
            "'reasoning_effort':'high'", "");
        row("left to the model", false, "'thinking':{'type':'adaptive','display':'omitted'}", "",
            "");
        row("of a kind that is new", false, "'thinking':{'type':'dreaming'}", "",
            "left out: thinking");
        row("to Anthropic", true, "'reasoning_effort':'medium'",
            "'output_config':{'effort':'medium'}", "");
        row("beside a form of the answer", true,
            "'reasoning_effort':'minimal','response_format':{'type':'json_schema','json_schema':{"
            "'name':'n','schema':{'type':'object'}}}",
            "'output_config':{'format':{'type':'json_schema','schema':{'type':'object'}},"
            "'effort':'low'}",
            "effort: minimal -> low");
        row("a word that nobody knows", true, "'reasoning_effort':'heroic'", "",
            "left out: reasoning_effort");
    }
    void howHardToThink() {
        QFETCH(bool, toMessages);
        QFETCH(QByteArray, asked);
        QFETCH(QByteArray, told);
        QFETCH(QByteArray, loss);
        const auto made = translate(toMessages ? kChat : kMessages, toMessages ? kMessages : kChat,
                                    std::string(kHi) + "," + asked.toStdString(),
                                    {.model = "theirs", .takesEffort = true});
        QVERIFY2(made, made ? "" : made.error().text().c_str());
        QCOMPARE(lossOf(*made), loss.toStdString());
        if (told.isEmpty()) {
            QVERIFY(made->body.find("effort") == std::string::npos);
        } else {
            QVERIFY2(says(made->body, told), made->body.c_str());
        }
    }

    void effortOfResponses() {
        const auto made = translate(kResponses, kChat,
                                    "'input':'Hi','reasoning':{'effort':'high','summary':'auto'}",
                                    {.model = "theirs", .takesEffort = true});
        QVERIFY(says(made->body, "'reasoning_effort':'high'"));
        QCOMPARE(lossOf(*made), std::string("left out: reasoning.summary"));
    }

    // Not every model thinks, and one that does not would refuse the call.
    void aModelThatCannotBeToldIsNot() {
        const auto made =
            translate(kMessages, kChat, std::string(kHi) + ",'output_config':{'effort':'high'}");
        QVERIFY(made->body.find("effort") == std::string::npos);
        QCOMPARE(lossOf(*made), std::string("left out: how hard to think (high)"));
        const auto idle =
            translate(kMessages, kChat, std::string(kHi) + ",'thinking':{'type':'disabled'}");
        QCOMPARE(lossOf(*idle), std::string());
    }

    // Agents put the server and the tool into one name, which gets longer than others take.
    void namesOfToolsFit() {
        const std::string name = "mcp__a.server__" + std::string(70, 'x');
        const std::string other = name + "y";
        const std::string history =
            "'max_tokens':9,'messages':[{'role':'user','content':'Hi'},{'role':'assistant',"
            "'content':[{'type':'tool_use','id':'t1','name':'" +
            name +
            "','input':{}}]},{'role':'user','content':[{'type':'tool_result','tool_use_id':'t1',"
            "'content':'one'}]}],'tools':[{'name':'" +
            name + "','input_schema':{}},{'name':'" + other +
            "','input_schema':{}},{'name':'short','input_schema':{}}],'tool_choice':{'type':'tool',"
            "'name':'" +
            other + "'}";
        const auto made = translate(kMessages, kChat, history);
        QCOMPARE(lossOf(*made), std::string("names of tools: 2 made to fit"));
        const auto namesIn = [](const std::string& body) {
            std::vector<std::string> names;
            for (std::size_t at = 0; (at = body.find("\"name\":\"", at)) != std::string::npos;) {
                at += 8;
                names.push_back(body.substr(at, body.find('"', at) - at));
            }
            return names;
        };
        const auto names = namesIn(made->body);  // the call, the tools, the choice
        QCOMPARE(names.size(), std::size_t(5));
        QCOMPARE(names[0].size(), std::size_t(64));
        QVERIFY(names[0].starts_with("mcp__a_server__xxx"));
        QCOMPARE(names[1], names[0]);
        QVERIFY(names[2] != names[1]);
        QCOMPARE(names[3], std::string("short"));
        QCOMPARE(names[4], names[2]);

        // The caller knows the tool that is called by its own name.
        const std::string body = test::json(
            "{'id':'c','choices':[{'message':{'tool_calls':[{'id':'t2','function':{'name':'" +
            names[2] + "','arguments':'{}'}}]},'finish_reason':'tool_calls'}]}");
        const auto answer = made->answer->translateBody(body, Usage{});
        QVERIFY(says(*answer, ("'name':'" + other + "'").c_str()));
        // Anthropic takes twice as long ones.
        QVERIFY(lossOf(*translate(kChat, kMessages,
                                  "'messages':[{'role':'user','content':'Hi'}],'max_tokens':9,"
                                  "'tools':[{'type':'function','function':{'name':'" +
                                      std::string(100, 'x') + "'}}]"))
                    .empty());
    }

    // What a model signed comes back to it, though the caller has no place for it.
    void signaturesOfCallsComeBack() {
        Signatures signatures;
        const TargetTerms terms{.model = "theirs", .signatures = &signatures};
        const auto first = translate(kMessages, kChat, kHi, terms);
        std::string events;
        const std::string data = test::json(
            "{'id':'c','choices':[{'delta':{'tool_calls':[{'index':0,'id':'t1','extra_content':{"
            "'google':{'thought_signature':'sealed=='}},'function':{'name':'f','arguments':'{}'}}]"
            "}}]}");
        QVERIFY(first->answer->translate({"", data}, events));
        QVERIFY(events.find("sealed") == std::string::npos);
        QCOMPARE(signatures.kept, (decltype(signatures.kept){{"t1", "sealed=="}}));

        const auto history = [](const char* calls) {
            return std::string(
                       "'max_tokens':9,'messages':[{'role':'user','content':'Hi'},{'role':"
                       "'assistant','content':[") +
                   calls + "]}]";
        };
        const auto next = translate(kMessages, kChat,
                                    history("{'type':'tool_use','id':'t1','name':'f','input':{}},"
                                            "{'type':'tool_use','id':'t2','name':'f','input':{}}"),
                                    terms);
        QVERIFY(says(next->body, "'extra_content':{'google':{'thought_signature':'sealed=='}}"));
        QCOMPARE(next->body.find("extra_content"), next->body.rfind("extra_content"));
        QVERIFY(lossOf(*next).empty());

        // A call that another provider's model made, or one from before a restart.
        const auto foreign =
            translate(kMessages, kChat,
                      history("{'type':'tool_use','id':'t9','name':'f','input':{}}"), terms);
        QVERIFY(says(foreign->body, "'thought_signature':'skip_thought_signature_validator'"));
        QCOMPARE(lossOf(*foreign),
                 std::string("an earlier tool call whose signature is not known: sent unsigned"));
        // One id is given its signature once, however often it stands there.
        const auto repeated =
            translate(kMessages, kChat,
                      history("{'type':'tool_use','id':'t1','name':'f','input':{}},"
                              "{'type':'tool_use','id':'t1','name':'f','input':{}}"),
                      terms);
        QCOMPARE(repeated->body.find("sealed"), repeated->body.rfind("sealed"));
        // Nobody else is told of signatures.
        QVERIFY(translate(kMessages, kChat,
                          history("{'type':'tool_use','id':'t1','name':'f','input':{}}"))
                    ->body.find("extra_content") == std::string::npos);
    }

    // A signature is found again where the provider gave the call no id.
    void aCallWithoutAnIdIsSignedUnderTheOneItGets() {
        Signatures signatures;
        const auto made =
            translate(kMessages, kChat, kHi, {.model = "theirs", .signatures = &signatures});
        const std::string body = test::json(
            "{'id':'c','choices':[{'message':{'tool_calls':[{'extra_content':{'google':{"
            "'thought_signature':'S'}},'function':{'name':'f','arguments':'{}'}}]}}]}");
        const auto answer = made->answer->translateBody(body, Usage{});
        QCOMPARE(signatures.kept.size(), std::size_t(1));
        QVERIFY(answer->find("\"id\":\"" + signatures.kept.begin()->first + "\"") !=
                std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestTargetTerms)
#include "test_target_terms.moc"
