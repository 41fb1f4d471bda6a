// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "engine/dialects/common/edit.hpp"
#include "tests/engine/dialects/json.hpp"
#include "tests/support/seeded_random.hpp"

using namespace weir;
using namespace weir::dialects;
using weir::test::json;

namespace {

Edited rewrite(Endpoint endpoint, const std::string& body, std::string_view model,
               UsageRequest usage = UsageRequest::Add) {
    auto facts = readRequest(endpoint, body);
    if (!facts) {
        qFatal("%s", facts.error().message.c_str());
    }
    return rewriteForTarget(endpoint, body, *facts, model, usage);
}

// A body with members in a random order, spelled in ways that nobody would write twice the same.
std::string randomBody(Random& random) {
    std::vector<std::string> members{
        "'model' :'m\\u002d1'",
        "'stream': true",
        "'seed':18446744073709551615",
        "'t':1.10",
        "'messages':[{'a':'b'}]",
        "'x':{'model':'inner','stream':false}",
        "'\\u00e9':null",
        "'big':1e400",
        "'stop':['model','stream']",
    };
    const std::string options[] = {"'stream_options':null", "'stream_options':{ }",
                                   "'stream_options':{'include_usage':false,'o':1}",
                                   "'stream_options' : {'o':[1]}"};
    if (random.below(5) != 0) {
        members.push_back(options[random.below(4)]);
    }
    std::string body = "{";
    while (!members.empty()) {
        const auto at = static_cast<std::ptrdiff_t>(random.below(members.size()));
        body += members[static_cast<std::size_t>(at)];
        members.erase(members.begin() + at);
        body += members.empty() ? "\n}" : random.below(2) != 0 ? " ,\t" : ",";
    }
    return json(body);
}

}  // namespace

class TestEdit : public QObject {
    Q_OBJECT

private slots:
    void edits_data() {
        QTest::addColumn<QString>("body");
        QTest::addColumn<QString>("expected");
        QTest::addColumn<int>("losses");
        QTest::newRow("nothing to do") << "{'model':'b','stream':false}"
                                       << "{'model':'b','stream':false}" << 0;
        QTest::newRow("model") << "{ 'model' : 'a' , 'x':1.10}" << "{ 'model' : 'b' , 'x':1.10}"
                               << 1;
        QTest::newRow("usage") << "{'model':'b','stream':true}"
                               << "{'model':'b','stream_options':{'include_usage':true},"
                                  "'stream':true}"
                               << 1;
        QTest::newRow("usage was null") << "{'stream_options':null,'model':'b','stream':true}"
                                        << "{'stream_options':{'include_usage':true},'model':'b',"
                                           "'stream':true}"
                                        << 1;
        QTest::newRow("usage was off")
            << "{'stream_options':{'x':1,'include_usage':false},'model':'a','stream':true}"
            << "{'stream_options':{'x':1,'include_usage':true},'model':'b','stream':true}" << 2;
        QTest::newRow("options without usage")
            << "{'stream_options':{'x':1},'model':'b','stream':true}"
            << "{'stream_options':{'include_usage':true,'x':1},'model':'b','stream':true}" << 1;
        QTest::newRow("empty options")
            << "{'stream_options':{ \n},'model':'b','stream':true}"
            << "{'stream_options':{'include_usage':true \n},'model':'b','stream':true}" << 1;
        QTest::newRow("usage was asked for")
            << "{'stream_options':{'include_usage':true},'model':'b','stream':true}"
            << "{'stream_options':{'include_usage':true},'model':'b','stream':true}" << 0;
        QTest::newRow("both edits") << "{'model':'a','stream':true}"
                                    << "{'model':'b','stream_options':{'include_usage':true},"
                                       "'stream':true}"
                                    << 2;
    }
    void edits() {
        QFETCH(QString, body);
        QFETCH(QString, expected);
        QFETCH(int, losses);
        const Edited edited = rewrite(Endpoint::ChatCompletions, json(body.toStdString()), "b");
        QCOMPARE(edited.body.value_or(json(body.toStdString())), json(expected.toStdString()));
        QCOMPARE(edited.body.has_value(), losses > 0);
        QCOMPARE(int(edited.losses.size()), losses);
    }

    void saysWhatItChanged() {
        const Edited edited =
            rewrite(Endpoint::ChatCompletions, json("{'model':'a','stream':true}"), "b");
        QCOMPARE(edited.losses.at(0), std::string("model: a -> b"));
        QCOMPARE(edited.losses.at(1),
                 std::string("stream_options.include_usage: true, to read the usage"));
    }

    void onlyChatStreamsAreAskedForUsage() {
        const std::string body = json("{'model':'b','stream':true}");
        QVERIFY(!rewrite(Endpoint::Responses, body, "b").body);
        QVERIFY(!rewrite(Endpoint::Messages, body, "b").body);
        QVERIFY(!rewrite(Endpoint::ChatCompletions, body, "b", UsageRequest::Leave).body);
    }

    void modelIsWrittenAsJson() {
        const Edited edited = rewrite(Endpoint::Responses, json("{'model':'a'}"), "a\"b\\c\n\xff");
        QCOMPARE(edited.body.value(), std::string("{\"model\":\"a\\\"b\\\\c\\n\xef\xbf\xbd\"}"));
    }

    // Taking the edits back gives the body as it was, byte for byte.
    void changesOnlyTheNamedBytes() {
        test::SeededRandom random(7);
        for (int round = 0; round < 2000; ++round) {
            const std::string body = randomBody(random);
            const auto before = readRequest(Endpoint::ChatCompletions, body);
            QVERIFY(before.ok());
            const Edited edited = rewriteForTarget(Endpoint::ChatCompletions, body, *before, "b");
            const auto after = readRequest(Endpoint::ChatCompletions, edited.body.value());
            QVERIFY(after.ok());
            QCOMPARE(after->model, std::string("b"));
            QVERIFY(after->asksForUsage);
            QCOMPARE(int(edited.losses.size()), 2);
            QCOMPARE(without(*edited.body, *after), without(body, *before));
        }
    }

private:
    // The body without the model's value and without stream_options.
    static std::string without(std::string body, const RequestFacts& facts) {
        const auto cut = [&body](ByteSpan span) { body.erase(span.offset, span.length); };
        ByteSpan options = facts.streamOptions;
        const bool optionsFirst = options.offset < facts.modelValue.offset;
        const std::string kept = body.substr(options.offset, options.length);
        if (optionsFirst) {
            cut(facts.modelValue);
            cut(options);
        } else {
            cut(options);
            cut(facts.modelValue);
        }
        // The member's name, its comma and the spaces of its place are not what is compared.
        const std::string name = json("'stream_options'");
        if (const auto at = body.find(name); at != std::string::npos) {
            body.erase(at, name.size());
        }
        std::erase_if(body, [](char c) {
            return c == ' ' || c == '\t' || c == ':' || c == ',' || c == '\n';
        });
        // What the options held beside include_usage must still be there.
        return body + (kept.find("\"o\"") != std::string::npos ? "+o" : "");
    }
};

QTEST_GUILESS_MAIN(TestEdit)
#include "test_edit.moc"
