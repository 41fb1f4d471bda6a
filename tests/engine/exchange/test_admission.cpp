// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "tests/engine/exchange/gateway.hpp"
#include "tests/engine/exchange/scripted_upstream.hpp"
#include "tests/support/http_client.hpp"

using namespace weir;
using namespace weir::test;

// What is turned away from the head alone, and in whose words.
class TestAdmission : public QObject {
    Q_OBJECT

private slots:
    void refuses_data() {
        QTest::addColumn<QString>("request");
        QTest::addColumn<int>("status");
        const auto row = [](const char* name, const char* request, int status) {
            QTest::newRow(name) << QString(request) << status;
        };
        row("no key",
            "POST /v1/chat/completions HTTP/1.1\r\nHost: 127.0.0.1\r\n"
            "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}",
            401);
        row("two keys",
            "POST /v1/chat/completions HTTP/1.1\r\nHost: 127.0.0.1\r\n"
            "Authorization: Bearer a\r\nx-api-key: b\r\n"
            "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}",
            401);
        row("rebound name", "GET /health HTTP/1.1\r\nHost: evil.example\r\n\r\n", 421);
        row("a web page",
            "GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\n"
            "Origin: https://evil.example\r\n\r\n",
            403);
        row("across sites",
            "GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\n"
            "Sec-Fetch-Site: cross-site\r\n\r\n",
            403);
        row("a form",
            "POST /v1/chat/completions HTTP/1.1\r\nHost: 127.0.0.1\r\n"
            "Content-Type: text/plain\r\nContent-Length: 2\r\n\r\n{}",
            415);
        row("compressed",
            "POST /v1/messages HTTP/1.1\r\nHost: 127.0.0.1\r\n"
            "Content-Type: application/json\r\nContent-Encoding: gzip\r\n"
            "Content-Length: 2\r\n\r\n{}",
            415);
        row("wrong method", "GET /v1/messages HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", 405);
        row("no such path", "GET /v2 HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", 404);
        row("models without a key", "GET /v1/models HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", 401);
        row("health", "GET /health HTTP/1.1\r\nHost: localhost:80\r\n\r\n", 200);
        row("health by head",
            "HEAD /health HTTP/1.1\r\nHost: [::1]:80\r\nConnection: close\r\n\r\n", 200);
        row("not ready", "GET /ready HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", 503);
        row("options", "OPTIONS /v1/messages HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", 204);
    }
    void refuses() {
        QFETCH(QString, request);
        Gateway gateway;
        gateway.usePolicy({});
        HttpClient client(gateway.port());
        client.send(request.toStdString());
        QTEST(client.receive().status, "status");
    }

