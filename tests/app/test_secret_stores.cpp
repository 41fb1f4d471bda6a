// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "app/secrets/environment_store.hpp"
#include "app/secrets/file_store.hpp"

using namespace weir;

class TestSecretStores : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    providers::KeyRefRules m_rules;

    QString path(const QString& name) const { return m_folder.path() + "/secrets/" + name; }
    void write(const QString& name, const QByteArray& text, QFile::Permissions mode) {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
        QVERIFY(file.setPermissions(mode));
    }
    Result<Secret> read(const QString& name) const {
        return app::readSecretFile(path(name).toStdString(), m_rules);
    }

    static constexpr QFile::Permissions kMine = QFile::ReadOwner | QFile::WriteOwner;

private slots:
    void init() {
        QVERIFY(QDir(m_folder.path()).mkpath("secrets"));
        QVERIFY(QDir(m_folder.path()).mkpath("elsewhere"));
        m_rules.folders = {path("").toStdString()};
    }

    void readsAKeyWithoutItsLineEnd() {
        write("good", "sk-test-1\r\n", kMine);
        const auto secret = read("good");
        QVERIFY2(secret, secret ? "" : secret.error().message.c_str());
        QVERIFY(secret->reveal() == "sk-test-1");
    }

    void refusesWhatOthersMayRead_data() {
        QTest::addColumn<int>("more");
        QTest::newRow("group reads") << int(QFile::ReadGroup);
        QTest::newRow("all read") << int(QFile::ReadOther);
        QTest::newRow("group writes") << int(QFile::WriteGroup);
    }
    void refusesWhatOthersMayRead() {
        QFETCH(int, more);
        write("open", "sk-test-3", kMine | QFile::Permissions(more));
        const auto secret = read("open");
        QVERIFY(!secret && secret.error().code == ErrorCode::Denied);
        QVERIFY(secret.error().hint.starts_with("Run: chmod 600 "));
    }

    void refusesAFileOutsideAlsoBehindALink() {
        QFile outside(m_folder.path() + "/elsewhere/key");
        QVERIFY(outside.open(QIODevice::WriteOnly));
        outside.write("sk-test-4");
        outside.setPermissions(kMine);
        outside.close();
        QVERIFY(QFile::link(outside.fileName(), path("link")));
        for (const auto& name : {path("link"), outside.fileName(), path("../elsewhere/key")}) {
            const auto secret = app::readSecretFile(name.toStdString(), m_rules);
            QVERIFY2(!secret && secret.error().code == ErrorCode::Denied, qPrintable(name));
        }
    }

    void saysWhatIsWrongWithAFile() {
        const auto missing = read("missing");
        QVERIFY(!missing && missing.error().code == ErrorCode::NotFound);
        write("empty", "\n", kMine);
        const auto empty = read("empty");
        QVERIFY(!empty && empty.error().code == ErrorCode::NotFound);
        write("large", QByteArray(app::kMostSecretBytes + 1, 'x'), kMine);
        const auto large = read("large");
        QVERIFY(!large && large.error().code == ErrorCode::TooLarge);
        const auto folder = app::readSecretFile(path(".").toStdString(), m_rules);
        QVERIFY(!folder);
    }

    void readsOnlyVariablesThatMayBeNamed() {
        qputenv("WEIR_TEST_VALUE", "sk-test-5");
        qputenv("SOMETHING_ELSE", "sk-test-6");
        const auto named = app::readEnvironmentSecret("WEIR_TEST_VALUE", m_rules);
        QVERIFY(named && named->reveal() == "sk-test-5");
        const auto other = app::readEnvironmentSecret("SOMETHING_ELSE", m_rules);
        QVERIFY(!other && other.error().code == ErrorCode::Denied);
        m_rules.environment = {"SOMETHING_ELSE"};
        QVERIFY(app::readEnvironmentSecret("SOMETHING_ELSE", m_rules));
        const auto unset = app::readEnvironmentSecret("WEIR_NOT_SET", m_rules);
        QVERIFY(!unset && unset.error().code == ErrorCode::NotFound);
    }

    void bothStoresAreReadOnly() {
        app::FileStore files(m_rules);
        app::EnvironmentStore environment(m_rules);
        int refused = 0;
        const auto count = [&](const Result<void>& done) {
            refused += !done && done.error().code == ErrorCode::Unsupported ? 1 : 0;
        };
        for (providers::SecretStore* store :
             std::initializer_list<providers::SecretStore*>{&files, &environment}) {
            store->write("WEIR_X", {}, count);
            store->remove("WEIR_X", count);
        }
        QCOMPARE(refused, 4);
    }
};

QTEST_GUILESS_MAIN(TestSecretStores)
#include "test_secret_stores.moc"
