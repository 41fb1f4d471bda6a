// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "engine/base/budget_reason.hpp"

using namespace weir;

class TestBudgetReason : public QObject {
    Q_OBJECT

private slots:
    void whatIsSaidIsReadAgain() {
        for (const std::string name :
             {"search", "a", "the budget x does not suffice", "\xc3\xa9", " "}) {
            QCOMPARE(budgetOfReason(notEnoughText(name)), std::optional(name));
        }
    }

    void otherReasonsNameNone() {
        for (const char* reason :
             {"", "the budget  does not suffice", "the budget search",
              "the budget does not suffice", "no price is known, and the budget search needs one",
              "The budget search does not suffice", "the budget search does not suffice.",
              "429, cooling for 12 s"}) {
            const bool named = budgetOfReason(reason).has_value();
            QVERIFY2(!named, reason);
        }
    }
};

QTEST_GUILESS_MAIN(TestBudgetReason)
#include "test_budget_reason.moc"
