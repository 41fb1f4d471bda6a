// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <QTest>

#include "tests/engine/net/asking.hpp"
#include "tests/engine/net/connect_proxy.hpp"
#include "tests/engine/net/tls_upstream.hpp"

using namespace std::chrono_literals;
using namespace weir;
using namespace weir::net;
using namespace weir::net::test;

// Upstreams behind a proxy.
class TestProxy : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void callsGoThroughIt();
    void itNeverSeesMoreThanThePlace();
    void itIsToldWhoAsks();
    void theCertificateIsTheUpstreams();
    void whoShowsTheProxysCertificateIsNotTheUpstream();
    void saysThatItWasTheProxy_data();
    void saysThatItWasTheProxy();
    void aProxyThatSaysNothingTimesOut();
    void aProxyThatIsNotThereIsNamed();
    void aKeyThatIsNotThereIsNamed();
    void anotherWayIsAnotherConnection();
    void someUpstreamsAreNeverAskedForThroughIt_data();
    void someUpstreamsAreNeverAskedForThroughIt();
    void bothPlacesAreCounted();

private:
    UpstreamAddress through(const ConnectProxy& proxy, std::string key = {}) const {
        UpstreamAddress address;
        address.origin = {Scheme::Https, "api.example", 443};
        address.caFile = m_rootFile;
        address.proxy = std::make_shared<const Proxy>(
            Proxy{{Scheme::Http, "127.0.0.1", proxy.port()}, std::move(key)});
        return address;
    }
    // Nobody but the proxy can look up names.
    static World withoutNames() {
        return World([](const std::string& name) -> Result<std::vector<IpAddress>> {
            return Error::notFound(name + " was asked for");
        });
    }

    QTemporaryDir m_folder;
    Identity m_root;
    std::string m_rootFile;
};

void TestProxy::initTestCase() {
    m_root = makeRoot("Test root");
    m_rootFile = m_folder.filePath("root.pem").toStdString();
    QVERIFY(writePem(m_root.certificate, m_rootFile));
}

void TestProxy::callsGoThroughIt() {
    TlsUpstream upstream(makeLeaf(m_root, "DNS:api.example"), {kOk});
    ConnectProxy proxy({upstream.port()});
    World world = withoutNames();
    QVERIFY(world.run([&]() -> Task<void> {
        for (int i = 0; i < 3; ++i) {
            const Answer answer = co_await ask(world, through(proxy));
            CO_COMPARE(answer.error ? answer.error->message : std::string(), std::string());
            CO_COMPARE(answer.body, std::string("hello"));
            CO_COMPARE(answer.reused, i > 0);
        }
    }()));
    world.pool.reset();
    QCOMPARE(proxy.connections(), 1);
}

void TestProxy::itNeverSeesMoreThanThePlace() {
    TlsUpstream upstream(makeLeaf(m_root, "DNS:api.example"), {kOk});
    ConnectProxy proxy({upstream.port()});
    World world = withoutNames();
    QVERIFY(world.run([&]() -> Task<void> {
        CO_COMPARE((co_await ask(world, through(proxy))).body, std::string("hello"));
    }()));
    world.pool.reset();
    QCOMPARE(proxy.heard(),
             std::vector<std::string>{
                 "CONNECT api.example:443 HTTP/1.1\r\nHost: api.example:443\r\n\r\n"});
}

void TestProxy::itIsToldWhoAsks() {
    TlsUpstream upstream(makeLeaf(m_root, "DNS:api.example"), {kOk});
    ConnectProxy proxy({upstream.port()});
    World world = withoutNames();
    world.pool->useProxyKeys([](const Proxy& asked) -> Result<Secret> {
        return Secret(std::string_view(asked.key == "env:PROXY" ? "ada:open sesame" : "nobody"));
    });
    QVERIFY(world.run([&]() -> Task<void> {
        CO_COMPARE((co_await ask(world, through(proxy, "env:PROXY"))).body, std::string("hello"));
    }()));
    world.pool.reset();
    QCOMPARE(proxy.heard().size(), std::size_t{1});
    QVERIFY(proxy.heard().front().find("\r\nProxy-Authorization: Basic YWRhOm9wZW4gc2VzYW1l\r\n") !=
            std::string::npos);
}

