// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "tests/engine/exchange/chat_samples.hpp"
#include "tests/engine/exchange/two_targets.hpp"
#include "tests/support/http_client.hpp"

using namespace weir;
using namespace weir::test;

namespace {

std::string errorSaying(const std::string& message, const std::string& code = "c") {
    return "{\"error\":{\"message\":\"" + message + "\",\"type\":\"x\",\"code\":\"" + code + "\"}}";
}

}  // namespace

// What a caller gets instead of an answer, and in whose words.
class TestRefusals : public QObject {
    Q_OBJECT

private:
    static HttpAnswer ask(Gateway& gateway, std::string_view request = kRequest) {
        HttpClient client(gateway.port());
        client.post("/v1/chat/completions", gateway.auth(), request);
        return client.receive();
    }

    static ScriptedUpstream::Answer plain(int status, std::string body, std::string type) {
        return [status, body = std::move(body),
                type = std::move(type)](net::ServerCall& call) -> net::Task<void> {
            const net::http::Field fields[] = {{"content-type", type}};
            (void)co_await call.respond(status, fields, body);
        };
    }

private slots:
    void findsWordsForARefusalWithoutThem_data() {
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("body");
        QTest::newRow("text") << 400 << "text/plain" << "no";
        QTest::newRow("nothing") << 422 << "application/json" << "";
        QTest::newRow("a page") << 413 << "text/html" << "<html>too large</html>";
        QTest::newRow("more than is read")
            << 400 << "application/json"
            << QString::fromStdString(errorSaying(std::string(70'000, 'a')));
    }
    void findsWordsForARefusalWithoutThem() {
        QFETCH(int, status);
        QFETCH(QString, type);
        QFETCH(QString, body);
        ScriptedUpstream upstream;
        upstream.script({plain(status, body.toStdString(), type.toStdString())});
        Gateway gateway;
        gateway.usePolicy(twoTargets(upstream, upstream, "second/a"));
        const HttpAnswer answer = ask(gateway);
        QCOMPARE(answer.status, status == 413 ? 413 : 400);
        const std::string words = "first/a refused the call with " + std::to_string(status);
        QVERIFY2(answer.body.find(words) != std::string::npos, answer.body.c_str());
        QCOMPARE(upstream.calls().size(), std::size_t(1));
    }

    void passesOnTheHeadersThatGoWithARefusal() {
        ScriptedUpstream upstream;
        upstream.script({json(400, failure("invalid_request_error", "unsupported_parameter"),
                              {{"x-request-id", "req-1"},
                               {"x-ratelimit-remaining-requests", "7"},
                               {"retry-after", "3"},
                               {"set-cookie", "a=b"}})});
        Gateway gateway;
        gateway.usePolicy(twoTargets(upstream, upstream, "second/a"));
        const HttpAnswer answer = ask(gateway);
        QCOMPARE(answer.status, 400);
        QCOMPARE(answer.header("x-weir-target"), std::string("first/a"));
        QCOMPARE(answer.header("x-request-id"), std::string("req-1"));
        QCOMPARE(answer.header("x-ratelimit-remaining-requests"), std::string("7"));
        QCOMPARE(answer.header("retry-after"), std::string("3"));
        QCOMPARE(answer.header("set-cookie"), std::string());
        QCOMPARE(answer.headers.count("content-type"), std::size_t(1));
        const auto losses = gateway.lastEnded().losses;
        QVERIFY(std::ranges::count(losses, std::string("response headers"), &Loss::where) == 1);
    }

    void namesTheTargetOfTheLastAttempt() {
        ScriptedUpstream upstream;
        upstream.script({json(500, "{}")});
        Gateway gateway;
        policy::Snapshot snapshot = twoTargets(upstream, upstream, "second/a");
        snapshot.retries.attempts = 2;
        gateway.usePolicy(std::move(snapshot));
        QCOMPARE(ask(gateway).header("x-weir-target"), std::string("second/a"));
    }

    void asksTheNextTargetForAModelThatOneLacks() {
        ScriptedUpstream first;
        first.script({json(404, failure("invalid_request_error", "model_not_found"))});
        ScriptedUpstream second;
        second.script({json(200, kAnswer)});
        Gateway gateway;
        gateway.usePolicy(twoTargets(first, second, "second/a"));
        QCOMPARE(ask(gateway).body, kAnswer);
        QCOMPARE(first.calls().size(), std::size_t(1));
    }

    void keepsTheWordsForAModelThatNobodyHas() {
        ScriptedUpstream upstream;
        upstream.script({json(404, errorSaying("The model a is retired."))});
        Gateway gateway;
        gateway.usePolicy(twoTargets(upstream, upstream, "second/a"));
        const HttpAnswer answer = ask(gateway);
        QCOMPARE(answer.status, 404);
        QVERIFY(answer.body.find("The model a is retired.") != std::string::npos);
        QVERIFY(answer.body.find("model_not_found") != std::string::npos);
        // Both did answer.
        QVERIFY2(answer.body.find("No target served this call. first/a: 404") != std::string::npos,
                 answer.body.c_str());
        // Once each: what is not there now is not there a moment later.
        QCOMPARE(upstream.calls().size(), std::size_t(2));
    }

    void aMissingModelDoesNotHideAnOverload() {
        ScriptedUpstream first;
        first.script(
            {json(429, failure("requests", "rate_limit_exceeded"), {{"retry-after", "60"}})});
        ScriptedUpstream second;
        second.script({json(404, failure("invalid_request_error", "model_not_found"))});
        Gateway gateway;
        gateway.usePolicy(twoTargets(first, second, "second/a"));
        const HttpAnswer answer = ask(gateway);
        QCOMPARE(answer.status, 429);
        QVERIFY(!answer.header("retry-after").empty());
    }

    void takesItsKeyOutOfWhatAProviderSays_data() {
        QTest::addColumn<int>("how");
        QTest::newRow("a refusal passed on") << 0;
        QTest::newRow("an error event in a stream") << 1;
        QTest::newRow("a code") << 2;
    }
    void takesItsKeyOutOfWhatAProviderSays() {
        QFETCH(int, how);
        const std::string key = "0123/plain.without-prefix";
        const std::string said = errorSaying(
            "The key " + key + " is bad, 0123\\/plain.without-prefix", how == 2 ? key : "c");
        ScriptedUpstream upstream;
        upstream.script({how == 1 ? events({kRole, kHello, "data: " + said + "\n\n"})
                                  : json(how == 2 ? 500 : 400, said)});
        Gateway gateway;
        policy::Snapshot snapshot = twoTargets(upstream, upstream, "second/a");
        snapshot.providers[0].keys = {*providers::parseKeyRef("keychain:first")};
        snapshot.retries.attempts = 1;
        const providers::Provider provider = snapshot.providers[0];
        gateway.usePolicy(std::move(snapshot));
        gateway.credentials().set(provider, Secret(std::string_view(key)), true,
                                  [](Result<void>) {});
        const HttpAnswer answer = ask(gateway, how == 1 ? kStreamRequest : kRequest);
        const auto calls = upstream.calls();
        QCOMPARE(calls[0].headers.find("authorization")->second, "Bearer " + key);
        QVERIFY2(answer.body.find("plain.without") == std::string::npos, answer.body.c_str());
        QVERIFY2(how == 2 || answer.body.find("The key [key] is bad, [key]") != std::string::npos,
                 answer.body.c_str());
        const auto record = gateway.lastEnded();
        QVERIFY(record.error.find("plain.without") == std::string::npos);
        QVERIFY(record.attempts[0].outcome.find("plain.without") == std::string::npos);
    }

    void blamesTheKeyOnlyWhereItIsTheKey_data() {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("code");
        QTest::newRow("missing") << "env:NOBODY_SET_THIS_API_KEY" << "key_unusable";
        QTest::newRow("none needed") << "none" << "rate_limit_exceeded";
    }
    void blamesTheKeyOnlyWhereItIsTheKey() {
        QFETCH(QString, key);
        QFETCH(QString, code);
        ScriptedUpstream upstream;
        upstream.script({json(429, "{}", {{"retry-after", "60"}})});
        Gateway gateway;
        policy::Snapshot snapshot = oneTarget(upstream);
        snapshot.providers[0].keys = {*providers::parseKeyRef(key.toStdString())};
        gateway.usePolicy(std::move(snapshot));
        (void)ask(gateway);  // from then on the target cools, if it could be asked
        const HttpAnswer answer = ask(gateway);
        QVERIFY2(answer.body.find("\"code\":\"" + code.toStdString()) != std::string::npos,
                 answer.body.c_str());
        // There is nothing wrong with the name of the model.
        QVERIFY2(answer.body.find("\"param\":null") != std::string::npos, answer.body.c_str());
    }

    // A client that tried again by itself would be told the same.
    void noClientTriesAgainWithoutAKeyForTheProvider() {
        ScriptedUpstream upstream;
        Gateway gateway;
        policy::Snapshot snapshot = oneTarget(upstream);
        snapshot.providers[0].keys = {*providers::parseKeyRef("env:NOBODY_SET_THIS_API_KEY")};
        gateway.usePolicy(std::move(snapshot));
        const HttpAnswer answer = ask(gateway);
        QCOMPARE(answer.status, 503);
        QCOMPARE(answer.header("x-should-retry"), std::string("false"));
        QVERIFY(answer.header("retry-after").empty());
    }

    void saysOnceWhatFailedSeveralTimesTheSameWay() {
        ScriptedUpstream garbage;
        garbage.script({json(200, "{\"choices\":[")});
        ScriptedUpstream broken;
        broken.script({json(500, failure("server_error", "oops")),
                       json(500, failure("server_error", "other"))});
        Gateway gateway;
        policy::Snapshot snapshot = twoTargets(garbage, broken);
        snapshot.retries.attempts = 4;
        gateway.usePolicy(std::move(snapshot));
        const HttpAnswer answer = ask(gateway);
        QCOMPARE(answer.status, 502);
        QVERIFY2(answer.body.find("No target served this call. first/a, 2 tries: The provider "
                                  "answered 200 with a body that is not a JSON object. "
                                  "second/b: 500 oops. second/b: 500 other.") != std::string::npos,
                 answer.body.c_str());
        QCOMPARE(gateway.lastEnded().attempts[0].outcome,
                 std::string("The provider answered 200 with a body that is not a JSON object."));
    }

    void asksNobodyWhenItCannotBeWrittenDown() {
        ScriptedUpstream upstream;
        GatewayOptions options;
        options.journal.heldBytes = 0;
        Gateway gateway(options);
        gateway.usePolicy(twoTargets(upstream, upstream));
        const HttpAnswer answer = ask(gateway);
        QCOMPARE(answer.status, 503);
        // In our words, and it is nobody's fault but ours.
        QVERIFY2(answer.body.find("first/a: ") != std::string::npos, answer.body.c_str());
        QVERIFY2(answer.body.find("refused the call") == std::string::npos, answer.body.c_str());
        QVERIFY(upstream.calls().empty());
        const auto now = gateway.clock().instant();
        QCOMPARE(gateway.health().findTarget("first/a")->lastFiveMinutes(now).faults, 0U);
        QVERIFY(gateway.lastEnded().state == ExchangeState::Failed);
    }

    void aSlowBodyIsTheClientsOwn() {
        ScriptedUpstream upstream;
        GatewayOptions options;
        options.server.bodyWindow = Milliseconds(50);
        Gateway gateway(options);
        gateway.usePolicy(twoTargets(upstream, upstream, "second/a"));
        HttpClient client(gateway.port());
        client.send("POST /v1/chat/completions HTTP/1.1\r\nHost: 127.0.0.1\r\n" + gateway.auth() +
                    "Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{");
        QCOMPARE(client.receive().status, 408);
    }

    void saysWhenItIsStoppedBeforeTheBodyIsThere() {
        ScriptedUpstream upstream;
        Gateway gateway;
        gateway.usePolicy(twoTargets(upstream, upstream, "second/a"));
        HttpClient client(gateway.port());
        client.send("POST /v1/chat/completions HTTP/1.1\r\nHost: 127.0.0.1\r\n" + gateway.auth() +
                    "Content-Type: application/json\r\nExpect: 100-continue\r\n"
                    "Content-Length: 100\r\n\r\n");
        QCOMPARE(client.receive().status, 100);
        gateway.stop();
        const HttpAnswer answer = client.receive();
        QCOMPARE(answer.status, 503);
        QVERIFY(answer.body.find("being stopped") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestRefusals)
#include "test_refusals.moc"
