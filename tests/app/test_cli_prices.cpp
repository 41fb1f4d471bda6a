// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QtTest>

#include "tests/app/weir_program.hpp"

using weir::test::Outcome;
using weir::test::runWeir;
using weir::test::Serving;

// `weir prices`, with and without a gateway.
class TestCliPrices : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;

    Outcome prices(const QStringList& words) const {
        return runWeir(QStringList{"prices"} + words + QStringList{"--data", m_folder->path()});
    }
    QByteArray document() const {
        QFile file(m_folder->filePath("weir.yaml"));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
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
            "providers:\n"
            "  - {name: openai, kind: openai, api_key: none}\n"
            "  - {name: vllm, kind: compatible, base_url: \"http://127.0.0.1:9/v1\", local: true, "
            "api_key: none}\n");
    }

    void oneIsSetListedChangedAndRemoved() {
        const Outcome set = prices({"set", "llama", "--provider", "vllm", "--model", "llama-3",
                                    "--in", "0.60", "--out", "0.80"});
        QCOMPARE(set.err, QByteArray());
        QCOMPARE(set.code, 0);
        QCOMPARE(set.out, QByteArray("Added the price 'llama'.\n"));
        QVERIFY2(document().contains("model: llama-3"), document());
        const auto lines = prices({"list"}).out.split('\n');
        QCOMPARE(lines.size(), 3);
        QCOMPARE(lines[1].simplified(), QByteArray("vllm llama-3 0.60 - 0.80 your price llama 0"));
        Serving gateway({"--data", m_folder->path()});
        // What is not said stays.
        QCOMPARE(prices({"set", "llama", "--out", "0.90"}).out,
                 QByteArray("Changed the price 'llama'.\n"));
        const auto table = prices({"list", "--json"}).json();
        QCOMPARE(table["own"].toArray().size(), 1);
        const auto own = table["own"].toArray()[0].toObject()["prices"].toObject();
        QCOMPARE(own["in"].toInteger(), 600'000'000);
        QCOMPARE(own["out"].toInteger(), 900'000'000);
        QCOMPARE(prices({"remove", "llama"}).out, QByteArray("Removed the price 'llama'.\n"));
        QCOMPARE(prices({"remove", "llama"}).code, 1);
        QVERIFY(prices({"list"}).out.startsWith("No model was called"));
    }

    void aFactorIsTakenIn() {
        QCOMPARE(prices({"set", "ours", "--provider", "openai", "--factor", "0.85"}).code, 0);
        const auto lines = prices({"list", "--model", "gpt-4o-mini"}).out.split('\n');
        QCOMPARE(lines.size(), 3);
        QVERIFY2(lines[1].simplified().startsWith(
                     "openai gpt-4o-mini 0.1275 0.06375 0.51 catalogue of "),
                 lines[1]);
        QVERIFY(lines[1].contains("times your ours"));
    }

    void whatIsWrongIsSaid() {
        const Outcome ofOne =
            prices({"set", "a", "--model", "m", "--in", "0.0000025", "--out", "1"});
        QCOMPARE(ofOne.code, 1);
        QVERIFY2(ofOne.err.contains("Is that of one token? Then a million cost 2.50."), ofOne.err);
        const Outcome day = prices({"set", "a", "--model", "m", "--in", "1", "--from", "soon"});
        QCOMPARE(day.code, 2);
        QVERIFY2(day.err.contains("'soon' of --from is not a day"), day.err);
        QVERIFY(!document().contains("prices:"));
    }

    void checkWarnsOfWhatIsFarOff() {
        write(document() + "prices:\n  - {name: cents, model: gpt-4o, in: 250, out: 1000}\n");
        const Outcome check = runWeir({"check", m_folder->filePath("weir.yaml")});
        QCOMPARE(check.code, 0);
        QVERIFY2(check.out.contains("warning: in of the price \"cents\" is 250.00, and the "
                                    "catalogue's is 2.50"),
                 check.out);
    }
};

QTEST_GUILESS_MAIN(TestCliPrices)
#include "test_cli_prices.moc"
