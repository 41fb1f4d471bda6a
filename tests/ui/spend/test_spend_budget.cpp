// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "tests/ui/support/canned.hpp"
#include "tests/ui/support/canned_spend.hpp"
#include "ui/charts/bar_chart.hpp"
#include "ui/spend/spend_bars.hpp"
#include "ui/spend/spend_budget.hpp"
#include "ui/spend/spend_stats.hpp"
#include "ui/theme/theme.hpp"
#include "ui/theme/tokens.hpp"

namespace weir::ui {

// The budget that what is looked at is held against.
class TestSpendBudget : public QObject {
    Q_OBJECT

    std::unique_ptr<Theme> m_theme;

    static SpendAnswer answerTo(SpendPeriod period, std::vector<admin::SpendOnly> only = {}) {
        SpendAnswer answer;
        answer.choice.period = period;
        answer.choice.only = std::move(only);
        answer.now = kCannedNow;
        answer.days = daysOf(period, {}, QDate(2026, 11, 17));
        answer.steps = stepsOf(answer.days, QTimeZone::utc(), Qt::Monday);
        answer.rangeBefore = rangeBefore(period, answer.days, answer.now, QTimeZone::utc());
        admin::GetSpend asked;
        asked.bounds = answer.steps.bounds;
        answer.report = cannedSpend(asked);
        return answer;
    }
    static Timestamp day(int month, unsigned day) {
        return std::chrono::sys_days{std::chrono::year{2026} /
                                     std::chrono::month{static_cast<unsigned>(month)} /
                                     std::chrono::day{day}};
    }
    static admin::BudgetRow budgetOf(const char* name, std::int64_t dollars, Timestamp begin,
                                     Timestamp end) {
        admin::BudgetRow row;
        row.settings.name = name;
        row.settings.limit = Money::fromNano(dollars * 1'000'000'000);
        row.begin = begin;
        row.end = end;
        return row;
    }
    static admin::BudgetRow november(const char* name, std::int64_t dollars) {
        return budgetOf(name, dollars, day(11, 1), day(12, 1));
    }
    static std::string nameOf(const std::optional<admin::BudgetRow>& budget) {
        return budget ? budget->settings.name : "none";
    }

private slots:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp, ThemeChoice::Light); }
    void cleanupTestCase() { m_theme.reset(); }

