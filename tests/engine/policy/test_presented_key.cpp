// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <utility>

#include "engine/policy/identity/presented_key.hpp"

using namespace weir;
using namespace weir::policy;

namespace {

using Headers = QList<std::pair<QByteArray, QByteArray>>;

Result<Secret> present(const Headers& headers, const QByteArray& target) {
    PresentedKey key;
    for (const auto& [name, value] : headers) {
        key.header(std::string_view(name.data(), std::size_t(name.size())),
                   std::string_view(value.data(), std::size_t(value.size())));
    }
    key.target(target.toStdString());
    const auto taken = key.take();
    return taken ? Result<Secret>(Secret(*taken)) : taken.error();
}

}  // namespace

class TestPresentedKey : public QObject {
    Q_OBJECT

private slots:
    void takesTheKeyFromEveryPlace_data() {
        QTest::addColumn<Headers>("headers");
        QTest::addColumn<QByteArray>("target");
        const auto row = [](const char* name, Headers headers, const char* target = "/v1/x") {
            QTest::newRow(name) << headers << QByteArray(target);
        };
        row("bearer", {{"Authorization", "Bearer KEY"}});
        row("bearer, any case", {{"AUTHORIZATION", "bEARER KEY"}});
        row("bearer, blanks", {{"authorization", " Bearer \t KEY "}});
        row("x-api-key", {{"X-Api-Key", "KEY"}});
        row("api-key", {{"api-key", "KEY"}});
        row("x-goog-api-key", {{"x-goog-api-key", "KEY"}});
        row("query", {}, "/v1/x?key=KEY");
        row("query, later", {}, "/v1/x?alt=sse&key=KEY&x");
        row("query, encoded", {}, "/v1/x?%6bey=%4B%45Y");
        row("everywhere the same",
            {{"authorization", "Bearer KEY"},
             {"x-api-key", "KEY"},
             {"api-key", "KEY"},
             {"x-goog-api-key", "KEY"}},
            "/v1/x?key=KEY&key=KEY");
        row("beside an empty one", {{"authorization", "Bearer "}, {"x-api-key", "KEY"}});
        row("beside an empty query", {{"x-api-key", "KEY"}}, "/v1/x?key=&key");
        row("beside another scheme", {{"authorization", "Basic dTpw"}, {"x-api-key", "KEY"}});
        row("beside what only looks alike", {{"x-api-keys", "A"}, {"x-api-key", "KEY"}},
            "/v1/x?keys=B&xkey=C");
    }
    void takesTheKeyFromEveryPlace() {
        QFETCH(Headers, headers);
        QFETCH(QByteArray, target);
        const auto key = present(headers, target);
        QVERIFY2(key.ok(), key.ok() ? "" : key.error().text().c_str());
        QCOMPARE(std::string(key->reveal()), std::string("KEY"));
    }

    void refuses_data() {
        QTest::addColumn<Headers>("headers");
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<QByteArray>("message");
        const auto row = [](const char* name, Headers headers, const char* target,
                            const char* message) {
            QTest::newRow(name) << headers << QByteArray(target) << QByteArray(message);
        };
        const char* none = "No key was sent.";
        const char* differ = "Two different keys were sent.";
        row("nothing", {}, "/v1/x", none);
        row("empty everywhere", {{"authorization", "Bearer"}, {"x-api-key", "  "}}, "/?key=", none);
        row("not in the path", {}, "/key=KEY", none);
        row("two places", {{"authorization", "Bearer A"}, {"x-api-key", "B"}}, "/", differ);
        row("one place twice", {{"x-api-key", "A"}, {"x-api-key", "B"}}, "/", differ);
        row("header and query", {{"x-goog-api-key", "A"}}, "/?key=B", differ);
        row("query twice", {}, "/?key=A&key=B", differ);
        row("a longer one", {{"x-api-key", "A"}, {"api-key", "AA"}}, "/", differ);
        row("three, two alike", {{"x-api-key", "A"}, {"api-key", "A"}}, "/?key=B", differ);
        row("basic", {{"authorization", "Basic dTpw"}}, "/",
            "The Authorization header has a scheme other than Bearer.");
        row("no scheme", {{"authorization", "KEY"}}, "/",
            "The Authorization header has a scheme other than Bearer.");
    }
    void refuses() {
        QFETCH(Headers, headers);
        QFETCH(QByteArray, target);
        QFETCH(QByteArray, message);
        const auto key = present(headers, target);
        QVERIFY(!key.ok());
        QCOMPARE(key.error().message, message.toStdString());
        QVERIFY(!key.error().hint.empty());
    }

    void refusesWhatIsTooLong() {
        const auto key = present({{"x-api-key", QByteArray(5'000, 'a')}}, "/");
        QCOMPARE(key.error().message, std::string("The key that was sent is too long to be one."));
    }

    void aBrokenEscapeStandsForItself() {
        QCOMPARE(std::string(present({}, "/?key=a%4")->reveal()), std::string("a%4"));
        QCOMPARE(std::string(present({}, "/?key=%zz")->reveal()), std::string("%zz"));
        QCOMPARE(std::string(present({}, "/?key=a%41")->reveal()), std::string("aA"));
    }
};

QTEST_GUILESS_MAIN(TestPresentedKey)
#include "test_presented_key.moc"
