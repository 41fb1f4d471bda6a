// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "engine/net/resolver.hpp"
#include "engine/net/tls_context.hpp"
#include "engine/providers/ask.hpp"
#include "engine/providers/probe.hpp"
#include "tests/engine/exchange/scripted_upstream.hpp"

using namespace weir;
using namespace weir::providers;

namespace {

Provider makeProvider(std::string_view kind, const std::string& url) {
    Provider provider;
    provider.name = "p";
    provider.kind = findKind(kind);
    provider.base = *net::parseBaseUrl(url);
    provider.dialects.assign(provider.kind->dialects.begin(), provider.kind->dialects.end());
    provider.keys = {KeyRef{KeySource::Session, {}}};
    provider.local = true;
    provider.timeouts.connect = Milliseconds(5'000);
    return provider;
}

QByteArray stepsOf(const ProbeReport& report) {
    QByteArray text;
    for (const ProbeStep& step : report.steps) {
        text += step.passed ? "+ " : "- ";
        text += QByteArray::fromStdString(step.what);
        text += step.problem.empty() ? "" : " (" + QByteArray::fromStdString(step.problem) + ")";
        text += '\n';
    }
    return text;
}

const std::string kModels =
    "{\"object\":\"list\",\"data\":[{\"id\":\"gpt-4o\",\"owned_by\":\"x\"},"
    "{\"id\":\"gpt-4o-mini\"},{\"id\":7},{\"id\":\"a\\nb\"},3]}";

}  // namespace

class TestProbe : public QObject {
    Q_OBJECT

private slots:
    void init() { m_upstream = std::make_unique<test::ScriptedUpstream>(); }

    void listsModels() {
        m_upstream->script({test::json(200, kModels)});
        const Provider provider = makeProvider("openai", url() + "/v1");
        const ProbeReport report = run(provider, keyFor(provider, "sk-test"));
        QCOMPARE(stepsOf(report), "+ Address of 127.0.0.1 found\n+ Port " + port() +
                                      " reached\n+ Key accepted, 2 models listed\n");
        QVERIFY(report.passed && report.hint.empty());
        QVERIFY((report.models == std::vector<std::string>{"gpt-4o", "gpt-4o-mini"}));
        QCOMPARE(report.calledUrl, url() + "/v1/chat/completions");
        const test::SeenCall call = m_upstream->calls().at(0);
        QCOMPARE(call.target, std::string("/v1/models"));
        QCOMPARE(call.headers.find("authorization")->second, std::string("Bearer sk-test"));
        QVERIFY(!call.headers.contains("x-api-key"));
    }

    // Google lists "models/NAME" and takes NAME; Together AI lists without an object around it.
    void listsNamesAsTheyAreCalled_data() {
        QTest::addColumn<QByteArray>("kind");
        QTest::addColumn<QByteArray>("list");
        QTest::newRow("gemini") << QByteArray("gemini")
                                << QByteArray(
                                       "{\"data\":[{\"id\":\"models/one\"},{\"id\":\"two\"}]}");
        QTest::newRow("together") << QByteArray("together")
                                  << QByteArray("[{\"id\":\"one\"},{\"id\":\"two\"}]");
    }
    void listsNamesAsTheyAreCalled() {
        QFETCH(QByteArray, kind);
        QFETCH(QByteArray, list);
        m_upstream->script({test::json(200, list.toStdString())});
        const Provider provider = makeProvider(kind.toStdString(), url() + "/v1");
        const ProbeReport report = run(provider, keyFor(provider, "k"));
        QVERIFY(report.passed);
        QVERIFY((report.models == std::vector<std::string>{"one", "two"}));
    }

