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

    static policy::Snapshot lettingIn(const std::string& host) {
        policy::Snapshot snapshot;
        snapshot.allowedHosts = {host};
        return snapshot;
    }

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
        row("options of all", "OPTIONS * HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", 204);
        row("options of nothing", "OPTIONS /v1/nothing HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", 404);
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
        client.send("OPTIONS /v1/nothing HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
        QVERIFY(client.receive().header("allow").empty());
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
        const HttpAnswer answer = client.receive();
        QTEST(answer.status, "status");
        QVERIFY(answer.status == 200 || answer.body.find("There is no model") != std::string::npos);
    }

    // The policy says where it listens; the door only looks at what it says.
    void letsInWhomItAnswersFor_data() {
        QTest::addColumn<QString>("listen");
        QTest::addColumn<QString>("allowed");
        QTest::addColumn<QString>("head");
        QTest::addColumn<int>("status");
        const auto row = [](const char* name, const char* listen, const char* allowed,
                            const char* head, int status) {
            QTest::newRow(name) << listen << allowed << head << status;
        };
        constexpr const char* kHere = "127.0.0.1:9347";
        constexpr const char* kWide = "0.0.0.0:9347";
        row("listed host", kHere, "gw.example", "Host: GW.example", 200);
        row("listed host, any port", kHere, "gw.example", "Host: gw.example:9347", 200);
        row("listed host and port", kHere, "gw.example:80", "Host: gw.example:80", 200);
        row("another port", kHere, "gw.example:80", "Host: gw.example:81", 421);
        row("another host", kHere, "gw.example", "Host: x.gw.example", 421);
        row("loopback beside a list", kHere, "gw.example", "Host: 127.0.0.1:9347", 200);
        row("another loopback", "127.0.0.2:9347", "", "Host: 127.0.0.2:9347", 200);
        row("rebound to another loopback", "127.0.0.2:9347", "", "Host: evil.example", 421);
        row("rebound to ::1", "[::1]:9347", "", "Host: evil.example", 421);
        row("wide, any host", kWide, "", "Host: gw.example", 200);
        row("wide, listed host", kWide, "gw.example", "Host: gw.example", 200);
        row("wide, another host", kWide, "gw.example", "Host: evil.example", 421);
        row("wide, loopback", kWide, "gw.example", "Host: localhost", 200);
        row("wide, a page", kWide, "", "Host: gw.example\r\nOrigin: https://gw.example", 403);
        row("listed page", kHere, "app.example",
            "Host: 127.0.0.1\r\nOrigin: https://app.example\r\nSec-Fetch-Site: cross-site", 200);
        row("listed page, any port", kHere, "app.example",
            "Host: 127.0.0.1\r\nOrigin: http://app.example:5173", 200);
        row("listed page and port", kHere, "localhost:5173",
            "Host: 127.0.0.1\r\nOrigin: http://localhost:5173", 200);
        row("page of another port", kHere, "localhost:5173",
            "Host: 127.0.0.1\r\nOrigin: http://localhost:5174", 403);
        row("page of no host", kHere, "app.example", "Host: 127.0.0.1\r\nOrigin: null", 403);
        row("page of a longer name", kHere, "app.example",
            "Host: 127.0.0.1\r\nOrigin: https://app.example.evil", 403);
    }
    void letsInWhomItAnswersFor() {
        QFETCH(QString, listen);
        QFETCH(QString, allowed);
        QFETCH(QString, head);
        Gateway gateway;
        policy::Snapshot snapshot;
        snapshot.listen = {listen.toStdString()};
        if (!allowed.isEmpty()) {
            snapshot.allowedHosts = {allowed.toStdString()};
        }
        gateway.usePolicy(std::move(snapshot));
        HttpClient client(gateway.port());
        client.send("GET /health HTTP/1.1\r\n" + head.toStdString() + "\r\n\r\n");
        QTEST(client.receive().status, "status");
    }

    void answersABrowserThatAsksForAPage_data() {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("methods");
        QTest::newRow("call") << "/v1/chat/completions" << "POST, OPTIONS";
        QTest::newRow("page") << "/v1/models" << "GET, HEAD, OPTIONS";
    }
    void answersABrowserThatAsksForAPage() {
        QFETCH(QString, path);
        QFETCH(QString, methods);
        Gateway gateway;
        gateway.usePolicy(lettingIn("app.example"));
        const auto ask = [&](const std::string& fields) {
            HttpClient client(gateway.port());
            client.send("OPTIONS " + path.toStdString() + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" +
                        fields + "\r\n");
            return client.receive();
        };
        const HttpAnswer let =
            ask("Origin: https://app.example\r\nAccess-Control-Request-Method: POST\r\n"
                "Access-Control-Request-Headers: authorization, content-type\r\n"
                "Sec-Fetch-Site: cross-site\r\n");
        QCOMPARE(let.status, 204);
        QCOMPARE(let.header("access-control-allow-origin"), std::string("https://app.example"));
        QCOMPARE(let.header("vary"), std::string("Origin"));
        QCOMPARE(let.header("access-control-allow-methods"), methods.toStdString());
        QCOMPARE(let.header("access-control-allow-headers"),
                 std::string("authorization, content-type"));
        QVERIFY(!let.header("access-control-max-age").empty());

        const HttpAnswer odd =
            ask("Origin: https://app.example\r\nAccess-Control-Request-Method: POST\r\n"
                "Access-Control-Request-Headers: a b\r\n");
        QCOMPARE(odd.status, 204);
        QVERIFY(odd.header("access-control-allow-headers").empty());
        for (const HttpAnswer& other :
             {ask("Origin: https://evil.example\r\nAccess-Control-Request-Method: POST\r\n"),
              ask("")}) {
            for (const auto& [name, value] : other.headers) {
                QVERIFY2(!name.starts_with("access-control-"), name.c_str());
            }
        }
    }

    void aPageReadsWhatItIsAnswered_data() {
        QTest::addColumn<QString>("body");
        QTest::addColumn<int>("status");
        QTest::newRow("plain")
            << R"({"model":"first/m","messages":[{"role":"user","content":"x"}]})" << 200;
        QTest::newRow("streamed")
            << R"({"model":"first/m","stream":true,"messages":[{"role":"user","content":"x"}]})"
            << 200;
        QTest::newRow("refused") << "{}" << 400;
    }
    void aPageReadsWhatItIsAnswered() {
        QFETCH(QString, body);
        ScriptedUpstream upstream;
        const bool stream = body.contains("stream");
        upstream.script({stream ? events({"data: {\"choices\":[{\"index\":0,\"delta\":"
                                          "{\"content\":\"x\"},\"finish_reason\":\"stop\"}]}\n\n",
                                          "data: [DONE]\n\n"})
                                : json(200, R"({"choices":[]})", {{"x-request-id", "1"}})});
        Gateway gateway;
        policy::Snapshot snapshot = lettingIn("app.example");
        snapshot.providers = {Gateway::provider("first", "compatible", upstream.port())};
        gateway.usePolicy(std::move(snapshot));
        HttpClient client(gateway.port());
        client.post("/v1/chat/completions", gateway.auth() + "Origin: https://app.example\r\n",
                    body.toStdString());
        const HttpAnswer answer = client.receive();
        QTEST(answer.status, "status");
        QCOMPARE(answer.header("access-control-allow-origin"), std::string("https://app.example"));
        QCOMPARE(answer.header("access-control-expose-headers"), std::string("*"));
        QCOMPARE(answer.header("vary"), std::string("Origin"));
        QVERIFY(!answer.header("x-weir-exchange").empty());
    }

    void aPageReadsWhyItWasTurnedAway() {
        Gateway gateway;
        gateway.usePolicy(lettingIn("app.example"));
        const auto ask = [&](const std::string& request) {
            HttpClient client(gateway.port());
            client.send(request +
                        " HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                        "Origin: https://app.example\r\n\r\n");
            return client.receive();
        };
        for (const auto& [request, status] :
             {std::pair("GET /v1/models", 401), {"GET /nowhere", 404}, {"GET /health", 200}}) {
            const HttpAnswer answer = ask(request);
            QCOMPARE(answer.status, status);
            QCOMPARE(answer.header("access-control-allow-origin"),
                     std::string("https://app.example"));
        }
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
