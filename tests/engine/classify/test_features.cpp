// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "engine/classify/features.hpp"

using namespace weir::classify;

Q_DECLARE_METATYPE(Language)

class TestFeatures : public QObject {
    Q_OBJECT

private slots:
    void languagesAreTold_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<Language>("language");
        QTest::newRow("English") << "What is the reason for this?" << Language::English;
        QTest::newRow("German") << "Was ist der Grund für das?" << Language::German;
        QTest::newRow("two words") << "Rename x" << Language::English;
        QTest::newRow("Spanish") << "Escribe una carta para mi abuela" << Language::Other;
        QTest::newRow("Russian") << "Напиши письмо бабушке" << Language::Other;
        QTest::newRow("Chinese") << "请帮我写一封信给奶奶" << Language::Other;
        QTest::newRow("code") << "for (;;) { beta(); }\nint gamma = delta;" << Language::English;
    }
    void languagesAreTold() {
        QFETCH(QString, text);
        QFETCH(Language, language);
        QCOMPARE(featuresOf(text.toStdString()).language, language);
    }

    void codeIsCounted() {
        const Features found = featuresOf(
            "Why does parseLine() fail in my_module?\n```cpp\nint a = 1;\nreturn a;\n```\nThanks.");
        QCOMPARE(found.fences, std::size_t(1));
        QCOMPARE(found.codeLines, std::size_t(2));
        QCOMPARE(found.names, std::size_t(2));
        QCOMPARE(found.questions, std::size_t(0));
        QCOMPARE(found.asking, std::size_t(1));
        QVERIFY(found.isCode());
    }

    void codeWithoutMarksIsSeenToo() {
        QCOMPARE(featuresOf("def add(a, b):\n    return a + b;").codeLines, std::size_t(2));
        QCOMPARE(featuresOf("import of goods is taxed.\nfrom here on it rains").codeLines,
                 std::size_t(0));
    }

    void diffsAndTracesAreSeen() {
        const Features diff =
            featuresOf("diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b");
        QCOMPARE(diff.diffLines, std::size_t(4));
        const Features python = featuresOf(
            "Traceback (most recent call last):\n  File \"a.py\", line 3\nKeyError: 'x'");
        QCOMPARE(python.traceLines, std::size_t(3));
        const Features java =
            featuresOf("Exception in thread \"main\" x\n\tat a.B.c(B.java:4)\nCaused by: y");
        QCOMPARE(java.traceLines, std::size_t(3));
        QCOMPARE(featuresOf("at home I read a file.").traceLines, std::size_t(0));
    }

    void formulasAndNumbersAreCounted() {
        const Features found = featuresOf("Find $x$ with \\frac{1}{x} = 12 and 7 ≤ x^2.");
        QVERIFY(found.mathSigns >= 4);
        QCOMPARE(found.numbers, std::size_t(4));
        QCOMPARE(featuresOf("Write to me at noon.").mathSigns, std::size_t(0));
    }

    void listsAndDemandsAreCounted() {
        const Features found =
            featuresOf("You must:\n- do a\n- do b\n1. do c\n10) do d\n1.5 is no");
        QCOMPARE(found.items, std::size_t(4));
        QCOMPARE(found.demands, std::size_t(1));
    }

    void wordsOfBothLanguagesAreKnown() {
        QVERIFY(featuresOf("prove the theorem").deep >= 2);
        QVERIFY(featuresOf("entwirf eine architektur").deep >= 2);
        QVERIFY(featuresOf("In C++ or Python?").technology >= 2);
        QVERIFY(featuresOf("nur ein Tippfehler").easy >= 1);
    }

    void oneQuestionIsWhatIsUsual() {
        QCOMPARE(featuresOf("Why? How? When?").questions, std::size_t(2));
        QCOMPARE(featuresOf("Why not?").questions, std::size_t(0));
        QCOMPARE(featuresOf("Do it.").questions, std::size_t(0));
    }

    void nothingIsNothing() {
        const Features found = featuresOf("");
        QCOMPARE(found.words + found.lines, std::size_t(0));
        QVERIFY(!found.isCode());
    }
};

QTEST_APPLESS_MAIN(TestFeatures)
#include "test_features.moc"