    // What Azure lists are models, and what is called are deployments of them.
    void aListOfOtherNamesTellsOnlyOfTheKey_data() {
        QTest::addColumn<int>("status");
        QTest::addColumn<bool>("passed");
        QTest::addColumn<QByteArray>("step");
        QTest::newRow("a list") << 200 << true << QByteArray("+ Key accepted\n");
        QTest::newRow("none") << 404 << true << QByteArray("+ Answered\n");
        QTest::newRow("refused") << 401 << false
                                 << QByteArray("- Key accepted (401, the key is refused)\n");
    }
    void aListOfOtherNamesTellsOnlyOfTheKey() {
        QFETCH(int, status);
        QFETCH(bool, passed);
        QFETCH(QByteArray, step);
        m_upstream->script({test::json(status, status == 200 ? kModels : "{}")});
        const Provider provider = makeProvider("azure", url() + "/openai/v1");
        const ProbeReport report = run(provider, keyFor(provider, "k"), choose(""));
        QCOMPARE(report.passed, passed);
        const QByteArray steps = stepsOf(report);
        QVERIFY2(steps.endsWith(step), steps.constData());
        QVERIFY(report.models.empty());
        QCOMPARE(report.hint.starts_with("Its models are not listed: ask for p/MODEL"), passed);
        const test::SeenCall call = m_upstream->calls().at(0);
        QCOMPARE(call.target, std::string("/openai/v1/models"));
        QCOMPARE(call.headers.find("api-key")->second, std::string("k"));
        QVERIFY(!call.headers.contains("authorization"));
    }

    void whatTheDocumentServesIsCalledWhereNothingIsListed() {
        m_upstream->script({test::json(404, "{}"), test::json(200, "{}")});
        Provider provider = makeProvider("azure", url() + "/openai/v1");
        provider.serveAll = false;
        provider.serve = {"my-deployment"};
        const ProbeReport report =
            run(provider, keyFor(provider, "k"), [](const auto& offered) { return offered.at(0); });
        QVERIFY(report.passed && report.hint.empty());
        QVERIFY(stepsOf(report).endsWith("+ my-deployment answered\n"));
        QVERIFY(m_upstream->calls().at(1).body.starts_with("{\"model\":\"my-deployment\""));
    }

    void asksAnthropicItsOwnWay() {
        m_upstream->script(
            {test::json(200, "{\"data\":[{\"id\":\"claude-x\"}],\"has_more\":false}")});
        const Provider provider = makeProvider("anthropic", url());
        const ProbeReport report = run(provider, keyFor(provider, "sk-ant"));
        QVERIFY(report.passed);
        QCOMPARE(report.calledUrl, url() + "/v1/messages");
        const test::SeenCall call = m_upstream->calls().at(0);
        QCOMPARE(call.target, std::string("/v1/models?limit=1000"));
        QCOMPARE(call.headers.find("x-api-key")->second, std::string("sk-ant"));
        QCOMPARE(call.headers.find("anthropic-version")->second, std::string("2023-06-01"));
        QVERIFY(!call.headers.contains("authorization"));
    }

    void tellsFaultsApart_data() {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("step");
        QTest::addColumn<QByteArray>("hint");
        QTest::newRow("401") << 401
                             << QByteArray(
                                    "{\"error\":{\"message\":\"Incorrect API key provided: "
                                    "sk-canary0123456789abcdef0123\"}}")
                             << QByteArray(
                                    "- Key accepted (401, the key is refused: Incorrect API "
                                    "key provided: [key])\n")
                             << QByteArray(
                                    "Check that the key is whole, not revoked, and of this "
                                    "provider.");
        QTest::newRow("403") << 403 << QByteArray("{\"error\":\"no\"}")
                             << QByteArray(
                                    "- Key accepted (403, the key is known but may not do "
                                    "this: no)\n")
                             << QByteArray(
                                    "Give the key the right to list models, or use another one.");
        QTest::newRow("404") << 404 << QByteArray("<html>")
                             << QByteArray(
                                    "- Models listed (404, there is nothing at URL/models)\n")
                             << QByteArray("Check the path of the base URL; most end in /v1.");
        QTest::newRow("429") << 429 << QByteArray("{}")
                             << QByteArray(
                                    "- Models listed (429, the limit or quota of this key "
                                    "is used up)\n")
                             << QByteArray("Wait a little, or look at the plan at the provider.");
        QTest::newRow("503") << 503 << QByteArray()
                             << QByteArray("- Models listed (503, the provider has trouble)\n")
                             << QByteArray("Try again later.");
        QTest::newRow("302") << 302 << QByteArray()
                             << QByteArray(
                                    "- Models listed (302, it points to another address, "
                                    "and Weir does not follow)\n")
                             << QByteArray(
                                    "Write the address that it really has into the base URL.");
        QTest::newRow("a web page")
            << 200 << QByteArray("<html>hello</html>")
            << QByteArray(
                   "- Models listed (URL/models answers, but not with a "
                   "list of models)\n")
            << QByteArray("Check the path of the base URL; most end in /v1.");
    }
    void tellsFaultsApart() {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, step);
        QFETCH(QByteArray, hint);
        m_upstream->script({test::json(status, body.toStdString())});
        const Provider provider = makeProvider("openai", url());
        const ProbeReport report = run(provider, keyFor(provider, "sk-test"));
        QVERIFY(!report.passed);
        step.replace("URL", QByteArray::fromStdString(url()));
        const QByteArray steps = stepsOf(report);
        QVERIFY2(steps.endsWith(step), steps.constData());
        QCOMPARE(report.hint, hint.toStdString());
    }

