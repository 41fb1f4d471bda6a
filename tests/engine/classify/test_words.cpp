// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "engine/classify/sentences.hpp"
#include "engine/classify/words.hpp"

using namespace weir::classify;

namespace {

QStringList wordsOf(std::string_view text) {
    Words words(text);
    QStringList found;
    for (Word word; words.next(word);) {
        found << QString::fromUtf8(word.text.data(), static_cast<int>(word.text.size()));
    }
    return found;
}

}  // namespace

class TestWords : public QObject {
    Q_OBJECT

private slots:
    void letterBecomeSmallInTheirPlaces() {
        QCOMPARE(inSmallLetters("ÄRGER, Öl & Übung: ABC"), std::string("ärger, öl & übung: abc"));
        QCOMPARE(inSmallLetters("3 × 4 ÷ ß ÿ"), std::string("3 × 4 ÷ ß ÿ"));
        QCOMPARE(inSmallLetters("\xc3"), std::string("\xc3"));
    }

    void wordsAreTakenApart_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("words");
        QTest::newRow("plain") << "Write a test, please!"
                               << QStringList{"Write", "a", "test", "please"};
        QTest::newRow("umlauts") << "Für Ärger – über „Öl“"
                                 << QStringList{"Für", "Ärger", "über", "Öl"};
        QTest::newRow("names") << "std::vector foo_bar x2"
                               << QStringList{"std", "vector", "foo_bar", "x2"};
        QTest::newRow("Chinese") << "写一个。函数abc"
                                 << QStringList{"写", "一", "个", "函", "数", "abc"};
        QTest::newRow("Cyrillic") << "Привет, мир" << QStringList{"Привет", "мир"};
        QTest::newRow("pictures") << "ok 🎉🎉 fine" << QStringList{"ok", "fine"};
        QTest::newRow("nothing") << " \n\t…" << QStringList();
    }
    void wordsAreTakenApart() {
        QFETCH(QString, text);
        QFETCH(QStringList, words);
        QCOMPARE(wordsOf(text.toStdString()), words);
    }

    void scriptsAreTold() {
        const auto scriptOf = [](std::string_view text) {
            Words words(text);
            Word word;
            return words.next(word) ? word.script : Word::Script::Latin;
        };
        QCOMPARE(scriptOf("naïve"), Word::Script::Latin);
        QCOMPARE(scriptOf("мир"), Word::Script::Other);
        QCOMPARE(scriptOf("日本"), Word::Script::Ideographs);
    }

    // Whatever the bytes: every word is a part of the text, and they end.
    void bytesThatAreNoTextDoNoHarm() {
        QCOMPARE(wordsOf("a\xff\xfe b\xc3"), (QStringList{"a", "b"}));
        QCOMPARE(wordsOf("\xe2\x88"), QStringList());
        QCOMPARE(wordsOf("\xf0\x9f"), QStringList());
    }

    void sentencesOfTheEndsCount() {
        std::string text;
        for (int i = 0; i < 20; ++i) {
            text += "sentence " + std::string(1, static_cast<char>('a' + i)) + ". ";
        }
        const auto found = sentencesOf(text);
        QCOMPARE(found.size(), std::size_t(8));
        QVERIFY(found.front().text.starts_with("sentence a"));
        QVERIFY(found.back().text.starts_with("sentence t"));
        QCOMPARE(found.front().weight, 1.0);
        QCOMPARE(found.back().weight, 1.0);
        QVERIFY(found[4].weight < 1);
    }

    void codeIsNoSentence() {
        const auto found = sentencesOf("fix this\n```\nint main() { return 0. ; }\n```\nthanks");
        QCOMPARE(found.size(), std::size_t(2));
        QVERIFY(found.back().text == "thanks");
        QVERIFY(sentencesOf("").empty());
        QVERIFY(sentencesOf("?!. \n...").empty());
    }
};

QTEST_APPLESS_MAIN(TestWords)
#include "test_words.moc"
