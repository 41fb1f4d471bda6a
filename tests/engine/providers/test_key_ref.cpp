// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "engine/providers/key_ref.hpp"

using namespace weir;
using namespace weir::providers;

class TestKeyRef : public QObject {
    Q_OBJECT

private slots:
    void readsEveryForm_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("source");
        QTest::addColumn<QByteArray>("name");
        const auto row = [](const char* text, KeySource source, const char* name) {
            QTest::newRow(text) << QByteArray(text) << int(source) << QByteArray(name);
        };
        row("none", KeySource::None, "");
        row("session", KeySource::Session, "");
        row("keychain:openai", KeySource::Keychain, "openai");
        row("keychain:a:b c", KeySource::Keychain, "a:b c");
        row("env:OPENAI_API_KEY", KeySource::Environment, "OPENAI_API_KEY");
        row("file:/run/secrets/key", KeySource::File, "/run/secrets/key");
    }
    void readsEveryForm() {
        QFETCH(QByteArray, text);
        QFETCH(int, source);
        QFETCH(QByteArray, name);
        const auto reference = parseKeyRef(text.toStdString());
        QVERIFY(reference.ok());
        QCOMPARE(int(reference->source), source);
        QCOMPARE(reference->name, name.toStdString());
        QCOMPARE(reference->text(), text.toStdString());
    }

    void refuses_data() {
        QTest::addColumn<QByteArray>("text");
        for (const char* text :
             {"", "None", "keychain:", "env:", "env:A B", "env:1A", "env:A=B", "file:", "file:a\nb",
              "keychain", "sk-proj-abcdef0123456789", "ENV:A_API_KEY", " none"}) {
            QTest::newRow(text) << QByteArray(text);
        }
    }
    void refuses() {
        QFETCH(QByteArray, text);
        const auto reference = parseKeyRef(text.toStdString());
        QVERIFY(!reference.ok());
        QVERIFY(reference.error().code == ErrorCode::Invalid);
    }

    // Somebody will paste the key itself; it must not come back in an error, a log or a window.
    void doesNotRepeatAKey() {
        const auto reference = parseKeyRef("sk-canary-1234567890");
        QVERIFY(!reference.ok());
        QVERIFY(reference.error().text().find("canary") == std::string::npos);
    }

    void allowsOnlyNamedPlaces_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("allowed");
        const auto row = [](const char* text, bool allowed) {
            QTest::newRow(text) << QByteArray(text) << allowed;
        };
        row("env:OPENAI_API_KEY", true);
        row("env:WEIR_KEY_SEARCH", true);
        row("env:NAMED", true);
        row("env:NAMED2", false);
        row("env:PATH", false);
        row("env:AWS_SECRET_ACCESS_KEY", false);
        row("env:API_KEY_X", false);
        row("file:/data/secrets/openai", true);
        row("file:/data/secrets/a/b", true);
        row("file:/run/keys/x", true);
        row("file:/data/secrets", false);
        row("file:/data/secretsx/a", false);
        row("file:/data/secrets/../weir.db", false);
        row("file:/data/secrets/a/../../x", false);
        row("file:/data/./secrets/a", true);
        row("file:secrets/openai", false);
        row("file:/etc/shadow", false);
        row("keychain:anything", true);
        row("session", true);
        row("none", true);
    }
    void allowsOnlyNamedPlaces() {
        QFETCH(QByteArray, text);
        QFETCH(bool, allowed);
        const KeyRefRules rules{{"NAMED"}, {"/data/secrets", "/run/keys/"}};
        const auto checked = checkKeyRef(*parseKeyRef(text.toStdString()), rules);
        QCOMPARE(checked.ok(), allowed);
        QVERIFY(allowed || checked.error().code == ErrorCode::Denied);
    }

    void saysHowToAllow() {
        const KeyRefRules rules{{}, {"/data/secrets"}};
        QCOMPARE(checkKeyRef(KeyRef{KeySource::Environment, "TOKEN"}, rules).error().text(),
                 std::string("The variable TOKEN may not be read. Only *_API_KEY and WEIR_* are; "
                             "start Weir with --allow-env TOKEN to allow it."));
        QCOMPARE(checkKeyRef(KeyRef{KeySource::File, "/etc/x"}, rules).error().text(),
                 std::string("The file /etc/x may not be read as a key. "
                             "Put it below /data/secrets."));
    }
};

QTEST_GUILESS_MAIN(TestKeyRef)
#include "test_key_ref.moc"