void TestProxy::theCertificateIsTheUpstreams() {
    TlsUpstream upstream(makeLeaf(m_root, "DNS:other.example"), {kOk});
    ConnectProxy proxy({upstream.port()});
    World world = withoutNames();
    QVERIFY(world.run([&]() -> Task<void> {
        const Answer answer = co_await ask(world, through(proxy));
        CO_VERIFY(answer.error && answer.error->code == ErrorCode::Denied);
        CO_VERIFY(answer.error->message.find("certificate of api.example") != std::string::npos);
    }()));
}

void TestProxy::whoShowsTheProxysCertificateIsNotTheUpstream() {
    TlsUpstream upstream(makeLeaf(m_root, "IP:127.0.0.1"), {kOk});
    ConnectProxy proxy({upstream.port()});
    World world = withoutNames();
    QVERIFY(world.run([&]() -> Task<void> {
        const Answer answer = co_await ask(world, through(proxy));
        CO_VERIFY(answer.error && answer.error->code == ErrorCode::Denied);
    }()));
}

void TestProxy::saysThatItWasTheProxy_data() {
    QTest::addColumn<std::string>("answer");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<std::string>("says");
    const auto row = [](const char* title, const char* answer, ErrorCode code, const char* says) {
        QTest::newRow(title) << std::string(answer) << code << std::string(says);
    };
    row("wants a password", "HTTP/1.1 407 No\r\nProxy-Authenticate: Basic realm=\"x\"\r\n\r\n",
        ErrorCode::Denied, "answered 407");
    row("forbids", "HTTP/1.1 403 Forbidden\r\nContent-Length: 4\r\n\r\nhtml", ErrorCode::Denied,
        "answered 403");
    row("does not reach it", "HTTP/1.1 502 Bad Gateway\r\n\r\n", ErrorCode::Unavailable,
        "answered 502");
    row("leads elsewhere", "HTTP/1.1 302 Found\r\nLocation: http://a/\r\n\r\n",
        ErrorCode::Unavailable, "answered 302");
    row("ends at once", "", ErrorCode::Unavailable, "ended the connection");
    row("ends in its head", "HTTP/1.1 200 O", ErrorCode::Unavailable, "ended the connection");
    row("another protocol", "SSH-2.0-OpenSSH_9.2\r\n\r\n", ErrorCode::Unavailable, "is no proxy");
    row("bare line feeds", "HTTP/1.1 200 OK\n\n", ErrorCode::Unavailable, "is no proxy");
    row("a head without an end", std::string(70'000, 'a').c_str(), ErrorCode::Unavailable,
        "is no proxy");
    row("speaks first", "HTTP/1.1 200 OK\r\n\r\n220 hello\r\n", ErrorCode::Unavailable,
        "is no proxy");
}

void TestProxy::saysThatItWasTheProxy() {
    QFETCH(std::string, answer);
    QFETCH(ErrorCode, code);
    QFETCH(std::string, says);
    ConnectProxy proxy({0, answer});
    World world = withoutNames();
    QVERIFY(world.run([&]() -> Task<void> {
        const Answer got = co_await ask(world, through(proxy));
        CO_VERIFY(got.error.has_value());
        CO_COMPARE(got.error->code, code);
        CO_VERIFY(got.error->message.find(says) != std::string::npos);
        CO_VERIFY(got.error->message.find("http://127.0.0.1:" + std::to_string(proxy.port())) !=
                  std::string::npos);
        CO_VERIFY(!got.error->hint.empty());
    }()));
}

void TestProxy::aProxyThatSaysNothingTimesOut() {
    ConnectProxy proxy({0, "", true});
    World world = withoutNames();
    QVERIFY(world.run([&]() -> Task<void> {
        UpstreamAddress address = through(proxy);
        address.connectTime = 200ms;
        const Answer answer = co_await ask(world, address);
        CO_VERIFY(answer.error && answer.error->code == ErrorCode::Timeout);
        CO_VERIFY(answer.error->message.starts_with("The proxy http://127.0.0.1:"));
    }()));
}

void TestProxy::aProxyThatIsNotThereIsNamed() {
    World world = withoutNames();
    UpstreamAddress address;
    {
        ConnectProxy gone({0});
        address = through(gone);
    }
    QVERIFY(world.run([&]() -> Task<void> {
        const Answer answer = co_await ask(world, address);
        CO_VERIFY(answer.error && answer.error->code == ErrorCode::Unavailable);
        CO_VERIFY(answer.error->message.starts_with("The proxy http://127.0.0.1:"));
    }()));
}

void TestProxy::aKeyThatIsNotThereIsNamed() {
    ConnectProxy proxy({0});
    World world = withoutNames();
    world.pool->useProxyKeys([](const Proxy&) -> Result<Secret> {
        return Error::notFound("The variable PROXY is not set.");
    });
    QVERIFY(world.run([&]() -> Task<void> {
        const Answer answer = co_await ask(world, through(proxy, "env:PROXY"));
        CO_VERIFY(answer.error && answer.error->code == ErrorCode::Denied);
        CO_VERIFY(answer.error->message.find("PROXY is not set") != std::string::npos);
    }()));
    QCOMPARE(proxy.connections(), 0);
}

void TestProxy::anotherWayIsAnotherConnection() {
    TlsUpstream upstream(makeLeaf(m_root, "DNS:api.example"), {kOk, true, true});
    ConnectProxy one({upstream.port()});
    ConnectProxy other({upstream.port()});
    World world = withoutNames();
    world.pool->useProxyKeys(
        [](const Proxy&) -> Result<Secret> { return Secret(std::string_view("a:b")); });
    QVERIFY(world.run([&]() -> Task<void> {
        for (const UpstreamAddress& way :
             {through(one), through(other), through(one, "env:A"), through(one, "env:B")}) {
            const Answer answer = co_await ask(world, way);
            CO_COMPARE(answer.body, std::string("hello"));
            CO_VERIFY(!answer.reused);
        }
        UpstreamAddress directly = through(one);
        directly.proxy = nullptr;
        const Answer answer = co_await ask(world, directly);
        CO_VERIFY(answer.error && answer.error->code == ErrorCode::NotFound);
    }()));
    world.pool.reset();
    QCOMPARE(one.connections(), 3);
    QCOMPARE(other.connections(), 1);
}

void TestProxy::someUpstreamsAreNeverAskedForThroughIt_data() {
    QTest::addColumn<std::string>("host");
    QTest::addColumn<bool>("https");
    for (const char* host : {"169.254.169.254", "10.0.0.1", "127.0.0.1", "::1", "fd00:ec2::254",
                             "localhost", "a.localhost"}) {
        QTest::newRow(host) << std::string(host) << true;
    }
    QTest::newRow("in the clear") << std::string("api.example") << false;
}

void TestProxy::someUpstreamsAreNeverAskedForThroughIt() {
    QFETCH(std::string, host);
    QFETCH(bool, https);
    ConnectProxy proxy({0});
    World world = withoutNames();
    QVERIFY(world.run([&]() -> Task<void> {
        UpstreamAddress address = through(proxy);
        address.origin.host = host;
        address.origin.scheme = https ? Scheme::Https : Scheme::Http;
        address.local = !https;
        const Answer answer = co_await ask(world, address);
        CO_VERIFY(answer.error && answer.error->code == ErrorCode::Denied);
    }()));
    QCOMPARE(proxy.connections(), 0);
}

void TestProxy::bothPlacesAreCounted() {
    TlsUpstream upstream(makeLeaf(m_root, "DNS:api.example"), {kOk});
    ConnectProxy proxy({upstream.port()});
    World world = withoutNames();
    Departures departures;
    world.pool = std::make_unique<ConnectionPool>(world.reactor, world.resolver, world.contexts,
                                                  PoolLimits{}, &departures);
    QVERIFY(world.run([&]() -> Task<void> {
        CO_COMPARE((co_await ask(world, through(proxy))).body, std::string("hello"));
    }()));
    const auto list = departures.list();
    QCOMPARE(list.size(), std::size_t{2});
    QCOMPARE(list[0].origin.text(), "http://127.0.0.1:" + std::to_string(proxy.port()));
    QCOMPARE(list[0].connections, std::uint64_t{1});
    QCOMPARE(list[0].requests, std::uint64_t{0});
    QCOMPARE(list[1].origin.text(), std::string("https://api.example:443"));
    QCOMPARE(list[1].connections, std::uint64_t{1});
    QCOMPARE(list[1].requests, std::uint64_t{1});
}

QTEST_GUILESS_MAIN(TestProxy)
#include "test_proxy.moc"
