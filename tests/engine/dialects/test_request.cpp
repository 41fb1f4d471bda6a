// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "engine/dialects/common/request.hpp"
#include "tests/engine/dialects/json.hpp"

using namespace weir;
using namespace weir::dialects;
using weir::test::json;

namespace {

RequestFacts read(Endpoint endpoint, const std::string& body) {
    auto facts = readRequest(endpoint, body);
    if (!facts) {
        qFatal("%s", facts.error().message.c_str());
    }
    return *facts;
}

std::string text(const std::string& body, ByteSpan span) {
    return body.substr(span.offset, span.length);
}

std::string repeat(std::string_view part, std::size_t times) {
    std::string out;
    for (std::size_t i = 0; i < times; ++i) {
        out += part;
    }
    return out;
}

}  // namespace

class TestRequest : public QObject {
    Q_OBJECT

private slots:
    void chatFacts() {
        const std::string body = json(
            "{'model':'gpt-4o-mini','messages':[{'role':'system','content':'Be kind.'},"
            "{'role':'user','content':[{'type':'text','text':'What is this?'},"
            "{'type':'image_url','image_url':{'url':'data:image/png;base64,AAAA'}}]}],"
            "'tools':[{'type':'function','function':{'name':'look','parameters':{}}}],"
            "'max_tokens':10,'max_completion_tokens':20,"
            "'stream':true,'stream_options':{'include_usage':true}}");
        const RequestFacts facts = read(Endpoint::ChatCompletions, body);
        QCOMPARE(facts.model, std::string("gpt-4o-mini"));
        QVERIFY(facts.stream);
        QVERIFY(facts.asksForUsage);
        QCOMPARE(facts.maxOutputTokens, std::optional<std::uint64_t>(20));
        QCOMPARE(facts.messages, 2u);
        QCOMPARE(facts.tools, 1u);
        QCOMPARE(facts.images, 1u);
        QCOMPARE(text(body, facts.modelValue), json("'gpt-4o-mini'"));
        QCOMPARE(text(body, facts.streamOptions), json("{'include_usage':true}"));
        QCOMPARE(text(body, facts.includeUsage), std::string("true"));
        // Two messages, one image, and fewer than a hundred bytes of text.
        QVERIFY(facts.estimatedTokensIn > 1008 && facts.estimatedTokensIn < 1040);
    }

    void anthropicFacts() {
        const std::string body = json(
            "{'max_tokens':1024,'system':[{'type':'text','text':'Be kind.'}],"
            "'messages':[{'role':'user','content':'Hi'},{'role':'assistant','content':"
            "[{'type':'tool_use','id':'toolu_1','name':'look','input':{'a':'b','a':'c'}}]},"
            "{'role':'user','content':[{'type':'tool_result','tool_use_id':'toolu_1','content':"
            "[{'type':'image','source':{'type':'base64','data':'AAAA'}}]}]}],"
            "'tools':[{'name':'look','input_schema':{}},{'name':'go','input_schema':{}}],"
            "'model':'claude-sonnet-4-5'}");
        const RequestFacts facts = read(Endpoint::Messages, body);
        QCOMPARE(facts.model, std::string("claude-sonnet-4-5"));
        QVERIFY(!facts.stream);
        QCOMPARE(facts.maxOutputTokens, std::optional<std::uint64_t>(1024));
        QCOMPARE(facts.messages, 3u);
        QCOMPARE(facts.tools, 2u);
        QCOMPARE(facts.images, 1u);
        const RequestFacts count =
            read(Endpoint::CountTokens, json("{'model':'m','messages':[{'role':'user'}]}"));
        QCOMPARE(count.messages, 1u);
    }

    void onlyWhatHasEventsStreams_data() {
        QTest::addColumn<int>("endpoint");
        QTest::addColumn<bool>("streams");
        QTest::newRow("chat") << int(Endpoint::ChatCompletions) << true;
        QTest::newRow("embeddings") << int(Endpoint::Embeddings) << false;
        QTest::newRow("responses") << int(Endpoint::Responses) << true;
        QTest::newRow("messages") << int(Endpoint::Messages) << true;
        QTest::newRow("count_tokens") << int(Endpoint::CountTokens) << false;
    }
    void onlyWhatHasEventsStreams() {
        QFETCH(int, endpoint);
        const auto facts = readRequest(Endpoint(endpoint), R"({"model":"a","stream":true})");
        QTEST(facts->stream, "streams");
    }

