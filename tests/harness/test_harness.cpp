// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "tests/harness/http_reader.hpp"
#include "tests/harness/network.hpp"
#include "tests/harness/run.hpp"

using namespace weir;
using namespace weir::harness;

class TestHarness : public QObject {
    Q_OBJECT

    static std::string said(const RunResult& run) {
        std::string all;
        for (const std::string& fault : run.faults) {
            all += fault + '\n';
        }
        return all;
    }

private slots:
    void nothingThatAlwaysHoldsIsBroken_data() {
        QTest::addColumn<quint64>("seed");
        for (quint64 seed = 1; seed <= 16; ++seed) {
            QTest::addRow("seed %llu", seed) << seed;
        }
    }
    void nothingThatAlwaysHoldsIsBroken() {
        QFETCH(quint64, seed);
        const RunResult run = runCalls({.seed = seed, .calls = 250});
        QVERIFY2(run.faults.empty(), said(run).c_str());
        QVERIFY(run.done > 0);
    }

    void oneSeedMakesOneRun() {
        const RunResult first = runCalls({.seed = 77, .calls = 200});
        const RunResult second = runCalls({.seed = 77, .calls = 200});
        QCOMPARE(first.fingerprint, second.fingerprint);
        QCOMPARE(first.turns, second.turns);
        QVERIFY(runCalls({.seed = 78, .calls = 200}).fingerprint != first.fingerprint);
    }

    // A harness in which nothing goes wrong shows nothing.
    void everythingHappensInIt() {
        RunResult all;
        for (std::uint64_t seed = 100; seed < 108; ++seed) {
            const RunResult run = runCalls({.seed = seed, .calls = 400});
            all.done += run.done;
            all.failed += run.failed;
            all.cancelled += run.cancelled;
            all.refused += run.refused;
            all.attempts += run.attempts;
            all.queued += run.queued;
            all.translated += run.translated;
            all.diskRefusals += run.diskRefusals;
        }
        QVERIFY(all.done > 500);
        QVERIFY(all.failed > 50);
        QVERIFY(all.cancelled > 50);
        QVERIFY(all.refused > 20);
        QVERIFY(all.attempts > all.done + 300);
        QVERIFY(all.queued > 50);
        QVERIFY(all.translated > 100);
        QVERIFY(all.diskRefusals > 0);
    }

    void bytesComeInOrderWhateverTheWeather() {
        test::FakeClock clock;
        Dice dice(5);
        Network network(clock, dice, {.leastBuffer = 10, .mostBuffer = 20});
        std::string heard;
        bool ended = false;
        network.serve(80, {.door = [] { return Network::Door::Open; },
                           .accept =
                               [&](const std::shared_ptr<Wire>& wire) {
                                   wire->onBytes = [&heard, wire](std::string_view bytes) {
                                       heard += bytes;
                                   };
                                   wire->onOver = [&ended](Wire::Over how) {
                                       ended = how == Wire::Over::End;
                                   };
                               }});
        const int socket = network.openSocket().descriptor;
        QCOMPARE(network.connect(socket, 80), EINPROGRESS);
        std::string sent;
        for (int i = 0; i < 200; ++i) {
            sent += std::to_string(i) + ' ';
        }
        std::string left = sent;
        int refused = 0;
        while (!left.empty()) {
            network.turn(Milliseconds(5));
            if (clock.instant() < Instant{} + Milliseconds(30)) {
                continue;  // it is still being made
            }
            const std::string_view part = left;
            const auto moved = network.send(socket, std::span(&part, 1));
            QVERIFY(moved.error == 0 || moved.error == EAGAIN);
            refused += moved.error == EAGAIN ? 1 : 0;
            left.erase(0, moved.bytes);
        }
        network.close(socket);
        while (!ended) {
            network.turn(Milliseconds(50));
        }
        QCOMPARE(heard, sent);
        QVERIFY(refused > 0);
        QCOMPARE(network.open(), std::size_t(0));
    }

    void aRefusedConnectionSaysSo() {
        test::FakeClock clock;
        Dice dice(6);
        Network network(clock, dice, {});
        const int socket = network.openSocket().descriptor;
        network.connect(socket, 81);
        network.turn(Milliseconds(50));
        QCOMPARE(network.takeError(socket), ECONNREFUSED);
        QCOMPARE(network.takeError(socket), 0);
    }

    void messagesAreReadToTheLetter_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("state");
        QTest::addColumn<QByteArray>("body");
        const auto row = [](const char* name, const char* bytes, HttpReader::State state,
                            const char* body) {
            QTest::newRow(name) << QByteArray(bytes) << int(state) << QByteArray(body);
        };
        using State = HttpReader::State;
        row("a length", "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi", State::Complete, "hi");
        row("not all of it", "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nhi", State::Body, "hi");
        row("no body", "HTTP/1.1 204 No\r\n\r\n", State::Complete, "");
        row("chunks", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\n\r\n",
            State::Complete, "hi");
        row("a chunk that is too long",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nhi\r\n0\r\n\r\n",
            State::Broken, "");
        row("two lengths", "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 2\r\n\r\nhi",
            State::Broken, "");
        row("chunks and a length",
            "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n",
            State::Broken, "");
    }
    void messagesAreReadToTheLetter() {
        QFETCH(QByteArray, bytes);
        QFETCH(int, state);
        QFETCH(QByteArray, body);
        HttpReader whole;
        whole.feed(bytes.toStdString());
        QCOMPARE(int(whole.state()), state);
        HttpReader pieces;
        for (const char c : bytes) {
            pieces.feed(std::string_view(&c, 1));
        }
        QCOMPARE(int(pieces.state()), state);
        QCOMPARE(pieces.body(), body.toStdString());
    }
};

QTEST_GUILESS_MAIN(TestHarness)
#include "test_harness.moc"
