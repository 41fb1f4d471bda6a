// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "engine/control/config/compile.hpp"
#include "engine/control/config/listen.hpp"
#include "tests/engine/config/problem_texts.hpp"

using namespace weir;
using namespace weir::control;
using test::allTexts;

namespace {

// Everything a real start has: variables, a store with one key, a simulator.
CompileInput realInput() {
    CompileInput input;
    input.revision = 12;
    input.keyRules.folders = {"/data/secrets"};
    input.readSecret = [](const providers::KeyRef& reference) -> Result<Secret> {
        if (reference.name == "WEIR_GONE") {
            return Error::notFound("The variable WEIR_GONE is not set.", "Set it.");
        }
        if (reference.name == "WEIR_SHORT") {
            return Secret(std::string_view("short"));
        }
        const bool same = reference.name.starts_with("WEIR_SAME");
        return Secret("a-long-secret-of-" + (same ? std::string("both") : reference.name));
    };
    input.simulatorUrl = [] { return std::string("http://127.0.0.1:4711/v1"); };
    policy::KeyEntry stored;
    stored.hash = policy::hashOfKey("stored secret");
    stored.identity.name = "laptop";
    input.directoryKeys = {stored};
    return input;
}

const char* const kProviders =
    "providers:\n"
    "  - {name: openai, kind: openai, api_key: keychain:openai}\n"
    "  - {name: desk, kind: ollama, serve: [qwen3, llama3]}\n";

}  // namespace

class TestCompile : public QObject {
    Q_OBJECT

private slots:
    void startsWithNothing() {
        const Compiled compiled = compileText("", {});
        QCOMPARE(allTexts(compiled.problems), QByteArray());
        QVERIFY(compiled.snapshot->listen == std::vector<std::string>{"127.0.0.1:9347"});
        QVERIFY(compiled.snapshot->providers.empty());
        QCOMPARE(compiled.snapshot->keys->size(), std::size_t(0));
    }

