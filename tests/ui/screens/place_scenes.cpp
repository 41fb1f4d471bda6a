// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/screens/scenes.hpp"
#include "tests/ui/screens/stage.hpp"
#include "tests/ui/support/canned_calls.hpp"
#include "ui/destinations/destination_table.hpp"
#include "ui/providers/key_dialog.hpp"
#include "ui/providers/provider_dialog.hpp"
#include "ui/providers/provider_table.hpp"

namespace weir::ui {

namespace {

QWidget* providers(Stage& stage) {
    stage.open(QStringLiteral("providers"));
    auto* table = stage.onPage<ProviderTable>();
    table->setFocus();
    table->setCurrentIndex(table->model()->index(2, 0));
    return &stage.window();
}

QWidget* noProviders(Stage& stage) {
    stage.client().answer<admin::ListProviders>({});
    return &stage.open(QStringLiteral("providers"));
}

// After a test that passed.
QWidget* providerDialog(Stage& stage) {
    stage.open(QStringLiteral("providers"));
    auto* dialog = new ProviderDialog(stage.client(), &stage.window());
    dialog->show();
    Stage::settle();
    dialog->test();
    return dialog;
}

QWidget* keyDialog(Stage& stage) {
    stage.open(QStringLiteral("providers"));
    auto* dialog = new KeyDialog(stage.client(), cannedProviders().back(), false, &stage.window());
    dialog->show();
    return dialog;
}

QWidget* destinations(Stage& stage) {
    return &stage.open(QStringLiteral("destinations"));
}

// With what causes one of them.
QWidget* cause(Stage& stage) {
    destinations(stage);
    auto* table = stage.onPage<DestinationTable>();
    table->setFocus();
    table->setCurrentIndex(table->model()->index(1, 0));
    return &stage.window();
}

constexpr Scene kScenes[] = {
    {"providers", providers},
    {"providers-empty", noProviders},
    {"provider-dialog", providerDialog},
    {"key-dialog", keyDialog},
    {"destinations", destinations},
    {"destinations-cause", cause},
};

}  // namespace

std::span<const Scene> placeScenes() {
    return kScenes;
}

}  // namespace weir::ui