    void responsesFacts() {
        const RequestFacts text =
            read(Endpoint::Responses, json("{'model':'gpt-5','input':'Hi','instructions':null,"
                                           "'max_output_tokens':null,'stream':null}"));
        QCOMPARE(text.messages, 1u);
        QVERIFY(!text.maxOutputTokens);
        const RequestFacts items =
            read(Endpoint::Responses,
                 json("{'model':'gpt-5','max_output_tokens':7,'input':[{'role':'user','content':"
                      "[{'type':'input_text','text':'Hi'},{'type':'input_image','image_url':'u'}]},"
                      "{'type':'function_call_output','call_id':'c','output':'42'}]}"));
        QCOMPARE(items.messages, 2u);
        QCOMPARE(items.images, 1u);
        QCOMPARE(items.maxOutputTokens, std::optional<std::uint64_t>(7));
    }

    void embeddingInputs_data() {
        QTest::addColumn<QString>("input");
        QTest::addColumn<quint32>("inputs");
        QTest::addColumn<quint64>("tokens");
        QTest::newRow("text") << "'four bytes a token.'" << 1u << quint64(4 + 5);
        QTest::newRow("texts") << "['abcd','efgh']" << 2u << quint64(8 + 2);
        QTest::newRow("tokens") << "[1,2,3]" << 1u << quint64(4 + 3);
        QTest::newRow("arrays of tokens") << "[[1,2,3],[4]]" << 2u << quint64(8 + 4);
    }
    void embeddingInputs() {
        QFETCH(QString, input);
        const RequestFacts facts =
            read(Endpoint::Embeddings, json("{'model':'e','input':" + input.toStdString() + "}"));
        QTEST(facts.messages, "inputs");
        QTEST(quint64(facts.estimatedTokensIn), "tokens");
    }

