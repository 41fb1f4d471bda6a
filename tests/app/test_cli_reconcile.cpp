// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QtTest>

#include "tests/app/weir_program.hpp"

using weir::test::Outcome;
using weir::test::runWeir;

// `weir reconcile` on a folder without calls.
class TestCliReconcile : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;

    void write(const QString& name, const QByteArray& text) const {
        QFile file(m_folder->filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
    }
    Outcome reconcile(const QStringList& words) const {
        return runWeir(QStringList{"reconcile", m_folder->filePath("usage.csv")} + words +
                       QStringList{"--data", m_folder->path()});
    }

private slots:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        write("weir.yaml", "providers:\n  - {name: cloud, kind: openai, api_key: none}\n");
        write("usage.csv",
              "day,model,input_tokens,output_tokens,cost\n"
              "2026-11-25,gpt-4o,12,3,0.5\n2026-11-26,gpt-4o,0,0,0\n");
    }

    void theGapsAreShown() {
        const Outcome shown = reconcile({"--provider", "cloud"});
        QCOMPARE(shown.code, 0);
        const auto lines = shown.out.split('\n');
        QCOMPARE(lines.size(), 5);
        QCOMPARE(lines[1].simplified(),
                 QByteArray("2026-11-25 gpt-4o 12 / 0 3 / 0 $0.50 / $0.00 calls outside Weir"));
        QCOMPARE(lines[2].simplified(), QByteArray("sum 12 / 0 3 / 0 $0.50 / $0.00"));
        QCOMPARE(lines[3], QByteArray("1 of 2 figures differ."));
        QCOMPARE(reconcile({"--provider", "cloud", "--all"}).out.split('\n').size(), 6);
        const QJsonObject json = reconcile({"--provider", "cloud", "--json"}).json();
        QCOMPARE(json["differing"].toInteger(), 1);
        QCOMPARE(json["rows"].toArray()[0].toObject()["cause"].toString(), QString("outside_weir"));
    }

    void whatIsTypedWrongIsSaid() {
        QCOMPARE(reconcile({}).code, 2);
        const Outcome other = reconcile({"--provider", "clod"});
        QCOMPARE(other.code, 1);
        QVERIFY2(other.err.contains("There is no provider named 'clod'."), other.err.constData());
        QFile::remove(m_folder->filePath("usage.csv"));
        QCOMPARE(reconcile({"--provider", "cloud"}).code, 1);
    }
};

QTEST_GUILESS_MAIN(TestCliReconcile)
#include "test_cli_reconcile.moc"
