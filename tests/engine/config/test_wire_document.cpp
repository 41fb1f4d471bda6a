// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "engine/control/config/compile.hpp"

using namespace weir;
using namespace weir::control;

namespace {

std::string said(const Problem& problem) {
    return std::to_string(problem.place.line) + ":" + std::to_string(problem.place.column) + ": " +
           problem.message;
}

const std::string kWiredProviders =
    "providers:\n"
    "  - {name: openai, kind: openai, api_key: none}\n"
    "  - {name: eu, kind: compatible, base_url: https://llm.internal.example/v1, api_key: none}\n"
    "  - {name: own, kind: openai, api_key: none, proxy: http://192.0.2.9:8080}\n"
    "  - {name: direct, kind: openai, api_key: none, proxy: none}\n"
    "  - {name: address, kind: compatible, base_url: 'https://203.0.113.7/v1', api_key: none}\n"
    "  - {name: here, kind: ollama}\n";

}  // namespace

// How connections come in and go out: tls, proxy and limits of the document.
class TestWireDocument : public QObject {
    Q_OBJECT

private slots:
    void tlsIsOfTheListener() {
        const Compiled plain = compileText("version: 1\n", {});
        QVERIFY(!plain.snapshot->tls.isOn());
        const Compiled compiled =
            compileText("tls: {cert: /etc/weir/cert.pem, key: /etc/weir/key.pem}\n", {});
        QVERIFY(compiled.snapshot != nullptr);
        QCOMPARE(compiled.snapshot->tls.certificate, std::string("/etc/weir/cert.pem"));
        QCOMPARE(compiled.snapshot->tls.key, std::string("/etc/weir/key.pem"));
        QVERIFY(!compiled.snapshot->admin.isOn());
    }

    void filesThatCannotBeUsedAreAWarning() {
        CompileInput input;
        input.checkTls = [](const policy::TlsFiles& files) -> Result<void> {
            return Error::notFound("The file " + files.key + " cannot be read.", "Look there.");
        };
        const Compiled compiled = compileText(
            "tls: {cert: /c, key: /k}\n"
            "admin: {listen: '127.0.0.1:1', tls: {cert: /ac, key: /ak}}\n",
            input);
        QVERIFY(compiled.snapshot != nullptr);
        QCOMPARE(compiled.problems.size(), std::size_t{2});
        QCOMPARE(said(compiled.problems[0]),
                 std::string("1:13: the certificate for calls cannot be used: The file /k cannot "
                             "be read"));
        QCOMPARE(compiled.problems[0].hint, std::string("Look there."));
        QVERIFY(compiled.problems[1].message.starts_with("the certificate for operators"));
        QVERIFY(compiled.problems[1].severity == Severity::Warning);
    }

    void eachProviderHasItsWay() {
        const Compiled compiled = compileText(
            "proxy: {url: 'http://proxy.example:3128', key: env:WEIR_PROXY,\n"
            "        except: [.internal.example, 203.0.113.0/24]}\n" +
                kWiredProviders,
            {});
        QVERIFY2(compiled.snapshot != nullptr,
                 compiled.problems.empty() ? "" : compiled.problems.front().message.c_str());
        const auto way = [&](const char* name) {
            const auto& choice = compiled.snapshot->findProvider(name)->proxy;
            return choice.proxy == nullptr ? std::string("directly") : choice.proxy->text();
        };
        QCOMPARE(way("openai"), std::string("http://proxy.example:3128"));
        QCOMPARE(way("eu"), std::string("directly"));
        QCOMPARE(way("own"), std::string("http://192.0.2.9:8080"));
        QCOMPARE(way("direct"), std::string("directly"));
        QCOMPARE(way("address"), std::string("directly"));
        QCOMPARE(way("here"), std::string("directly"));
        const auto& asked = compiled.snapshot->findProvider("openai")->proxy;
        QCOMPARE(asked.key.text(), std::string("env:WEIR_PROXY"));
        QCOMPARE(asked.proxy->key, std::string("env:WEIR_PROXY"));
        QVERIFY(compiled.snapshot->findProvider("own")->proxy.proxy->key.empty());
    }

    void exceptionsAreNamesAndRanges_data() {
        QTest::addColumn<QByteArray>("exception");
        QTest::addColumn<QByteArray>("host");
        QTest::addColumn<bool>("directly");
        const auto row = [](const char* exception, const char* host, bool directly) {
            QTest::addRow("%s for %s", exception, host)
                << QByteArray(exception) << QByteArray(host) << directly;
        };
        row("example.com", "example.com", true);
        row("example.com", "api.example.com", true);
        row("example.com", "notexample.com", false);
        row("example.com", "example.com.evil.example", false);
        row(".example.com", "api.example.com", true);
        row("10.0.0.0/8", "10.1.2.3", true);
        row("10.0.0.0/8", "11.1.2.3", false);
        row("10.0.0.0/8", "10.example", false);
        row("2001:db8::/32", "2001:db8::1", true);
    }
    void exceptionsAreNamesAndRanges() {
        QFETCH(QByteArray, exception);
        QFETCH(QByteArray, host);
        providers::ProxyRules rules;
        rules.choice.proxy = std::make_shared<const net::Proxy>();
        rules.except = {exception.toStdString()};
        providers::Provider provider;
        provider.base.origin.host = host.toStdString();
        QTEST(rules.forProvider(provider).proxy == nullptr, "directly");
    }

