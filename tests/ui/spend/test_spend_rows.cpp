// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QtTest>

#include "engine/base/budget_forecast.hpp"
#include "tests/ui/support/canned.hpp"
#include "tests/ui/support/canned_spend.hpp"
#include "ui/charts/bar_data.hpp"
#include "ui/spend/spend_bars.hpp"
#include "ui/spend/spend_forecast.hpp"
#include "ui/spend/spend_rows.hpp"
#include "ui/spend/spend_stats.hpp"
#include "ui/spend/spend_text.hpp"
#include "ui/widgets/numbers.hpp"

namespace weir::ui {

using admin::SpendBy;
using admin::SpendFigures;

namespace {

SpendFigures figures(std::uint64_t requests, std::int64_t nano) {
    SpendFigures figures;
    figures.requests = requests;
    figures.spent = Money::fromNano(nano);
    return figures;
}

SpendAnswer answerTo(const SpendChoice& choice) {
    SpendAnswer answer;
    answer.choice = choice;
    answer.now = kCannedNow;
    answer.days = daysOf(choice.period, choice.custom, QDate(2026, 11, 17));
    answer.steps = stepsOf(answer.days, QTimeZone::utc(), Qt::Monday);
    answer.rangeBefore = rangeBefore(choice.period, answer.days, answer.now, QTimeZone::utc());
    admin::GetSpend asked;
    asked.by = choice.by;
    asked.bounds = answer.steps.bounds;
    answer.report = cannedSpend(asked);
    asked.bounds = {answer.rangeBefore.from, answer.rangeBefore.until};
    answer.before = cannedSpend(asked);
    return answer;
}

std::vector<std::string> names(const std::vector<admin::SpendRow>& rows) {
    std::vector<std::string> names;
    for (const admin::SpendRow& row : rows) {
        names.push_back(row.name);
    }
    return names;
}

}  // namespace

class TestSpendRows : public QObject {
    Q_OBJECT

private slots:
    void aColourIsKeptWhileItsOwnerIsShown() {
        SeriesColours colours;
        QCOMPARE(colours.take({"a", "b", "c"}),
                 (std::vector{Token::Series1, Token::Series2, Token::Series3}));
        QCOMPARE(colours.take({"c", "a", "b"}),
                 (std::vector{Token::Series3, Token::Series1, Token::Series2}));
        // Who comes takes what is free.
        QCOMPARE(colours.take({"c", "d", "b"}),
                 (std::vector{Token::Series3, Token::Series1, Token::Series2}));
        // Calls without a name have a colour as others do.
        QCOMPARE(colours.take({"", "c"}), (std::vector{Token::Series1, Token::Series3}));
    }

