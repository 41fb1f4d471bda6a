// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "tests/ui/screens/scenes.hpp"
#include "tests/ui/screens/stage.hpp"
#include "tests/ui/support/canned_budgets.hpp"
#include "ui/budgets/budget_dialog.hpp"
#include "ui/budgets/budgets_panel.hpp"
#include "ui/budgets/raise_dialog.hpp"
#include "ui/charts/bar_chart.hpp"
#include "ui/rate_limits/rate_limit_dialog.hpp"
#include "ui/rules/rule_tabs.hpp"
#include "ui/spend/spend_table.hpp"
#include "ui/widgets/tab_bar.hpp"

namespace weir::ui {

namespace {

QWidget* week(Stage& stage) {
    return &stage.open(QStringLiteral("spend"));
}

// What a column says, reached by keys.
QWidget* month(Stage& stage) {
    stage.open(QStringLiteral("spend"));
    stage.window().currentPage()->reveal(QStringLiteral("this_month"));
    Stage::settle();
    auto* chart = stage.onPage<BarChart>();
    chart->setFocus();
    QTest::keyClick(chart, Qt::Key_Home);
    for (int step = 0; step < 12; ++step) {
        QTest::keyClick(chart, Qt::Key_Right);
    }
    return &stage.window();
}

QWidget* narrowed(Stage& stage) {
    stage.open(QStringLiteral("spend"));
    auto* table = stage.onPage<SpendTable>();
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Return);
    Stage::settle();
    QTest::keyClick(table, Qt::Key_Return);
    return &stage.window();
}

QWidget* nothing(Stage& stage) {
    stage.client().on<admin::GetSpend>([](const admin::GetSpend& asked) {
        admin::SpendReport report;
        report.steps.resize(asked.bounds.size() - 1);
        return Result<admin::SpendReport>(report);
    });
    return &stage.open(QStringLiteral("spend"));
}

QWidget* noBudgets(Stage& stage) {
    stage.client().answer<admin::ListBudgets>({});
    return &stage.open(QStringLiteral("spend"));
}

QWidget* newBudget(Stage& stage) {
    auto& window = stage.open(QStringLiteral("spend"));
    stage.onPage<BudgetsPanel>()->add();
    return window.findChild<BudgetDialog*>();
}

// The one that refuses, with a reason that has no room.
void raiseOne(Stage& stage) {
    admin::BudgetList list = cannedBudgets();
    list.budgets[1].raise = {.budget = list.budgets[1].settings.name,
                             .by = Money::fromNano(50'000'000'000),
                             .reason = "release of the new app, agreed with finance",
                             .since = {},
                             .until = std::chrono::sys_days(std::chrono::year(2026) / 11 / 28),
                             .via = Via::Remote,
                             .name = "anna"};
    stage.client().answer<admin::ListBudgets>(list);
}

QWidget* raisedBudget(Stage& stage) {
    raiseOne(stage);
    return &stage.open(QStringLiteral("spend"));
}

QWidget* raiseDialog(Stage& stage) {
    raiseOne(stage);
    auto& window = stage.open(QStringLiteral("spend"));
    auto* dialog = new RaiseDialog(stage.client(), "mobile", &window);
    dialog->show();
    return dialog;
}

QWidget* rateLimits(Stage& stage) {
    stage.open(QStringLiteral("spend"));
    stage.onPage<TabBar>()->setCurrentIndex(1);
    Stage::settle();
    return &stage.window();
}

QWidget* noRateLimits(Stage& stage) {
    stage.client().answer<admin::ListRateLimits>({});
    return rateLimits(stage);
}

QWidget* newRateLimit(Stage& stage) {
    auto& window = stage.open(QStringLiteral("spend"));
    stage.onPage<RuleTabs>()->addRateLimit();
    return window.findChild<RateLimitDialog*>();
}

constexpr Scene kScenes[] = {
    {"spend", week},
    {"spend-month", month},
    {"spend-narrowed", narrowed},
    {"spend-empty", nothing},
    {"spend-no-budgets", noBudgets},
    {"budget-dialog", newBudget},
    {"budget-raised", raisedBudget},
    {"raise-dialog", raiseDialog},
    {"rate-limits", rateLimits},
    {"no-rate-limits", noRateLimits},
    {"rate-limit-dialog", newRateLimit},
};

}  // namespace

std::span<const Scene> spendScenes() {
    return kScenes;
}

}  // namespace weir::ui
