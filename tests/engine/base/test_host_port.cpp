// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "engine/base/host_port.hpp"

using namespace weir;

class TestHostPort : public QObject {
    Q_OBJECT

private slots:
    void splits_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("host");
        QTest::addColumn<QByteArray>("port");
        QTest::addColumn<bool>("bracketed");
        const auto row = [](const char* text, const char* host, const char* port, bool bracketed) {
            QTest::newRow(text) << QByteArray(text) << QByteArray(host) << QByteArray(port)
                                << bracketed;
        };
        row("", "", "", false);
        row("localhost", "localhost", "", false);
        row("127.0.0.1:80", "127.0.0.1", "80", false);
        row("a:", "a", "", false);
        row(":80", "", "80", false);
        row("[::1]", "::1", "", true);
        row("[::1]:80", "::1", "80", true);
        row("[]:80", "", "80", true);
        row("[::1", "[:", "1", false);
        row("[::1]x:80", "[::1]x", "80", false);
        row("::1", ":", "1", false);
    }
    void splits() {
        QFETCH(QByteArray, text);
        const HostPort parts = splitHostPort({text.constData(), std::size_t(text.size())});
        QTEST(QByteArray(parts.host.data(), qsizetype(parts.host.size())), "host");
        QTEST(QByteArray(parts.port.data(), qsizetype(parts.port.size())), "port");
        QTEST(parts.bracketed, "bracketed");
    }

    void readsPorts() {
        QVERIFY(parsePort("0") == 0);
        QVERIFY(parsePort("65535") == 65535);
        for (const char* bad : {"", "65536", "-1", "+1", "80x", " 80", "000080"}) {
            QVERIFY2(!parsePort(bad), bad);
        }
    }

    void knowsThisMachine_data() {
        QTest::addColumn<bool>("ours");
        for (const char* text : {"127.0.0.1", "127.0.0.1:80", "127.0.0.2:9347", "127.255.255.255",
                                 "localhost:80", "LocalHost", "[::1]", "[0:0::1]:80"}) {
            QTest::newRow(text) << true;
        }
        for (const char* text :
             {"", "0.0.0.0:80", "[::]:80", "10.0.0.1", "127.1", "0x7f.0.0.1", "127.0.0.1.example",
              "localhost.example", "localhost.", "[127.0.0.1]", "::1", "[::1", "[::ffff:127.0.0.1]",
              "[localhost]"}) {
            QTest::newRow(text) << false;
        }
    }
    void knowsThisMachine() { QTEST(isLoopback(splitHostPort(QTest::currentDataTag())), "ours"); }
};

QTEST_GUILESS_MAIN(TestHostPort)
#include "test_host_port.moc"
