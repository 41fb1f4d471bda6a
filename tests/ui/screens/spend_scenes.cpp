// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QLineEdit>
#include <QTest>

#include "tests/ui/screens/scenes.hpp"
#include "tests/ui/screens/stage.hpp"
#include "tests/ui/support/canned_budgets.hpp"
#include "tests/ui/support/canned_reconciliation.hpp"
#include "ui/budgets/budget_dialog.hpp"
#include "ui/budgets/budgets_panel.hpp"
#include "ui/budgets/raise_dialog.hpp"
#include "ui/budgets/top_up_dialog.hpp"
#include "ui/charts/bar_chart.hpp"
#include "ui/imports/file_field.hpp"
#include "ui/rate_limits/rate_limit_dialog.hpp"
#include "ui/reconcile/reconcile_dialog.hpp"
#include "ui/rules/rule_tabs.hpp"
#include "ui/spend/spend_bar.hpp"
#include "ui/spend/spend_table.hpp"
#include "ui/widgets/tab_bar.hpp"

namespace weir::ui {

namespace {

QWidget* weekOfSpend(Stage& stage) {
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

QWidget* by(Stage& stage, admin::SpendBy what) {
    stage.open(QStringLiteral("spend"));
    emit stage.onPage<SpendBar>()->byChosen(what);
    Stage::settle();
    return &stage.window();
}

QWidget* byTags(Stage& stage) {
    return by(stage, admin::SpendBy::Tags);
}

QWidget* byCostCentre(Stage& stage) {
    return by(stage, admin::SpendBy::CostCentre);
}

QWidget* nothingSpent(Stage& stage) {
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

// One that rolls and assumes prices: the dialog with most in it.
QWidget* rollingBudget(Stage& stage) {
    auto& window = stage.open(QStringLiteral("spend"));
    admin::BudgetSettings settings;
    settings.name = "lab";
    settings.team = "lab";
    settings.limit = Money::fromNano(300'000'000'000);
    settings.every = BudgetPeriod::Rolling;
    settings.rollingHours = 720;
    settings.whenUsed = WhenUsed::Degrade;
    settings.whenUnpriced = WhenUnpriced::Assume;
    settings.assumedIn = Money::fromNano(3'000'000'000);
    settings.assumedOut = Money::fromNano(15'000'000'000);
    auto* dialog = new BudgetDialog(stage.client(), settings, &window);
    dialog->show();
    return dialog;
}

// A prepaid budget among those of the list.
QWidget* topUpDialog(Stage& stage) {
    admin::BudgetList list = cannedBudgets();
    list.budgets[1].settings.every = BudgetPeriod::Prepaid;
    list.budgets[1].end = {};
    list.budgets[1].toppedUp = Money::fromNano(250'000'000'000);
    stage.client().answer<admin::ListBudgets>(list);
    admin::BudgetTopUps topUps;
    topUps.topUps.push_back({.budget = "mobile",
                             .by = list.budgets[1].toppedUp,
                             .reason = "invoice 4711",
                             .at = std::chrono::sys_days(std::chrono::year(2026) / 11 / 20),
                             .via = Via::Remote,
                             .name = "anna"});
    stage.client().answer<admin::ListTopUps>(topUps);
    auto& window = stage.open(QStringLiteral("spend"));
    auto* dialog = new TopUpDialog(stage.client(), "mobile", &window);
    dialog->show();
    return dialog;
}

QWidget* reconciled(Stage& stage) {
    stage.client().answer<admin::ReconcileUsage>(cannedReconciliation());
    auto& window = stage.open(QStringLiteral("spend"));
    auto* dialog = new ReconcileDialog(stage.client(), &window);
    dialog->show();
    Stage::settle();
    auto* file = dialog->findChild<FileField*>()->findChild<QLineEdit*>();
    const QString path = QDir::temp().filePath(QStringLiteral("usage-2026-11.json"));
    QFile written(path);
    if (written.open(QIODevice::WriteOnly)) {
        written.write("{}");
        written.close();
    }
    file->setText(path);
    emit file->editingFinished();
    Stage::settle();
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

constexpr Scene kSpendScenes[] = {
    {"spend", weekOfSpend},
    {"spend-month", month},
    {"spend-narrowed", narrowed},
    {"spend-tags", byTags},
    {"spend-cost-centre", byCostCentre},
    {"spend-empty", nothingSpent},
    {"spend-no-budgets", noBudgets},
    {"budget-dialog", newBudget},
    {"budget-raised", raisedBudget},
    {"raise-dialog", raiseDialog},
    {"budget-dialog-rolling", rollingBudget},
    {"top-up-dialog", topUpDialog},
    {"reconcile-dialog", reconciled},
    {"rate-limits", rateLimits},
    {"no-rate-limits", noRateLimits},
    {"rate-limit-dialog", newRateLimit},
};

}  // namespace

std::span<const Scene> spendScenes() {
    return kSpendScenes;
}

}  // namespace weir::ui