    void theRestIsOthersAndAddsUp() {
        SpendAnswer answer = answerTo({});
        answer.report.rows.clear();
        answer.report.sum = {};
        answer.report.steps.assign(answer.steps.bounds.size() - 1, {});
        for (int number = 0; number < 12; ++number) {
            admin::SpendRow row;
            row.name = "team" + std::to_string(number);
            for (SpendFigures& step : answer.report.steps) {
                row.steps.push_back(figures(1, (20 - number) * 1'000'000'000LL));
                step.requests += 1;
                step.spent += row.steps.back().spent;
                row.sum.requests += 1;
                row.sum.spent += row.steps.back().spent;
            }
            // As the gateway answers: only the first have steps.
            if (number >= kMostSeries) {
                row.steps.clear();
            }
            answer.report.rows.push_back(row);
        }
        const auto rows = rowsInOrder(answer);
        QCOMPARE(chartedRows(rows, SpendMeasure::Spend), 8U);
        SeriesColours colours;
        auto charted = names(rows);
        charted.resize(8);
        const BarData bars = barsOf(answer, rows, colours.take(charted), QTimeZone::utc());
        QCOMPARE(bars.series.size(), 9U);
        QCOMPARE(bars.series.back().name, QStringLiteral("Others"));
        QCOMPARE(bars.series.back().token, Token::Control);
        QCOMPARE(bars.series.back().values.front(), 12.0 + 11 + 10 + 9);
        QCOMPARE(bars.columns.front().total, QStringLiteral("$174.00"));
        QVERIFY(bars.columns.back().open);
        QVERIFY(!bars.columns.front().open);
    }

    void theOrderIsThatOfWhatIsMeasured() {
        SpendChoice choice;
        choice.measure = SpendMeasure::Tokens;
        const SpendAnswer answer = answerTo(choice);
        const auto rows = rowsInOrder(answer);
        QCOMPARE(rows.front().name, std::string("data-platform"));
        QCOMPARE(answer.report.rows.front().name, std::string("support-assistant"));
        QCOMPARE(axisUnit(answer), 1e6);
        QCOMPARE(unitText(choice.measure, SpendStep::Day, 1e6),
                 QStringLiteral("million tokens a day"));
    }

    // What is hatched and what there is are what the headline says; a budget of the month says the
    // same.
    void theRestOfTheDaysIsExpectedToGoAsSoFar() {
        SpendChoice choice;
        choice.period = SpendPeriod::ThisMonth;
        const SpendAnswer answer = answerTo(choice);
        const auto forecast = forecastOf(answer, SpendMeasure::Spend);
        QVERIFY(forecast);
        QVERIFY(reachesAhead(answer));
        const BarData bars = barsOf(answer, rowsInOrder(answer), {}, QTimeZone::utc());
        double hatched = 0;
        for (std::size_t column = 0; column < bars.columns.size(); ++column) {
            hatched += bars.columns[column].expected;
            QCOMPARE(bars.columns[column].expected > 0, column >= 16);
            QCOMPARE(bars.columns[column].expectedText.isEmpty(), column < 16);
        }
        const double spent = valueOf(answer.report.sum, SpendMeasure::Spend);
        QVERIFY(std::abs(spent + hatched - forecast->whole) < 0.01);
        const auto budget = expectedAtEnd({Money(), answer.report.sum.spent,
                                           answer.steps.bounds.front(), answer.steps.bounds.back()},
                                          answer.now);
        QVERIFY(std::abs(static_cast<double>(budget->nano()) / 1e9 - forecast->whole) < 0.01);
        QCOMPARE(spendStatsOf(answer)[1].name, QStringLiteral("Forecast"));
        QCOMPARE(spendStatsOf(answer)[1].figure, dollarsText(*budget));
    }

    void whatIsOverHasNoForecast() {
        SpendChoice choice;
        choice.period = SpendPeriod::LastMonth;
        SpendAnswer answer = answerTo(choice);
        QVERIFY(!forecastOf(answer, SpendMeasure::Spend));
        QVERIFY(!reachesAhead(answer));
        QCOMPARE(spendStatsOf(answer)[1].name, QStringLiteral("A day"));
        const double spent = valueOf(answer.report.sum, SpendMeasure::Spend);
        QCOMPARE(
            spendStatsOf(answer)[1].figure,
            sourceSign(answer.report.sum) +
                dollarsText(Money::fromNano(static_cast<std::int64_t>(spent / 31 * 1e9 + 0.5))));
        // Hours of a day are not alike.
        choice.period = SpendPeriod::Today;
        answer = answerTo(choice);
        QVERIFY(!forecastOf(answer, SpendMeasure::Spend));
        QCOMPARE(spendStatsOf(answer)[1].name, QStringLiteral("An hour"));
        // The last of seven days goes on, and no other comes.
        answer = answerTo({});
        QVERIFY(forecastOf(answer, SpendMeasure::Tokens));
        QVERIFY(!reachesAhead(answer));
    }

    void whatCachesCostMoreThanTheySparedHasNoBar() {
        SpendChoice choice;
        choice.measure = SpendMeasure::Saved;
        const SpendAnswer answer = answerTo(choice);
        const auto rows = rowsInOrder(answer);
        QCOMPARE(rows.front().name, std::string("search"));
        QCOMPARE(rows.back().name, std::string("data-platform"));
        QVERIFY(rows.back().sum.saved < Money());
        const std::size_t charted = chartedRows(rows, SpendMeasure::Saved);
        QVERIFY(charted < rows.size());
        QVERIFY(savedCellText(rows.back().sum, true).contains(u'-'));
        const BarData bars = barsOf(answer, rows, {Token::Series1}, QTimeZone::utc());
        double net = 0;
        for (const BarSeries& series : bars.series) {
            net += series.values.front();
        }
        QVERIFY(std::abs(net - valueOf(answer.report.steps.front(), SpendMeasure::Saved)) < 1e-6);
        BarData below = bars;
        below.series = {{QStringLiteral("a"), Token::Series1, {5, -2}, {}},
                        {QStringLiteral("b"), Token::Series2, {-3, 4}, {}}};
        QCOMPARE(barHeight(below, 0), 5.0);
        QCOMPARE(barHeight(below, 1), 4.0);
        QCOMPARE(savedCellText(SpendFigures(), true), QStringLiteral("–"));
        QCOMPARE(unitText(SpendMeasure::Saved, SpendStep::Day, 1), QStringLiteral("$ a day"));
        SpendFigures saved = figures(1, 1);
        saved.saved = Money::fromNano(12'300'000'000);
        QCOMPARE(valueText(saved, SpendMeasure::Saved), QStringLiteral("$12.30"));
    }

    void scalesAreRoundAndHaveFewTicks_data() {
        QTest::addColumn<double>("most");
        QTest::addColumn<bool>("whole");
        QTest::addColumn<QString>("top");
        QTest::addColumn<int>("ticks");
        QTest::newRow("nothing") << 0.0 << false << QStringLiteral("1") << 1;
        QTest::newRow("dollars") << 410.0 << false << QStringLiteral("500") << 5;
        QTest::newRow("cents") << 0.0071 << false << QStringLiteral("0.008") << 4;
        QTest::newRow("a call") << 1.0 << true << QStringLiteral("1") << 1;
        QTest::newRow("a tick") << 0.3 << false << QStringLiteral("0.3") << 3;
        QTest::newRow("many") << 1'234'567.0 << true << QStringLiteral("1,500,000") << 3;
    }
    void scalesAreRoundAndHaveFewTicks() {
        QFETCH(double, most);
        QFETCH(bool, whole);
        const BarScale scale = barScaleOf(most, whole);
        QTEST(scale.textOf(scale.ticks), "top");
        QTEST(scale.ticks, "ticks");
        QVERIFY(scale.top() + 1e-9 >= most);
    }

    void labelsAreSevenAtMost() {
        for (int columns = 1; columns <= 33; ++columns) {
            const int every = labelledEvery(columns);
            QVERIFY((columns + every - 1) / every <= 7);
        }
        QCOMPARE(labelledEvery(30), 5);
        QCOMPARE(labelledEvery(7), 1);
    }

    void theModelKeepsItsPromises() {
        SpendRows rows;
        ShownSpend shown(rows);
        const QAbstractItemModelTester tester(
            &rows, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const QAbstractItemModelTester proxyTester(
            &shown, QAbstractItemModelTester::FailureReportingMode::QtTest);
        SpendAnswer answer = answerTo({});
        rows.setAnswer(answer, rowsInOrder(answer), {Token::Series1});
        QCOMPARE(shown.rowCount(), 7);
        QSignalSpy reset(&rows, &QAbstractItemModel::modelReset);
        rows.setAnswer(answer, rowsInOrder(answer), {Token::Series2});
        QCOMPARE(reset.count(), 0);
        QCOMPARE(rows.index(0, 0).data(SpendRows::kSquareRole).toInt(),
                 static_cast<int>(Token::Series2));
        shown.sort(SpendRows::Requests, Qt::DescendingOrder);
        shown.setFilterFixedString(QStringLiteral("A"));
        QVERIFY(shown.rowCount() < 7);
        SpendChoice choice;
        choice.by = SpendBy::User;
        answer = answerTo(choice);
        rows.setAnswer(answer, rowsInOrder(answer), {});
        QCOMPARE(reset.count(), 1);
        rows.setAnswer(answer, {}, {});
    }

    void theSumIsThatOfWhatIsShown() {
        SpendRows rows;
        ShownSpend shown(rows);
        const SpendAnswer answer = answerTo({});
        rows.setAnswer(answer, rowsInOrder(answer), {});
        QCOMPARE(shown.totals().at(SpendRows::Name), QStringLiteral("All teams"));
        QCOMPARE(shown.totals().at(SpendRows::Spent), spentCellText(answer.report.sum, true));
        QCOMPARE(shown.totals().at(SpendRows::Share), QStringLiteral("100.0"));
        shown.setFilterFixedString(QStringLiteral("r"));
        std::uint64_t requests = 0;
        for (int row = 0; row < shown.rowCount(); ++row) {
            requests += shown.at(row)->sum.requests;
        }
        QVERIFY(requests > 0 && requests < answer.report.sum.requests);
        QCOMPARE(shown.totals().at(SpendRows::Requests), QLocale().toString(qulonglong(requests)));
        shown.setFilterFixedString(QStringLiteral("nobody"));
        QCOMPARE(shown.totals().at(SpendRows::Name), QStringLiteral("0 shown"));
        QCOMPARE(shown.totals().at(SpendRows::Requests), QStringLiteral("0"));
    }

    void whatIsNotKnownIsSaid() {
        SpendFigures sum = figures(10, 12'300'000'000);
        QCOMPARE(spentCellText(sum, false), QStringLiteral("12.3000"));
        sum.estimated = 2;
        QCOMPARE(spentCellText(sum, false), QStringLiteral("~12.3000"));
        sum.unpriced = 3;
        QCOMPARE(spentCellText(sum, false), QStringLiteral("≥12.3000"));
        QCOMPARE(spentCellText(sum, true), QStringLiteral("≥12.30"));
        QCOMPARE(spentCellText(figures(1, 1'000'000), true), QStringLiteral("<0.01"));
        QCOMPARE(millionsCellText(1'840'000'000), QStringLiteral("1,840.0"));
        QCOMPARE(millionsCellText(1'000), QStringLiteral("<0.1"));
        QCOMPARE(valueText(sum, SpendMeasure::Spend), QStringLiteral("≥$12.30"));
        sum = figures(10, 0);
        sum.unpriced = 10;
        QCOMPARE(spentCellText(sum, false), QStringLiteral("unpriced"));
        QCOMPARE(spentCellText(figures(10, 0), false),
                 QStringLiteral("0.0000"));  // free is a price
        QCOMPARE(nameText(SpendBy::Team, ""), QStringLiteral("No team"));
        QCOMPARE(nameText(SpendBy::Key, "search"), QStringLiteral("search"));
        QCOMPARE(nameText(SpendBy::Tags, ""), QStringLiteral("No tags"));
        QCOMPARE(nameText(SpendBy::CostCentre, "(not recorded)"), QStringLiteral("Not recorded"));
    }

    void aChangeNeedsSomethingBefore() {
        QCOMPARE(changeText(112.5, 100), QStringLiteral("+12.5"));
        QCOMPARE(changeText(50, 100), QStringLiteral("−50.0"));
        QCOMPARE(changeText(100, 100), QStringLiteral("0.0"));
        QCOMPARE(changeText(100, 0), QString());
        SpendAnswer answer = answerTo({});
        answer.report.sum = figures(90, 2'000'000'000);
        answer.before.sum = figures(100, 1'000'000'000);
        auto stats = spendStatsOf(answer);
        QCOMPARE(stats[0].note, QStringLiteral("100.0 % above 4 – 10 Nov"));
        QCOMPARE(stats[3].note, QStringLiteral("10.0 % below 4 – 10 Nov"));
        answer.before.sum = {};
        stats = spendStatsOf(answer);
        QCOMPARE(stats[0].note, QStringLiteral("last 7 days"));
        QCOMPARE(stats[4].note, QStringLiteral("every request has a price"));
        answer.report.sum.unpriced = 9;
        answer.report.sum.estimated = 18;
        QCOMPARE(spendStatsOf(answer)[4].figure, QStringLiteral("20.0"));
        QCOMPARE(spendStatsOf(answer)[4].note, QStringLiteral("9 requests unpriced"));
    }

    void afterATeamComeItsUsers() {
        SpendChoice choice;
        choice.by = SpendBy::CostCentre;
        QCOMPARE(nextDimension(choice), SpendBy::Team);
        choice.by = SpendBy::Tags;
        QCOMPARE(nextDimension(choice), SpendBy::Team);
        choice = {};
        QCOMPARE(nextDimension(choice), SpendBy::User);
        choice.by = SpendBy::User;
        choice.only = {{SpendBy::Team, "search"}};
        QCOMPARE(nextDimension(choice), SpendBy::Key);
        choice.by = SpendBy::Model;
        QCOMPARE(nextDimension(choice), SpendBy::Provider);
        choice.by = SpendBy::Provider;
        QCOMPARE(nextDimension(choice), SpendBy::User);
        choice.only = {
            {SpendBy::Team, "a"}, {SpendBy::User, "b"}, {SpendBy::Key, "c"}, {SpendBy::Model, "d"}};
        QCOMPARE(nextDimension(choice), std::nullopt);
    }

    void namesThatAreFormulasAreNone() {
        SpendRows rows;
        SpendAnswer answer = answerTo({});
        answer.report.rows = {{"=1+1,\"x\"", figures(3, 1'500'000'000), {}}};
        answer.report.rows[0].sum.unpriced = 1;
        rows.setAnswer(answer, answer.report.rows, {});
        QCOMPARE(rows.csv({0}).section(QLatin1Char('\n'), 1, 1),
                 QStringLiteral("\"'=1+1,\"\"x\"\"\",1.50,3,0,0,0,0,1,0,0.00,0,0.00"));
    }

    void theCallsAreAskedForAsAFilter() {
        QCOMPARE(callsFilter({{SpendBy::Team, "search"}, {SpendBy::Model, "my model"}}, true),
                 QStringLiteral("team=search model=\"my model\""));
        QCOMPARE(callsFilter({{SpendBy::Key, ""}}, false),
                 QStringLiteral("key=\"\" -mark=simulated"));
        QCOMPARE(callsFilter({{SpendBy::Tags, "core, eu"}, {SpendBy::CostCentre, "4711"}}, true),
                 QStringLiteral("tags=\"core, eu\" cost_centre=4711"));
        const QTimeZone berlin("Europe/Berlin");
        const auto days = stepsOf({QDate(2026, 10, 24), QDate(2026, 10, 26)}, berlin, Qt::Monday);
        QCOMPARE(timesFilter(days.bounds.front(), days.bounds.back(), berlin),
                 QStringLiteral("since:2026-10-24 until:2026-10-26"));
        const auto hours = stepsOf({QDate(2026, 10, 25), QDate(2026, 10, 25)}, berlin, Qt::Monday);
        QCOMPARE(timesFilter(hours.bounds[2], hours.bounds[3], berlin),
                 QStringLiteral("since:2026-10-25T00:00Z until:2026-10-25T01:00Z"));
    }
};

}  // namespace weir::ui

QTEST_MAIN(weir::ui::TestSpendRows)
#include "test_spend_rows.moc"
