// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <atomic>

#include "engine/net/sleep.hpp"
#include "tests/engine/exchange/chat_samples.hpp"
#include "tests/engine/exchange/two_targets.hpp"
#include "tests/support/http_client.hpp"

using namespace weir;
using namespace weir::test;

// What a key may not do, and what its holder is told.
class TestKeyLimits : public QObject {
    Q_OBJECT

    static HttpAnswer ask(Gateway& gateway, const std::string& path, std::string_view request) {
        HttpClient client(gateway.port());
        client.post(path, gateway.auth(), request);
        return client.receive();
    }
    static HttpAnswer get(Gateway& gateway, const std::string& path) {
        HttpClient client(gateway.port());
        client.send("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + gateway.auth() + "\r\n");
        return client.receive();
    }
    static policy::KeyRules rules(KeyAccess access) {
        return std::move(policy::KeyRules::make(std::move(access)).value());
    }
    static KeyAccess models(std::vector<std::string> names) {
        return {.expiresAt = {}, .models = std::move(names), .providers = {}, .addresses = {}};
    }
    static KeyAccess providers(std::vector<std::string> names) {
        return {.expiresAt = {}, .models = {}, .providers = std::move(names), .addresses = {}};
    }
    static KeyAccess addresses(std::vector<std::string> blocks) {
        return {.expiresAt = {}, .models = {}, .providers = {}, .addresses = std::move(blocks)};
    }
    static KeyAccess until(Timestamp end) {
        return {.expiresAt = end, .models = {}, .providers = {}, .addresses = {}};
    }
    static bool says(const HttpAnswer& answer, const char* words) {
        return answer.body.find(words) != std::string::npos;
    }

private slots:
    void anExpiredKeyLetsNobodyIn() {
        ScriptedUpstream upstream;
        Gateway gateway;
        gateway.caller().rules = rules(until(gateway.clock().now() - std::chrono::seconds(1)));
        gateway.usePolicy(oneTarget(upstream));
        for (const HttpAnswer& answer :
             {ask(gateway, "/v1/chat/completions", kRequest), get(gateway, "/v1/models")}) {
            QCOMPARE(answer.status, 401);
            QVERIFY2(says(answer, "The key has expired"), answer.body.c_str());
        }
        QVERIFY(upstream.calls().empty());
        QCOMPARE(gateway.lastEnded().state, ExchangeState::Refused);
    }

    // A call that was let in is not cut off when its key expires or is revoked; the next one on the
    // same connection is refused.
    void whatBeganGoesOn() {
        ScriptedUpstream upstream;
        std::atomic<bool> begun = false;
        std::atomic<bool> mayEnd = false;
        upstream.script({[&](net::ServerCall& call) -> net::Task<void> {
            begun = true;
            while (!mayEnd) {
                (void)co_await net::sleep(call.reactor(), Milliseconds(1), call.cancellation());
            }
            const net::http::Field fields[] = {{"content-type", "application/json"}};
            (void)co_await call.respond(200, fields, kAnswer);
        }});
        Gateway gateway;
        gateway.usePolicy(oneTarget(upstream));
        HttpClient client(gateway.port());
        client.post("/v1/chat/completions", gateway.auth(), kRequest);
        QTRY_VERIFY(begun);
        gateway.caller().revoked = true;
        gateway.caller().rules = rules(until(gateway.clock().now()));
        gateway.usePolicy(oneTarget(upstream));
        mayEnd = true;
        QCOMPARE(client.receive().body, kAnswer);

        client.post("/v1/chat/completions", gateway.auth(), kRequest);
        const HttpAnswer refused = client.receive();
        QCOMPARE(refused.status, 401);
        QVERIFY2(says(refused, "The key was revoked"), refused.body.c_str());
        QCOMPARE(upstream.calls().size(), std::size_t(1));
    }

    void aKeyIsUsedFromItsAddresses() {
        ScriptedUpstream upstream;
        upstream.script({json(200, kAnswer)});
        Gateway gateway;
        gateway.caller().rules = rules(addresses({"10.4.0.0/16"}));
        gateway.usePolicy(oneTarget(upstream));
        for (const HttpAnswer& answer :
             {ask(gateway, "/v1/chat/completions", kRequest), get(gateway, "/v1/models")}) {
            QCOMPARE(answer.status, 403);
            QVERIFY2(says(answer, "may not be used from 127.0.0.1"), answer.body.c_str());
        }
        QVERIFY(upstream.calls().empty());
        // Nobody is told whose key it was that was sent from elsewhere.
        QCOMPARE(gateway.lastEnded().key, std::string());

        gateway.caller().rules = rules(addresses({"10.4.0.0/16", "127.0.0.0/8"}));
        gateway.usePolicy(oneTarget(upstream));
        QCOMPARE(ask(gateway, "/v1/chat/completions", kRequest).status, 200);
    }

    void aKeyAsksForItsModels_data() {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("code");
        QTest::newRow("chat") << "/v1/chat/completions" << R"("code":"model_not_found")";
        QTest::newRow("responses") << "/v1/responses" << R"("code":"model_not_found")";
        QTest::newRow("messages") << "/v1/messages" << R"("type":"permission_error")";
    }
    void aKeyAsksForItsModels() {
        QFETCH(QString, path);
        QFETCH(QString, code);
        ScriptedUpstream upstream;
        Gateway gateway;
        gateway.caller().rules = rules(models({"gpt-5-mini", "claude-*"}));
        gateway.usePolicy(oneTarget(upstream));
        // Whether there is such a model is not told apart.
        for (const char* model : {"smart", "first/a", "no-such-model"}) {
            const std::string body =
                std::string(R"({"max_tokens":5,"messages":[],"input":"a","model":")") + model +
                "\"}";
            const HttpAnswer answer = ask(gateway, path.toStdString(), body);
            QCOMPARE(answer.status, 403);
            QVERIFY2(says(answer, code.toStdString().c_str()), answer.body.c_str());
            QVERIFY2(says(answer, "It may ask for gpt-5-mini, claude-*."), answer.body.c_str());
        }
        const books::ExchangeRecord record = gateway.lastEnded();
        QCOMPARE(record.state, ExchangeState::Refused);
        QCOMPARE(record.key, std::string("test"));
        QVERIFY(upstream.calls().empty());
    }

    void modelsThatAreNotForItAreNotListed() {
        ScriptedUpstream upstream;
        Gateway gateway;
        policy::Snapshot snapshot = twoTargets(upstream, upstream);
        snapshot.models.push_back(Gateway::model(snapshot, "small", {"second/b"}));
        gateway.caller().rules = rules(models({"sma*"}));
        gateway.usePolicy(snapshot);
        const HttpAnswer both = get(gateway, "/v1/models");
        QVERIFY2(says(both, "\"small\"") && says(both, "\"smart\""), both.body.c_str());

        gateway.caller().rules = rules(models({"small"}));
        gateway.usePolicy(snapshot);
        const HttpAnswer one = get(gateway, "/v1/models");
        QVERIFY2(says(one, "\"small\"") && !says(one, "smart"), one.body.c_str());
        QCOMPARE(get(gateway, "/v1/models/smart").status, 403);
        QCOMPARE(get(gateway, "/v1/models/small").status, 200);

        gateway.caller().rules = rules(providers({"first"}));
        gateway.usePolicy(snapshot);
        const HttpAnswer first = get(gateway, "/v1/models");
        QVERIFY2(says(first, "\"smart\"") && !says(first, "small"), first.body.c_str());
        QCOMPARE(get(gateway, "/v1/models/small").status, 404);
        const HttpAnswer other = get(gateway, "/v1/models/smarl");
        QCOMPARE(other.status, 404);
        QVERIFY2(says(other, "Did you mean \\\"smart\\\"?"), other.body.c_str());
    }

    void itsCallsGoToItsProviders() {
        ScriptedUpstream first;
        ScriptedUpstream second;
        second.script({json(200, kAnswer)});
        Gateway gateway;
        gateway.caller().rules = rules(providers({"second"}));
        gateway.usePolicy(twoTargets(first, second));
        QCOMPARE(ask(gateway, "/v1/chat/completions", kRequest).body, kAnswer);
        QVERIFY(first.calls().empty());
        const books::ExchangeRecord record = gateway.lastEnded();
        QCOMPARE(record.candidates.size(), std::size_t(2));
        QCOMPARE(record.candidates[0].target, std::string("second/b"));
        QCOMPARE(record.candidates[0].outcome, std::string("served"));
        QCOMPARE(record.candidates[1].target, std::string("first/a"));
        QCOMPARE(record.candidates[1].reason, std::string("not for this key"));
    }

    // A route may ask for the team's tier or tags; what it leads to is the key's all the same.
    void routesReadWhatIsKnownOfTheTeam_data() {
        QTest::addColumn<int>("field");
        QTest::addColumn<QString>("value");
        QTest::addColumn<bool>("holds");
        QTest::newRow("tier") << static_cast<int>(RouteField::Tier) << "gold" << true;
        QTest::newRow("another tier") << static_cast<int>(RouteField::Tier) << "silver" << false;
        QTest::newRow("tag") << static_cast<int>(RouteField::Tag) << "core" << true;
        QTest::newRow("another tag") << static_cast<int>(RouteField::Tag) << "us" << false;
    }
    void routesReadWhatIsKnownOfTheTeam() {
        QFETCH(int, field);
        QFETCH(QString, value);
        QFETCH(bool, holds);
        ScriptedUpstream first;
        ScriptedUpstream second;
        first.script({json(200, kAnswer), json(200, kAnswer)});
        second.script({json(200, kAnswer)});
        Gateway gateway;
        gateway.caller().teamFacts =
            std::make_shared<const Team>(Team{"search", "4711", "gold", {"eu", "core"}});
        policy::Snapshot snapshot = twoTargets(first, second);
        policy::Route route;
        route.name = "special";
        route.when = {.kind = ConditionKind::Test,
                      .field = static_cast<RouteField>(field),
                      .values = {value.toStdString()}};
        route.choices = {
            {"second/b", 1, Gateway::model(snapshot, "for a route", {"second/b"}).targets}};
        snapshot.routes = {route};
        gateway.usePolicy(snapshot);
        QCOMPARE(ask(gateway, "/v1/chat/completions", kRequest).status, 200);
        QCOMPARE(second.calls().size(), std::size_t(holds ? 1 : 0));
        const books::ExchangeRecord record = gateway.lastEnded();
        QCOMPARE(record.route, std::string(holds ? "special" : ""));
        QCOMPARE(record.call.tier, std::string("gold"));
        QCOMPARE(record.call.tags.size(), std::size_t(2));

        gateway.caller().rules = rules(providers({"first"}));
        gateway.usePolicy(snapshot);
        QCOMPARE(ask(gateway, "/v1/chat/completions", kRequest).status, holds ? 403 : 200);
    }

    void noProviderOfItsServesTheModel() {
        ScriptedUpstream upstream;
        Gateway gateway;
        gateway.caller().rules = rules(providers({"third"}));
        gateway.usePolicy(twoTargets(upstream, upstream));
        const HttpAnswer answer = ask(gateway, "/v1/chat/completions", kRequest);
        QCOMPARE(answer.status, 403);
        QVERIFY2(
            says(answer, "No provider that the key may use serves this model. It may use third."),
            answer.body.c_str());
        QVERIFY(upstream.calls().empty());
        QCOMPARE(gateway.lastEnded().candidates.size(), std::size_t(2));
    }
};

QTEST_GUILESS_MAIN(TestKeyLimits)
#include "test_key_limits.moc"
