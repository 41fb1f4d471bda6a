// SPDX-License-Identifier: GPL-3.0-or-later
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

#include <QtTest>
#include <list>

#include "engine/base/descriptor.hpp"
#include "tests/engine/exchange/chat_samples.hpp"
#include "tests/engine/exchange/stalled_handshake.hpp"
#include "tests/engine/exchange/turn_watch.hpp"
#include "tests/engine/exchange/two_targets.hpp"
#include "tests/support/http_client.hpp"

using namespace weir;
using namespace weir::test;

namespace {

// Sockets of this process that are connected to that port of loopback, or on the way there.
std::size_t socketsTo(std::uint16_t port) {
    constexpr int kDescriptors = 1'024;
    std::size_t found = 0;
    for (int descriptor = 0; descriptor < kDescriptors; ++descriptor) {
        sockaddr_in peer{};
        socklen_t size = sizeof(peer);
        if (::getpeername(descriptor, reinterpret_cast<sockaddr*>(&peer), &size) == 0) {
            found += peer.sin_family == AF_INET && ntohs(peer.sin_port) == port ? 1 : 0;
            continue;
        }
        tcp_info info{};
        size = sizeof(info);
        if (::getsockopt(descriptor, IPPROTO_TCP, TCP_INFO, &info, &size) == 0) {
            found += info.tcpi_state == TCP_SYN_SENT ? 1 : 0;
        }
    }
    return found;
}

// A port that takes no connection: its queue is full, so that whoever comes waits.
class CrowdedPort {
public:
    CrowdedPort() : m_listening(::socket(AF_INET, SOCK_STREAM, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof(address);
        auto* plain = reinterpret_cast<sockaddr*>(&address);
        if (::bind(m_listening.number(), plain, size) != 0 ||
            ::listen(m_listening.number(), 0) != 0 ||
            ::getsockname(m_listening.number(), plain, &size) != 0) {
            qFatal("no port to crowd");
        }
        m_port = ntohs(address.sin_port);
        for (int i = 0; i < 4; ++i) {
            m_crowd.emplace_back(::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0));
            (void)::connect(m_crowd.back().number(), plain, size);
        }
    }
    std::uint16_t port() const { return m_port; }

private:
    Descriptor m_listening;
    std::list<Descriptor> m_crowd;
    std::uint16_t m_port = 0;
};

}  // namespace

// A client that goes: whatever its call has of an upstream, or of a queue for one, is let go of in
// the turn of the event loop that sees it go, and the call is settled once.
class TestSameTurn : public QObject {
    Q_OBJECT

