// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "engine/base/address_range.hpp"

using namespace weir;

class TestAddressRange : public QObject {
    Q_OBJECT

private slots:
    void contains_data() {
        QTest::addColumn<QString>("range");
        QTest::addColumn<QString>("address");
        QTest::addColumn<bool>("within");
        QTest::newRow("inside") << "10.4.0.0/16" << "10.4.255.1" << true;
        QTest::newRow("beside") << "10.4.0.0/16" << "10.5.0.1" << false;
        QTest::newRow("odd length") << "10.4.8.0/21" << "10.4.15.255" << true;
        QTest::newRow("just behind an odd length") << "10.4.8.0/21" << "10.4.16.0" << false;
        QTest::newRow("one address") << "127.0.0.1" << "127.0.0.1" << true;
        QTest::newRow("another address") << "127.0.0.1" << "127.0.0.2" << false;
        QTest::newRow("all of IPv4") << "0.0.0.0/0" << "203.0.113.9" << true;
        QTest::newRow("IPv6 is not in all of IPv4") << "0.0.0.0/0" << "2001:db8::1" << false;
        QTest::newRow("mapped") << "10.4.0.0/16" << "::ffff:10.4.0.7" << true;
        QTest::newRow("IPv6") << "2001:db8::/32" << "2001:db8:1::1" << true;
        QTest::newRow("beside in IPv6") << "2001:db8::/32" << "2001:db9::1" << false;
        QTest::newRow("no address") << "0.0.0.0/0" << "localhost" << false;
        QTest::newRow("nothing") << "0.0.0.0/0" << "" << false;
    }
    void contains() {
        QFETCH(QString, range);
        QFETCH(QString, address);
        const auto parsed = AddressRange::parse(range.toStdString());
        QVERIFY(parsed.has_value());
        QTEST(parsed->contains(address.toStdString()), "within");
    }

    void refuses_data() {
        QTest::addColumn<QString>("text");
        for (const char* text :
             {"", "10.4", "10.4.0.0/", "10.4.0.0/33", "10.4.0.0/-1", "10.4.0.0/16x", "10.4.0.7/16",
              "2001:db8::/129", "2001:db8::1/64", "010.4.0.0/16", "[::1]", "localhost"}) {
            QTest::newRow(text) << text;
        }
    }
    void refuses() {
        QFETCH(QString, text);
        QVERIFY(!AddressRange::parse(text.toStdString()));
    }
};

QTEST_APPLESS_MAIN(TestAddressRange)
#include "test_address_range.moc"
