// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <algorithm>

#include "tests/engine/exchange/chat_samples.hpp"
#include "tests/engine/exchange/two_targets.hpp"
#include "tests/support/http_client.hpp"

using namespace weir;
using namespace weir::test;

namespace {

// kAnswer and a stream of kHello, as gzip would have them; nobody asked for that.
const std::string kGzip("\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03\xabV*-N-R\xb2R", 18);

// Written with apostrophes for quotes.
std::string quoted(std::string text) {
    std::ranges::replace(text, '\'', '"');
    return text;
}

using Answer = ScriptedUpstream::Answer;

Answer typed(const std::string& type, std::string body, std::vector<Header> extra = {}) {
    return [type, body = std::move(body),
            extra = std::move(extra)](net::ServerCall& call) -> net::Task<void> {
        std::vector<net::http::Field> fields = {{"content-type", type}};
        for (const Header& header : extra) {
            fields.push_back({header.name, header.value});
        }
        (void)co_await call.respond(200, fields, body);
    };
}

const std::vector<Header> kAsGzip = {{"content-encoding", "gzip"}};

bool isUtf8(const std::string& text) {
    const QString read = QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
    return !read.contains(QChar::ReplacementCharacter);
}

}  // namespace

// What an upstream answers that is none of its protocol: while nothing was sent the next target is
// asked, and afterwards the stream ends with an error.
class TestAnswerBytes : public QObject {
    Q_OBJECT

private slots:
    void isNoAnswerAndTheNextTargetIsAsked_data() {
        QTest::addColumn<int>("which");
        QTest::addColumn<bool>("stream");
        const auto row = [this](const char* name, bool stream, Answer answer) {
            QTest::newRow(name) << static_cast<int>(m_answers.size()) << stream;
            m_answers.push_back(std::move(answer));
        };
        const std::string sse = "text/event-stream";
        row("compressed", false, typed("application/json", kGzip, kAsGzip));
        row("compressed, and nobody says so", false, typed("application/json", kGzip));
        row("compressed and cut off", false,
            typed("application/json", kGzip.substr(0, 5), kAsGzip));
        row("a compressed stream", true, typed(sse, kGzip, kAsGzip));
        row("a page", false, typed("text/html", "<html>busy</html>"));
        row("a page for a stream", true, typed("text/html", "<html>busy</html>"));
        row("nothing", false, typed("application/json", ""));
        row("nothing for a stream", true, typed(sse, ""));
        row("another type", false, typed("application/octet-stream", kAnswer));
        row("an error", false, json(200, failure("server_error", "oops")));
        row("an error for a stream", true, json(200, failure("server_error", "oops")));
        row("invalid UTF-8", false,
            typed("application/json",
                  std::string(kAnswer).replace(kAnswer.find("there"), 1, "\xff")));
        row("invalid UTF-8 in a name", false,
            typed("application/json", std::string(kAnswer).replace(2, 1, "\xc3")));
        row("invalid UTF-8 in the first event", true, events({chunk("{\"content\":\"\xff\"}")}));
        row("a reset after the head", true, eventsThenCut({}));
        row("a reset after what is no answer yet", true, eventsThenCut({kRole}));
        row("an end after the head", true, events({}));
        row("an end after what is no answer yet", true, events({kRole}));
        row("only comments", true, events({": a\n\n", ": b\n\n"}));
        row("an event over 8 MiB", true,
            events({"data: " + std::string((std::size_t{8} << 20) + 1024, 'a') + "\n\n"}));
        row("a line without an end over 8 MiB", true,
            events({std::string((std::size_t{8} << 20) + 1024, 'a')}));
        row("not JSON in the first event", true, events({"data: <html>\n\n"}));
        row("the end and no answer", true, events({kDone}));
    }
    void isNoAnswerAndTheNextTargetIsAsked() {
        QFETCH(int, which);
        QFETCH(bool, stream);
        ScriptedUpstream first;
        first.script({m_answers[static_cast<std::size_t>(which)]});
        ScriptedUpstream second;
        second.script({stream ? events({kRole, kHello, kStop, kDone}) : json(200, kAnswer)});
        Gateway gateway;
        gateway.usePolicy(twoTargets(first, second));
        HttpClient client(gateway.port());
        client.post("/v1/chat/completions", gateway.auth(), stream ? kStreamRequest : kRequest);
        const HttpAnswer answer = client.receive();
        QCOMPARE(answer.status, 200);
        QVERIFY(answer.complete);
        QCOMPARE(answer.body, stream ? kRole + kHello + kStop + kDone : kAnswer);
        const auto record = gateway.lastEnded();
        QVERIFY(record.state == ExchangeState::Done);
        QCOMPARE(record.attempts.size(), std::size_t(2));
        QVERIFY(record.attempts[0].sign == AttemptSign::Failed);
        QVERIFY(!record.attempts[0].outcome.empty());
    }

