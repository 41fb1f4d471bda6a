// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "engine/classify/examples.hpp"
#include "engine/classify/words.hpp"

using namespace weir::classify;

class TestExamples : public QObject {
    Q_OBJECT

    const std::vector<TaskExamples> m_given{
        {"contracts", {"check this contract", "find risky clauses in the agreement"}},
        {"cooking", {"suggest a recipe with", "how long do I boil"}},
        {"contracts", {"prüfe diesen Vertrag"}},
        {"chinese", {"请帮我写一个函数"}}};
    const Examples m_examples{m_given};

    std::vector<Likeness> match(std::string_view sentence) const {
        std::vector<Likeness> best;
        m_examples.match(inSmallLetters(sentence), best);
        return best;
    }

private slots:
    void aTaskIsOneHoweverOftenItComes() {
        QCOMPARE(m_examples.tasks(), (std::vector<std::string>{"contracts", "cooking", "chinese"}));
    }

    void thePhraseItselfIsMostLikeIt() {
        const auto same = match("Check this contract");
        const auto within = match("Could you please check this contract for me?");
        const auto partly = match("This contract bores me");
        QVERIFY(same[0].value > 0.5 && same[1].value < 0.05);
        QCOMPARE(m_examples.phrase(same[0].phrase), std::string("check this contract"));
        QVERIFY(within[0].value > 0.9 * same[0].value);
        QVERIFY(partly[0].value < same[0].value && partly[0].value > 0);
    }

    void otherFormsOfAWordAreLikeIt() {
        const auto forms = match("a recipe suggestion with leeks");
        QVERIFY(forms[1].value > match("a poem with leeks")[1].value);
        QVERIFY(match("Verträge prüfen")[0].value > 0);
        QCOMPARE(m_examples.phrase(match("bitte prüfe diesen Vertrag")[0].phrase),
                 std::string("prüfe diesen Vertrag"));
    }

    void writingWithoutSpacesIsMatched() {
        QVERIFY(match("帮我写一个函数吧")[2].value > 0.5);
        QVERIFY(match("今天天气很好")[2].value < 0.1);
    }

    void nothingInCommonIsNothing() {
        for (const Likeness& each : match("xyzzy qwfp")) {
            QCOMPARE(each.value, 0.0);
        }
        QCOMPARE(match("").size(), std::size_t(3));
    }

    void aShareIsNeverMoreThanAll() {
        const std::string much =
            "check this contract find risky clauses in the agreement check "
            "this contract prüfe diesen vertrag";
        for (const Likeness& each : match(much)) {
            QVERIFY(each.value >= 0 && each.value <= 1);
        }
    }

    void onlyTheBeginningOfALongSentenceCounts() {
        const std::string late =
            std::string(Examples::kLongestSentence, 'x') + " check this contract";
        QCOMPARE(match(late)[0].value, 0.0);
    }

    void withoutPhrasesNothingIsFound() {
        const Examples none({});
        std::vector<Likeness> best;
        none.match("check this contract", best);
        QVERIFY(best.empty());
        const std::vector<TaskExamples> empty{{"a", {}}, {"b", {"!!!"}}};
        const Examples signs(empty);
        signs.match("check", best);
        QCOMPARE(best.size(), std::size_t(2));
        QCOMPARE(best[1].value, 0.0);
    }
};

QTEST_APPLESS_MAIN(TestExamples)
#include "test_examples.moc"
