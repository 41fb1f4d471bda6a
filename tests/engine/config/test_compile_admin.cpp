// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "engine/control/config/compile.hpp"

using namespace weir;
using namespace weir::control;

// Where a document lets operators and tools in from elsewhere.
class TestCompileAdmin : public QObject {
    Q_OBJECT

private slots:
    void nobodyComesInWithoutIt() {
        const Compiled compiled = compileText("version: 1\n", {});
        QVERIFY(!compiled.snapshot->admin.isOn());
        QCOMPARE(compiled.snapshot->publicUrl, std::string());
    }

    void saysWhereAndHow() {
        const Compiled compiled = compileText(
            "public_url: https://weir.example/\n"
            "admin:\n"
            "  listen: 0.0.0.0:9348\n"
            "  tls: {cert: /etc/weir/admin.pem, key: /etc/weir/admin.key}\n",
            {});
        QVERIFY(compiled.snapshot != nullptr);
        QCOMPARE(compiled.snapshot->admin.listen, std::string("0.0.0.0:9348"));
        QCOMPARE(compiled.snapshot->admin.tls.certificate, std::string("/etc/weir/admin.pem"));
        QCOMPARE(compiled.snapshot->admin.tls.key, std::string("/etc/weir/admin.key"));
        QVERIFY(compiled.snapshot->admin.hasTls());
        QCOMPARE(compiled.snapshot->publicUrl, std::string("https://weir.example"));
    }

    void thisMachineNeedsNoTls() {
        for (const char* listen : {"127.0.0.1:9348", "localhost:9348", "'[::1]:9348'"}) {
            const Compiled compiled =
                compileText(std::string("admin: {listen: ") + listen + "}\n", {});
            QVERIFY2(compiled.snapshot != nullptr, listen);
            QVERIFY(compiled.snapshot->admin.isOn() && !compiled.snapshot->admin.hasTls());
        }
    }

    void saysWhatIsWrong_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("problem");
        QTest::newRow("in the clear")
            << QByteArray("admin: {listen: '0.0.0.0:9348'}")
            << QByteArray("1:17: admin.listen is beyond this machine and has no tls");
        QTest::newRow("nowhere") << QByteArray("admin: {}")
                                 << QByteArray("1:8: admin has no listen");
        QTest::newRow("no address") << QByteArray("admin: {listen: here}")
                                    << QByteArray("1:17: \"here\" has no port to listen on");
        QTest::newRow("half a tls") << QByteArray("admin: {listen: '127.0.0.1:1', tls: {cert: /c}}")
                                    << QByteArray("1:37: tls needs both a cert and a key");
        QTest::newRow("a path of somewhere")
            << QByteArray("admin: {listen: '127.0.0.1:1', tls: {cert: c.pem, key: /k}}")
            << QByteArray("1:44: cert \"c.pem\" is not a whole path");
        QTest::newRow("the port of calls")
            << QByteArray("admin: {listen: '127.0.0.1:9347'}")
            << QByteArray("1:17: admin.listen has the port that calls come to");
        QTest::newRow("a word that is not known")
            << QByteArray("admin: {listen: '127.0.0.1:1', token: x}")
            << QByteArray("1:32: unknown field \"token\" in admin");
        QTest::newRow("keys in the clear") << QByteArray("public_url: http://weir.example")
                                           << QByteArray("1:13: public_url is not https");
    }
    void saysWhatIsWrong() {
        QFETCH(QByteArray, text);
        const Compiled compiled = compileText(text.toStdString(), {});
        QVERIFY(compiled.snapshot == nullptr);
        const Problem& first = compiled.problems.front();
        const std::string said = std::to_string(first.place.line) + ":" +
                                 std::to_string(first.place.column) + ": " + first.message;
        QTEST(QByteArray::fromStdString(said), "problem");
        QVERIFY(!first.hint.empty() || first.message.starts_with("unknown"));
    }

    void aPublicUrlOfThisMachineMayBePlain() {
        QCOMPARE(compileText("public_url: http://127.0.0.1:9347\n", {}).snapshot->publicUrl,
                 std::string("http://127.0.0.1:9347"));
    }
};

QTEST_GUILESS_MAIN(TestCompileAdmin)
#include "test_compile_admin.moc"
