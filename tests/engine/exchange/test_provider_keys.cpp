// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <algorithm>

#include "tests/engine/exchange/chat_samples.hpp"
#include "tests/engine/exchange/two_targets.hpp"
#include "tests/engine/providers/fake_secret_store.hpp"
#include "tests/support/http_client.hpp"

using namespace weir;
using namespace weir::test;

namespace {

const std::string kCanary = "canary-8e2b5c1f";

// "smart" goes to a provider of a kind, whose key is the canary.
policy::Snapshot oneOf(std::string_view kind, const ScriptedUpstream& upstream,
                       FakeSecretStore& keychain) {
    policy::Snapshot snapshot;
    snapshot.providers = {Gateway::provider("first", std::string(kind), upstream.port())};
    snapshot.providers[0].keys = {*providers::parseKeyRef("keychain:first")};
    snapshot.models = {Gateway::model(snapshot, "smart", {"first/a"})};
    keychain.items["first"] = {kCanary, snapshot.providers[0].base.origin};
    return snapshot;
}

GatewayOptions withKeychain(FakeSecretStore& keychain) {
    GatewayOptions options;
    options.stores.keychain = &keychain;
    return options;
}

std::string without(std::string text, const std::string& part) {
    const std::size_t at = text.find(part);
    return at == std::string::npos ? text : text.erase(at, part.size());
}

}  // namespace

// A provider's key goes into the one header of its kind, and what a caller sends as a key goes no
// further.
class TestProviderKeys : public QObject {
    Q_OBJECT

private slots:
    void theKeyStandsInOneHeader_data() {
        QTest::addColumn<QByteArray>("kind");
        for (const providers::Kind& kind : providers::kinds()) {
            // Anthropic's dialect is not that of the sample.
            if (std::ranges::find(kind.dialects, Dialect::OpenAiChat) != kind.dialects.end()) {
                const QByteArray name(kind.name.data(), qsizetype(kind.name.size()));
                QTest::newRow(name.constData()) << name;
            }
        }
    }
    void theKeyStandsInOneHeader() {
        QFETCH(QByteArray, kind);
        ScriptedUpstream upstream;
        upstream.script({json(200, kAnswer)});
        FakeSecretStore keychain;
        Gateway gateway(withKeychain(keychain));
        gateway.usePolicy(oneOf(kind.toStdString(), upstream, keychain));
        keychain.answer();
        HttpClient client(gateway.port());
        client.post("/v1/chat/completions", gateway.auth(), kRequest);
        const HttpAnswer answer = client.receive();
        QCOMPARE(answer.status, 200);

        const bool azure = kind == "azure";
        const SeenCall call = upstream.calls().at(0);
        for (const auto& [name, value] : call.headers) {
            const bool isTheOne = name == (azure ? "api-key" : "authorization");
            QCOMPARE(value,
                     isTheOne ? (azure ? "" : "Bearer ") + kCanary : without(value, kCanary));
        }
        QCOMPARE(call.headers.count(azure ? "api-key" : "authorization"), std::size_t(1));
        QCOMPARE(call.headers.count(azure ? "authorization" : "api-key"), std::size_t(0));
        QVERIFY(call.target.find(kCanary) == std::string::npos);

        const auto record = gateway.lastEnded();
        for (const Header& header : record.attempts.at(0).requestHeaders.list()) {
            QCOMPARE(header.value, without(header.value, kCanary));
        }
    }

    // Clients of Azure send their key there: it is that of Weir, and is not passed on.
    void aCallersKeyStaysHere() {
        ScriptedUpstream upstream;
        upstream.script({json(200, kAnswer)});
        FakeSecretStore keychain;
        Gateway gateway(withKeychain(keychain));
        gateway.usePolicy(oneOf("azure", upstream, keychain));
        keychain.answer();
        const std::string bearer = "Authorization: Bearer ";
        HttpClient client(gateway.port());
        client.post("/v1/chat/completions", "api-key: " + without(gateway.auth(), bearer),
                    kRequest);
        QCOMPARE(client.receive().status, 200);
        const SeenCall call = upstream.calls().at(0);
        QCOMPARE(call.headers.count("api-key"), std::size_t(1));
        QCOMPARE(call.headers.find("api-key")->second, kCanary);
    }

    // A member that a provider may refuse is not added for our sake.
    void usageIsAskedForWhereItMayBe_data() {
        QTest::addColumn<QByteArray>("kind");
        QTest::addColumn<bool>("asked");
        for (const providers::Kind& kind : providers::kinds()) {
            if (kind.dialects.front() == Dialect::OpenAiChat) {
                const QByteArray name(kind.name.data(), qsizetype(kind.name.size()));
                const bool silent = name == "mistral" || name == "cohere" || name == "together" ||
                                    name == "fireworks";
                QTest::newRow(name.constData()) << name << !silent;
            }
        }
    }
    void usageIsAskedForWhereItMayBe() {
        QFETCH(QByteArray, kind);
        QFETCH(bool, asked);
        ScriptedUpstream upstream;
        upstream.script({events({kRole, kHello, kStop, kDone})});
        FakeSecretStore keychain;
        Gateway gateway(withKeychain(keychain));
        gateway.usePolicy(oneOf(kind.toStdString(), upstream, keychain));
        keychain.answer();
        HttpClient client(gateway.port());
        client.post("/v1/chat/completions", gateway.auth(), kStreamRequest);
        QCOMPARE(client.receive().status, 200);
        const std::string body = upstream.calls().at(0).body;
        QCOMPARE(body.find("stream_options") != std::string::npos, asked);
    }
};

QTEST_GUILESS_MAIN(TestProviderKeys)
#include "test_provider_keys.moc"
