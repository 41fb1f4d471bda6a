// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "tests/engine/exchange/chat_samples.hpp"
#include "tests/engine/exchange/two_targets.hpp"
#include "tests/engine/providers/fake_secret_store.hpp"
#include "tests/support/http_client.hpp"

using namespace weir;
using namespace weir::test;

// Calls whose provider's key is in a keychain that is locked, or does not answer.
class TestLockedKey : public QObject {
    Q_OBJECT

private:
    static GatewayOptions options(FakeSecretStore& keychain, Milliseconds patience) {
        GatewayOptions options;
        options.stores.keychain = &keychain;
        options.keyPatience = patience;
        return options;
    }

    static policy::Snapshot lockedTarget(const ScriptedUpstream& upstream) {
        policy::Snapshot snapshot = oneTarget(upstream);
        snapshot.providers[0].keys = {*providers::parseKeyRef("keychain:first")};
        return snapshot;
    }

    // What a call waits unless a test says otherwise.
    static_assert(providers::kKeyPatience == Milliseconds(5'000));

private slots:
    void isSaidAfterTheWait_data() {
        QTest::addColumn<bool>("answers");
        QTest::newRow("locked") << true;
        QTest::newRow("no answer yet") << false;
    }
    void isSaidAfterTheWait() {
        QFETCH(bool, answers);
        ScriptedUpstream upstream;
        FakeSecretStore keychain;
        keychain.failure = Error::unavailable("The keychain is locked.");
        Gateway gateway(options(keychain, Milliseconds(50)));
        gateway.usePolicy(lockedTarget(upstream));
        if (answers) {
            keychain.answer();
        }
        HttpClient client(gateway.port());
        client.post("/v1/chat/completions", gateway.auth(), kRequest);
        const HttpAnswer answer = client.receive();
        QCOMPARE(answer.status, 503);
        QVERIFY2(answer.body.find("\"code\":\"key_locked\"") != std::string::npos,
                 answer.body.c_str());
        QCOMPARE(answer.header("x-should-retry"), std::string("false"));
        QVERIFY(upstream.calls().empty());
        const auto record = gateway.lastEnded();
        QVERIFY(record.state == ExchangeState::Failed);
        QCOMPARE(record.attempts.size(), std::size_t{1});
        // Nothing was sent, and it was not the provider's fault.
        const providers::HealthRecord* health = gateway.health().findTarget("first/a");
        QVERIFY(health == nullptr ||
                health->lastFiveMinutes(gateway.clock().instant()).faults == 0U);
    }

    void goesOnWhenTheKeyIsThere() {
        ScriptedUpstream upstream;
        upstream.script({json(200, kAnswer)});
        FakeSecretStore keychain;
        keychain.failure = Error::unavailable("The keychain is locked.");
        Gateway gateway(options(keychain, Milliseconds(60'000)));
        policy::Snapshot snapshot = lockedTarget(upstream);
        keychain.items["first"] = {"sk-first", snapshot.providers[0].base.origin};
        gateway.usePolicy(std::move(snapshot));
        keychain.answer();
        HttpClient client(gateway.port());
        client.post("/v1/chat/completions", gateway.auth(), kRequest);
        QTRY_COMPARE(gateway.traffic().inFlight(), std::size_t{1});
        keychain.failure.reset();
        gateway.credentials().retry("first");
        keychain.answer();
        QCOMPARE(client.receive().body, kAnswer);
        QCOMPARE(upstream.calls()[0].headers.find("authorization")->second,
                 std::string("Bearer sk-first"));
    }

    void theNextTargetIsAskedInstead() {
        ScriptedUpstream locked;
        ScriptedUpstream second;
        second.script({json(200, kAnswer)});
        FakeSecretStore keychain;
        Gateway gateway(options(keychain, Milliseconds(60'000)));
        policy::Snapshot snapshot = twoTargets(locked, second);
        snapshot.providers[0].keys = {*providers::parseKeyRef("keychain:first")};
        gateway.usePolicy(std::move(snapshot));
        HttpClient client(gateway.port());
        client.post("/v1/chat/completions", gateway.auth(), kRequest);
        QCOMPARE(client.receive().body, kAnswer);
        QVERIFY(locked.calls().empty());
    }
};

QTEST_GUILESS_MAIN(TestLockedKey)
#include "test_locked_key.moc"
