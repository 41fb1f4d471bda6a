// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCryptographicHash>
#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QtTest>

#include "tests/app/weir_program.hpp"

using weir::test::Outcome;
using weir::test::runWeir;

// `weir import litellm`: what the proxy does is shown first, and put in force when asked.
class TestCliImport : public QObject {
    Q_OBJECT

    static constexpr const char* kConfig =
        "model_list:\n"
        "  - model_name: assistant\n"
        "    litellm_params: {model: openai/gpt-4o, api_key: sk-canary}\n"
        "  - model_name: old\n"
        "    litellm_params: {model: bedrock/x}\n";

    std::unique_ptr<QTemporaryDir> m_folder;

    QString write(const QString& name, const QByteArray& text) const {
        QFile written(m_folder->filePath(name));
        if (!written.open(QIODevice::WriteOnly) || written.write(text) != text.size()) {
            qFatal("cannot write");
        }
        return written.fileName();
    }
    QByteArray document() const {
        QFile file(m_folder->filePath(QStringLiteral("weir.yaml")));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("none");
    }
    Outcome import(const QByteArray& config, const QStringList& words = {}) const {
        return runWeir(QStringList{"import", "litellm", write("config.yaml", config), "--data",
                                   m_folder->path()} +
                       words);
    }
    Outcome weir(const QStringList& words) const {
        return runWeir(words + QStringList{"--data", m_folder->path()});
    }

private slots:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        write("weir.yaml", "version: 1\n# ours\n");
    }

    void itIsShownFirst() {
        const Outcome shown = import(kConfig);
        QCOMPARE(shown.code, 0);
        QVERIFY2(shown.out.startsWith("version: 1\n# ours\nproviders:\n  - name: openai\n"),
                 shown.out.constData());
        QVERIFY(shown.err.startsWith("Taken over: 1 provider, 1 model, "));
        QVERIFY2(shown.err.contains("config.yaml:4: left out: old: bedrock/x. "),
                 shown.err.constData());
        QVERIFY(shown.err.contains("config.yaml:3: to do: openai. "));
        QVERIFY(!(shown.out + shown.err).contains("canary"));
        QCOMPARE(document(), QByteArray("version: 1\n# ours\n"));
    }

    void appliedItIsInForceWithItsKeys() {
        const QByteArray secret = "sk-of-litellm-1234";
        const QByteArray hash =
            QCryptographicHash::hash(secret, QCryptographicHash::Sha256).toHex();
        const QString keys = write("keys.json", "{\"keys\": [{\"token\": \"" + hash +
                                                    "\", \"key_alias\": \"ci\", \"team_id\": "
                                                    "\"search\", \"rpm_limit\": 60}]}");
        const Outcome applied = import(kConfig, {"--keys", keys, "--apply"});
        QVERIFY2(applied.code == 0, applied.err.constData());
        QVERIFY(applied.out.contains(" is in force."));
        QVERIFY(document().contains("name: assistant\n    targets: [openai/gpt-4o]\n"));
        QVERIFY(document().contains("key: ci\n    requests: 60\n"));
        QVERIFY(!document().contains("canary"));
        const QJsonArray listed = weir({"keys", "list", "--json"}).json()["keys"].toArray();
        QCOMPARE(listed.size(), 1);
        QCOMPARE(listed[0]["name"].toString(), "ci");
        QCOMPARE(listed[0]["team"].toString(), "search");
        QVERIFY(weir({"policy", "history"}).out.contains("imported from LiteLLM"));

        // A second time there is nothing to add.
        const QByteArray before = document();
        const Outcome again = import(kConfig, {"--keys", keys, "--apply"});
        QCOMPARE(again.code, 0);
        QVERIFY2(again.err.contains("It is a key of this gateway already."), again.err.constData());
    }

    void theWholeIsJson() {
        const QJsonObject shown = import(kConfig, {"--json"}).json();
        QCOMPARE(shown["carried"]["models"].toInt(), 1);
        QCOMPARE(shown["notes"].toArray().size(), 2);
        QCOMPARE(shown["notes"][0]["outcome"].toString(), "to_do");
        QCOMPARE(shown["secrets"][0]["key"].toString(), "env:WEIR_IMPORTED_OPENAI");
    }

    void whatCannotBeReadIsAnError_data() {
        QTest::addColumn<QByteArray>("config");
        QTest::addColumn<QByteArray>("said");
        QTest::newRow("no YAML") << QByteArray("model_list: [")
                                 << QByteArray("The configuration:2:1");
        QTest::newRow("another file") << QByteArray("a: 1\n") << QByteArray("it has no model_list");
    }
    void whatCannotBeReadIsAnError() {
        QFETCH(QByteArray, config);
        QFETCH(QByteArray, said);
        const Outcome refused = import(config, {"--apply"});
        QCOMPARE(refused.code, 1);
        QVERIFY2(refused.err.contains(said), refused.err.constData());
        QCOMPARE(document(), QByteArray("version: 1\n# ours\n"));
    }

    void aFileThatIsNotThere() {
        const Outcome refused = weir({"import", "litellm", "/nowhere/config.yaml"});
        QCOMPARE(refused.code, 1);
        QVERIFY(refused.err.contains("/nowhere/config.yaml cannot be read"));
    }
};

QTEST_GUILESS_MAIN(TestCliImport)
#include "test_cli_import.moc"
