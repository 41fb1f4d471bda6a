// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "engine/alerts/facts.hpp"
#include "engine/alerts/message.hpp"
#include "engine/base/budget_forecast.hpp"

using namespace weir;
using namespace weir::alerts;
using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

namespace {

constexpr Timestamp kBegin{days{20'000}};
constexpr Timestamp kEnd = kBegin + days{30};

BudgetFact budget(const char* spent, const char* limit = "100") {
    return {.name = "team",
            .limit = *Money::parse(limit),
            .spent = *Money::parse(spent),
            .begin = kBegin,
            .end = kEnd,
            .refuses = false,
            .refused = 0};
}

const Condition* find(const Judged& judged, AlertKind kind) {
    for (const Condition& condition : judged.conditions) {
        if (condition.alert.kind == kind) {
            return &condition;
        }
    }
    return nullptr;
}

}  // namespace

// What is worth an alert.
class TestAlertFacts : public QObject {
    Q_OBJECT

private slots:
    void theHighestStepOfABudgetCounts_data() {
        QTest::addColumn<QString>("spent");
        QTest::addColumn<bool>("refuses");
        QTest::addColumn<quint64>("refused");
        QTest::addColumn<int>("level");
        QTest::addColumn<bool>("stops");
        QTest::newRow("under") << "79.99" << true << quint64{0} << 0 << false;
        QTest::newRow("at the first") << "80" << true << quint64{0} << 80 << false;
        QTest::newRow("nearly all") << "99.99" << true << quint64{0} << 80 << false;
        QTest::newRow("nearly all, refused") << "91" << true << quint64{1} << 100 << true;
        QTest::newRow("a dear call refused") << "50" << true << quint64{3} << 0 << false;
        QTest::newRow("all") << "100" << true << quint64{0} << 100 << true;
        QTest::newRow("all, only warned") << "250" << false << quint64{0} << 100 << false;
    }
    void theHighestStepOfABudgetCounts() {
        QFETCH(QString, spent);
        QFETCH(bool, refuses);
        QFETCH(quint64, refused);
        QFETCH(int, level);
        QFETCH(bool, stops);
        BudgetFact fact = budget(spent.toLatin1().constData());
        fact.refuses = refuses;
        fact.refused = refused;
        policy::AlertRules rules;
        rules.budgetGoneIn = seconds(0);
        const Judged judged = judge({{fact}, {}, {}}, rules, kBegin + days{29});
        const Condition* used = find(judged, AlertKind::BudgetUsed);
        QCOMPARE(used == nullptr ? 0 : static_cast<int>(used->level), level);
        if (used != nullptr) {
            QCOMPARE(used->alert.refuses, stops);
            QCOMPARE(used->alert.urgent, stops);
            QCOMPARE(used->alert.at, kEnd);
        }
    }

    void aPeriodHasAKeyOfItsOwn() {
        const policy::AlertRules rules;
        BudgetFact next = budget("90");
        next.begin = kEnd;
        next.end = kEnd + days{31};
        const Judged judged = judge({{budget("90"), next}, {}, {}}, rules, kEnd + hours{1});
        QVERIFY(judged.conditions.front().key != judged.conditions.back().key);
    }

    void whenABudgetIsGoneIsReckonedFromItsPeriod_data() {
        QTest::addColumn<QString>("spent");
        QTest::addColumn<qint64>("hoursIn");
        QTest::addColumn<qint64>("goneHoursIn");  // -1: nothing is said
        QTest::newRow("ten a day") << "50" << qint64{120} << qint64{240};
        QTest::newRow("it will do") << "16" << qint64{120} << qint64{-1};
        QTest::newRow("too soon") << "30" << qint64{48} << qint64{-1};
        QTest::newRow("soon enough") << "30" << qint64{60} << qint64{200};
        QTest::newRow("too little") << "4.99" << qint64{61} << qint64{-1};
        QTest::newRow("already gone") << "100" << qint64{120} << qint64{-1};
        QTest::newRow("clock before the period") << "50" << qint64{-5} << qint64{-1};
        QTest::newRow("clock behind the period") << "50" << qint64{721} << qint64{-1};
    }
    void whenABudgetIsGoneIsReckonedFromItsPeriod() {
        QFETCH(QString, spent);
        QFETCH(qint64, hoursIn);
        QFETCH(qint64, goneHoursIn);
        const auto at = goneAt(budget(spent.toLatin1().constData()), kBegin + hours{hoursIn});
        QCOMPARE(at.has_value(), goneHoursIn >= 0);
        if (at) {
            QCOMPARE(std::chrono::round<hours>(*at - kBegin).count(), goneHoursIn);
        }
    }

    // The same moments are too soon for it, and what is passed already still costs.
    void whatAPeriodWillCostIsReckonedLikewise() {
        const auto expected = [](const char* spent, hours passed) {
            return expectedAtEnd({*Money::parse("100"), *Money::parse(spent), kBegin, kEnd},
                                 kBegin + passed);
        };
        QCOMPARE(expected("50", hours{120}), Money::parse("300"));
        QCOMPARE(expected("16", hours{120}), Money::parse("96"));
        QCOMPARE(expected("150", hours{360}), Money::parse("300"));
        QVERIFY(!expected("30", hours{48}));
        QVERIFY(!expected("4.99", hours{61}));
        QVERIFY(!expected("50", hours{-5}));
        QVERIFY(!expected("50", hours{721}));
    }

    void aBudgetWithoutAnEndHasNoForecast() {
        BudgetFact fact = budget("50");
        fact.begin = fact.end = {};
        QVERIFY(!goneAt(fact, kBegin));
    }

    void aForecastIsToldWhenItIsNear() {
        policy::AlertRules rules;
        const auto gone = [&](hours passed) {
            // 0.5 an hour: gone 200 hours in.
            BudgetFact fact = budget("1");
            fact.spent = Money::fromNano(500'000'000 * passed.count());
            return find(judge({{fact}, {}, {}}, rules, kBegin + passed), AlertKind::BudgetGone) !=
                   nullptr;
        };
        QVERIFY(!gone(hours{127}));
        QVERIFY(gone(hours{128}));
        rules.budgetGoneIn = seconds(0);
        QVERIFY(!gone(hours{128}));
    }

    void aProviderIsDownForAWhile() {
        policy::AlertRules rules;
        ProviderFact fact{"openai", ProviderFact::State::Down, Milliseconds(119'999), 0, 0};
        QVERIFY(judge({{}, {fact}, {}}, rules, kBegin).conditions.empty());
        fact.downFor = Milliseconds(120'000);
        const Judged down = judge({{}, {fact}, {}}, rules, kBegin);
        QVERIFY(find(down, AlertKind::ProviderDown)->alert.urgent);
        QVERIFY(down.unknown.empty());
        rules.providerDown = seconds(0);
        QVERIFY(judge({{}, {fact}, {}}, rules, kBegin).conditions.empty());
    }

    void ofAProviderThatNobodyCallsNothingNewIsKnown() {
        const ProviderFact fact{"openai", ProviderFact::State::Unknown, Milliseconds(0), 0, 0};
        const Judged judged = judge({{}, {fact}, {}}, {}, kBegin);
        QVERIFY(judged.conditions.empty());
        QCOMPARE(judged.unknown.size(), std::size_t{1});
    }

    void manyFaultsOfEnoughCallsAreTold_data() {
        QTest::addColumn<int>("attempts");
        QTest::addColumn<int>("faults");
        QTest::addColumn<bool>("down");
        QTest::addColumn<bool>("told");
        QTest::newRow("too few calls") << 19 << 19 << false << false;
        QTest::newRow("just enough") << 20 << 5 << false << true;
        QTest::newRow("a fault less") << 20 << 4 << false << false;
        QTest::newRow("an outage is one fact") << 40 << 40 << true << false;
        QTest::newRow("none") << 0 << 0 << false << false;
    }
    void manyFaultsOfEnoughCallsAreTold() {
        QFETCH(int, attempts);
        QFETCH(int, faults);
        QFETCH(bool, down);
        QFETCH(bool, told);
        const ProviderFact fact{
            "openai", down ? ProviderFact::State::Down : ProviderFact::State::Up, Milliseconds(0),
            static_cast<std::uint32_t>(attempts), static_cast<std::uint32_t>(faults)};
        const Judged judged = judge({{}, {fact}, {}}, {}, kBegin);
        QCOMPARE(find(judged, AlertKind::ErrorRate) != nullptr, told);
    }

    void aKeyIsToldStepByStep_data() {
        QTest::addColumn<qint64>("minutesLeft");
        QTest::addColumn<int>("level");
        QTest::newRow("eight days") << qint64{8 * 1440} << 0;
        QTest::newRow("seven days") << qint64{7 * 1440} << 1;
        QTest::newRow("a day") << qint64{1440} << 2;
        QTest::newRow("over") << qint64{0} << 3;
        QTest::newRow("over a week ago") << qint64{-7 * 1440 - 1} << 0;
    }
    void aKeyIsToldStepByStep() {
        QFETCH(qint64, minutesLeft);
        QFETCH(int, level);
        const KeyFact fact{"ci", kBegin + minutes{minutesLeft}};
        const Judged judged = judge({{}, {}, {fact, {"for-ever", {}}}}, {}, kBegin);
        const Condition* expires = find(judged, AlertKind::KeyExpires);
        QCOMPARE(expires == nullptr ? 0 : static_cast<int>(expires->level), level);
    }

    void aCertificateIsToldStepByStep_data() {
        QTest::addColumn<qint64>("minutesLeft");
        QTest::addColumn<int>("level");
        QTest::addColumn<bool>("urgent");
        QTest::newRow("a month") << qint64{30 * 1440} << 0 << false;
        QTest::newRow("two weeks") << qint64{14 * 1440} << 1 << false;
        QTest::newRow("three days") << qint64{3 * 1440} << 2 << false;
        QTest::newRow("over") << qint64{0} << 3 << true;
        QTest::newRow("over for a month") << qint64{-30 * 1440} << 3 << true;
    }
    void aCertificateIsToldStepByStep() {
        QFETCH(qint64, minutesLeft);
        QFETCH(int, level);
        QFETCH(bool, urgent);
        Facts facts;
        facts.certificate = {"weir.example", kBegin + minutes{minutesLeft}};
        const Judged judged = judge(facts, {}, kBegin);
        const Condition* ends = find(judged, AlertKind::CertificateExpires);
        QCOMPARE(ends == nullptr ? 0 : static_cast<int>(ends->level), level);
        QCOMPARE(ends != nullptr && ends->alert.urgent, urgent);
        if (ends != nullptr) {
            const std::string title = titleOf(ends->alert);
            QVERIFY2(title.starts_with(urgent ? "The certificate for weir.example ended on "
                                              : "The certificate for weir.example ends on "),
                     title.c_str());
        }
        QVERIFY(judge({}, {}, kBegin).conditions.empty());
    }

    void quietHoursMayGoOverMidnight_data() {
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("until");
        QTest::addColumn<int>("minute");
        QTest::addColumn<bool>("quiet");
        QTest::newRow("before") << 22 * 60 << 7 * 60 << 22 * 60 - 1 << false;
        QTest::newRow("first minute") << 22 * 60 << 7 * 60 << 22 * 60 << true;
        QTest::newRow("midnight") << 22 * 60 << 7 * 60 << 0 << true;
        QTest::newRow("last minute") << 22 * 60 << 7 * 60 << 7 * 60 - 1 << true;
        QTest::newRow("end") << 22 * 60 << 7 * 60 << 7 * 60 << false;
        QTest::newRow("within a day") << 12 * 60 << 13 * 60 << 12 * 60 + 30 << true;
        QTest::newRow("the other half") << 12 * 60 << 13 * 60 << 23 * 60 << false;
    }
    void quietHoursMayGoOverMidnight() {
        QFETCH(int, from);
        QFETCH(int, until);
        QFETCH(int, minute);
        QFETCH(bool, quiet);
        QCOMPARE(isQuiet(policy::QuietHours{minutes{from}, minutes{until}}, minutes{minute}),
                 quiet);
        QVERIFY(!isQuiet(std::nullopt, minutes{minute}));
    }
};

QTEST_GUILESS_MAIN(TestAlertFacts)
#include "test_alert_facts.moc"
