// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <QtTest>
#include <algorithm>

#include "engine/control/admin/destinations.hpp"
#include "engine/control/admin/keys.hpp"
#include "engine/control/admin/providers.hpp"
#include "tests/app/host_folder.hpp"
#include "tests/engine/net/connect_proxy.hpp"
#include "tests/engine/net/tls_upstream.hpp"
#include "tests/support/http_client.hpp"

using namespace weir;
using net::test::ConnectProxy;
using net::test::TlsUpstream;
using test::clientOf;
using test::HostFolder;
using test::portOf;

namespace {

std::string answer() {
    const std::string body =
        "{\"id\":\"1\",\"object\":\"chat.completion\",\"model\":\"m\",\"choices\":[{\"index\":0,"
        "\"message\":{\"role\":\"assistant\",\"content\":\"hi\"},\"finish_reason\":\"stop\"}],"
        "\"usage\":{\"prompt_tokens\":1,\"completion_tokens\":1}}";
    return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " +
           std::to_string(body.size()) + "\r\n\r\n" + body;
}

}  // namespace

// A gateway whose document names a proxy.
class TestHostProxy : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        m_root = net::test::makeRoot("a root");
        QVERIFY(net::test::writePem(m_root.certificate, rootFile()));
        qputenv("WEIR_TEST_PROXY", "ada:open sesame");
        qputenv("FAR_API_KEY", "sk-of-the-provider");
    }

    void aCallGoesThroughItAndIsListed() {
        TlsUpstream upstream(net::test::makeLeaf(m_root, "DNS:far.example"), {answer()});
        ConnectProxy proxy({upstream.port()});
        HostFolder folder(document(proxy, ", key: env:WEIR_TEST_PROXY"));
        const auto host = folder.start();
        const auto client = clientOf(*host);
        const test::HttpAnswer got = call(*host, *client);
        QVERIFY2(got.status == 200, got.body.c_str());

        QVERIFY(!proxy.heard().empty());
        for (const std::string& head : proxy.heard()) {
            QVERIFY(head.starts_with("CONNECT far.example:443 HTTP/1.1\r\n"));
            QVERIFY(head.find("Basic YWRhOm9wZW4gc2VzYW1l\r\n") != std::string::npos);
            QVERIFY(head.find("sk-of-the-provider") == std::string::npos);
        }

        const auto providers = admin::callAndWait(*client, admin::ListProviders{});
        QCOMPARE(providers->providers.front().proxy, urlOf(proxy));
        bool listed = false;
        const auto list = admin::callAndWait(*client, admin::ListDestinations{});
        for (const auto& row : list->destinations) {
            if (row.purpose == admin::DestinationPurpose::Calls) {
                const bool ofProxy = "http://" + row.address == urlOf(proxy);
                QCOMPARE(row.proxy, ofProxy);
                QCOMPARE(row.providers, std::vector<std::string>{"far"});
                QVERIFY(row.connections > 0);
                listed = listed || ofProxy;
            }
        }
        QVERIFY(listed);
    }

    void whatTheProxyRefusesIsSaidToBeItsDoing() {
        ConnectProxy proxy({0, "HTTP/1.1 407 Proxy Authentication Required\r\n\r\n"});
        HostFolder folder(document(proxy, ""));
        const auto host = folder.start();
        const auto client = clientOf(*host);
        const test::HttpAnswer got = call(*host, *client);
        QCOMPARE(got.status, 503);
        QVERIFY2(got.body.find("The proxy " + urlOf(proxy) + " answered 407") != std::string::npos,
                 got.body.c_str());
    }

    void aProviderThatIsTriedGoesThroughItToo() {
        ConnectProxy proxy({0, "HTTP/1.1 502 Bad Gateway\r\n\r\n"});
        HostFolder folder(document(proxy, ""));
        const auto host = folder.start();
        const auto client = clientOf(*host);
        admin::TestProvider test;
        test.settings.name = "another";
        test.settings.kind = "compatible";
        test.settings.baseUrl = "https://another.example/v1";
        test.settings.key = "none";
        const auto report = admin::callAndWait(*client, test);
        QVERIFY(report && !report->passed);
        const auto heard = proxy.heard();
        QVERIFY(std::ranges::any_of(heard, [](const std::string& head) {
            return head.starts_with("CONNECT another.example:443 ");
        }));
    }

private:
    std::string rootFile() const { return m_folder.filePath("root.pem").toStdString(); }
    static std::string urlOf(const ConnectProxy& proxy) {
        return "http://127.0.0.1:" + std::to_string(proxy.port());
    }
    QByteArray document(const ConnectProxy& proxy, const std::string& key) const {
        return QByteArray::fromStdString(
            "version: 1\nlisten: 127.0.0.1:0\nproxy: {url: '" + urlOf(proxy) + "'" + key +
            "}\nproviders:\n  - {name: far, kind: compatible, base_url: 'https://far.example/v1', "
            "api_key: env:FAR_API_KEY, serve: [m], price: free, ca: " +
            rootFile() + "}\n");
    }
    static test::HttpAnswer call(const app::Host& host, admin::AdminClient& client) {
        const auto key = admin::callAndWait(client, admin::CreateKey{"tool", "", ""});
        test::HttpClient http(portOf(host.listener().addresses.front()));
        http.post("/v1/chat/completions", "Authorization: Bearer " + key->secret + "\r\n",
                  "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}]}");
        return http.receive();
    }

    QTemporaryDir m_folder;
    net::test::Identity m_root;
};

QTEST_GUILESS_MAIN(TestHostProxy)
#include "test_host_proxy.moc"