    void compilesEverything() {
        CompileInput input = realInput();
        input.catalogue["openai"] = {"gpt-4o"};
        const Compiled compiled =
            compileText(std::string(kProviders) +
                            "  - name: sim\n"
                            "    kind: simulator\n"
                            "    timeouts: {idle: 1s, min_throughput: off}\n"
                            "  - name: vllm\n"
                            "    kind: compatible\n"
                            "    base_url: https://gpu.example:8443/v1\n"
                            "    api_keys: [env:GPU_API_KEY, file:/data/secrets/gpu]\n"
                            "    dialects: [openai_chat, anthropic]\n"
                            "    price: free\n"
                            "    ca: /etc/gpu.pem\n"
                            "listen: localhost:0\n"
                            "allowed_hosts: [weir.lan, 'weir.lan:80']\n"
                            "teams: [{name: search}]\n"
                            "keys: [{name: dev, team: search, user: ada, secret: env:WEIR_DEV}]\n"
                            "models: [{name: m, targets: [openai/gpt-4o, vllm/x]}]\n"
                            "timeouts: {first_token: 9s, idle: 8s, answer_by: 7s,\n"
                            "  min_throughput: {tokens_per_second: 5}}\n"
                            "retries: {attempts: 2}\n",
                        input);
        QCOMPARE(allTexts(compiled.problems), QByteArray());
        const policy::Snapshot& snapshot = *compiled.snapshot;
        QCOMPARE(snapshot.revision, std::uint64_t(12));
        QVERIFY(snapshot.listen == std::vector<std::string>{"127.0.0.1:0"});
        QCOMPARE(snapshot.allowedHosts.size(), std::size_t(2));
        QVERIFY(snapshot.answerBy == Milliseconds(7'000));
        QCOMPARE(snapshot.retries.attempts, 2U);

        const providers::Provider& openai = *snapshot.findProvider("openai");
        QCOMPARE(openai.base.text(), std::string("https://api.openai.com/v1"));
        QVERIFY(openai.serveAll && !openai.local && !openai.free);
        QVERIFY(openai.timeouts.firstToken == Milliseconds(9'000));
        QVERIFY(openai.timeouts.idle == Milliseconds(8'000));
        QVERIFY(
            (openai.timeouts.minThroughput == providers::MinThroughput{5, Milliseconds(30'000)}));
        const providers::Provider& desk = *snapshot.findProvider("desk");
        QVERIFY(desk.local && !desk.serveAll);
        QVERIFY(desk.keys == std::vector<providers::KeyRef>{providers::KeyRef{}});
        const providers::Provider& sim = *snapshot.findProvider("sim");
        QCOMPARE(sim.base.text(), std::string("http://127.0.0.1:4711/v1"));
        QVERIFY(sim.timeouts.idle == Milliseconds(1'000));
        QVERIFY(sim.timeouts.minThroughput == providers::MinThroughput());
        const providers::Provider& vllm = *snapshot.findProvider("vllm");
        QVERIFY(vllm.free && vllm.speaks(Dialect::Anthropic) && vllm.keys.size() == 2);
        QVERIFY(!vllm.speaks(Dialect::OpenAiResponses));

        const auto found = snapshot.lookup("m", Dialect::OpenAiChat);
        QCOMPARE(found.targets.size(), std::size_t(3));
        QCOMPARE(found.targets[2].name, std::string("vllm#2/x"));
        QCOMPARE(snapshot.lookup("gpt-4o", Dialect::Anthropic).because,
                 std::string("served by openai"));
        QCOMPARE(snapshot.keys->size(), std::size_t(2));
        const auto who = snapshot.keys->identify("a-long-secret-of-WEIR_DEV", Timestamp());
        QCOMPARE((*who)->user, std::string("ada"));
        QVERIFY((*who)->fromDocument);
        QCOMPARE(snapshot.declaredKeys.at(0).identity.team, std::string("search"));
    }

    void saysWhatIsWrongAndWhere_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("problems");
        const auto row = [](const char* name, const QByteArray& text, const char* problems) {
            QTest::newRow(name) << text << QByteArray(problems);
        };
        const QByteArray providers(kProviders);
        row("kind", "providers:\n  - {name: a, kind: opnai}\n",
            "f:2:21: error: unknown kind \"opnai\". Did you mean \"openai\"?\n");
        row("no kind", "providers:\n  - {name: a}\n",
            "f:2:5: error: the provider \"a\" has no kind. There are openai, anthropic, gemini, "
            "mistral, xai, deepseek, cohere, azure, openrouter, groq, cerebras, together, "
            "fireworks, ollama, vllm, lmstudio, llamacpp, compatible, simulator.\n");
        row("no key", "providers:\n  - {name: a, kind: openai}\n",
            "f:2:5: error: the provider \"a\" has no api_key. Write api_key: keychain:a, or "
            "env:OPENAI_API_KEY.\n");
        row("no address", "providers:\n  - {name: a, kind: compatible}\n",
            "f:2:5: error: A provider of kind compatible needs a base_url. Write the address its "
            "calls begin with, up to /v1.\n");
        row("http", "providers:\n  - name: a\n    kind: compatible\n    base_url: http://x/v1\n",
            "f:4:15: error: http is for local providers only: the key would travel in the open. "
            "Use https, or add local: true if it is on this machine or network.\n");
        row("a key in the open",
            "providers: [{name: a, kind: openai, api_key: sk-canary-1234567890abcdef}]\n",
            "f:1:46: error: This is not a reference to a key. A key itself does not belong in the "
            "document. Write keychain:NAME, env:NAME, file:PATH, session or none.\n");
        row("a variable that may not be read",
            "providers: [{name: a, kind: openai, api_key: env:HOME}]\n",
            "f:1:46: error: The variable HOME may not be read. Only *_API_KEY and WEIR_* are; "
            "start Weir with --allow-env HOME to allow it.\n");
        row("a file that may not be read",
            "providers: [{name: a, kind: openai, api_key: file:/etc/shadow}]\n",
            "f:1:46: error: The file /etc/shadow may not be read as a key. Put it below "
            "/data/secrets.\n");
        row("name", "providers: [{name: a/b, kind: ollama}]\n",
            "f:1:20: error: \"a/b\" cannot be the name of a provider. Use letters, digits, '.', "
            "'_' and '-', at most 64 of them.\n");
        row("account", "providers: [{name: a, kind: ollama, account: Acme Ltd}]\n",
            "f:1:46: error: \"Acme Ltd\" cannot be the name of a provider's account. Use letters, "
            "digits, '.', '_' and '-', at most 64 of them.\n");
        row("two of a name", providers + "  - {name: desk, kind: ollama}\n",
            "f:4:12: error: there are two providers \"desk\". The other one stands in line 3.\n");
        row("targets",
            providers +
                "models:\n"
                "  - name: m\n"
                "    targets: [opnai/x, desk/qwen, desk, /x, openai/x, openai/x]\n"
                "  - {name: n}\n",
            "f:6:15: error: there is no provider \"opnai\". Did you mean \"openai\"?\n"
            "f:6:24: error: the provider desk does not serve \"qwen\". Did you mean \"qwen3\"?\n"
            "f:6:35: error: \"desk\" is not a target. A target is PROVIDER/MODEL.\n"
            "f:6:41: error: \"/x\" is not a target. A target is PROVIDER/MODEL.\n"
            "f:6:55: error: the target \"openai/x\" stands here twice\n"
            "f:7:5: error: the model \"n\" has no targets. Write targets: [PROVIDER/MODEL].\n");
        row("listen", "listen: [9347, 127.0.0.1:99999, example.com:80, 'a\\b']\n",
            "f:1:10: error: \"9347\" has no port to listen on. Write ADDRESS:PORT, as in "
            "127.0.0.1:9347 or [::1]:9347.\n"
            "f:1:16: error: \"127.0.0.1:99999\" has no port to listen on. Write ADDRESS:PORT, as "
            "in 127.0.0.1:9347 or [::1]:9347.\n"
            "f:1:33: error: \"example.com:80\" is not an address to listen on. Write "
            "ADDRESS:PORT, as in 127.0.0.1:9347 or [::1]:9347.\n"
            "f:1:49: error: \"a\\b\" has no port to listen on. Write ADDRESS:PORT, as in "
            "127.0.0.1:9347 or [::1]:9347.\n");
        row("allowed_hosts", "allowed_hosts: ['http://weir.lan/']\n",
            "f:1:17: error: \"http://weir.lan/\" is not the name of a host. Write a name, or "
            "name:port, without http:// and without a path.\n");
        row("keys",
            "teams: [{name: search}]\n"
            "keys:\n"
            "  - {name: laptop, secret: env:WEIR_A}\n"
            "  - {name: b, team: serch, secret: env:WEIR_B}\n"
            "  - {name: c}\n"
            "  - {name: d, secret: weir_sk_canary}\n"
            "  - {name: e, secret: keychain:e}\n"
            "  - {name: f, secret: env:HOME}\n"
            "  - {name: g, secret: env:WEIR_SAME1}\n"
            "  - {name: h, secret: env:WEIR_SAME2}\n",
            "f:3:12: error: the key \"laptop\" exists in the store as well. Rename this one, or "
            "revoke the other with \"weir keys revoke laptop\".\n"
            "f:4:21: error: there is no team \"serch\". Did you mean \"search\"?\n"
            "f:5:5: error: the key \"c\" has no secret. Write secret: env:WEIR_KEY_NAME or "
            "file:PATH.\n"
            "f:6:23: error: secret is not a reference; a key itself does not belong in the "
            "document. Write env:NAME or file:PATH.\n"
            "f:7:23: error: the secret of a declared key comes from env: or file:. Keys that live "
            "in Weir's own store are made with \"weir keys create\".\n"
            "f:8:23: error: The variable HOME may not be read. Only *_API_KEY and WEIR_* are; "
            "start Weir with --allow-env HOME to allow it.\n"
            "f:10:23: error: the keys \"g\" and \"h\" have the same secret. Then nobody could tell "
            "who calls: give each its own.\n");
    }
    void saysWhatIsWrongAndWhere() {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, problems);
        const Compiled compiled = compileText(text.toStdString(), realInput());
        QCOMPARE(allTexts(compiled.problems), problems);
        QVERIFY(compiled.snapshot == nullptr);
    }

    void warnsOfKeysThatLetNobodyIn() {
        const Compiled compiled = compileText(
            "keys:\n  - {name: a, secret: env:WEIR_GONE}\n  - {name: b, secret: env:WEIR_SHORT}\n",
            realInput());
        QCOMPARE(allTexts(compiled.problems),
                 QByteArray("f:2:23: warning: the key \"a\" lets nobody in: The variable WEIR_GONE "
                            "is not set. Set it.\n"
                            "f:3:23: warning: the key \"b\" lets nobody in: env:WEIR_SHORT is too "
                            "short to be a secret. Use at least 16 characters; \"weir keys "
                            "create\" makes good ones.\n"));
        QVERIFY(compiled.snapshot != nullptr);
        QCOMPARE(compiled.snapshot->keys->size(), std::size_t(1));
        QCOMPARE(compiled.snapshot->declaredKeys.size(), std::size_t(2));
        const auto& declared = compiled.snapshot->declaredKeys;
        QVERIFY(declared[0].state == KeyState::Missing);
        QCOMPARE(declared[0].problem, std::string("The variable WEIR_GONE is not set. Set it."));
        QVERIFY(declared[1].state == KeyState::Denied);
    }

    void warnsOfKeysThatNobodyCouldSend_data() {
        QTest::addColumn<QByteArray>("secret");
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("good") << QByteArray("sixteen bytes 16") << QByteArray();
        QTest::newRow("Weir's own")
            << QByteArray("weir_sk_00000000000000000000000000047Ds9D") << QByteArray();
        QTest::newRow("short") << QByteArray("fifteen bytes 1") << QByteArray("is too short");
        QTest::newRow("long") << QByteArray(4097, 'a') << QByteArray("is too long");
        QTest::newRow("blank") << QByteArray("a blank at its end ") << QByteArray("has a blank");
        QTest::newRow("line end") << QByteArray("the first line\nthe second")
                                  << QByteArray("a line end or control character");
        QTest::newRow("mistyped") << QByteArray("weir_sk_00000000000000000000000000047Ds9E")
                                  << QByteArray("is incomplete or mistyped");
    }
    void warnsOfKeysThatNobodyCouldSend() {
        QFETCH(QByteArray, secret);
        QFETCH(QByteArray, says);
        CompileInput input;
        input.readSecret = [&](const providers::KeyRef&) {
            return Result<Secret>(Secret(secret.toStdString()));
        };
        const Compiled compiled = compileText("keys: [{name: a, secret: env:WEIR_A}]\n", input);
        const QByteArray said = allTexts(compiled.problems);
        QCOMPARE(compiled.snapshot->keys->size(), says.isEmpty() ? std::size_t(1) : std::size_t(0));
        QCOMPARE(compiled.problems.size(), says.isEmpty() ? std::size_t(0) : std::size_t(1));
        QVERIFY2(said.contains(says), said.constData());
        QVERIFY(!said.contains(secret.left(14)));
    }

    void warnsOfProvidersThatCannotBeCalled() {
        CompileInput input = realInput();
        input.keychain = false;
        input.checkCa = [](const std::string& file) -> Result<void> {
            return Error::notFound("There is no " + file + ".", "Put it there.");
        };
        const Compiled compiled = compileText(
            "providers:\n"
            "  - {name: a, kind: openai, api_key: env:WEIR_GONE}\n"
            "  - {name: b, kind: openai, api_keys: [env:WEIR_DEV, keychain:b]}\n"
            "  - {name: c, kind: openai, api_key: session, ca: /root.pem}\n",
            input);
        QCOMPARE(allTexts(compiled.problems),
                 QByteArray("f:2:38: warning: the key env:WEIR_GONE cannot be used: The variable "
                            "WEIR_GONE is not set. Set it.\n"
                            "f:3:54: warning: the key keychain:b cannot be used: weir serve has no "
                            "keychain. Write env:NAME or file:PATH, or let the desktop program run "
                            "it.\n"
                            "f:4:51: warning: the provider \"c\" cannot be reached: There is no "
                            "/root.pem. Put it there.\n"));
        QVERIFY(compiled.snapshot != nullptr);
        QCOMPARE(compiled.snapshot->providers.size(), std::size_t(3));
    }

    void onlyCheckingReadsNoSecret() {
        CompileInput input;
        const Compiled compiled = compileText(
            "providers: [{name: s, kind: simulator}]\nkeys: [{name: a, secret: env:WEIR_GONE}]\n",
            input);
        QCOMPARE(allTexts(compiled.problems), QByteArray());
        QCOMPARE(compiled.snapshot->keys->size(), std::size_t(0));
    }

    void theCommandLineListensElsewhere() {
        CompileInput input;
        input.listen = "[0:0::1]:80";
        QVERIFY(compileText("listen: 127.0.0.1:1\n", input).snapshot->listen ==
                std::vector<std::string>{"[::1]:80"});
    }

    void doesNotListenWiderWithoutAKey_data() {
        QTest::addColumn<QByteArray>("listen");
        QTest::addColumn<bool>("wider");
        QTest::newRow("loopback") << QByteArray("127.0.0.1:1") << false;
        QTest::newRow("all of loopback") << QByteArray("127.9.9.9:1") << false;
        QTest::newRow("v6") << QByteArray("'[::1]:1'") << false;
        QTest::newRow("any") << QByteArray("0.0.0.0:1") << true;
        QTest::newRow("any v6") << QByteArray("'[::]:1'") << true;
        QTest::newRow("mapped") << QByteArray("'[::ffff:10.0.0.1]:1'") << true;
        QTest::newRow("one of two") << QByteArray("[127.0.0.1:1, 10.0.0.1:1]") << true;
    }
    void doesNotListenWiderWithoutAKey() {
        QFETCH(QByteArray, listen);
        QFETCH(bool, wider);
        const std::string text = "listen: " + listen.toStdString() + "\n";
        QCOMPARE(checkExposure(*compileText(text, {}).snapshot).ok(), !wider);
        QVERIFY(checkExposure(*compileText(text, realInput()).snapshot).ok());
    }
};

QTEST_GUILESS_MAIN(TestCompile)
#include "test_compile.moc"