    // The header is wrong and the body is good: nothing says that it was ever compressed.
    void aPlainAnswerThatIsCalledCompressedIsAnAnswer() {
        ScriptedUpstream upstream;
        upstream.script({typed("application/json", kAnswer, kAsGzip)});
        Gateway gateway;
        gateway.usePolicy(oneTarget(upstream));
        HttpClient client(gateway.port());
        client.post("/v1/chat/completions", gateway.auth(), kRequest);
        const HttpAnswer answer = client.receive();
        QCOMPARE(answer.body, kAnswer);
        QVERIFY(answer.header("content-encoding").empty());
        const SeenCall asked = upstream.calls()[0];
        const auto encodings = asked.headers.equal_range("accept-encoding");
        QVERIFY(encodings.first != encodings.second);
        QCOMPARE(encodings.first->second, std::string("identity"));
        QCOMPARE(std::distance(encodings.first, encodings.second), std::ptrdiff_t{1});
    }

    void endsAStreamThatBeganWell_data() {
        QTest::addColumn<std::string>("then");
        QTest::newRow("invalid UTF-8") << chunk("{\"content\":\"\xff\"}");
        QTest::newRow("invalid UTF-8 in a name") << std::string("data: {\"\xc3\":1}\n\n");
        QTest::newRow("not JSON") << std::string("data: <html>\n\n");
        QTest::newRow("an event over 8 MiB")
            << "data: " + std::string((std::size_t{8} << 20) + 1024, 'a') + "\n\n";
        QTest::newRow("an error") << std::string(
            "data: {\"error\":{\"message\":\"overloaded\",\"type\":\"server_error\"}}"
            "\n\n");
    }
    void endsAStreamThatBeganWell() {
        QFETCH(std::string, then);
        ScriptedUpstream upstream;
        upstream.script({events({kRole, kHello, then, kThere, kStop, kDone})});
        Gateway gateway;
        gateway.usePolicy(twoTargets(upstream, upstream));
        HttpClient client(gateway.port());
        client.post("/v1/chat/completions", gateway.auth(), kStreamRequest);
        const HttpAnswer answer = client.receive();
        QCOMPARE(answer.status, 200);
        QVERIFY(answer.complete);
        QVERIFY(answer.body.starts_with(kRole + kHello));
        QVERIFY(isUtf8(answer.body));
        QVERIFY(answer.body.find("\"error\"") != std::string::npos);
        QVERIFY(answer.body.find("there.") == std::string::npos);
        QVERIFY(answer.body.find("[DONE]") == std::string::npos);
        QVERIFY(answer.body.size() < std::size_t{64} * 1024);
        const auto record = gateway.lastEnded();
        QVERIFY(record.state == ExchangeState::Failed);
        QVERIFY(record.usage().source == Source::Estimated);
        QCOMPARE(upstream.calls().size(), std::size_t(1));
    }

    // Whatever is odd about calls of tools is between the model and who asked.
    void callsOfToolsPassAsTheyCome() {
        const auto call = [](const std::string& fields) {
            return chunk("{\"tool_calls\":[{" + fields + "}]}");
        };
        const std::vector<std::string> odd = {
            kRole,
            call(quoted("'index':1,'id':'a','function':{'name':'f','arguments':''}")),
            call(quoted("'index':3,'id':'a','function':{'name':'g','arguments':'{\\'x\\''}")),
            call(quoted("'index':1,'function':{'name':'f','arguments':'{}'}")),
            call(quoted("'function':{'arguments':':1'}")),
            call(quoted("'index':3,'function':{'arguments':''}")),
            chunk("{}", quoted("'length'")),
        };
        ScriptedUpstream upstream;
        std::vector<std::string> sent = odd;
        sent.push_back(kUsageChunk);
        sent.push_back(kDone);
        upstream.script({events(sent)});
        Gateway gateway;
        gateway.usePolicy(oneTarget(upstream));
        HttpClient client(gateway.port());
        client.post("/v1/chat/completions", gateway.auth(), kStreamRequest);
        const HttpAnswer answer = client.receive();
        std::string expected;
        for (const std::string& each : odd) {
            expected += each;
        }
        QCOMPARE(answer.body, expected + kDone);
        const auto record = gateway.lastEnded();
        QVERIFY(record.state == ExchangeState::Done);
        QCOMPARE(record.usage().outText, std::uint64_t(3));
    }

private:
    std::vector<Answer> m_answers;
};

QTEST_GUILESS_MAIN(TestAnswerBytes)
#include "test_answer_bytes.moc"
