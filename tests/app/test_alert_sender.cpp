// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <future>

#include "app/host/alert_sender.hpp"
#include "engine/alerts/message.hpp"
#include "tests/engine/exchange/scripted_upstream.hpp"
#include "tests/engine/net/tls_upstream.hpp"
#include "tests/support/fake_clock.hpp"

using namespace weir;
using alerts::Letter;
using alerts::Outcome;

// Messages on their way through real sockets.
class TestAlertSender : public QObject {
    Q_OBJECT

    test::ScriptedUpstream m_upstream;
    SystemClock m_clock;
    net::Resolver m_resolver{m_clock};
    net::TlsContexts m_tls;
    net::Departures m_departures;
    app::AlertSender m_sender{m_resolver, m_tls, m_departures, m_clock};

    std::string url(const std::string& path = "/hook?key=s3cret") const {
        return "http://127.0.0.1:" + std::to_string(m_upstream.port()) + path;
    }
    Outcome post(const std::string& to, bool local = true, std::string_view secret = {}) {
        std::promise<Outcome> promise;
        m_sender.post({.url = to,
                       .local = local,
                       .secret = Secret(secret),
                       .body = R"({"a":1})",
                       .delivery = 12},
                      [&promise](Outcome outcome) { promise.set_value(std::move(outcome)); });
        return promise.get_future().get();
    }

private slots:
    void whatArrivesIsSignedAndSaysWhichItIs() {
        m_upstream.script({test::json(204, "")});
        const Outcome outcome = post(url("/hook/"), true, "secret");
        QVERIFY2(outcome.delivered, outcome.said.c_str());
        QCOMPARE(outcome.said, std::string("204"));
        const test::SeenCall call = m_upstream.calls().back();
        QCOMPARE(call.method, std::string("POST"));
        QCOMPARE(call.target, std::string("/hook/"));
        QCOMPARE(call.body, std::string(R"({"a":1})"));
        const auto header = [&](const char* name) {
            const auto found = call.headers.find(name);
            return found == call.headers.end() ? std::string() : found->second;
        };
        QCOMPARE(header("content-type"), std::string("application/json"));
        QCOMPARE(header("x-weir-delivery"), std::string("12"));
        const std::string time = header("x-weir-timestamp");
        QCOMPARE(header("x-weir-signature"), alerts::signatureOf(Secret(std::string_view("secret")),
                                                                 std::stoll(time), call.body));
        post(url());
        QCOMPARE(m_upstream.calls().back().target, std::string("/hook?key=s3cret"));
        QCOMPARE(m_upstream.calls().back().headers.count("x-weir-signature"), std::size_t{0});
    }

    void answersAreReadAsWhatTheyMean_data() {
        QTest::addColumn<int>("status");
        QTest::addColumn<bool>("delivered");
        QTest::addColumn<bool>("again");
        QTest::newRow("done") << 200 << true << false;
        QTest::newRow("elsewhere") << 302 << false << false;
        QTest::newRow("wrong") << 400 << false << false;
        QTest::newRow("gone") << 410 << false << false;
        QTest::newRow("slow") << 408 << false << true;
        QTest::newRow("not so fast") << 429 << false << true;
        QTest::newRow("broken") << 500 << false << true;
        QTest::newRow("busy") << 503 << false << true;
    }
    void answersAreReadAsWhatTheyMean() {
        QFETCH(int, status);
        QFETCH(bool, delivered);
        QFETCH(bool, again);
        m_upstream.script({test::json(
            status, "{}", {{"retry-after", "7"}, {"location", "http://127.0.0.1:1/"}})});
        const Outcome outcome = post(url());
        QCOMPARE(outcome.delivered, delivered);
        QCOMPARE(outcome.again, again);
        QCOMPARE(outcome.retryAfter, std::optional(Milliseconds(7000)));
        QVERIFY(outcome.said.starts_with(std::to_string(status)));
        QVERIFY(outcome.said.find("s3cret") == std::string::npos);
    }

    void aConnectionThatIsCutMayWorkTheNextTime() {
        m_upstream.script({test::cut()});
        const Outcome outcome = post(url());
        QVERIFY(!outcome.delivered && outcome.again);
        QVERIFY(outcome.said.find("s3cret") == std::string::npos);
    }

    void forbiddenAddressesAreNeverCalled_data() {
        QTest::addColumn<QString>("to");
        QTest::addColumn<bool>("local");
        QTest::newRow("metadata, even if local") << "http://169.254.169.254/latest" << true;
        QTest::newRow("loopback, not local") << "https://127.0.0.1:1/hook" << false;
        QTest::newRow("private, not local") << "https://10.0.0.1/hook" << false;
        QTest::newRow("mapped") << "https://[::ffff:127.0.0.1]/hook" << false;
        QTest::newRow("http, not local") << "http://example.com/hook" << false;
        QTest::newRow("no address") << "xoxb-123" << true;
        QTest::newRow("user") << "https://a:b@example.com/hook" << true;
    }
    void forbiddenAddressesAreNeverCalled() {
        QFETCH(QString, to);
        QFETCH(bool, local);
        const Outcome outcome = post(to.toStdString(), local);
        QVERIFY(!outcome.delivered && !outcome.again);
        QVERIFY(!outcome.said.empty());
    }

    void whoIsNotTrustedHearsNothing() {
        const net::test::Identity identity = net::test::makeSelfSigned("IP:127.0.0.1");
        net::test::TlsUpstream upstream(identity, {.answer = "HTTP/1.1 200 OK\r\n\r\n"});
        const Outcome outcome =
            post("https://127.0.0.1:" + std::to_string(upstream.port()) + "/hook");
        QVERIFY(!outcome.delivered && !outcome.again);
    }

    void whatIsSentIsCounted() {
        m_upstream.script({test::json(200, "{}")});
        post(url());
        std::uint64_t requests = 0;
        for (const net::Departure& each : m_departures.list()) {
            if (each.purpose == net::Purpose::Alerts && each.origin.port == m_upstream.port()) {
                requests += each.requests;
            }
        }
        QVERIFY(requests > 0);
    }

    void anEndWaitsForNobody() {
        const auto gate = std::make_shared<std::atomic<bool>>(false);
        m_upstream.script({test::behind(gate, test::json(200, "{}"))});
        const std::size_t before = m_upstream.calls().size();
        std::atomic<bool> told = false;
        {
            app::AlertSender sender(m_resolver, m_tls, m_departures, m_clock);
            sender.post({.url = url(), .local = true, .secret = {}, .body = "{}", .delivery = 1},
                        [&](const Outcome&) { told = true; });
            QVERIFY(m_upstream.waitForCalls(before + 1));
        }
        QVERIFY(!told);
        *gate = true;
    }
};

QTEST_GUILESS_MAIN(TestAlertSender)
#include "test_alert_sender.moc"