    // Only then it may cost money.
    void callsTheChosenModelWithAFewTokens() {
        m_upstream->script({test::json(200, kModels), test::json(200, "{}")});
        const Provider provider = makeProvider("openai", url() + "/v1");
        const ProbeReport report = run(provider, keyFor(provider, "sk-test"), choose("gpt-4o"));
        QVERIFY(report.passed);
        QVERIFY(stepsOf(report).endsWith("+ Key accepted, 2 models listed\n+ gpt-4o answered\n"));
        const test::SeenCall call = m_upstream->calls().at(1);
        QCOMPARE(call.method, std::string("POST"));
        QCOMPARE(call.target, std::string("/v1/chat/completions"));
        QCOMPARE(call.headers.find("authorization")->second, std::string("Bearer sk-test"));
        QCOMPARE(call.body, std::string("{\"model\":\"gpt-4o\",\"messages\":[{\"role\":\"user\","
                                        "\"content\":\"Say: ready\"}],"
                                        "\"max_completion_tokens\":16}"));
    }

    void callsAnthropicWithItsVersion() {
        m_upstream->script(
            {test::json(200, "{\"data\":[{\"id\":\"claude-x\"}]}"), test::json(200, "{}")});
        const Provider provider = makeProvider("anthropic", url());
        QVERIFY(run(provider, keyFor(provider, "sk-ant"), choose("claude-x")).passed);
        const test::SeenCall call = m_upstream->calls().at(1);
        QCOMPARE(call.target, std::string("/v1/messages"));
        QCOMPARE(call.headers.find("anthropic-version")->second, std::string("2023-06-01"));
        QVERIFY(call.body.ends_with("\"max_tokens\":16}"));
    }

    void callsNothingWhenNoModelWillDo() {
        m_upstream->script({test::json(200, kModels)});
        const Provider provider = makeProvider("openai", url());
        QVERIFY(run(provider, keyFor(provider, "sk-test"), choose("")).passed);
        QCOMPARE(m_upstream->calls().size(), std::size_t(1));
    }

    void saysWhyTheCallFailed() {
        m_upstream->script(
            {test::json(200, kModels),
             test::json(429, "{\"error\":{\"message\":\"You exceeded your current quota\"}}")});
        const Provider provider = makeProvider("openai", url());
        const ProbeReport report = run(provider, keyFor(provider, "sk-test"), choose("gpt-4o"));
        QVERIFY(!report.passed);
        QVERIFY(
            stepsOf(report).endsWith("- gpt-4o answered (429, the limit or quota of this key "
                                     "is used up: You exceeded your current quota)\n"));
        QCOMPARE(report.models.size(), std::size_t(2));
        QVERIFY(!report.hint.empty());
    }

    // A few tokens are too few for a model that thinks first; it was reached all the same.
    void aModelThatThinksFirstWasReached() {
        m_upstream->script(
            {test::json(200, kModels),
             test::json(400,
                        "{\"error\":{\"message\":\"Could not finish the message because "
                        "max_tokens or model output limit was reached.\"}}")});
        const Provider provider = makeProvider("openai", url());
        QVERIFY(run(provider, keyFor(provider, "sk-test"), choose("gpt-4o")).passed);
    }

    void saysWhenNobodyListens() {
        Provider provider = makeProvider("openai", url());
        m_upstream.reset();
        const ProbeReport report = run(provider, {});
        QVERIFY(!report.passed);
        QCOMPARE(report.steps.size(), std::size_t(1));
        QVERIFY(!report.steps[0].passed && !report.steps[0].problem.empty());
        QVERIFY(!report.hint.empty());
    }