    static void leave(HttpClient& client, TurnWatch& watch) {
        client.close();
        QTRY_VERIFY_WITH_TIMEOUT(watch.ended(), 20'000);
        QVERIFY(!watch.tookLonger());
        QCOMPARE(watch.heldAtEnd(), std::size_t{0});
    }
    static void isSettledOnce(Gateway& gateway, ExchangeState state) {
        QCOMPARE(gateway.lastEnded().state, state);
        QCOMPARE(gateway.traffic().changedSince(0, 100).rows.size(), std::size_t{1});
    }

private slots:
    void inAQueue() {
        ScriptedUpstream upstream;
        const Gate gate = std::make_shared<std::atomic<bool>>(false);
        upstream.script({behind(gate, json(200, kAnswer))});
        policy::RateBoard* board = nullptr;
        TurnWatch watch([&board] { return board->states()[0].waiting; });
        Gateway gateway({.around = watch.around()});
        board = &gateway.rateLimits();
        policy::Snapshot snapshot = oneTarget(upstream);
        snapshot.rateLimits = {{.name = "one",
                                .scope = {.provider = "first"},
                                .concurrency = 1,
                                .queue = {.most = 5, .wait = Milliseconds(60'000)}}};
        gateway.usePolicy(std::move(snapshot));
        HttpClient first(gateway.port());
        first.post("/v1/chat/completions", gateway.auth(), kRequest);
        QVERIFY(upstream.waitForCalls(1));
        HttpClient client(gateway.port());
        client.post("/v1/chat/completions", gateway.auth(), kRequest);
        QTRY_COMPARE_WITH_TIMEOUT(board->states()[0].waiting, std::uint64_t{1}, 20'000);
        leave(client, watch);
        QVERIFY(watch.reason() == CancelReason::ClientGone);
        *gate = true;
        QCOMPARE(first.receive().status, 200);
        QCOMPARE(upstream.calls().size(), std::size_t{1});
        gateway.lastEnded();
        QCOMPARE(gateway.traffic().changedSince(0, 100).rows.size(), std::size_t{2});
        QCOMPARE(board->states()[0].underWay, std::uint64_t{0});
    }

    void whileItConnects() {
        CrowdedPort crowded;
        ScriptedUpstream other;
        const std::size_t before = socketsTo(crowded.port());
        TurnWatch connecting([&] { return socketsTo(crowded.port()) - before; });
        Gateway gateway({.around = connecting.around()});
        policy::Snapshot snapshot = oneTarget(other);
        snapshot.providers[0] = Gateway::provider("first", "compatible", crowded.port());
        snapshot.providers[0].timeouts.connect = Milliseconds(60'000);
        gateway.usePolicy(std::move(snapshot));
        HttpClient client(gateway.port());
        client.post("/v1/chat/completions", gateway.auth(), kRequest);
        QTRY_COMPARE_WITH_TIMEOUT(socketsTo(crowded.port()), before + 1, 20'000);
        leave(client, connecting);
        QVERIFY(connecting.reason() == CancelReason::ClientGone);
        isSettledOnce(gateway, ExchangeState::Cancelled);
    }

    void inTheHandshake() {
        const StalledHandshake upstream;
        ScriptedUpstream other;
        TurnWatch watch([&upstream] { return socketsTo(upstream.port()); });
        Gateway gateway({.around = watch.around()});
        policy::Snapshot snapshot = oneTarget(other);
        upstream.becomes(snapshot.providers[0]);
        gateway.usePolicy(std::move(snapshot));
        HttpClient client(gateway.port());
        client.post("/v1/chat/completions", gateway.auth(), kRequest);
        QTRY_COMPARE_WITH_TIMEOUT(upstream.connections(), 1, 20'000);
        leave(client, watch);
        QVERIFY(watch.reason() == CancelReason::ClientGone);
        isSettledOnce(gateway, ExchangeState::Cancelled);
    }

    void whileAnAnswerIsAwaited_data() {
        QTest::addColumn<bool>("streams");
        QTest::addColumn<QString>("seen");  // by the client, before it goes
        QTest::addColumn<ExchangeState>("state");
        QTest::newRow("a plain one") << false << QString() << ExchangeState::Cancelled;
        QTest::newRow("the first token") << true << QString() << ExchangeState::Cancelled;
        QTest::newRow("mid-stream") << true << QString("Hello") << ExchangeState::Cancelled;
        QTest::newRow("the last byte") << true << QString("[DONE]") << ExchangeState::Done;
    }
    void whileAnAnswerIsAwaited() {
        QFETCH(bool, streams);
        QFETCH(QString, seen);
        QFETCH(ExchangeState, state);
        ScriptedUpstream upstream;
        std::vector<std::string> sent{kRole};
        if (!seen.isEmpty()) {
            sent.push_back(kHello);
        }
        if (state == ExchangeState::Done) {
            sent.insert(sent.end(), {kStop, kDone});
        }
        upstream.script({eventsThenSilence(sent)});
        TurnWatch watch([&upstream] { return socketsTo(upstream.port()); });
        Gateway gateway({.around = watch.around()});
        gateway.usePolicy(oneTarget(upstream));
        HttpClient client(gateway.port());
        client.post("/v1/chat/completions", gateway.auth(), streams ? kStreamRequest : kRequest);
        QVERIFY(upstream.waitForCalls(1));
        QVERIFY(seen.isEmpty() || client.receiveUntil(seen.toStdString()));
        leave(client, watch);
        // What is not fetched within a second after the last event is given up anyway.
        QVERIFY(state == ExchangeState::Done || watch.reason() == CancelReason::ClientGone);
        QVERIFY(upstream.waitForClientGone());
        isSettledOnce(gateway, state);
    }
};

QTEST_GUILESS_MAIN(TestSameTurn)
#include "test_same_turn.moc"