    void aKeyOfAProxyThatIsNotThereIsAWarning() {
        CompileInput input;
        input.readSecret = [](const providers::KeyRef& key) -> Result<Secret> {
            return Error::notFound("There is no " + key.text() + ".", "Set it.");
        };
        const Compiled compiled =
            compileText("proxy: {url: 'http://p:1', key: env:WEIR_PROXY}\n", input);
        QVERIFY(compiled.snapshot != nullptr);
        QCOMPARE(compiled.problems.size(), std::size_t{1});
        QVERIFY(compiled.problems.front().severity == Severity::Warning);
        QVERIFY(compiled.problems.front().message.find("env:WEIR_PROXY cannot be used") !=
                std::string::npos);
    }

    void limitsOfConnections() {
        const auto usual = compileText("version: 1\n", {}).snapshot->limits;
        QCOMPARE(usual.connectionsPerAddress, 1'000U);
        const Compiled compiled = compileText(
            "limits:\n"
            "  connections_per_address: 7\n"
            "  held_bodies: 4096 MiB\n"
            "  head_time: 3s\n"
            "  idle_time: 2m\n"
            "  slow_reader: 30s\n",
            {});
        QVERIFY2(compiled.snapshot != nullptr,
                 compiled.problems.empty() ? "" : compiled.problems.front().message.c_str());
        const policy::Limits& limits = compiled.snapshot->limits;
        QCOMPARE(limits.connectionsPerAddress, 7U);
        QCOMPARE(limits.heldBodies, std::size_t{4096} << 20U);
        QCOMPARE(limits.headTime, Milliseconds(3'000));
        QCOMPARE(limits.idleTime, Milliseconds(120'000));
        QCOMPARE(limits.slowReader, Milliseconds(30'000));
    }

    void saysWhatIsWrong_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("problem");
        const auto row = [](const char* title, const char* text, const char* problem) {
            QTest::newRow(title) << QByteArray(text) << QByteArray(problem);
        };
        row("half a tls", "tls: {cert: /c}", "1:6: tls needs both a cert and a key");
        row("a path of somewhere", "tls: {cert: c.pem, key: /k}",
            "1:13: cert \"c.pem\" is not a whole path");
        row("a word of tls", "tls: {cert: /c, key: /k, ca: /a}",
            "1:26: unknown field \"ca\" in tls");
        row("a proxy with TLS", "proxy: https://p:1",
            "1:8: \"https://p:1\" is not the address of a proxy");
        row("a proxy with a path", "proxy: http://p:1/x",
            "1:8: \"http://p:1/x\" is not the address of a proxy");
        row("a password in the text", "proxy: 'http://ada:secret@p:1'", "1:8: ");
        row("no url", "proxy: {key: env:WEIR_P}", "1:8: proxy has no url");
        row("a key in the keychain", "proxy: {url: 'http://p:1', key: keychain:p}",
            "1:33: the key of a proxy is env:NAME or file:PATH");
        row("a variable of others", "proxy: {url: 'http://p:1', key: env:HOME}", "1:33: ");
        row("a strange exception", "proxy: {url: 'http://p:1', except: ['*.example']}",
            "1:37: \"*.example\" is neither the name of a host nor a range of addresses");
        row("an exception of one provider",
            "providers: [{name: a, kind: openai, api_key: none, proxy: {url: 'http://p:1', except: "
            "[b]}}]",
            "1:88: except belongs to the proxy of all");
        row("a local provider", "providers: [{name: a, kind: ollama, proxy: 'http://p:1'}]",
            "1:44: the provider \"a\" is local and is called directly");
        row("no connections", "limits: {connections_per_address: 0}", "1:35: ");
        row("no time", "limits: {head_time: 0s}", "1:21: ");
    }
    void saysWhatIsWrong() {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, problem);
        const Compiled compiled = compileText(text.toStdString(), {});
        QVERIFY(compiled.snapshot == nullptr);
        const QByteArray first = QByteArray::fromStdString(said(compiled.problems.front()));
        QVERIFY2(first.startsWith(problem), first.constData());
        QVERIFY(!first.contains("secret"));
    }
};

QTEST_GUILESS_MAIN(TestWireDocument)
#include "test_wire_document.moc"
