// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <set>

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
        row("https://generativelanguage.googleapis.com/v1beta/openai", "/chat/completions",
            "/v1beta/openai/chat/completions");
        row("https://x.openai.azure.com/openai/v1", "/responses", "/openai/v1/responses");
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
        std::set<std::string_view> names;
        std::set<std::string_view> titles;
        for (const Kind& kind : kinds()) {
            const std::string name(kind.name);
            QVERIFY2(findKind(kind.name) == &kind, name.c_str());
            QVERIFY2(names.insert(kind.name).second && titles.insert(kind.title).second,
                     name.c_str());
            QVERIFY2(!kind.title.empty() && !kind.dialects.empty(), name.c_str());
            QVERIFY2(kind.baseUrl.empty() || resolveBaseUrl(kind, {}, kind.local).ok(),
                     name.c_str());
            QVERIFY2(kind.baseUrl.empty() || kind.baseUrlPattern.empty(), name.c_str());
            QVERIFY2(kind.needsKey != kind.keyEnvironment.empty(), name.c_str());
            QVERIFY2(kind.needsKey != (kind.local || kind.name == "compatible"), name.c_str());
            QVERIFY2(kind.auth == Auth::XApiKey || kind.dialects.front() == Dialect::OpenAiChat,
                     name.c_str());
        }
        QVERIFY(findKind("nobody") == nullptr);
    }

    // The variable is written into documents, so that it has to be one that may be read.
    void everyCustomaryVariableMayBeRead() {
        for (const Kind& kind : kinds()) {
            const KeyRef reference{KeySource::Environment, std::string(kind.keyEnvironment)};
            QVERIFY2(kind.keyEnvironment.empty() || checkKeyRef(reference, {}),
                     reference.name.c_str());
        }
    }

    void kindsOfAGroupStandTogether() {
        std::vector<KindGroup> groups;
        for (const Kind& kind : kinds()) {
            if (groups.empty() || groups.back() != kind.group) {
                groups.push_back(kind.group);
            }
        }
        QVERIFY((groups == std::vector{KindGroup::Service, KindGroup::Cloud, KindGroup::OwnServer,
                                       KindGroup::BuiltIn}));
    }

    void anAddressThatHasToBeGivenIsShown() {
        const auto base = resolveBaseUrl(*findKind("azure"), {}, false);
        QVERIFY(!base.ok());
        QCOMPARE(base.error().message, std::string("A provider of kind azure needs a base_url."));
        QCOMPARE(base.error().hint,
                 std::string("Write https://RESOURCE.openai.azure.com/openai/v1."));
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
        QVERIFY(authHeader(Auth::ApiKey).name == "api-key");
        QVERIFY(authHeader(Auth::ApiKey).prefix.empty());
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
