// SPDX-License-Identifier: GPL-3.0-or-later
#include <QMouseEvent>
#include <QScrollArea>
#include <QScrollBar>
#include <QTest>

#include "tests/ui/screens/scenes.hpp"
#include "tests/ui/screens/stage.hpp"
#include "tests/ui/support/canned_calls.hpp"
#include "tests/ui/support/canned_flow.hpp"
#include "tests/ui/support/canned_routes.hpp"
#include "ui/actions/action_registry.hpp"
#include "ui/charts/band_chart.hpp"
#include "ui/routing/changes_dialog.hpp"
#include "ui/routing/named_set_dialog.hpp"
#include "ui/routing/named_sets_panel.hpp"
#include "ui/routing/replay_panel.hpp"
#include "ui/routing/route_pane.hpp"
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

// Further down: what leads a call to the next target.
QWidget* fallingOver(Stage& stage) {
    QWidget* window = draft(stage);
    Stage::settle();
    auto* form = stage.onPage<RoutePane>()->findChild<QScrollArea*>();
    form->verticalScrollBar()->setValue(form->verticalScrollBar()->maximum());
    return window;
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
    list.draft.notes.push_back({2,
                                admin::RouteNoteKind::Error,
                                "time is from one time of the day to another. Write it like "
                                "22:00-06:00.",
                                {}});
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

QWidget* replayed(Stage& stage) {
    auto& window = openWith(stage, cannedDraft());
    stage.onPage<RouteTable>()->selectRow(2);
    QTest::keyClick(stage.onPage<RouteTable>(), Qt::Key_Return);
    run(stage, "routing.replay");
    return &window;
}

// Under way in long books; a rule asks for a header, and one has an error.
QWidget* replaying(Stage& stage) {
    admin::RouteList list = cannedDraft();
    RouteCondition header = wordTest(RouteField::Header, {"search"});
    header.name = "x-app";
    list.draft.routes[1].when = header;
    list.draft.notes.push_back({2, admin::RouteNoteKind::Error, "No such target.", {}});
    auto& window = openWith(stage, list);
    stage.client().on<admin::ReplayRoutes>([](const admin::ReplayRoutes& asked) {
        admin::RouteReplay page = cannedReplay().front();
        if (!asked.before.empty()) {
            const Timestamp searchedTo = page.searchedTo;
            page = {};
            page.next = Id::firstOf(searchedTo);
            page.searchedTo = searchedTo;
        }
        return Result<admin::RouteReplay>(page);
    });
    stage.onPage<ReplayPanel>()->setPatience(Milliseconds(0));
    run(stage, "routing.replay");
    return &window;
}

QWidget* unchanged(Stage& stage) {
    auto& window = openWith(stage, cannedRoutes());
    admin::RouteReplay page = cannedReplay().back();
    page.unknown = 0;
    page.moved = 0;
    page.after = page.before;
    page.moves.clear();
    stage.client().answer<admin::ReplayRoutes>(page);
    run(stage, "routing.replay");
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

QWidget* flowOf(Stage& stage, const admin::RouteFlow& flow, const char* chosen = "") {
    auto& window = openWith(stage, cannedRoutes());
    stage.client().answer<admin::GetRouteFlow>(flow);
    run(stage, "routing.flow");
    stage.onPage<BandChart>()->setCurrent(QLatin1String(chosen));
    return &window;
}

QWidget* flow(Stage& stage) {
    return flowOf(stage, cannedFlow());
}

QWidget* flowOfTarget(Stage& stage) {
    return flowOf(stage, cannedFlow(), "target:google/gemini-2.5-pro");
}

QWidget* flowOfRule(Stage& stage) {
    return flowOf(stage, cannedFlow(), "rule:Code to the strong model");
}

QWidget* flowUnderThePointer(Stage& stage) {
    QWidget* window = flowOf(stage, cannedFlow());
    Stage::settle();
    auto* chart = stage.onPage<BandChart>();
    const QPointF place = chart->rectOf(QStringLiteral("team:search")).center();
    QMouseEvent move(QEvent::MouseMove, place, chart->mapToGlobal(place), Qt::NoButton, {}, {});
    QApplication::sendEvent(chart, &move);
    return window;
}

QWidget* flowIdle(Stage& stage) {
    return flowOf(stage, cannedIdleFlow());
}

QWidget* flowPlain(Stage& stage) {
    return flowOf(stage, cannedPlainFlow(), "target:local/qwen3");
}

QWidget* flowEmpty(Stage& stage) {
    admin::RouteFlow nothing = cannedPlainFlow();
    nothing.beginsWith = admin::RouteFlowFrom::Span;
    nothing.calls = 0;
    nothing.ways.clear();
    nothing.targets.clear();
    return flowOf(stage, nothing);
}

QWidget* applying(Stage& stage) {
    auto& window = openWith(stage, cannedDraft());
    listOfStage().draft.notes.clear();
    run(stage, "routing.apply");
    return window.findChild<ChangesDialog*>();
}

// A set that two rules ask for was changed in the draft, another added.
admin::RouteList draftWithSets() {
    admin::RouteList list = cannedRoutes();
    for (const std::size_t rule : {1U, 6U}) {
        list.routes[rule].settings.when = groupOf(
            ConditionKind::All,
            {wordTest(RouteField::Team, {"set:research"}), wordTest(RouteField::Tag, {"eval"})});
    }
    list.draft = {true, list.revision, kCannedNow, {}, {}, list.sets, {}};
    for (const admin::RouteRow& each : list.routes) {
        list.draft.routes.push_back(each.settings);
    }
    list.draft.sets[0].values = {"search", "ads", "ml-*"};
    list.draft.sets.push_back({"vip", RouteField::User, {"ada"}});
    return list;
}

QWidget* changedSet(Stage& stage) {
    auto& window = openWith(stage, draftWithSets());
    stage.onPage<RouteTable>()->selectRow(1);
    QTest::keyClick(stage.onPage<RouteTable>(), Qt::Key_Return);
    return &window;
}

QWidget* applyingSets(Stage& stage) {
    auto& window = openWith(stage, draftWithSets());
    run(stage, "routing.apply");
    return window.findChild<ChangesDialog*>();
}

QWidget* sets(Stage& stage) {
    auto& window = openWith(stage, draftWithSets());
    run(stage, "routing.sets");
    return window.findChild<NamedSetsPanel*>()->window();
}

QWidget* changingSet(Stage& stage) {
    auto& window = openWith(stage, cannedRoutes());
    run(stage, "routing.sets");
    auto* panel = window.findChild<NamedSetsPanel*>();
    panel->add();
    return panel->findChild<NamedSetDialog*>();
}

constexpr Scene kRoutingScenes[] = {
    {"routing", rules},
    {"routing-draft", draft},
    {"routing-failover", fallingOver},
    {"routing-conditions", conditions},
    {"routing-refuse", refusing},
    {"routing-try", tried},
    {"routing-empty", none},
    {"routing-history", history},
    {"routing-flow", flow},
    {"routing-flow-target", flowOfTarget},
    {"routing-flow-rule", flowOfRule},
    {"routing-flow-pointer", flowUnderThePointer},
    {"routing-flow-idle", flowIdle},
    {"routing-flow-plain", flowPlain},
    {"routing-flow-empty", flowEmpty},
    {"routing-apply", applying},
    {"routing-replay", replayed},
    {"routing-replaying", replaying},
    {"routing-replay-unchanged", unchanged},
    {"routing-changed-set", changedSet},
    {"routing-apply-sets", applyingSets},
    {"routing-sets", sets},
    {"routing-set", changingSet},
};

}  // namespace

std::span<const Scene> routingScenes() {
    return kRoutingScenes;
}

}  // namespace weir::ui
