// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "engine/providers/provider.hpp"
#include "engine/providers/upstream.hpp"

using namespace weir;
using namespace weir::providers;

class TestProvider : public QObject {
    Q_OBJECT

private slots:
    void joinsPaths_data() {
        QTest::addColumn<QByteArray>("base");
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("target");
        const auto row = [](const char* base, const char* path, const char* target) {
            QTest::newRow(target) << QByteArray(base) << QByteArray(path) << QByteArray(target);
        };
        row("https://api.openai.com/v1", "/chat/completions", "/v1/chat/completions");
        row("https://api.anthropic.com", "/v1/messages", "/v1/messages");
        row("https://proxy.example/v1", "/v1/messages?beta=true", "/v1/messages?beta=true");
        row("https://proxy.example/anthropic/v1", "/v1/messages/count_tokens",
            "/anthropic/v1/messages/count_tokens");
        row("https://proxy.example/anthropic", "/v1/messages", "/anthropic/v1/messages");
        row("https://proxy.example/v1beta", "/v1/messages", "/v1beta/v1/messages");
        row("http://127.0.0.1:8080", "/models", "/models");
    }
    void joinsPaths() {
        QFETCH(QByteArray, base);
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, target);
        const auto parsed = net::parseBaseUrl(base.toStdString());
        QVERIFY(parsed.ok());
        QCOMPARE(joinTarget(*parsed, path.toStdString()), target.toStdString());
    }

    void everyKindIsWhole() {
        for (const Kind& kind : kinds()) {
            const std::string name(kind.name);
            QVERIFY2(findKind(kind.name) == &kind, name.c_str());
            QVERIFY2(!kind.title.empty() && !kind.dialects.empty(), name.c_str());
            QVERIFY2(kind.baseUrl.empty() || net::parseBaseUrl(kind.baseUrl).ok(), name.c_str());
            QVERIFY2(kind.baseUrl.empty() || resolveBaseUrl(kind, {}, kind.local).ok(),
                     name.c_str());
        }
        QVERIFY(findKind("gemini") == nullptr);
    }

    void httpIsForLocalOnly() {
        const Kind& compatible = *findKind("compatible");
        const auto refused = resolveBaseUrl(compatible, "http://api.example/v1", false);
        QVERIFY(!refused.ok());
        QVERIFY(refused.error().message.starts_with("http is for local providers only"));
        QVERIFY(resolveBaseUrl(compatible, "http://192.168.1.4:8000/v1", true).ok());
        QVERIFY(resolveBaseUrl(compatible, "https://api.example/v1", false).ok());
        QVERIFY(
            resolveBaseUrl(compatible, "", true).error().message.ends_with("needs a base_url."));
    }

    void sendsKeysWhereEachDialectWantsThem() {
        Provider provider;
        provider.kind = findKind("compatible");
        QVERIFY(provider.auth(Dialect::OpenAiChat) == Auth::Bearer);
        QVERIFY(provider.auth(Dialect::Anthropic) == Auth::XApiKey);
        provider.kind = findKind("anthropic");
        QVERIFY(provider.auth(Dialect::Anthropic) == Auth::XApiKey);
        QVERIFY(authHeader(Auth::Bearer).name == "authorization");
        QVERIFY(authHeader(Auth::Bearer).prefix == "Bearer ");
        QVERIFY(authHeader(Auth::XApiKey).name == "x-api-key");
        QVERIFY(authHeader(Auth::None).name.empty());
    }

    void carriesItsRulesToTheConnection() {
        Provider provider;
        provider.base = *net::parseBaseUrl("http://10.0.0.5:8000/v1");
        provider.local = true;
        provider.caFile = "/ca.pem";
        provider.timeouts.connect = Milliseconds(7);
        const net::UpstreamAddress address = upstreamAddress(provider);
        QVERIFY(address.origin == provider.base.origin && address.local);
        QCOMPARE(address.caFile, std::string("/ca.pem"));
        QVERIFY(address.connectTime == Milliseconds(7));
    }

    void servesWhatItLists() {
        Provider provider;
        QVERIFY(provider.serves("anything"));
        provider.serveAll = false;
        provider.serve = {"a"};
        QVERIFY(provider.serves("a"));
        QVERIFY(!provider.serves("b"));
    }
};

QTEST_GUILESS_MAIN(TestProvider)
#include "test_provider.moc"