    void saysWhenTheNameDoesNotExist() {
        const Provider provider = makeProvider("openai", "http://nowhere.invalid/v1");
        const ProbeReport report = run(provider, {});
        QVERIFY(!report.passed);
        QVERIFY2(report.steps[0].problem.find("nowhere.invalid") != std::string::npos,
                 report.steps[0].problem.c_str());
        QVERIFY(!report.hint.empty());
    }

    void saysWhenThereIsNoTls() {
        m_upstream->script({test::json(200, kModels)});
        const Provider provider =
            makeProvider("openai", "https://127.0.0.1:" + std::to_string(m_upstream->port()));
        const ProbeReport report = run(provider, keyFor(provider, "sk-test"));
        QVERIFY(!report.passed);
        QVERIFY(!report.steps[0].passed);
        QVERIFY(m_upstream->calls().empty());
    }

    // Nothing is asked with a key that was entered for another address.
    void sendsAKeyToItsOwnAddressOnly() {
        m_upstream->script({test::json(200, kModels)});
        const Provider other = makeProvider("openai", "https://api.openai.com/v1");
        const ProbeReport report = run(makeProvider("openai", url()), keyFor(other, "sk-test"));
        QVERIFY(!report.passed);
        QVERIFY(stepsOf(report).endsWith(
            "- Key belongs to this address (the key is bound to another address)\n"));
        QVERIFY(m_upstream->calls().empty());
    }

    void findsOllamaByAsking() {
        m_upstream->script(
            {test::json(200, "{\"models\":[{\"name\":\"qwen3:8b\"},{\"name\":\"llama3\"}]}"),
             test::json(200, "{\"version\":\"0.5.1\"}")});
        const auto found = find();
        QCOMPARE(found.size(), std::size_t(1));
        QCOMPARE(found[0].title, std::string("Ollama 0.5.1"));
        QCOMPARE(found[0].kind, std::string("ollama"));
        QCOMPARE(found[0].baseUrl, url() + "/v1");
        QVERIFY((found[0].models == std::vector<std::string>{"qwen3:8b", "llama3"}));
    }

    void findsCompatibleServersByAsking_data() {
        QTest::addColumn<QByteArray>("owner");
        QTest::addColumn<QByteArray>("title");
        QTest::addColumn<QByteArray>("kind");
        QTest::newRow("vllm") << QByteArray("vllm") << QByteArray("vLLM") << QByteArray("vllm");
        QTest::newRow("lm studio") << QByteArray("organization_owner") << QByteArray("LM Studio")
                                   << QByteArray("lmstudio");
        QTest::newRow("llama.cpp")
            << QByteArray("llamacpp") << QByteArray("llama.cpp") << QByteArray("llamacpp");
        QTest::newRow("another") << QByteArray("somebody") << QByteArray("OpenAI-compatible server")
                                 << QByteArray("compatible");
    }
    void findsCompatibleServersByAsking() {
        QFETCH(QByteArray, owner);
        QFETCH(QByteArray, title);
        QFETCH(QByteArray, kind);
        m_upstream->script(
            {test::json(404, "{}"), test::json(200, "{\"data\":[{\"id\":\"m\",\"owned_by\":\"" +
                                                        owner.toStdString() + "\"}]}")});
        const auto found = find();
        QCOMPARE(found.size(), std::size_t(1));
        QCOMPARE(QByteArray::fromStdString(found[0].title), title);
        QCOMPARE(QByteArray::fromStdString(found[0].kind), kind);
    }

    // It answers the question for Ollama, too, with its own list beside the one that is asked for.
    void llamaCppIsNotTakenForOllama() {
        const std::string both =
            "{\"models\":[{\"name\":\"m\"}],\"data\":[{\"id\":\"m\",\"owned_by\":\"llamacpp\"}]}";
        m_upstream->script({test::json(200, both), test::json(200, both)});
        const auto found = find();
        QCOMPARE(found.size(), std::size_t(1));
        QCOMPARE(found[0].kind, std::string("llamacpp"));
        QVERIFY((found[0].models == std::vector<std::string>{"m"}));
    }

