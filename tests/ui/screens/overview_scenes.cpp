// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <QToolButton>

#include "tests/ui/screens/scenes.hpp"
#include "tests/ui/screens/stage.hpp"
#include "tests/ui/support/canned_calls.hpp"
#include "tests/ui/support/canned_overview.hpp"
#include "ui/charts/flow_chart.hpp"
#include "ui/widgets/segments.hpp"

namespace weir::ui {

namespace {

QWidget* showRange(Stage& stage, int range) {
    stage.find<Segments>()->findChildren<QToolButton*>().at(range)->click();
    return &stage.window();
}

QWidget* quarterHour(Stage& stage) {
    return &stage.open(QStringLiteral("overview"));
}

QWidget* today(Stage& stage) {
    stage.open(QStringLiteral("overview"));
    return showRange(stage, 2);
}

QWidget* week(Stage& stage) {
    stage.open(QStringLiteral("overview"));
    return showRange(stage, 3);
}

// What a column says, reached by keys.
QWidget* column(Stage& stage) {
    today(stage);
    Stage::settle();
    auto* chart = stage.find<FlowChart>();
    chart->setFocus();
    QTest::keyClick(chart, Qt::Key_Home);
    for (int step = 0; step < 20; ++step) {
        QTest::keyClick(chart, Qt::Key_Right);
    }
    return &stage.window();
}

admin::GatewayStatus quietStatus() {
    admin::GatewayStatus status = cannedStatus();
    status.openExchanges = 0;
    status.openStreams = 0;
    status.requestsPerSecond = 0;
    status.requestsEachSecond.assign(60, 0);
    status.requestsToday = 0;
    status.spentToday = {};
    status.providersDegraded = 0;
    return status;
}

QWidget* firstDay(Stage& stage) {
    admin::GatewayStatus status = quietStatus();
    status.keys = 1;
    status.providersUp = 1;
    stage.answerStatus(status);
    admin::ProviderRow simulator = cannedProviders()[3];
    simulator.settings.name = "simulator";
    stage.client().answer<admin::ListProviders>({{simulator}});
    stage.client().on<admin::GetOverview>([](const admin::GetOverview& asked) {
        return Result<admin::Overview>(firstDayOverview(asked.range));
    });
    return &stage.open(QStringLiteral("overview"));
}

// Before anything was set up.
QWidget* nothingYet(Stage& stage) {
    admin::GatewayStatus status = quietStatus();
    status.keys = 0;
    status.providersUp = 0;
    stage.answerStatus(status);
    stage.client().answer<admin::ListProviders>({});
    stage.client().on<admin::GetOverview>([](const admin::GetOverview& asked) {
        return Result<admin::Overview>(emptyOverview(asked.range));
    });
    return &stage.open(QStringLiteral("overview"));
}

constexpr Scene kOverviewScenes[] = {
    {"overview", quarterHour}, {"overview-today", today},        {"overview-column", column},
    {"overview-week", week},   {"overview-first-day", firstDay}, {"overview-empty", nothingYet},
};

}  // namespace

std::span<const Scene> overviewScenes() {
    return kOverviewScenes;
}

}  // namespace weir::ui
