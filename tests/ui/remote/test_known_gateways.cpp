// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSettings>
#include <QTemporaryDir>
#include <QtTest>

#include "ui/remote/known_gateways.hpp"

using namespace weir;
using namespace weir::ui;

namespace {

GatewayAddress address(const QString& text) {
    return *parseGatewayAddress(text);
}

}  // namespace

// How a gateway on another machine is named, and which of them are remembered.
class TestKnownGateways : public QObject {
    Q_OBJECT

private slots:
    void whatIsTypedIsAnAddress_data() {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("text");  // empty: it is none
        QTest::newRow("host") << u"weir.example"_qs << u"weir.example:9348"_qs;
        QTest::newRow("host and port") << u"weir.example:1234"_qs << u"weir.example:1234"_qs;
        QTest::newRow("https") << u" https://weir.example:1234/ "_qs << u"weir.example:1234"_qs;
        QTest::newRow("IPv6") << u"[::1]:9348"_qs << u"[::1]:9348"_qs;
        QTest::newRow("plain, here") << u"http://127.0.0.1:9348"_qs << u"http://127.0.0.1:9348"_qs;
        QTest::newRow("plain, by name") << u"http://localhost"_qs << u"http://localhost:9348"_qs;
        QTest::newRow("plain, elsewhere") << u"http://weir.example"_qs << u""_qs;
        QTest::newRow("nothing") << u"  "_qs << u""_qs;
        QTest::newRow("a path") << u"weir.example/admin"_qs << u""_qs;
        QTest::newRow("a user") << u"me@weir.example"_qs << u""_qs;
        QTest::newRow("a query") << u"weir.example?x=1"_qs << u""_qs;
        QTest::newRow("another scheme") << u"ssh://weir.example"_qs << u""_qs;
        QTest::newRow("no port") << u"weir.example:port"_qs << u""_qs;
    }
    void whatIsTypedIsAnAddress() {
        QFETCH(QString, typed);
        QFETCH(QString, text);
        const auto parsed = parseGatewayAddress(typed);
        QCOMPARE(parsed ? parsed->text() : QString(), text);
        if (!parsed) {
            QVERIFY(!parsed.error().message.empty());
        } else {
            QVERIFY(*parseGatewayAddress(parsed->text()) == *parsed);
        }
    }

    void anOperationHasAnAddress() {
        QCOMPARE(address(u"weir.example:1234"_qs).operation("keys.list").toString(),
                 QStringLiteral("https://weir.example:1234/admin/v1/keys.list"));
        QCOMPARE(address(u"http://[::1]:1234"_qs).operation("keys.list").toString(),
                 QStringLiteral("http://[::1]:1234/admin/v1/keys.list"));
    }

    void theLastUsedIsFirstAndNoTokenIsKept() {
        QTemporaryDir folder;
        const QString file = folder.filePath(u"window.ini"_qs);
        const KnownGateway one{u"One"_qs, address(u"one.example"_qs), QByteArray("\x01\xff", 2)};
        const KnownGateway two{u"Two"_qs, address(u"http://localhost:1"_qs), {}};
        {
            QSettings store(file, QSettings::IniFormat);
            KnownGateways known(store);
            QVERIFY(known.all().isEmpty());
            known.use(one);
            known.use(two);
            QCOMPARE(known.all(), (QVector<KnownGateway>{two, one}));
            KnownGateway renamed = one;
            renamed.name = u"Uno"_qs;
            known.use(renamed);
            QCOMPARE(known.all(), (QVector<KnownGateway>{renamed, two}));
        }
        QSettings store(file, QSettings::IniFormat);
        KnownGateways known(store);
        QCOMPARE(known.all().size(), 2);
        QCOMPARE(known.find(one.address)->pin, one.pin);
        QVERIFY(!known.find(address(u"three.example"_qs)));
        known.forget(one.address);
        QCOMPARE(known.all(), QVector<KnownGateway>{two});
    }

    void onlySoManyAreKept() {
        QTemporaryDir folder;
        QSettings store(folder.filePath(u"window.ini"_qs), QSettings::IniFormat);
        KnownGateways known(store);
        for (int i = 0; i < 20; ++i) {
            known.use({QString::number(i), address(QStringLiteral("host%1").arg(i)), {}});
        }
        QCOMPARE(known.all().size(), KnownGateways::kMost);
        QCOMPARE(known.all().first().name, QStringLiteral("19"));
    }
};

QTEST_GUILESS_MAIN(TestKnownGateways)
#include "test_known_gateways.moc"
