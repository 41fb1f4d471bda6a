// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QtTest>

#include "tests/app/weir_program.hpp"

using weir::test::Outcome;
using weir::test::runWeir;
using weir::test::Serving;

// `weir limits list`, with and without a gateway.
class TestCliLimits : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;

    Outcome list(const QStringList& words = {}) const {
        return runWeir(QStringList{"limits", "list", "--data", m_folder->path()} + words);
    }
    void write(const QByteArray& text) const {
        QFile written(m_folder->filePath("weir.yaml"));
        if (!written.open(QIODevice::WriteOnly) || written.write(text) != text.size()) {
            qFatal("cannot write");
        }
    }

private slots:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        write(
            "listen: 127.0.0.1:0\n"
            "providers:\n  - {name: sim, kind: simulator}\n"
            "rate_limits:\n"
            "  - {name: keys, team: search, each: key, requests: 60, concurrency: 8}\n"
            "  - {name: there, target: sim/sim-fast, tokens: 5000, output_tokens: 900, per: hour}\n"
            "  - {name: at-once, concurrency: 100}\n"
            "  - {name: slots, provider: sim, concurrency: 4, queue: {most: 20}}\n");
    }

    void everyLimitIsALine() {
        const auto check = [this] {
            const Outcome shown = list();
            QCOMPARE(shown.code, 0);
            QCOMPARE(shown.err, QByteArray());
            const auto lines = shown.out.split('\n');
            QCOMPARE(lines.size(), 6);
            QVERIFY(lines[0].startsWith("NAME"));
            QCOMPARE(lines[1].simplified(),
                     QByteArray("keys team search, each key minute 0 of 60 requests, 0 of 8 at "
                                "once 0"));
            QCOMPARE(lines[2].simplified(),
                     QByteArray("there target sim/sim-fast hour 0 of 5000 tokens, 0 of 900 output "
                                "tokens 0"));
            QCOMPARE(lines[3].simplified(), QByteArray("at-once everybody 0 of 100 at once 0"));
            QCOMPARE(lines[4].simplified(),
                     QByteArray("slots provider sim 0 of 4 at once 0 of 20 0"));
        };
        check();
        Serving gateway({"--data", m_folder->path()});
        check();
    }

    void programsGetJson() {
        const auto rows = list({"--json"}).json()["limits"].toArray();
        QCOMPARE(rows.size(), 4);
        QCOMPARE(rows[0].toObject()["settings"].toObject()["each"].toString(), QString("key"));
        QCOMPARE(rows[1].toObject()["settings"].toObject()["per"].toString(), QString("hour"));
    }

    void noneIsSaid() {
        write("version: 1\n");
        const Outcome shown = list();
        QCOMPARE(shown.code, 0);
        QVERIFY(shown.out.startsWith("There is no rate limit."));
    }

    void aBrokenDocumentIsSaid() {
        write("rate_limits:\n  - {name: a}\n");
        const Outcome shown = list();
        QCOMPARE(shown.code, 1);
        QVERIFY2(shown.err.contains("the rate limit \"a\" limits nothing"), shown.err.constData());
    }
};

QTEST_GUILESS_MAIN(TestCliLimits)
#include "test_cli_limits.moc"
