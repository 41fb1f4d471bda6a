// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "engine/control/config/document.hpp"
#include "tests/engine/config/problem_texts.hpp"

using namespace weir;
using namespace weir::control;
using test::allTexts;

namespace {

std::string view(const QByteArray& bytes) {
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

}  // namespace

class TestDocument : public QObject {
    Q_OBJECT

private slots:
    void readsWhatKeepsTargetsFromBeingAsked() {
        const ReadDocument read = readDocument(
            "breaker: {enabled: false, failures: 3, error_percent: 80, attempts: 10, window: 2m, "
            "open: 30s}\n"
            "failover: {context_window: true, content_policy: true, overload: false, timeout: "
            "false}\n"
            "providers: [{name: a, kind: openai, api_key: none, quota: account, account: acme}]\n");
        QVERIFY(read.document.has_value());
        const providers::BreakerRules& breaker = read.document->breaker;
        QVERIFY(!breaker.enabled);
        QCOMPARE(breaker.failures, 3U);
        QCOMPARE(breaker.errorPercent, 80U);
        QCOMPARE(breaker.attempts, 10U);
        QVERIFY(breaker.window == Milliseconds(120'000));
        QVERIFY(breaker.open == Milliseconds(30'000));
        const Failover expected{
            .contextWindow = true, .contentPolicy = true, .overload = false, .timeout = false};
        QVERIFY(read.document->retries.failover == expected);
        QVERIFY(read.document->providers[0].quota == providers::QuotaOf::Account);
        QCOMPARE(read.document->providers[0].account.value, std::string("acme"));
    }

    void readsEverything() {
        const ReadDocument read = readDocument(
            "version: 1\n"
            "listen: [127.0.0.1:9347, '[::1]:9347']\n"
            "allowed_hosts: [weir.example]\n"
            "providers:\n"
            "  - name: openai   # the usual one\n"
            "    kind: openai\n"
            "    base_url: https://api.openai.com/v1\n"
            "    api_keys: [keychain:openai, env:OPENAI_API_KEY]\n"
            "    serve: [gpt-4o, gpt-4o-mini]\n"
            "    timeouts: {connect: 2s, first_token: 1500ms, idle: 1m, total: 1h}\n"
            "  - {name: local, kind: compatible, base_url: \"http://127.0.0.1:11434/v1\",\n"
            "     api_key: none, local: true, price: free, ca: /etc/ca.pem,\n"
            "     dialects: [openai_chat, anthropic]}\n"
            "teams:\n"
            "  - name: search\n"
            "keys:\n"
            "  - {name: search-dev, team: search, user: ada, secret: env:WEIR_KEY_SEARCH}\n"
            "models:\n"
            "  - {name: small, targets: [openai/gpt-4o-mini, local/qwen3]}\n"
            "limits: {max_body: 8 MiB, max_answer: 512KiB, connections: 50}\n"
            "retries: {attempts: 2, total: 10s}\n"
            "timeouts: {first_token: 20s, answer_by: 5s}\n");
        QCOMPARE(allTexts(read.problems), QByteArray());
        const Document& document = *read.document;
        QCOMPARE(document.listen.size(), std::size_t(2));
        QCOMPARE(document.listen[1].value, std::string("[::1]:9347"));
        QCOMPARE(document.allowedHosts.at(0).value, std::string("weir.example"));
        const ProviderFields& openai = document.providers.at(0);
        QCOMPARE(openai.name.value, std::string("openai"));
        QVERIFY((openai.name.place == Place{5, 11}));
        QVERIFY((openai.place == Place{5, 5}));
        QCOMPARE(openai.keys.size(), std::size_t(2));
        QCOMPARE(openai.keys[1].value, std::string("env:OPENAI_API_KEY"));
        QCOMPARE(openai.serve->at(1).value, std::string("gpt-4o-mini"));
        QVERIFY(openai.timeouts.connect == Milliseconds(2000));
        QVERIFY(openai.timeouts.firstToken == Milliseconds(1500));
        QVERIFY(openai.timeouts.idle == Milliseconds(60'000));
        QVERIFY(openai.timeouts.total == Milliseconds(3'600'000));
        const ProviderFields& local = document.providers.at(1);
        QVERIFY(local.local.value && local.free && !local.serve);
        QCOMPARE(local.ca.value, std::string("/etc/ca.pem"));
        QVERIFY(local.dialects.at(1).value == Dialect::Anthropic);
        QCOMPARE(document.keys.at(0).secret.value, std::string("env:WEIR_KEY_SEARCH"));
        QCOMPARE(document.models.at(0).targets.at(1).value, std::string("local/qwen3"));
        QVERIFY((document.models.at(0).targets.at(1).place == Place{19, 49}));
        QCOMPARE(document.limits.maxBody, std::size_t(8) << 20);
        QCOMPARE(document.limits.maxAnswer, std::size_t(512) << 10);
        QCOMPARE(document.limits.connections, 50U);
        QCOMPARE(document.retries.attempts, 2U);
        QVERIFY(document.retries.total == Milliseconds(10'000));
        QVERIFY(document.timeouts.answerBy == Milliseconds(5'000));
        QVERIFY(document.timeouts.firstToken == Milliseconds(20'000));
    }

    void acceptsWhatSaysNothing_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("comment") << QByteArray("# nothing yet\n");
        QTest::newRow("version only") << QByteArray("version: 1\n");
        QTest::newRow("empty lists") << QByteArray("providers:\nmodels: []\nkeys: ~\n");
        QTest::newRow("start mark") << QByteArray("---\nversion: 1\n");
        QTest::newRow("byte order mark") << QByteArray("\xEF\xBB\xBFversion: 1\n");
        QTest::newRow("CRLF") << QByteArray("version: 1\r\nproviders:\r\n");
    }
    void acceptsWhatSaysNothing() {
        QFETCH(QByteArray, text);
        const ReadDocument read = readDocument(view(text));
        QCOMPARE(allTexts(read.problems), QByteArray());
        QVERIFY(read.document.has_value());
        QVERIFY(read.document->providers.empty());
        QVERIFY(read.document->listen.empty());
    }

    void saysWhatIsWrongAndWhere_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("problems");
        QTest::newRow("unknown field at the top")
            << QByteArray("verison: 1\n")
            << QByteArray(
                   "f:1:1: error: unknown field \"verison\" in the document. "
                   "Did you mean \"version\"?\n");
        QTest::newRow("unknown field of a provider")
            << QByteArray("providers:\n  - name: a\n    base_ulr: x\n")
            << QByteArray(
                   "f:3:5: error: unknown field \"base_ulr\" in a provider. "
                   "Did you mean \"base_url\"?\n");
        QTest::newRow("unknown field that is near to nothing")
            << QByteArray("models:\n  - {name: a, zzzzzz: 1}\n")
            << QByteArray(
                   "f:2:15: error: unknown field \"zzzzzz\" in a model. "
                   "Known here: name, targets.\n");
        QTest::newRow("column counts characters")
            << QByteArray("models: [{name: \"h\xC3\xA9llo\", taget: []}]\n")
            << QByteArray(
                   "f:1:26: error: unknown field \"taget\" in a model. "
                   "Did you mean \"targets\"?\n");
        QTest::newRow("a field twice")
            << QByteArray("version: 1\nlisten: 127.0.0.1:1\n\"listen\": 127.0.0.1:2\n")
            << QByteArray(
                   "f:3:1: error: the field \"listen\" stands here twice. "
                   "It stands in line 2 already; keep one of them.\n");
        QTest::newRow("anchor and alias")
            << QByteArray("models:\n  - &m {name: a}\n  - *m\n")
            << QByteArray(
                   "f:2:5: error: anchors (&name) are not allowed. "
                   "Write the value out where it is needed.\n"
                   "f:3:5: error: aliases (*name) are not allowed. Write the value out.\n");
        QTest::newRow("merge key")
            << QByteArray("models:\n  - {<<: {name: a}, targets: []}\n")
            << QByteArray(
                   "f:2:5: error: a model needs a name\n"
                   "f:2:6: error: unknown field \"<<\" in a model. Known here: name, targets.\n");
        QTest::newRow("tag") << QByteArray("version: !!int 1\n")
                             << QByteArray("f:1:10: error: tags (!name) are not allowed\n");
        QTest::newRow("two documents") << QByteArray("version: 1\n---\nversion: 1\n")
                                       << QByteArray(
                                              "f:2:1: error: a second document begins here. "
                                              "The policy is one document.\n");
        QTest::newRow("directive")
            << QByteArray("%YAML 1.1\n---\nversion: 1\n")
            << QByteArray("f:1:1: error: directives (%YAML, %TAG) are not allowed\n");
        QTest::newRow("tab") << QByteArray("providers:\n\t- name: a\n")
                             << QByteArray(
                                    "f:2:1: error: a tab stands where YAML wants spaces. "
                                    "Indent with spaces.\n");
        QTest::newRow("version of later") << QByteArray("version: 2\n")
                                          << QByteArray(
                                                 "f:1:10: error: version \"2\" is not known here. "
                                                 "This Weir reads version 1.\n");
        QTest::newRow("several at once, in order")
            << QByteArray(
                   "retries: {attempts: 0}\nlimits: {max_body: big}\n"
                   "timeouts: {idle: 30}\n")
            << QByteArray(
                   "f:1:21: error: attempts is a whole number from 1 to 100, not \"0\"\n"
                   "f:2:20: error: max_body is a size of at most 1 GiB, not \"big\". "
                   "Write a whole number and its unit: 512 KiB, 32 MiB.\n"
                   "f:3:18: error: idle is a time of at most a day, not \"30\". "
                   "Write a whole number and its unit: 500ms, 30s, 2m, 1h.\n");
        QTest::newRow("what keeps targets from being asked")
            << QByteArray(
                   "breaker: {error_percent: 101, opn: 5s}\nfailover: {overload: maybe}\n"
                   "providers: [{name: a, quota: team}]\n")
            << QByteArray(
                   "f:1:26: error: error_percent is a whole number from 1 to 100, not \"101\"\n"
                   "f:1:31: error: unknown field \"opn\" in breaker. Did you mean \"open\"?\n"
                   "f:2:22: error: overload is true or false, not \"maybe\"\n"
                   "f:3:30: error: quota is one of account, model, not \"team\"\n");
        QTest::newRow("list for a value")
            << QByteArray("providers:\n  - name: [a]\n")
            << QByteArray("f:2:11: error: name is one value, not a list or a group\n");
        QTest::newRow("value for a list")
            << QByteArray("providers: openai\n")
            << QByteArray(
                   "f:1:12: error: providers is a list. "
                   "Write [a, b], or one item a line, each after a dash.\n");
        QTest::newRow("value for a group")
            << QByteArray("limits: 3\n")
            << QByteArray("f:1:9: error: limits is a group of fields. Write name: value.\n");
        QTest::newRow("no value") << QByteArray("providers: [{name: a, kind: }]\n")
                                  << QByteArray(
                                         "f:1:29: error: kind has no value. "
                                         "Write one, or drop the field.\n");
        QTest::newRow("no name") << QByteArray("keys:\n  - secret: env:WEIR_A\n")
                                 << QByteArray("f:2:5: error: a key needs a name\n");
        QTest::newRow("truth") << QByteArray("providers: [{name: a, local: yes}]\n")
                               << QByteArray(
                                      "f:1:30: error: local is true or false, not \"yes\"\n");
        QTest::newRow("both key fields")
            << QByteArray("providers:\n  - name: a\n    api_key: none\n    api_keys: [none]\n")
            << QByteArray(
                   "f:4:15: error: api_key and api_keys stand here both. "
                   "Keep one of them.\n");
        QTest::newRow("serve") << QByteArray("providers: [{name: a, serve: some}]\n")
                               << QByteArray("f:1:30: error: serve is all, or a list of models\n");
        QTest::newRow("price")
            << QByteArray("providers: [{name: a, price: 3}]\n")
            << QByteArray(
                   "f:1:30: error: price is free, or is not written. What its models cost stands "
                   "in Weir's own price list, or under prices.\n");
        QTest::newRow("dialect") << QByteArray("providers: [{name: a, dialects: [openai]}]\n")
                                 << QByteArray(
                                        "f:1:34: error: unknown dialect \"openai\". There "
                                        "are openai_chat, openai_responses and anthropic.\n");
        QTest::newRow("answer_by of a provider")
            << QByteArray("providers: [{name: a, timeouts: {answer_by: 3s}}]\n")
            << QByteArray(
                   "f:1:33: error: answer_by belongs to the whole call, not to one "
                   "provider. Write it under timeouts at the top level.\n");
        QTest::newRow("a throughput of nothing")
            << QByteArray("timeouts: {min_throughput: {over: 10s}}\n")
            << QByteArray(
                   "f:1:28: error: min_throughput does not say how fast. Write min_throughput: "
                   "{tokens_per_second: 5, over: 30s}, or off.\n");
        QTest::newRow("a throughput that is no group")
            << QByteArray("timeouts: {min_throughput: fast}\n")
            << QByteArray(
                   "f:1:28: error: min_throughput is a group of fields. Write name: value.\n");
        QTest::newRow("line break in a name")
            << QByteArray("models: [{name: \"a\\nb\"}]\n")
            << QByteArray("f:1:17: error: name has line breaks or control characters in it\n");
        QTest::newRow("lone CR")
            << QByteArray("version: 1\n# a\rlisten: 0.0.0.0:1\n")
            << QByteArray(
                   "f:2:1: error: a line break in this line is not one to every program. "
                   "End lines with LF or CR LF.\n");
        QTest::newRow("Unicode line break")
            << QByteArray("version: 1 #\xE2\x80\xA8listen: 0.0.0.0:1\n")
            << QByteArray(
                   "f:1:1: error: a line break in this line is not one to every program. "
                   "End lines with LF or CR LF.\n");
        QTest::newRow("not UTF-8") << QByteArray("version: 1\nlisten: \xFF\n")
                                   << QByteArray(
                                          "f:2:1: error: this is not UTF-8 text that can be read. "
                                          "Save the file as UTF-8, without control characters.\n");
    }
    void saysWhatIsWrongAndWhere() {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, problems);
        const ReadDocument read = readDocument(view(text));
        QCOMPARE(allTexts(read.problems), problems);
        QVERIFY(!read.document.has_value());
    }

    void refusesWhatCannotBeRead_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("start");
        QTest::newRow("open bracket") << QByteArray("providers: [") << QByteArray("f:2:1: ");
        QTest::newRow("bad indent") << QByteArray("a: 1\n  b: 2\n") << QByteArray("f:2:4: ");
        QTest::newRow("a list") << QByteArray("- a\n") << QByteArray("f:1:1: ");
        QTest::newRow("complex key") << QByteArray("? [a]\n: b\n") << QByteArray("f:1:3: ");
        QTest::newRow("too deep") << QByteArray(40, '[') << QByteArray("f:1:17: ");
        QTest::newRow("too large") << QByteArray(2 << 20, '#') << QByteArray("f: error: ");
    }
    void refusesWhatCannotBeRead() {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, start);
        const ReadDocument read = readDocument(view(text));
        QVERIFY(!read.document.has_value());
        const QByteArray texts = allTexts(read.problems);
        QVERIFY2(texts.startsWith(start), texts.constData());
    }
};

QTEST_GUILESS_MAIN(TestDocument)
#include "test_document.moc"