    void itCountsWhatIsLookedAtAndNothingElse() {
        admin::BudgetRow team = november("team", 2'000);
        team.settings.team = "search";
        admin::BudgetRow teamAndModel = november("team and model", 500);
        teamAndModel.settings.team = "search";
        teamAndModel.settings.model = "gpt-5.2";
        admin::BudgetRow tag = november("tag", 10);
        tag.settings.tag = "eu";
        const std::vector<admin::BudgetRow> budgets{team, teamAndModel, tag,
                                                    november("all", 8'600)};
        using admin::SpendBy;
        const auto found = [&](std::vector<admin::SpendOnly> only) {
            return nameOf(budgetFor(answerTo(SpendPeriod::ThisMonth, std::move(only)), budgets));
        };
        QCOMPARE(found({}), std::string("all"));
        QCOMPARE(found({{SpendBy::Team, "search"}}), std::string("team"));
        QCOMPARE(found({{SpendBy::Model, "gpt-5.2"}, {SpendBy::Team, "search"}}),
                 std::string("team and model"));
        QCOMPARE(found({{SpendBy::Team, "mobile"}}), std::string("none"));
        QCOMPARE(found({{SpendBy::Tags, "eu"}}), std::string("none"));
        // Calls of no team are no team's.
        QCOMPARE(found({{SpendBy::Team, ""}}), std::string("none"));
    }

    void itsPeriodHoldsTheDays() {
        admin::BudgetRow rolling = november("rolling", 1);
        rolling.settings.every = BudgetPeriod::Rolling;
        const admin::BudgetRow quarter = budgetOf("quarter", 9'200, day(10, 1), day(12, 31));
        const admin::BudgetRow prepaid = budgetOf("prepaid", 1, {}, {});
        QCOMPARE(nameOf(budgetFor(answerTo(SpendPeriod::ThisMonth),
                                  {rolling, prepaid, quarter, november("month", 8'600)})),
                 std::string("month"));
        QCOMPARE(nameOf(budgetFor(answerTo(SpendPeriod::SevenDays),
                                  {quarter, november("month", 8'600)})),
                 std::string("quarter"));
        QCOMPARE(nameOf(budgetFor(answerTo(SpendPeriod::LastMonth), {november("month", 8'600)})),
                 std::string("none"));
        QCOMPARE(allowedADay(november("month", 8'600)), 8'600 / 30.0);
        admin::BudgetRow raised = november("month", 600);
        raised.raise.by = Money::fromNano(300'000'000'000);
        QCOMPARE(allowedADay(raised), 30.0);
    }

    void theChartHasALineAndTheForecastAShare() {
        SpendAnswer answer = answerTo(SpendPeriod::ThisMonth);
        BarData bars = barsOf(answer, rowsInOrder(answer), {}, QTimeZone::utc());
        QCOMPARE(bars.limit, 0.0);
        answer.budget = november("month", 9'000);
        bars = barsOf(answer, rowsInOrder(answer), {}, QTimeZone::utc());
        QCOMPARE(bars.limit, 300.0);
        QCOMPARE(bars.limitText, QStringLiteral("budget, $300.00 a day"));
        const QString note = spendStatsOf(answer)[1].note;
        QVERIFY2(note.endsWith(QLatin1String("% of the budget, $9,000.00")), qPrintable(note));
        // It is money, and of days.
        answer.choice.measure = SpendMeasure::Tokens;
        QCOMPARE(barsOf(answer, rowsInOrder(answer), {}, QTimeZone::utc()).limit, 0.0);
        answer = answerTo(SpendPeriod::Today);
        answer.budget = november("month", 9'000);
        QCOMPARE(barsOf(answer, rowsInOrder(answer), {}, QTimeZone::utc()).limit, 0.0);
    }

    void aLineFarAboveTheBarsLeavesThemTheirHeight() {
        BarData bars;
        bars.columns.resize(2);
        bars.series.push_back({QStringLiteral("a"), Token::Series1, {10, 20}, {{}, {}}});
        BarChart chart;
        chart.setData(bars);
        const double without = chart.scale().top();
        chart.resize(400, 240);
        const auto lineAt = [&chart](double value) {
            const QRectF plot = chart.columnRect(0);
            const int y = qRound(plot.bottom() - plot.height() * value / chart.scale().top());
            const QImage picture = chart.grab().toImage();
            // It is dashed, and an edge of a pixel may fall to either side.
            for (int x = qRound(plot.left()); x < qRound(plot.right()); ++x) {
                for (const int near : {y - 1, y, y + 1}) {
                    if (picture.pixelColor(x, near) == color(Token::Error)) {
                        return true;
                    }
                }
            }
            return false;
        };
        QVERIFY(!lineAt(15));
        bars.limit = 30;
        bars.limitText = QStringLiteral("budget, $30.00 a day");
        chart.setData(bars);
        QVERIFY(chart.scale().top() >= 30);
        QVERIFY(lineAt(30));
        bars.limit = 15;
        chart.setData(bars);
        QVERIFY(lineAt(15));
        bars.limit = 3'000;
        bars.limitText = QStringLiteral("budget, $3,000 a day");
        chart.setData(bars);
        QCOMPARE(chart.scale().top(), without);
        QVERIFY(chart.accessibleDescription().contains(bars.limitText));
        QVERIFY(!lineAt(without / 2));
    }
};

}  // namespace weir::ui

QTEST_MAIN(weir::ui::TestSpendBudget)
#include "test_spend_budget.moc"
