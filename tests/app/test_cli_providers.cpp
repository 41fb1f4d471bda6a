// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QtTest>

#include "tests/app/weir_program.hpp"

using weir::test::Outcome;
using weir::test::runWeir;
using weir::test::Serving;

// `weir providers pause`, `resume` and `pauses`, with and without a gateway.
class TestCliProviders : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;

    Outcome run(const QStringList& words) const {
        return runWeir(QStringList{"providers"} + words + QStringList{"--data", m_folder->path()});
    }

private slots:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        QFile written(m_folder->filePath("weir.yaml"));
        const QByteArray text(
            "listen: 127.0.0.1:0\nproviders:\n  - {name: sim, kind: simulator}\n");
        if (!written.open(QIODevice::WriteOnly) || written.write(text) != text.size()) {
            qFatal("cannot write");
        }
    }

    void whatIsPausedWithoutAGatewayIsPausedInIt() {
        QCOMPARE(run({"pauses"}).out, QByteArray("Nothing is paused.\n"));
        Outcome shown = run({"pause", "sim/sim-fast", "--until", "2h", "--reason", "a test"});
        QCOMPARE(shown.code, 0);
        QVERIFY(shown.out.startsWith("sim/sim-fast is paused until "));
        shown = run({"pause", "sim"});
        QCOMPARE(shown.out, QByteArray("sim is paused.\n"));
        const auto check = [this] {
            const auto lines = run({"pauses"}).out.split('\n');
            QCOMPARE(lines.size(), 4);
            QVERIFY(lines[1].startsWith("sim/sim-fast"));
            QVERIFY(lines[1].trimmed().endsWith("a test"));
            QVERIFY(lines[2].startsWith("sim "));
        };
        check();
        const Serving gateway({"--data", m_folder->path()});
        check();
        QCOMPARE(run({"resume", "sim"}).out, QByteArray("sim is in use again.\n"));
        shown = run({"resume", "sim"});
        QCOMPARE(shown.code, 1);
        QVERIFY(shown.err.contains("sim is not paused."));
    }

    void whatIsTypedWrongIsSaid() {
        Outcome shown = run({"pause", "nobody"});
        QCOMPARE(shown.code, 1);
        QVERIFY(shown.err.contains("no provider named 'nobody'"));
        shown = run({"pause", "sim", "--until", "soon"});
        QCOMPARE(shown.code, 2);
        QVERIFY(shown.err.contains("--until is no time: 'soon'"));
    }
};

QTEST_GUILESS_MAIN(TestCliProviders)
#include "test_cli_providers.moc"