    void saysWhichMethodsAPathHas() {
        Gateway gateway;
        gateway.usePolicy({});
        HttpClient client(gateway.port());
        client.send("GET /v1/messages HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
        QCOMPARE(client.receive().header("allow"), std::string("POST, OPTIONS"));
        client.send("DELETE /v1/models HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
        const HttpAnswer answer = client.receive();
        QCOMPARE(answer.status, 405);
        QCOMPARE(answer.header("allow"), std::string("GET, HEAD, OPTIONS"));
    }

    void findsAModelHoweverItsNameIsWritten_data() {
        QTest::addColumn<QString>("path");
        QTest::addColumn<int>("status");
        QTest::newRow("as it is") << "first/qwen3" << 200;
        QTest::newRow("encoded, as by SDKs") << "first%2Fqwen3" << 200;
        QTest::newRow("another") << "first%2Fqwen4" << 404;
        QTest::newRow("no escape") << "first%2" << 404;
    }
    void findsAModelHoweverItsNameIsWritten() {
        QFETCH(QString, path);
        ScriptedUpstream upstream;
        Gateway gateway;
        policy::Snapshot snapshot;
        snapshot.providers = {Gateway::provider("first", "compatible", upstream.port())};
        snapshot.models = {Gateway::model(snapshot, "first/qwen3", {"first/qwen3"})};
        gateway.usePolicy(std::move(snapshot));
        HttpClient client(gateway.port());
        client.send("GET /v1/models/" + path.toStdString() + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" +
                    gateway.auth() + "\r\n");
        QTEST(client.receive().status, "status");
    }

    void answersInTheCallersShape() {
        Gateway gateway;
        gateway.usePolicy({});
        HttpClient client(gateway.port());
        client.post("/v1/messages", "", "{}");
        const HttpAnswer anthropic = client.receive();
        QCOMPARE(anthropic.status, 401);
        QVERIFY(anthropic.body.find("authentication_error") != std::string::npos);
    }

    void doesNotReadABodyWithoutAKey() {
        Gateway gateway;
        gateway.usePolicy({});
        HttpClient client(gateway.port());
        // No byte of the body is sent: the answer comes all the same, and no 100 Continue.
        client.send(
            "POST /v1/messages HTTP/1.1\r\nHost: 127.0.0.1\r\n"
            "Content-Type: application/json\r\nExpect: 100-continue\r\n"
            "Content-Length: 1000000\r\n\r\n");
        QCOMPARE(client.receive().status, 401);
    }

    void namesNearModels() {
        ScriptedUpstream upstream;
        Gateway gateway;
        policy::Snapshot snapshot;
        snapshot.providers = {Gateway::provider("first", "compatible", upstream.port())};
        snapshot.providers[0].serveAll = false;
        snapshot.providers[0].serve = {"qwen3"};
        snapshot.models = {Gateway::model(snapshot, "gpt-4o-mini", {"first/qwen3"})};
        gateway.usePolicy(std::move(snapshot));
        HttpClient client(gateway.port());
        client.post("/v1/chat/completions", gateway.auth(),
                    R"({"model":"gpt-4o-min","messages":[{"role":"user","content":"x"}]})");
        const HttpAnswer answer = client.receive();
        QCOMPARE(answer.status, 404);
        QVERIFY(answer.body.find("gpt-4o-mini") != std::string::npos);
        QVERIFY(answer.body.find("model_not_found") != std::string::npos);

        client.send("GET /v1/models HTTP/1.1\r\nHost: 127.0.0.1\r\n" + gateway.auth() + "\r\n");
        const HttpAnswer models = client.receive();
        QCOMPARE(models.status, 200);
        QVERIFY(models.body.find("gpt-4o-mini") != std::string::npos);
    }

    void refusesAmbiguousBodies_data() {
        QTest::addColumn<QString>("body");
        QTest::newRow("two models") << R"({"model":"a","messages":[],"model":"b"})";
        QTest::newRow("escaped model") << R"({"mod\u0065l":"a","messages":[]})";
        QTest::newRow("cut off") << R"({"model":"a","messages":[)";
        QTest::newRow("not an object") << "[]";
    }
    void refusesAmbiguousBodies() {
        QFETCH(QString, body);
        ScriptedUpstream upstream;
        Gateway gateway;
        policy::Snapshot snapshot;
        snapshot.providers = {Gateway::provider("first", "compatible", upstream.port())};
        gateway.usePolicy(std::move(snapshot));
        HttpClient client(gateway.port());
        client.post("/v1/chat/completions", gateway.auth(), body.toStdString());
        QCOMPARE(client.receive().status, 400);
        QVERIFY(upstream.calls().empty());
    }

    void turnsCallsAwayWhilePaused() {
        Gateway gateway;
        gateway.usePolicy({});
        gateway.pause(true);
        HttpClient client(gateway.port());
        client.post("/v1/chat/completions", gateway.auth(), "{}");
        const HttpAnswer answer = client.receive();
        QCOMPARE(answer.status, 503);
        QCOMPARE(answer.header("retry-after"), std::string("5"));
    }
};

QTEST_GUILESS_MAIN(TestAdmission)
#include "test_admission.moc"
