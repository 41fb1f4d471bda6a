// SPDX-License-Identifier: GPL-3.0-or-later
#include <QElapsedTimer>
#include <QLineEdit>
#include <QTabBar>

#include "tests/ui/screens/scenes.hpp"
#include "tests/ui/screens/stage.hpp"
#include "tests/ui/support/canned_calls.hpp"
#include "tests/ui/support/http_listener.hpp"
#include "ui/calls/own_calls.hpp"
#include "ui/playground/lane_view.hpp"
#include "ui/playground/playground_page.hpp"
#include "ui/traffic/compare/compare_dialog.hpp"
#include "ui/traffic/export/export_dialog.hpp"
#include "ui/traffic/export/listed_calls.hpp"
#include "ui/traffic/replay/replay_dialog.hpp"

namespace weir::ui {

namespace {

QWidget* exportDialog(Stage& stage) {
    stage.open(QStringLiteral("traffic"));
    auto* dialog = new ExportDialog(
        stage.client(),
        {{{QStringLiteral("982,110 calls that the table shows"),
           []() -> std::unique_ptr<CallSource> {
               return std::make_unique<ListedCalls>(
                   std::make_shared<const std::vector<admin::ExchangeRow>>(cannedRows()));
           }}},
         QStringLiteral("tokens>400 -key:demo")},
        {}, stage.shell().settings().store(), &stage.window());
    // By itself it is named after the hour and lies in a folder of whoever runs this.
    dialog->findChild<QLineEdit*>()->setText(
        QStringLiteral("/home/ada/weir-calls-2026-11-17-1432.csv"));
    dialog->show();
    return dialog;
}

// Two runs of one call, of which the second went wrong.
void answerTwo(FakeAdminClient& client) {
    client.on<admin::GetExchange>([](const admin::GetExchange& asked) {
        const bool second = asked.id == cannedRows()[23].id;
        admin::ExchangeDetail detail = cannedDetail(cannedRows()[second ? 23 : 20]);
        detail.bodiesKept = true;
        return Result<admin::ExchangeDetail>(detail);
    });
    client.on<admin::GetBodies>([](const admin::GetBodies& asked) {
        admin::ExchangeBodies bodies = cannedBodies();
        if (asked.id == cannedRows()[23].id) {
            bodies.request.replace(bodies.request.find("few"), 3, "many");
            bodies.request.insert(bodies.request.rfind('}'), ",\"temperature\":0.2");
        }
        return Result<admin::ExchangeBodies>(bodies);
    });
}

QWidget* replayDialog(Stage& stage) {
    stage.open(QStringLiteral("traffic"));
    answerTwo(stage.client());
    stage.client().answer<admin::QuoteReplay>({"anthropic/claude-sonnet-4-5", Pricing::Priced, true,
                                               Money::fromNano(7'000'000), true,
                                               Money::fromNano(72'000'000), 3'812, 118});
    OwnCalls& calls = stage.calls();
    auto* dialog = new ReplayDialog(
        {stage.client(), calls.key, calls.caller, QStringLiteral("http://127.0.0.1:9")},
        cannedRows()[20], &stage.window());
    dialog->show();
    return dialog;
}

QWidget* compare(Stage& stage, int tab) {
    stage.open(QStringLiteral("traffic"));
    answerTwo(stage.client());
    auto* dialog =
        new CompareDialog(stage.client(), cannedRows()[20], cannedRows()[23], &stage.window());
    dialog->show();
    Stage::settle();
    dialog->findChild<QTabBar*>()->setCurrentIndex(tab);
    return dialog;
}

QWidget* compareFacts(Stage& stage) {
    return compare(stage, 0);
}
QWidget* compareMessages(Stage& stage) {
    return compare(stage, 1);
}
QWidget* compareBeside(Stage& stage) {
    QWidget* dialog = compareMessages(stage);
    Stage::settle();
    stage.press("weir::ui::BodyCompare", "Side by side");
    return dialog;
}
QWidget* compareRequest(Stage& stage) {
    return compare(stage, 2);
}

void answerModels(FakeAdminClient& client) {
    client.answer<admin::ListModels>(
        {{{"openai/gpt-5-mini", {"openai/gpt-5-mini"}, {"openai_chat"}},
          {"mistral/mistral-medium-2508", {"mistral/mistral-medium-2508"}, {"openai_chat"}},
          {"local/qwen3:32b", {"local/qwen3:32b"}, {"openai_chat"}}},
         {}});
}

// Before the first message.
QWidget* playgroundEmpty(Stage& stage) {
    answerModels(stage.client());
    return &stage.open(QStringLiteral("playground"));
}

// Three models beside each other, with what was carried over from a call.
QWidget* playground(Stage& stage) {
    answerModels(stage.client());
    admin::ExchangeBodies bodies = cannedBodies();
    bodies.request.insert(bodies.request.rfind('}'), ",\"tools\":[],\"top_p\":0.9");
    stage.client().answer<admin::GetBodies>(bodies);
    stage.client().on<admin::GetExchange>([](const admin::GetExchange& asked) {
        admin::ExchangeDetail detail = cannedDetail(cannedRow(3));
        detail.row.id = asked.id;
        detail.row.dialect = "openai_chat";
        detail.row.modelAsked = "openai/gpt-5-mini";
        detail.bodiesKept = true;
        return Result<admin::ExchangeDetail>(detail);
    });
    stage.open(QStringLiteral("playground"));
    static_cast<PlaygroundPage*>(stage.window().currentPage())
        ->reveal(QString::fromStdString(cannedId(3).text()));
    Stage::settle();
    stage.press("weir::ui::Composer", "Make the key");
    stage.press("weir::ui::PlaygroundPage", "Ask another model beside");
    stage.press("weir::ui::PlaygroundPage", "Ask another model beside");
    const auto lanes = stage.window().currentPage()->findChildren<LaneView*>();
    lanes.at(1)->choose(QStringLiteral("mistral/mistral-medium-2508"));
    lanes.at(2)->choose(QStringLiteral("local/qwen3:32b"));
    stage.listenWith(
        HttpListener::head(
            200, "text/event-stream",
            "X-Weir-Exchange: " + QByteArray::fromStdString(cannedId(9).text()) + "\r\n") +
        "data: {\"choices\":[{\"delta\":{\"content\":\"Line 88 compares with > since, and null "
        "never passes. Treat null as older than any date.\"}}]}\n\n");
    stage.press("weir::ui::Composer", "Send");
    QElapsedTimer waited;
    waited.start();
    while (lanes.at(2)->lane().isRunning() && waited.elapsed() < 5'000) {
        Stage::settle();
    }
    // The listener has a port that nobody chose; the screen says the usual one.
    stage.answerStatus(cannedStatus());
    return &stage.window();
}

constexpr Scene kCallScenes[] = {
    {"export-dialog", exportDialog},       {"replay-dialog", replayDialog},
    {"compare-facts", compareFacts},       {"compare-messages", compareMessages},
    {"compare-beside", compareBeside},     {"compare-request", compareRequest},
    {"playground-empty", playgroundEmpty}, {"playground", playground},
};

}  // namespace

std::span<const Scene> callScenes() {
    return kCallScenes;
}

}  // namespace weir::ui
