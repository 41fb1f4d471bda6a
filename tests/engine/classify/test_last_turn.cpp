// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <algorithm>

#include "engine/classify/last_turn.hpp"
#include "engine/dialects/common/request.hpp"

using namespace weir;
using namespace weir::classify;
using dialects::Endpoint;

namespace {

LastTurn turnOf(Endpoint endpoint, const std::string& body) {
    dialects::PersonsTexts persons;
    const auto facts = dialects::readRequest(endpoint, body, &persons);
    if (!facts) {
        qFatal("%s", facts.error().message.c_str());
    }
    return lastTurn(body, persons);
}

// With ' for ": plain strings, because moc loses its way in raw ones.
std::string js(std::string text) {
    std::ranges::replace(text, '\'', '"');
    return text;
}

std::string chat(const std::string& messages) {
    return js("{'model':'m','messages':[") + messages + "]}";
}

std::string user(const std::string& text) {
    return js("{'role':'user','content':'") + text + "\"}";
}

}  // namespace

// What a person wrote last, out of every dialect.
class TestLastTurn : public QObject {
    Q_OBJECT

private slots:
    void theLastWordsOfAPersonAreFound_data() {
        QTest::addColumn<int>("endpoint");
        QTest::addColumn<QByteArray>("body");
        const auto row = [](const char* name, Endpoint endpoint, const std::string& body) {
            QTest::newRow(name) << static_cast<int>(endpoint) << QByteArray::fromStdString(body);
        };
        const Endpoint chats = Endpoint::ChatCompletions;
        row("chat", chats,
            chat(user("before") + js(",{'role':'assistant','content':'x'},") +
                 user("Fix \\\"it\\\"")));
        row("the role comes last", chats, chat(js("{'content':'Fix \\\"it\\\"','role':'user'}")));
        row("parts", chats,
            chat(js("{'role':'user','content':[{'type':'text','text':'Fix \\\"it\\\"'},"
                    "{'type':'image_url','image_url':{'url':'data:x'}}]}")));
        row("a tool's result after it", chats,
            chat(user("Fix \\\"it\\\"") +
                 js(",{'role':'assistant','tool_calls':[]},{'role':'tool','content':'done'}")));
        row("what others say is not a person's", chats,
            chat(js("{'role':'system','content':'Be brief.'},") + user("Fix \\\"it\\\"") +
                 js(",{'role':'developer','content':'x'},{'content':'no one'}")));
        row("a reminder in a message of its own", chats,
            chat(user("Fix \\\"it\\\"") + "," +
                 user("<system-reminder>Be brief.</system-reminder>")));
        row("anthropic", Endpoint::Messages,
            js("{'model':'m','max_tokens':9,'system':'s','messages':[{'role':'user','content':"
               "[{'type':'text','text':'<system-reminder>x</system-reminder>'},"
               "{'type':'text','text':'Fix \\\"it\\\"'}]},{'role':'assistant','content':'y'},"
               "{'role':'user','content':[{'type':'tool_result','tool_use_id':'t','content':"
               "[{'type':'text','text':'all is well'}]}]}]}"));
        row("responses", Endpoint::Responses,
            js("{'model':'m','input':[{'role':'user','content':[{'type':'input_text',"
               "'text':'Fix \\\"it\\\"'}]},{'type':'function_call_output','output':'done'}]}"));
        row("responses, a text", Endpoint::Responses, js("{'model':'m','input':'Fix \\\"it\\\"'}"));
    }
    void theLastWordsOfAPersonAreFound() {
        QFETCH(int, endpoint);
        QFETCH(QByteArray, body);
        QCOMPARE(turnOf(static_cast<Endpoint>(endpoint), body.toStdString()).text,
                 std::string("Fix \"it\""));
    }

    void severalTextsOfOneMessageStayInTheirOrder() {
        const LastTurn turn = turnOf(
            Endpoint::ChatCompletions,
            chat(js("{'role':'user','content':[{'type':'text','text':'Read this.'},"
                    "{'type':'text','text':'<rules>x</rules>'},{'type':'text','text':'Why?'}]}")));
        QCOMPARE(turn.text, std::string("Read this.\nWhy?"));
    }

    void withoutAPersonThereIsNothing() {
        QVERIFY(turnOf(Endpoint::ChatCompletions, chat("")).text.empty());
        QVERIFY(turnOf(Endpoint::Embeddings, js("{'model':'m','input':'words'}")).text.empty());
        QVERIFY(turnOf(Endpoint::ChatCompletions, chat(js("{'role':'user','content':null}")))
                    .text.empty());
    }

    // Nobody who does not ask for the texts gets other facts of the call.
    void askingChangesNoFact() {
        const std::string body =
            chat(js("{'role':'user','name':'n','content':[{'type':'text',"
                    "'text':'abc'}]},{'role':'assistant','content':'d'}"));
        dialects::PersonsTexts persons;
        const auto asked = dialects::readRequest(Endpoint::ChatCompletions, body, &persons);
        const auto plain = dialects::readRequest(Endpoint::ChatCompletions, body);
        QVERIFY(asked && plain);
        QCOMPARE(asked->estimatedTokensIn, plain->estimatedTokensIn);
        QCOMPARE(persons.texts().size(), std::size_t(1));
    }

    void ofManyTextsTheNewestAreKept() {
        std::string messages;
        for (int i = 0; i < 1'000; ++i) {
            messages += user("number " + std::to_string(i)) + ",";
        }
        const std::string body = chat(messages + user("the last"));
        dialects::PersonsTexts persons;
        QVERIFY(dialects::readRequest(Endpoint::ChatCompletions, body, &persons).ok());
        QVERIFY(persons.texts().size() <= dialects::PersonsTexts::kMostKept);
        QCOMPARE(lastTurn(body, persons).text, std::string("the last"));
    }

    // However long a call is, no more of it is looked at than stands in the header.
    void aMillionCharactersCostNoMoreThanTheirEnds_data() {
        QTest::addColumn<QByteArray>("piece");
        QTest::newRow("words") << QByteArray("lorem ipsum ");
        QTest::newRow("escapes") << QByteArray("\\u00e9\\n\\\" ");
        QTest::newRow("without a space") << QByteArray("abc");
        QTest::newRow("marks") << QByteArray("<system-reminder> ");
    }
    void aMillionCharactersCostNoMoreThanTheirEnds() {
        QFETCH(QByteArray, piece);
        std::string text;
        while (text.size() < 1'000'000) {
            text += piece.toStdString();
        }
        // Several such messages, so that looking for a person's words cannot go on and on either.
        std::string messages = user("Fix it.");
        for (int i = 0; i < 5; ++i) {
            messages += "," + user(text);
        }
        const LastTurn turn = turnOf(Endpoint::ChatCompletions, chat(messages));
        QVERIFY(turn.looked <= kMostBytes);
        QVERIFY(turn.text.size() <= kMostBytes + 1);
    }

    void bothEndsOfALongTextAreKept() {
        std::string text = "Summarize this: ";
        while (text.size() < 100'000) {
            text += "filler words ";
        }
        const LastTurn turn =
            turnOf(Endpoint::ChatCompletions, chat(user(text + " In German, please.")));
        QVERIFY(turn.text.starts_with("Summarize this:"));
        QVERIFY(turn.text.ends_with("In German, please."));
        QCOMPARE(turn.looked, kHeadBytes + kTailBytes);
    }
};

QTEST_APPLESS_MAIN(TestLastTurn)
#include "test_last_turn.moc"
