// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QtTest>

#include "tests/app/weir_program.hpp"

using weir::test::Outcome;
using weir::test::runWeir;
using weir::test::Serving;

// `weir budgets`, with and without a gateway.
class TestCliBudgets : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;

    Outcome budgets(const QStringList& words) const {
        return runWeir(QStringList{"budgets"} + words + QStringList{"--data", m_folder->path()});
    }
    Outcome raise(const QStringList& words) const {
        return budgets(QStringList{"raise", "search"} + words);
    }
    static QStringList goodRaise(const QString& by = "12.50") {
        return {"--by", by, "--for", "2h", "--reason", "launch"};
    }

private slots:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        QFile written(m_folder->filePath("weir.yaml"));
        const QByteArray text =
            "listen: 127.0.0.1:0\n"
            "providers:\n  - {name: sim, kind: simulator}\n"
            "budgets:\n"
            "  - {name: search, team: search, limit: 2000, every: total}\n"
            "  - {name: ada, user: ada, limit: 20, every: total, when_used: warn}\n"
            "  - {name: bob, user: bob, limit: 20, rolling: 36h}\n"
            "  - {name: contest, prepaid: 500}\n";
        QVERIFY(written.open(QIODevice::WriteOnly) && written.write(text) == text.size());
    }

    void everyBudgetIsALine() {
        const Outcome shown = budgets({"list"});
        QCOMPARE(shown.code, 0);
        const auto lines = shown.out.split('\n');
        QCOMPARE(lines.size(), 6);
        QCOMPARE(lines[1].simplified(),
                 QByteArray("search team search $2000.00 total $0.00 (0 %) $0.00 0 -"));
        QCOMPARE(lines[2].simplified(),
                 QByteArray("ada user ada $20.00, only warns total $0.00 (0 %) $0.00 0 -"));
        QCOMPARE(lines[3].simplified(),
                 QByteArray("bob user bob $20.00 rolling 36h $0.00 (0 %) $0.00 0 -"));
        QCOMPARE(lines[4].simplified(),
                 QByteArray("contest everybody $500.00 prepaid $0.00 (0 %) $0.00 0 -"));
    }

    void aPrepaidOneIsToppedUp() {
        const auto topUp = [this](const QStringList& words) {
            return budgets(QStringList{"top-up", "contest"} + words);
        };
        QCOMPARE(budgets({"top-ups", "contest"}).out, QByteArray("It was never topped up.\n"));
        const Outcome paid = topUp({"--by", "250", "--reason", "invoice 4711"});
        QCOMPARE(paid.code, 0);
        QCOMPARE(paid.out, QByteArray("contest holds $750.00, of which $0.00 are used.\n"));
        QCOMPARE(topUp({"--take-out", "50.5", "--reason", "typed wrong"}).code, 0);
        QVERIFY(budgets({"list"}).out.endsWith("contest is topped up by $199.50 in all\n"));
        const auto lines = budgets({"top-ups", "contest"}).out.split('\n');
        QVERIFY2(lines[1].contains("-$50.50") && lines[1].contains("on this machine") &&
                     lines[1].endsWith("typed wrong"),
                 lines[1].constData());
        QVERIFY2(lines[2].contains("$250.00"), lines[2].constData());
        QCOMPARE(topUp({"--by", "5"}).code, 2);
        QCOMPARE(topUp({"--reason", "x"}).code, 2);
        QCOMPARE(topUp({"--by", "5", "--take-out", "5", "--reason", "x"}).code, 2);
        QCOMPARE(topUp({"--take-out", "200", "--reason", "x"}).code, 1);
        const Outcome other = budgets({"top-up", "ada", "--by", "5", "--reason", "x"});
        QCOMPARE(other.code, 1);
        QVERIFY2(other.err.contains("The budget \"ada\" is not prepaid."), other.err.constData());
    }

    // Raised without a gateway, seen and ended through one, and the other way round.
    void oneIsRaisedAndLowered() {
        const Outcome raised = raise(goodRaise());
        QCOMPARE(raised.code, 0);
        QVERIFY2(raised.out.startsWith("search is raised by $12.50 until 20"),
                 raised.out.constData());
        QVERIFY2(raised.out.endsWith(": launch\n"), raised.out.constData());
        {
            Serving gateway({"--data", m_folder->path()});
            const Outcome shown = budgets({"list"});
            QVERIFY2(shown.out.contains("$2012.50"), shown.out.constData());
            QVERIFY2(shown.out.contains("search is raised by $12.50"), shown.out.constData());
            const Outcome lowered = budgets({"lower", "search"});
            QCOMPARE(lowered.code, 0);
            QCOMPARE(lowered.out, QByteArray("search is what the document says again.\n"));
            QCOMPARE(raise(goodRaise("7")).code, 0);
        }
        const auto rows = budgets({"list", "--json"}).json()["budgets"].toArray();
        const QJsonObject kept = rows[0].toObject()["raise"].toObject();
        QCOMPARE(kept["by"].toInteger(), 7'000'000'000);
        QCOMPARE(kept["via"].toString(), QString("socket"));
        QCOMPARE(rows[1].toObject()["raise"].toObject()["by"].toInteger(), 0);
        QCOMPARE(budgets({"lower", "search"}).code, 0);
        const Outcome again = budgets({"lower", "search"});
        QCOMPARE(again.code, 1);
        QVERIFY2(again.err.contains("The budget \"search\" is not raised."), again.err.constData());
    }

    void whatIsTypedWrongIsSaid() {
        const auto says = [](const Outcome& outcome, int code, const char* words) {
            if (outcome.code != code || !outcome.err.contains(words)) {
                qWarning("%d %s", outcome.code, outcome.err.constData());
                return false;
            }
            return true;
        };
        QVERIFY(says(raise({"--by", "5", "--for", "2h"}), 2, "--reason is missing."));
        QVERIFY(says(raise({"--for", "2h", "--reason", "x"}), 2, "--by is missing."));
        QVERIFY(says(raise({"--by", "much", "--for", "2h", "--reason", "x"}), 2,
                     "--by is an amount of dollars"));
        QVERIFY(says(raise({"--by", "5", "--for", "long", "--reason", "x"}), 2,
                     "--for is a length of time"));
        QVERIFY(
            says(raise({"--by", "0", "--for", "2h", "--reason", "x"}), 1, "by more than nothing"));
        QVERIFY(says(raise({"--by", "5", "--for", "400d", "--reason", "x"}), 1, "a year at most"));
        QVERIFY(says(budgets(QStringList{"raise", "nobody"} + goodRaise()), 1,
                     "There is no budget named 'nobody'."));
        QVERIFY(!budgets({"list"}).out.contains("is raised"));
    }
};

QTEST_GUILESS_MAIN(TestCliBudgets)
#include "test_cli_budgets.moc"
