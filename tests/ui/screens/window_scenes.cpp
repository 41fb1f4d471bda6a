// SPDX-License-Identifier: GPL-3.0-or-later
#include <QLineEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QTabBar>

#include "engine/control/admin/bodies.hpp"
#include "engine/control/admin/import.hpp"
#include "tests/ui/screens/scenes.hpp"
#include "tests/ui/screens/stage.hpp"
#include "ui/about/about_dialog.hpp"
#include "ui/actions/action_registry.hpp"
#include "ui/imports/import_dialog.hpp"
#include "ui/notifications/notification_list.hpp"
#include "ui/notifications/notification_log.hpp"
#include "ui/palette/command_palette.hpp"
#include "ui/settings/bodies_panel.hpp"
#include "ui/shortcuts/shortcut_dialog.hpp"
#include "ui/widgets/local_time.hpp"

namespace weir::ui {

namespace {

QWidget* settings(Stage& stage) {
    return &stage.open(QStringLiteral("settings"));
}

// Bodies are kept on disk, there are some, and some could not be.
QWidget* bodies(Stage& stage) {
    admin::BodyStatus status;
    status.keep = BodyPlace::Disk;
    status.key = "keychain:weir-bodies";
    status.days = 7;
    status.maxSize = std::uint64_t{2} << 30;
    status.storedBytes = 612'300'000;
    status.dropped = 3;
    status.problem = "The disk is full. Make room on it; bodies are stored again by themselves.";
    stage.client().answer<admin::GetBodyStatus>(status);
    settings(stage);
    for (QScrollArea* area : stage.window().currentPage()->findChildren<QScrollArea*>()) {
        area->verticalScrollBar()->setValue(area->verticalScrollBar()->maximum());
        area->ensureWidgetVisible(stage.onPage<BodiesPanel>(), 0, 0);
    }
    return &stage.window();
}

QWidget* help(Stage& stage) {
    stage.open(QStringLiteral("help"));
    stage.window().currentPage()->reveal(QStringLiteral("filter"));
    return &stage.window();
}

QWidget* helpPicture(Stage& stage) {
    stage.open(QStringLiteral("help"));
    stage.window().currentPage()->reveal(QStringLiteral("overview"));
    return &stage.window();
}

void tell(Stage& stage) {
    NotificationLog& log = stage.window().notifications();
    const auto add = [&log](const char* title, const char* text, const char* action,
                            const char* icon, Tone tone, int minutesAgo) {
        log.add({QString::fromLatin1(title), QString::fromLatin1(text), QString::fromLatin1(action),
                 [] {}, QString::fromLatin1(icon), tone,
                 localTime(kCannedNow - std::chrono::minutes(minutesAgo))});
    };
    add("openai is down", "9 of 9 attempts failed in the last 5 minutes", "Show openai", "circle-x",
        Tone::Error, 17);
    add("openai is up again", "", "Show openai", "circle-check", Tone::Ok, 12);
    add("Destinations copied", "", "", "copy", Tone::Text2, 6);
    add("cohere was removed. Its key stays where it is kept.", "", "Undo", "trash", Tone::Ok, 1);
}

QWidget* unread(Stage& stage) {
    stage.open(QStringLiteral("destinations"));
    tell(stage);
    stage.window().notifications().noteUnread(2);
    return &stage.window();
}

QWidget* notifications(Stage& stage) {
    unread(stage);
    stage.window().openNotifications();
    return stage.find<NotificationList>();
}

QWidget* shortcuts(Stage& stage) {
    settings(stage);
    stage.window().openShortcuts();
    return stage.find<ShortcutDialog>();
}

QWidget* palette(Stage& stage) {
    stage.open(QStringLiteral("overview"));
    auto* palette = stage.find<CommandPalette>();
    palette->open();
    return palette;
}

QWidget* about(Stage& stage) {
    stage.open(QStringLiteral("overview"));
    stage.shell().actions().find(QStringLiteral("help.about"))->trigger();
    return stage.find<AboutDialog>();
}

// What a proxy does, with two keys in its file.
QWidget* importOf(Stage& stage, int tab) {
    admin::ImportPreview preview;
    preview.before = "version: 1\n";
    preview.text =
        "version: 1\n"
        "providers:\n"
        "  - name: openai\n    kind: openai\n    api_key: keychain:openai\n    serve: [gpt-4o]\n"
        "models:\n  - name: assistant\n    targets: [openai/gpt-4o]\n";
    preview.carried = {4, 11, 2, 3, 1, 0, 12};
    preview.secrets = {{"openai", "keychain:openai", 5}, {"groq", "keychain:groq", 9}};
    preview.notes = {
        {admin::ImportOutcome::LeftOut, 12, "sonnet: bedrock/us.anthropic.claude-sonnet-4-5",
         "It has a wire format of its own that Weir does not speak."},
        {admin::ImportOutcome::Changed, 31, "routing_strategy",
         "Calls are shared by rpm and tpm; a target that is over its limit is passed over."},
        {admin::ImportOutcome::LeftOut, 40, "litellm_settings.callbacks",
         "Weir records every call itself and sends records nowhere."},
        {admin::ImportOutcome::ToDo, 44, "mistral",
         "Its key stands in the variable MISTRAL, which Weir does not read: put it into "
         "MISTRAL_API_KEY."}};
    stage.client().answer<admin::PreviewImport>(preview);
    admin::KindList kinds;
    kinds.keychainAvailable = true;
    stage.client().answer<admin::ListKinds>(kinds);
    stage.open(QStringLiteral("overview"));
    stage.shell().actions().find(QStringLiteral("gateway.import_litellm"))->trigger();
    Stage::settle();
    auto* dialog = stage.find<ImportDialog>();
    auto* path = dialog->findChild<QLineEdit*>();
    path->setText(stage.writeFile(QStringLiteral("config.yaml"), "model_list: []\n"));
    emit path->editingFinished();
    Stage::settle();
    dialog->findChild<QTabBar*>()->setCurrentIndex(tab);
    return dialog;
}

QWidget* import(Stage& stage) {
    return importOf(stage, 0);
}

QWidget* importDocument(Stage& stage) {
    return importOf(stage, 1);
}

QWidget* importEmpty(Stage& stage) {
    stage.open(QStringLiteral("overview"));
    stage.shell().actions().find(QStringLiteral("gateway.import_litellm"))->trigger();
    Stage::settle();
    return stage.find<ImportDialog>();
}

QWidget* portInUse(Stage& stage) {
    admin::GatewayStatus status = cannedStatus();
    status.state = GatewayState::PortInUse;
    status.problem = "Port 9347 is used by ollama (pid 4121).";
    status.suggestedPort = 9348;
    stage.answerStatus(status);
    return &stage.open(QStringLiteral("settings"));
}

QWidget* lost(Stage& stage) {
    stage.open(QStringLiteral("traffic"));
    stage.client().refuse<admin::GetStatus>(
        Error::unavailable("Nobody answers in the data folder."));
    stage.shell().gateway().setAttached(true);
    stage.shell().gateway().refresh();
    return &stage.window();
}

// After the window ended badly twice, nothing is begun by itself.
QWidget* safeMode(Stage& stage) {
    admin::GatewayStatus status = cannedStatus();
    status.state = GatewayState::Stopped;
    status.address.clear();
    status.openExchanges = 0;
    status.openStreams = 0;
    status.requestsPerSecond = 0;
    status.requestsEachSecond.assign(60, 0);
    stage.answerStatus(status);
    stage.client().on<admin::GetOverview>([](const admin::GetOverview& asked) {
        admin::Overview nothing;
        nothing.range = asked.range;
        return Result<admin::Overview>(nothing);
    });
    stage.open(QStringLiteral("overview"));
    stage.window().tellSafeMode();
    return &stage.window();
}

constexpr Scene kWindowScenes[] = {
    {"settings", settings},
    {"settings-bodies", bodies},
    {"help", help},
    {"help-picture", helpPicture},
    {"notifications-unread", unread},
    {"notifications", notifications},
    {"shortcuts", shortcuts},
    {"palette", palette},
    {"about", about},
    {"import", import},
    {"import-document", importDocument},
    {"import-empty", importEmpty},
    {"port-in-use", portInUse},
    {"gateway-lost", lost},
    {"safe-mode", safeMode},
};

}  // namespace

std::span<const Scene> windowScenes() {
    return kWindowScenes;
}

}  // namespace weir::ui
