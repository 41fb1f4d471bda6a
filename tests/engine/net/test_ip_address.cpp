// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <string>

#include "engine/net/ip_address.hpp"

using namespace weir::net;

class TestIpAddress : public QObject {
    Q_OBJECT

private slots:
    void reach_data();
    void reach();
    void whoMayBeCalled();
    void textThatIsNone();
};

void TestIpAddress::reach_data() {
    QTest::addColumn<std::string>("text");
    QTest::addColumn<int>("reach");
    const auto rows = [](Reach reach, std::initializer_list<const char*> addresses) {
        for (const char* text : addresses) {
            QTest::newRow(text) << std::string(text) << static_cast<int>(reach);
        }
    };
    rows(Reach::Public,
         {"1.1.1.1", "8.8.8.8", "172.15.0.1", "172.32.0.1", "192.167.1.1", "100.128.0.1",
          "126.255.255.255", "128.0.0.1", "169.253.1.1", "2606:4700::1111", "2001:4860:4860::8888",
          "::ffff:8.8.8.8", "64:ff9b::8.8.8.8", "2002:808:808::1"});
    rows(Reach::Private,
         {"10.0.0.1", "10.255.255.255", "172.16.0.1", "172.31.255.255", "192.168.0.1", "100.64.0.1",
          "fc00::1", "fdff::1", "::ffff:10.0.0.1", "64:ff9b::10.0.0.1", "2002:a00:1::"});
    rows(Reach::Loopback, {"127.0.0.1", "127.255.255.254", "::1", "::ffff:127.0.0.1"});
    rows(Reach::Forbidden, {"169.254.169.254",
                            "169.254.0.1",
                            "100.100.100.200",
                            "168.63.129.16",
                            "0.0.0.0",
                            "0.1.2.3",
                            "224.0.0.1",
                            "255.255.255.255",
                            "240.0.0.1",
                            "192.0.0.192",
                            "fe80::1",
                            "febf::1",
                            "fd00:ec2::254",
                            "fd20:ce::254",
                            "::",
                            "ff02::1",
                            "2001:db8::1",
                            "::ffff:169.254.169.254",
                            "64:ff9b::169.254.169.254",
                            "2002:a9fe:a9fe::",
                            "2001::1",
                            "::127.0.0.1",
                            "fec0::1"});
}

void TestIpAddress::reach() {
    QFETCH(std::string, text);
    QFETCH(int, reach);
    const auto address = IpAddress::parse(text);
    QVERIFY(address.has_value());
    QCOMPARE(static_cast<int>(address->reach()), reach);
    QVERIFY(IpAddress::parse(address->text()) == address);
}

void TestIpAddress::whoMayBeCalled() {
    const auto may = [](const char* text, bool local) {
        return checkReach(*IpAddress::parse(text), "name", local).ok();
    };
    QVERIFY(may("8.8.8.8", false));
    QVERIFY(may("8.8.8.8", true));
    QVERIFY(!may("10.0.0.1", false));
    QVERIFY(may("10.0.0.1", true));
    QVERIFY(!may("127.0.0.1", false));
    QVERIFY(may("127.0.0.1", true));
    QVERIFY(!may("169.254.169.254", false));
    QVERIFY(!may("169.254.169.254", true));
    const auto refused = checkReach(*IpAddress::parse("10.0.0.1"), "api.example", false);
    QCOMPARE(refused.error().code, weir::ErrorCode::Denied);
    QVERIFY(refused.error().message.find("api.example (10.0.0.1)") != std::string::npos);
}

void TestIpAddress::textThatIsNone() {
    using namespace std::string_view_literals;
    for (const auto text : {""sv, "1.2.3"sv, "1.2.3.4.5"sv, "01.2.3.4"sv, "0x1.2.3.4"sv,
                            "1.2.3.4 "sv, "[::1]"sv, "fe80::1%lo"sv, "::1\0"sv, ":"sv}) {
        QVERIFY2(!IpAddress::parse(text), std::string(text).c_str());
    }
}

QTEST_APPLESS_MAIN(TestIpAddress)
#include "test_ip_address.moc"
