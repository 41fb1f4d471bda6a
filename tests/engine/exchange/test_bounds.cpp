// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "tests/engine/exchange/chat_samples.hpp"
#include "tests/engine/exchange/two_targets.hpp"
#include "tests/support/http_client.hpp"

using namespace weir;
using namespace weir::test;

namespace {

std::string headOf(const Gateway& gateway, const std::string& framing) {
    return "POST /v1/chat/completions HTTP/1.1\r\nHost: 127.0.0.1\r\n" + gateway.auth() +
           "Content-Type: application/json\r\n" + framing + "\r\n\r\n";
}

}  // namespace

// What all requests together may make the gateway hold.
class TestBounds : public QObject {
    Q_OBJECT

private slots:
    void requestsBeyondWhatIsHeldAreTurnedAwayUnread_data() {
        QTest::addColumn<QByteArray>("framing");
        QTest::newRow("announced") << QByteArray("Content-Length: 600");
        QTest::newRow("in chunks, which may grow to the cap")
            << QByteArray("Transfer-Encoding: chunked");
    }
    void requestsBeyondWhatIsHeldAreTurnedAwayUnread() {
        QFETCH(QByteArray, framing);
        ScriptedUpstream upstream;
        upstream.script({json(200, kAnswer)});
        Gateway gateway;
        policy::Snapshot snapshot = oneTarget(upstream);
        snapshot.limits.heldBodies = 1000;
        snapshot.limits.maxBody = 600;
        gateway.usePolicy(std::move(snapshot));
        HttpClient slow(gateway.port());
        slow.send(headOf(gateway, framing.toStdString()));
        QTRY_COMPARE_WITH_TIMEOUT(gateway.heldBodies(), std::size_t{600}, 20'000);

        HttpClient second(gateway.port());
        second.send(headOf(gateway, framing.toStdString()));
        const HttpAnswer refused = second.receive();
        QCOMPARE(refused.status, 503);
        QCOMPARE(refused.header("retry-after"), std::string("1"));
        QVERIFY(refused.body.find("as many requests as it may") != std::string::npos);

        HttpClient small(gateway.port());
        small.post("/v1/chat/completions", gateway.auth(), kRequest);
        QCOMPARE(small.receive().status, 200);

        slow.close();
        QTRY_COMPARE_WITH_TIMEOUT(gateway.heldBodies(), std::size_t{0}, 20'000);
        HttpClient again(gateway.port());
        again.post("/v1/chat/completions", gateway.auth(), kRequest);
        QCOMPARE(again.receive().status, 200);
    }

    void aRequestInChunksHoldsWhatItIs() {
        ScriptedUpstream upstream;
        const Gate gate = std::make_shared<std::atomic<bool>>(false);
        upstream.script({behind(gate, json(200, kAnswer))});
        Gateway gateway;
        gateway.usePolicy(oneTarget(upstream));
        HttpClient client(gateway.port());
        char size[16];
        std::snprintf(size, sizeof(size), "%zx\r\n", kRequest.size());
        client.send(headOf(gateway, "Transfer-Encoding: chunked") + size + kRequest +
                    "\r\n0\r\n\r\n");
        QVERIFY(upstream.waitForCalls(1));
        QCOMPARE(gateway.heldBodies(), kRequest.size());
        *gate = true;
        QCOMPARE(client.receive().status, 200);
        QVERIFY(gateway.lastEnded().state == ExchangeState::Done);
        QTRY_COMPARE_WITH_TIMEOUT(gateway.heldBodies(), std::size_t{0}, 20'000);
    }

    // A gigabyte is refused when it passes the cap, not when it is there.
    void aBodyInChunksWithoutEndIsRefusedEarly() {
        ScriptedUpstream upstream;
        Gateway gateway;
        policy::Snapshot snapshot = oneTarget(upstream);
        snapshot.limits.maxBody = std::size_t{1} << 20;
        gateway.usePolicy(std::move(snapshot));
        HttpClient client(gateway.port());
        client.send(headOf(gateway, "Transfer-Encoding: chunked"));
        const std::string piece = "10000\r\n" + std::string(0x10000, ' ') + "\r\n";
        for (int sent = 0; sent < 17; ++sent) {
            client.send(piece);
        }
        const HttpAnswer answer = client.receive();
        QCOMPARE(answer.status, 413);
        QCOMPARE(answer.header("connection"), std::string("close"));
        QVERIFY(upstream.calls().empty());
        QTRY_COMPARE_WITH_TIMEOUT(gateway.heldBodies(), std::size_t{0}, 20'000);
    }
};

QTEST_GUILESS_MAIN(TestBounds)
#include "test_bounds.moc"
