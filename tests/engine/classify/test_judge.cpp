// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QtTest>
#include <algorithm>
#include <cmath>
#include <iterator>

#include "engine/classify/judged_call.hpp"
#include "engine/classify/task_names.hpp"

using namespace weir;
using namespace weir::classify;

class TestJudge : public QObject {
    Q_OBJECT

    const Judge m_judge{{}};

    Judgement judge(const QString& text, std::uint64_t messages = 1) const {
        const std::string utf8 = text.toStdString();
        return m_judge.judge({.text = utf8, .messages = messages});
    }

private slots:
    // Plain cases, one a task and language: whoever changes weights or phrases keeps these.
    void plainCallsAreTold_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("task");
        const auto row = [](const char* task, const char* text) {
            QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(task);
        };
        row("code", "Write a Python function that parses a CSV file.");
        row("code", "Schreibe eine Funktion in Java, die eine Liste sortiert.");
        row("debug",
            "Why am I getting this error?\nTypeError: x is not a function\n"
            "    at main (app.js:3)");
        row("debug", "Der Test schlägt fehl mit einer Fehlermeldung. Behebe diesen Fehler.");
        row("reason", "Prove that $n^2 + n$ is even for all integers $n$.");
        row("reason", "Berechne die Wahrscheinlichkeit, mit zwei Würfeln 7 zu werfen.");
        row("write", "Write a poem about the sea.");
        row("write", "Schreibe eine E-Mail an meine Vermieterin.");
        row("summarize", "Summarize the following article in three sentences.");
        row("summarize", "Fasse den folgenden Text zusammen.");
        row("extract", "Extract all names and dates from the text as JSON.");
        row("extract", "Extrahiere alle Namen und Daten aus dem Text.");
        row("translate", "Translate this into German: good morning");
        row("translate", "Übersetze den folgenden Text ins Englische.");
        row("explain", "What is the difference between a lake and a pond?");
        row("explain", "Wie funktioniert ein Kühlschrank?");
        row("chat", "Hello, how are you?");
        row("chat", "Hallo, wie geht es dir?");
        row("background", "Please write a 5-10 word title for the following conversation: hi");
    }
    void plainCallsAreTold() {
        QFETCH(QString, text);
        QFETCH(QString, task);
        const Judgement judged = judge(text);
        QCOMPARE(QString::fromStdString(judged.task.name), task);
        QVERIFY(judged.task.score >= Judge::kSureEnough && judged.task.score <= 1);
        QVERIFY(!judged.because.empty());
    }

    // No signal is no verdict; above all, it is not "simple".
    void whatSaysNothingIsUnknown_data() {
        QTest::addColumn<QString>("text");
        QTest::newRow("nothing") << "";
        QTest::newRow("Spanish") << "Los perros del vecino ladran toda la noche";
        QTest::newRow("Russian") << "Соседские собаки лают всю ночь";
        QTest::newRow("Chinese") << "邻居的狗整夜都在叫";
        QTest::newRow("Arabic") << "كلاب الجيران تنبح طوال الليل";
    }
    void whatSaysNothingIsUnknown() {
        QFETCH(QString, text);
        const Judgement judged = judge(text);
        QCOMPARE(judged.task.name, std::string(kUnknown));
        QCOMPARE(judged.complexity.name, std::string(kUnknown));
    }

    void aFewWordsInTheMiddleSayNothingOfHowHardItIs() {
        QCOMPARE(judge("Yes, go on.", 12).complexity.name, std::string(kUnknown));
        QVERIFY(judge("Yes, go on.", 1).complexity.name != "hard");
    }

    void whatSpeaksForItselfIsToldInAnyLanguage() {
        const Judgement judged =
            judge(QString::fromUtf8("¿Por qué?\nTraceback (most recent call last):\n  File "
                                    "\"a.py\", line 3\nKeyError: 'x'"));
        QCOMPARE(judged.task.name, std::string("debug"));
    }

    void gradesGoUpWithWhatIsAsked() {
        QCOMPARE(judge("What is the capital of France?").complexity.name, std::string("simple"));
        QCOMPARE(judge("Design a fault tolerant, distributed architecture for our payment system, "
                       "analyze the tradeoffs between consistency and latency, prove that no "
                       "payment is lost, and write a migration strategy with a detailed rollback "
                       "for each step. It must handle at least 10,000 requests a second.")
                     .complexity.name,
                 std::string("hard"));
    }

    void anAgentsToolsAndPicturesAskForMore() {
        const std::string text = "Please look at this and tell me what you would change here.";
        const auto sure = [&](Turn turn) {
            turn.text = text;
            const Verdict verdict = m_judge.judge(turn).complexity;
            return std::ranges::find(kComplexityWords,
                                     verdict.nearest.empty() ? verdict.name : verdict.nearest) -
                   kComplexityWords.begin();
        };
        QVERIFY(sure({.tools = 60, .images = true, .structured = true}) >= sure({}));
    }

    // On the set that weights are tried on, so it says nothing of how good the judgement is: only
    // that a score is a share of right answers, and that what is left unsaid would have been wrong
    // more often.
    void aScoreIsTheShareOfRightOnes() {
        struct Bin {
            double from;
            int right = 0;
            int all = 0;
            double scores = 0;
        };
        Bin bins[] = {{0}, {Judge::kSureEnough}, {0.7}, {0.9}};
        QFile set(QStringLiteral(WEIR_DEVELOPMENT_SET));
        QVERIFY(set.open(QIODevice::ReadOnly));
        while (!set.atEnd()) {
            const QString line = QString::fromUtf8(set.readLine()).chopped(1);
            if (line.startsWith(u'#')) {
                continue;
            }
            const QStringList columns = line.split(u'\t');
            QCOMPARE(columns.size(), 3);
            const Verdict task = judge(columns[2]).task;
            Bin* bin = std::end(bins) - 1;
            while (task.score < bin->from) {
                --bin;
            }
            const std::string& said = task.name == kUnknown ? task.nearest : task.name;
            bin->right += said == columns[0].toStdString() ? 1 : 0;
            bin->scores += task.score;
            ++bin->all;
        }
        double before = 0;
        for (const Bin& bin : bins) {
            QVERIFY(bin.all > 5);
            const double right = double(bin.right) / bin.all;
            QVERIFY(right > before);
            QVERIFY(bin.from == 0 || std::abs(right - bin.scores / bin.all) < 0.15);
            before = right;
        }
    }

    void ownExamplesMakeATaskOfTheirOwn() {
        const std::vector<TaskExamples> own{
            {"contracts", {"check this contract", "find risky clauses", "review the agreement"}}};
        const Judge judge(own);
        QCOMPARE(judge.tasks().size(), kTasks.size() + 1);
        const Judgement judged =
            judge.judge({.text = "Please check this contract for risky clauses."});
        QCOMPARE(judged.task.name, std::string("contracts"));
        QVERIFY(judged.because.find("like \"") != std::string::npos);
    }

    void theSameIsJudgedTheSame() {
        const Judgement one = judge("Write a test for the parser, and explain it.");
        const Judgement two = judge("Write a test for the parser, and explain it.");
        QCOMPARE(one.task.name, two.task.name);
        QCOMPARE(one.task.score, two.task.score);
        QCOMPARE(one.complexity.score, two.complexity.score);
    }

    void whatIsSaidGoesBeforeTheJudgement() {
        const Turn turn{.text = "Write a poem about the sea."};
        const JudgedCall said =
            judgedCall(m_judge, turn, {.task = "debug", .complexity = std::nullopt});
        QCOMPARE(said.task, std::string("debug"));
        QCOMPARE(said.taskPercent, std::uint64_t(100));
        QVERIFY(said.because.find("x-weir-task") != std::string::npos);
        const JudgedCall wrong =
            judgedCall(m_judge, turn, {.task = "poetry", .complexity = "hard"});
        QCOMPARE(wrong.task, std::string(kUnknown));
        QCOMPARE(wrong.complexity, std::string("hard"));
        QVERIFY(wrong.because.find("names nothing that is known here") != std::string::npos);
    }

    // The record of a call holds no word of it.
    void theReasonHoldsNoWordOfTheCall() {
        const Judgement judged = judge("Translate the secretword into German.");
        QVERIFY(judged.because.find("secretword") == std::string::npos);
    }

    void everyTaskThatComesWithWeirHasPhrases() {
        const std::vector<TaskExamples> all = builtInExamples();
        for (const std::string_view task : kTasks) {
            std::size_t phrases = 0;
            for (const TaskExamples& each : all) {
                phrases += each.task == task ? each.phrases.size() : 0;
            }
            QVERIFY2(phrases >= 5, task.data());
        }
        for (const TaskExamples& each : all) {
            QVERIFY2(std::ranges::find(kTasks, each.task) != kTasks.end(), each.task.c_str());
        }
    }

    void aFileOfPhrasesNeedsATask() {
        std::vector<TaskExamples> read;
        QVERIFY(readExamples("# c\n[a]\nx\n\ny\n[b]\nz", read));
        QCOMPARE(read, (std::vector<TaskExamples>{{"a", {"x", "y"}}, {"b", {"z"}}}));
        read.clear();
        QVERIFY(!readExamples("x\n[a]\n", read));
    }
};

QTEST_APPLESS_MAIN(TestJudge)
#include "test_judge.moc"