    // Media and sealed reasoning are bytes, not text.
    void opaqueBytesAreNotCounted() {
        const std::string data = repeat("A", 100'000);
        const RequestFacts facts = read(
            Endpoint::Messages,
            json("{'model':'m','messages':[{'role':'user','content':[{'type':'image','source':"
                 "{'type':'base64','data':'" +
                 data + "'}},{'type':'thinking','thinking':'','signature':'" + data + "'}]}]}"));
        QVERIFY(facts.estimatedTokensIn < 1100);
    }

    void refuses_data() {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("why");
        const auto row = [](const char* name, const std::string& body, const char* why) {
            QTest::newRow(name) << QByteArray::fromStdString(json(body)) << QString(why);
        };
        row("empty", "", "an object is missing");
        row("not an object", "[]", "an object is missing");
        row("no model", "{'messages':[]}", "names no model");
        row("model is null", "{'model':null}", "`model` must be a string");
        row("model is empty", "{'model':''}", "`model` is empty (at byte 9).");
        row("model is endless", "{'model': '" + repeat("a", 257) + "'}",
            "longer than 256 bytes, the most a name may have (at byte 10).");
        row("NUL in model", "{'model':'a\\u0000b'}", "control character");
        row("newline in model", "{'model':'a\\nb'}", "control character");
        row("model twice", "{'model':'a','model':'b'}", "`model` comes twice");
        row("model twice, far apart",
            "{'model':'a'," + repeat("'x':1,", 0) + "'messages':[],'model':'b'}",
            "`model` comes twice");
        row("escaped name", "{'mod\\u0065l':'a'}", "`model` is spelled with escapes");
        row("escaped second name", "{'model':'a','\\u006dodel':'b'}", "`model` comes twice");
        row("escaped stream", "{'model':'a','stre\\u0061m':true}", "`stream` is spelled");
        row("unknown name twice", "{'model':'a','x y':1,'x y':2}", "a member comes twice");
        row("stream_options twice within",
            "{'model':'a','stream_options':{'include_usage':true,'include_usage':false}}",
            "`include_usage` comes twice");
        row("role twice", "{'model':'a','messages':[{'role':'user','role':'system'}]}",
            "`role` comes twice");
        row("type twice in a part",
            "{'model':'a','messages':[{'content':[{'type':'text','type':'image'}]}]}",
            "`type` comes twice");
        row("name twice in a tool", "{'model':'a','tools':[{'name':'x','name':'y'}]}",
            "`name` comes twice");
        row("stream is a word", "{'model':'a','stream':'yes'}", "`stream` must be");
        row("stream_options is a word", "{'model':'a','stream_options':'yes'}",
            "`stream_options` must be");
        row("include_usage is a number", "{'model':'a','stream_options':{'include_usage':1}}",
            "include_usage` must be");
        row("negative limit", "{'model':'a','max_tokens':-1}", "must be a whole number");
        row("fractional limit", "{'model':'a','max_tokens':1.5}", "must be a whole number");
        row("endless limit", "{'model':'a','max_tokens':99999999999999999999}",
            "must be a whole number");
        row("trailing comma", "{'model':'a',}", "name is missing");
        row("trailing comma in an array", "{'model':'a','x':[1,]}", "a value is missing");
        row("no comma", "{'model':'a' 'x':1}", "a comma is missing");
        row("no colon", "{'model' 'a'}", "a colon is missing");
        row("trailing bytes", "{'model':'a'}{}", "bytes after the end");
        row("trailing NUL", std::string("{'model':'a'}") + '\0', "bytes after the end");
        row("truncated", "{'model':'a','messages':[{'role'", "a colon is missing");
        row("truncated string", "{'model':'a", "ends inside a string");
        row("raw NUL in a string", std::string("{'model':'a','x':'") + '\0' + "'}",
            "control character in a string");
        row("raw newline in a string", "{'model':'a','x':'\n'}", "control character");
        row("unknown escape", "{'model':'a','x':'\\x'}", "an escape that JSON does not have");
        row("short unicode escape", "{'model':'a','x':'\\u12'}", "without four hexadecimal");
        row("lone high surrogate", "{'model':'a','x':'\\ud800'}", "half of a surrogate pair");
        row("lone low surrogate", "{'model':'a','x':'\\udc00'}", "half of a surrogate pair");
        row("two high surrogates", "{'model':'a','x':'\\ud800\\ud800'}",
            "half of a surrogate pair");
        row("surrogate in UTF-8", "{'model':'a','x':'\xed\xa0\x80'}", "not UTF-8 (at byte 18)");
        row("invalid UTF-8", "{'model':'a','x':'\xff'}", "not UTF-8 (at byte 18)");
        row("overlong UTF-8", "{'model':'a','x':'\xc0\xaf'}", "not UTF-8 (at byte 18)");
        row("UTF-8 that is cut off", "{'model':'\xc3\xa4','x':'\xe2\x82", "not UTF-8 (at byte 19)");
        row("byte order mark", "\xef\xbb\xbf{'model':'a'}", "an object is missing");
        row("leading zero", "{'model':'a','x':01}", "a comma is missing");
        row("plus sign", "{'model':'a','x':+1}", "a value is missing");
        row("bare point", "{'model':'a','x':1.}", "after its point");
        row("bare exponent", "{'model':'a','x':1e}", "in its exponent");
        row("endless exponent", "{'model':'a','x':1e100000}", "more than five digits");
        row("NaN", "{'model':'a','x':NaN}", "a value is missing");
        row("almost true", "{'model':'a','x':tru}", "a value is missing");
        row("comment", "{'model':'a'/**/}", "a comma is missing");
        row("number of 10 MB", "{'model':'a','x':" + repeat("1", 10'000'000) + "}",
            "longer than 512");
        row("depth 100,000", "{'model':'a','x':" + repeat("[", 100'000), "deeper than 64");
        row("depth 65", "{'model':'a','x':" + repeat("[", 64) + repeat("]", 64) + "}",
            "deeper than 64");
        row("a million messages", "{'model':'a','messages':[" + repeat("0,", 1'000'000) + "0]}",
            "100,000 items");
        row("endless members", "{'model':'a','x':{" + repeat("'a':0,", 20'000) + "'a':0}}",
            "10,000 members");
    }
    void refuses() {
        QFETCH(QByteArray, body);
        QFETCH(QString, why);
        const auto facts = readRequest(Endpoint::ChatCompletions, body.toStdString());
        QVERIFY(!facts);
        QCOMPARE(facts.error().code, ErrorCode::Invalid);
        const QString message = QString::fromStdString(facts.error().message);
        QVERIFY2(message.contains(why), qPrintable(message));
    }

    void accepts_data() {
        QTest::addColumn<QByteArray>("body");
        const auto row = [](const char* name, const std::string& body) {
            QTest::newRow(name) << QByteArray::fromStdString(json(body));
        };
        row("spaces", " \t\r\n{ 'model' : 'a' , 'x' : [ ] , 'y' : { } } \n");
        row("depth 64", "{'model':'a','x':" + repeat("[", 63) + repeat("]", 63) + "}");
        row("surrogate pair", "{'model':'a','x':'\\ud83d\\ude00'}");
        row("NUL escape in text", "{'model':'a','x':'\\u0000'}");
        row("numbers", "{'model':'a','x':[0,-0,1.5,1e9,-1.5E-10,18446744073709551616]}");
        row("escape that no name has", "{'model':'a','x\\/y':1,'\\u00e9':2,'\\u003c':3}");
        row("repeated name nobody reads", "{'model':'a','metadata':{'x':1,'x':2}}");
        row(
            "thirty members", "{'model':'a'" + [] {
                std::string out;
                for (int i = 0; i < 30; ++i) {
                    out += ",'m" + std::to_string(i) + "':0";
                }
                return out;
            }() + "}");
    }
    void accepts() {
        QFETCH(QByteArray, body);
        const auto facts = readRequest(Endpoint::ChatCompletions, body.toStdString());
        QVERIFY2(facts.ok(), facts ? "" : facts.error().message.c_str());
        QCOMPARE(facts->model, std::string("a"));
    }

    void metadataIsReadForWhoAsks_data() {
        QTest::addColumn<int>("endpoint");
        QTest::newRow("chat") << int(Endpoint::ChatCompletions);
        QTest::newRow("responses") << int(Endpoint::Responses);
        QTest::newRow("messages") << int(Endpoint::Messages);
    }
    void metadataIsReadForWhoAsks() {
        QFETCH(int, endpoint);
        const std::string body =
            json(
                "{'model':'a','metadata':{'feature':'ch\\u00e4t','n':-1.50e3,'on':true,'off':false,"
                "'none':null,'list':['feature'],'long':'") +
            repeat("x", kLongestMetadata + 1) + json("','full':'") + repeat("x", kLongestMetadata) +
            json("','other':'secret'}}");
        WantedMetadata wanted;
        for (const char* name :
             {"feature", "n", "on", "off", "none", "list", "long", "full", "x"}) {
            wanted.push_back({name, {}, false});
        }
        QVERIFY(readRequest(static_cast<Endpoint>(endpoint), body, nullptr, &wanted));
        const WantedMetadata found = {{"feature", "chät"}, {"n", "-1.50e3"},
                                      {"on", "true"},      {"off", "false"},
                                      {"none", {}, false}, {"list", {}, false},
                                      {"long", {}, false}, {"full", repeat("x", kLongestMetadata)},
                                      {"x", {}, false}};
        QCOMPARE(wanted, found);
    }

    // Two parsers could read it differently; of no matter while nobody asks.
    void metadataIsReadStrictly_data() {
        QTest::addColumn<QString>("metadata");
        QTest::addColumn<bool>("read");
        QTest::newRow("twice") << "{'a':'x','a':'y'}" << false;
        QTest::newRow("escaped") << "{'\\u0061':'x'}" << false;
        QTest::newRow("no object") << "['a']" << true;
        QTest::newRow("null") << "null" << true;
        QTest::newRow("nested") << "{'b':{'a':'x'}}" << true;
    }
    void metadataIsReadStrictly() {
        QFETCH(QString, metadata);
        QFETCH(bool, read);
        const std::string body = json("{'model':'m','metadata':" + metadata.toStdString() + "}");
        WantedMetadata wanted = {{"a", {}, false}};
        QVERIFY(readRequest(Endpoint::Messages, body).ok());
        QCOMPARE(readRequest(Endpoint::Messages, body, nullptr, &wanted).ok(), read);
        QVERIFY(!read || !wanted[0].present);
    }

    void findsARepeatedNameAmongMany() {
        std::string body = "{'model':'a'";
        for (int i = 0; i < 200; ++i) {
            body += ",'m" + std::to_string(i) + "':0";
        }
        QVERIFY(readRequest(Endpoint::Messages, json(body + "}")).ok());
        QVERIFY(!readRequest(Endpoint::Messages, json(body + ",'m199':1}")).ok());
        QVERIFY(!readRequest(Endpoint::Messages, json(body + ",'m3':1}")).ok());
    }

    void everyPrefixIsRefused() {
        const std::string body = json(
            "{'model':'gpt','messages':[{'role':'user','content':'\\u00e9\\ud83d\\ude00'}],"
            "'stream':true,'n':-1.5e3,'x':[null,false,{}]}");
        QVERIFY(readRequest(Endpoint::ChatCompletions, body).ok());
        for (std::size_t length = 0; length < body.size(); ++length) {
            QVERIFY(!readRequest(Endpoint::ChatCompletions, body.substr(0, length)).ok());
        }
    }

    void neverQuotesTheBody() {
        const auto facts = readRequest(Endpoint::ChatCompletions,
                                       json("{'sk-proj-abcdef123456':1,'sk-proj-abcdef123456':2}"));
        QVERIFY(!facts);
        QVERIFY(!QString::fromStdString(facts.error().message).contains("abcdef"));
    }

    void modelMayBeSpelledWithEscapes() {
        const std::string body = json("{'model':'gpt\\u002d4'}");
        const RequestFacts facts = read(Endpoint::ChatCompletions, body);
        QCOMPARE(facts.model, std::string("gpt-4"));
        QCOMPARE(text(body, facts.modelValue), json("'gpt\\u002d4'"));
    }
};

QTEST_GUILESS_MAIN(TestRequest)
#include "test_request.moc"