    // It takes the connection and never says a word.
    void oneThatIsSilentHidesNoOther() {
        m_upstream->script({test::json(404, "{}"), test::json(200, kModels)});
        test::ScriptedUpstream silent;
        silent.script({test::eventsThenSilence({})});
        const auto found = onReactor<std::vector<FoundServer>>(
            [&](net::ConnectionPool& pool, Cancellation& cancellation) {
                return findAmong({silent.port(), m_upstream->port()}, pool, cancellation);
            });
        QCOMPARE(found.size(), std::size_t(1));
        QCOMPARE(found[0].baseUrl, url() + "/v1");
    }

    void anOpenPortProvesNothing() {
        m_upstream->script({test::json(200, "{\"hello\":\"world\"}")});
        QVERIFY(find().empty());
        m_upstream->script({test::cut()});
        QVERIFY(find().empty());
    }

    void readsListsStrictly() {
        QVERIFY(!readModelList("[]").ok());
        QVERIFY(!readModelList("[1,{}]").ok());
        QVERIFY(!readModelList("{\"data\":{}}").ok());
        QVERIFY(!readModelList("").ok());
        QVERIFY(readModelList("{\"data\":[]}").ok());
        QVERIFY(!readModelList(std::string(100, '[')).ok());
        const std::string longMessage =
            readErrorMessage("{\"error\":{\"message\":\"" + std::string(150, 'x') + "\\n" +
                             std::string(100, 'y') + "\"}}");
        QVERIFY(longMessage.size() < 210);
        QVERIFY(longMessage.find('\n') == std::string::npos);
    }

private:
    std::string url() const { return "http://127.0.0.1:" + std::to_string(m_upstream->port()); }
    QByteArray port() const { return QByteArray::number(m_upstream->port()); }
    static Credential keyFor(const Provider& provider, std::string_view key) {
        return {std::make_shared<const Secret>(key), provider.base.origin};
    }

    template <class T, class Make>
    T onReactor(const Make& make) {
        net::Reactor reactor(m_clock);
        net::Resolver resolver(m_clock);
        net::TlsContexts contexts;
        net::ConnectionPool pool(reactor, resolver, contexts);
        m_reactor = &reactor;
        Cancellation cancellation;
        T result;
        reactor.post([&] { net::spawn(finish(make(pool, cancellation), result, reactor)); });
        reactor.run();
        return result;
    }
    template <class T>
    static net::Task<void> finish(net::Task<T> task, T& result, net::Reactor& reactor) {
        result = co_await std::move(task);
        reactor.stop();
    }
    static ChooseModel choose(std::string model) {
        return [model](const std::vector<std::string>&) { return model; };
    }
    ProbeReport run(const Provider& provider, const Credential& credential,
                    const ChooseModel& choice = {}) {
        return onReactor<ProbeReport>([&](net::ConnectionPool& pool, Cancellation& cancellation) {
            return probe(provider, credential, pool, m_clock, cancellation, choice);
        });
    }
    std::vector<FoundServer> find() {
        using Found = std::vector<FoundServer>;
        return onReactor<Found>([&](net::ConnectionPool& pool, Cancellation& cancellation) {
            return findLocalServers({m_upstream->port()}, pool, cancellation);
        });
    }

    // Gives up once both answers of a compatible server came: each leaves its connection idle. The
    // count of looks only ends a test that fails.
    net::Task<std::vector<FoundServer>> findAmong(std::vector<std::uint16_t> ports,
                                                  net::ConnectionPool& pool,
                                                  Cancellation& cancellation) {
        int looks = 0;
        net::Timer timer([&] {
            if (pool.idle() >= 2 || ++looks > 1'000) {
                cancellation.cancel(CancelReason::Timer);
            } else {
                m_reactor->timers().arm(timer, net::TimerWheel::kTick);
            }
        });
        m_reactor->timers().arm(timer, net::TimerWheel::kTick);
        co_return co_await findLocalServers(std::move(ports), pool, cancellation);
    }

    SystemClock m_clock;
    net::Reactor* m_reactor = nullptr;  // of the question that runs
    std::unique_ptr<test::ScriptedUpstream> m_upstream;
};

QTEST_GUILESS_MAIN(TestProbe)
#include "test_probe.moc"
