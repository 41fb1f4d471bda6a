// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "tests/ui/screens/scenes.hpp"
#include "tests/ui/screens/stage.hpp"
#include "tests/ui/support/canned_calls.hpp"
#include "tests/ui/support/canned_routes.hpp"
#include "ui/actions/action_registry.hpp"
#include "ui/routing/changes_dialog.hpp"
#include "ui/routing/route_table.hpp"

namespace weir::ui {

namespace {

admin::RouteList& listOfStage() {
    static admin::RouteList list;
    return list;
}

MainWindow& openWith(Stage& stage, admin::RouteList list) {
    listOfStage() = std::move(list);
    answerRoutes(stage.client(), listOfStage());
    return stage.open(QStringLiteral("routing"));
}

void run(Stage& stage, const char* action) {
    stage.window().actionRegistry().find(QLatin1String(action))->trigger();
    Stage::settle();
}

QWidget* rules(Stage& stage) {
    return &openWith(stage, cannedRoutes());
}

QWidget* draft(Stage& stage) {
    auto& window = openWith(stage, cannedDraft());
    stage.onPage<RouteTable>()->selectRow(2);
    QTest::keyClick(stage.onPage<RouteTable>(), Qt::Key_Return);
    return &window;
}

// Every kind of condition and an error.
QWidget* conditions(Stage& stage) {
    admin::RouteList list = cannedDraft();
    RouteCondition header = wordTest(RouteField::Header, {"search", "find-*"});
    header.name = "x-app";
    RouteCondition time = wordTest(RouteField::Time, {});
    list.draft.routes[2].when = groupOf(
        ConditionKind::All,
        {header, groupOf(ConditionKind::Not, {wordTest(RouteField::Weekday, {"sat", "sun"})}), time,
         groupOf(ConditionKind::Any,
                 {numberTest(RouteField::MaxTokens, Comparison::AtLeast, 32'000),
                  groupOf(ConditionKind::Not, {numberTest(RouteField::Structured, {}, 1),
                                               wordTest(RouteField::Model, {})})})});
    list.draft.notes.push_back({2, admin::RouteNoteKind::Error,
                                "time is from one time of the day to another. Write it like "
                                "22:00-06:00.",
                                ""});
    auto& window = openWith(stage, list);
    stage.onPage<RouteTable>()->selectRow(2);
    QTest::keyClick(stage.onPage<RouteTable>(), Qt::Key_Return);
    return &window;
}

QWidget* refusing(Stage& stage) {
    auto& window = openWith(stage, cannedDraft());
    stage.onPage<RouteTable>()->selectRow(0);
    QTest::keyClick(stage.onPage<RouteTable>(), Qt::Key_Return);
    return &window;
}

QWidget* tried(Stage& stage) {
    auto& window = openWith(stage, cannedDraft());
    window.openPage(
        QStringLiteral("routing"),
        QStringLiteral("try:") + QString::fromStdString(cannedRows().front().id.text()));
    return &window;
}

QWidget* none(Stage& stage) {
    admin::RouteList list;
    list.revision = 3;
    return &openWith(stage, list);
}

QWidget* history(Stage& stage) {
    auto& window = openWith(stage, cannedRoutes());
    run(stage, "routing.history");
    return &window;
}

QWidget* applying(Stage& stage) {
    auto& window = openWith(stage, cannedDraft());
    listOfStage().draft.notes.clear();
    run(stage, "routing.apply");
    return window.findChild<ChangesDialog*>();
}

constexpr Scene kScenes[] = {
    {"routing", rules},           {"routing-draft", draft},    {"routing-conditions", conditions},
    {"routing-refuse", refusing}, {"routing-try", tried},      {"routing-empty", none},
    {"routing-history", history}, {"routing-apply", applying},
};

}  // namespace

std::span<const Scene> routingScenes() {
    return kScenes;
}

}  // namespace weir::ui
