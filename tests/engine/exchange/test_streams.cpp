// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "tests/engine/exchange/chat_samples.hpp"
#include "tests/engine/exchange/two_targets.hpp"
#include "tests/support/http_client.hpp"

using namespace weir;
using namespace weir::test;

// A stream on its way through: every event, and every way to end.
class TestStreams : public QObject {
    Q_OBJECT

private slots:
    void passesAStreamEventByEvent() {
        ScriptedUpstream upstream;
        const std::string comment = ": from the provider\n\n";
        upstream.script({events({kRole, comment, kHello, kThere, kStop, kUsageChunk, kDone})});
        Gateway gateway;
        gateway.usePolicy(twoTargets(upstream, upstream));
        HttpClient client(gateway.port());
        client.post("/v1/chat/completions", gateway.auth(), kStreamRequest);
        const HttpAnswer answer = client.receive();

        QCOMPARE(answer.status, 200);
        QVERIFY(answer.complete);
        QCOMPARE(answer.header("content-type"), std::string("text/event-stream; charset=utf-8"));
        // The usage was asked for by us, so the client does not get it.
        QCOMPARE(answer.body, kRole + comment + kHello + kThere + kStop + kDone);
        QVERIFY(upstream.calls()[0].body.find("include_usage") != std::string::npos);
        const auto record = gateway.lastEnded();
        QVERIFY(record.state == ExchangeState::Done);
        QCOMPARE(record.usage().outText, std::uint64_t(3));
        QVERIFY(record.usage().source == Source::Reported);
        QVERIFY(record.firstTokenUs >= 0);
        QVERIFY(record.addedUs >= 0);
        QCOMPARE(record.phases.front().name, std::string("decide"));
        QCOMPARE(record.attempts[0].phases.back().name, std::string("stream"));

        const auto bodies = gateway.traffic().bodies(record.id);
        QVERIFY(bodies.has_value());
        const auto moments = bodies->responseTimes.list();
        QVERIFY(!moments.empty());
        QCOMPARE(moments.front().offset, std::uint64_t(0));
        QVERIFY(moments.front().atUs > 0);
        QVERIFY(moments.back().offset < answer.body.size());
        QVERIFY(moments.back().atUs <= record.durationUs);
    }

    void completesTheEndOfAStream_data() {
        QTest::addColumn<QString>("last");
        QTest::addColumn<QString>("completed");
        const QString done = QString::fromStdString(kDone);
        QTest::newRow("no blank line") << done.chopped(1) << done;
        QTest::newRow("no line end") << done.chopped(2) << done;
        QTest::newRow("no [DONE]") << "" << done;
    }
    void completesTheEndOfAStream() {
        QFETCH(QString, last);
        QFETCH(QString, completed);
        ScriptedUpstream upstream;
        upstream.script({events({kRole, kHello, kStop, last.toStdString()})});
        Gateway gateway;
        gateway.usePolicy(twoTargets(upstream, upstream));
        HttpClient client(gateway.port());
        client.post("/v1/chat/completions", gateway.auth(), kStreamRequest);
        const HttpAnswer answer = client.receive();
        QVERIFY(answer.complete);
        QCOMPARE(answer.body, kRole + kHello + kStop + completed.toStdString());
        const auto record = gateway.lastEnded();
        QVERIFY(record.state == ExchangeState::Done);
        // What was made up is said.
        QVERIFY(std::any_of(record.losses.begin(), record.losses.end(), [](const Loss& loss) {
            return loss.where == "response body" && loss.what.find("added") != std::string::npos;
        }));
    }

    void capsWhatWaitsForTheFirstGoodEvent() {
        ScriptedUpstream first;
        first.script({eventsThenSilence({": " + std::string(5'000, 'a') + "\n\n"})});
        ScriptedUpstream second;
        second.script({events({kRole, kHello, kStop, kDone})});
        Gateway gateway;
        policy::Snapshot snapshot = twoTargets(first, second);
        snapshot.limits.maxAnswer = 4'000;
        gateway.usePolicy(std::move(snapshot));
        HttpClient client(gateway.port());
        client.post("/v1/chat/completions", gateway.auth(), kStreamRequest);
        QCOMPARE(client.receive().body, kRole + kHello + kStop + kDone);
        QVERIFY(first.waitForClientGone());
        QVERIFY(gateway.lastEnded().attempts[0].outcome.find("before its answer") !=
                std::string::npos);
    }

    void endsABrokenStreamWithAnErrorEvent_data() {
        QTest::addColumn<bool>("cutOff");
        QTest::newRow("reset") << true;
        QTest::newRow("clean end without a terminal event") << false;
    }
    void endsABrokenStreamWithAnErrorEvent() {
        QFETCH(bool, cutOff);
        ScriptedUpstream upstream;
        upstream.script({cutOff ? eventsThenCut({kRole, kHello}) : events({kRole, kHello})});
        Gateway gateway;
        gateway.usePolicy(twoTargets(upstream, upstream));
        HttpClient client(gateway.port());
        client.post("/v1/chat/completions", gateway.auth(), kStreamRequest);
        const HttpAnswer answer = client.receive();
        QCOMPARE(answer.status, 200);
        QVERIFY(answer.complete);
        QVERIFY(answer.body.starts_with(kRole + kHello));
        QVERIFY(answer.body.find("\"error\"") != std::string::npos);
        QVERIFY(answer.body.find("[DONE]") == std::string::npos);
        QCOMPARE(upstream.calls().size(), std::size_t(1));
        const auto record = gateway.lastEnded();
        QVERIFY(record.state == ExchangeState::Failed);
        QVERIFY(record.usage().source == Source::Estimated);
    }

    void cancelsUpstreamWhenTheClientGoes_data() {
        QTest::addColumn<bool>("streaming");
        QTest::newRow("before the first token") << false;
        QTest::newRow("in the middle") << true;
    }
    void cancelsUpstreamWhenTheClientGoes() {
        QFETCH(bool, streaming);
        ScriptedUpstream upstream;
        upstream.script(
            {streaming ? eventsThenSilence({kRole, kHello}) : eventsThenSilence({kRole})});
        Gateway gateway;
        gateway.usePolicy(twoTargets(upstream, upstream));
        HttpClient client(gateway.port());
        client.post("/v1/chat/completions", gateway.auth(), kStreamRequest);
        QVERIFY(upstream.waitForCalls(1));
        if (streaming) {
            QVERIFY(client.receiveUntil("Hello"));
        }
        client.reset();
        QVERIFY(upstream.waitForClientGone());
        const auto record = gateway.lastEnded();
        QVERIFY(record.state == ExchangeState::Cancelled);
        QVERIFY(record.usage().source == Source::Estimated);
        QVERIFY(record.usage().inUncached > 0);
    }
};

QTEST_GUILESS_MAIN(TestStreams)
#include "test_streams.moc"
