// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/screens/everywhere.hpp"

#include <QTemporaryDir>

#include "tests/ui/support/canned.hpp"
#include "tests/ui/support/canned_calls.hpp"
#include "ui/destinations/destination_table.hpp"
#include "ui/destinations/destinations_page.hpp"
#include "ui/overview/overview_page.hpp"
#include "ui/settings/language.hpp"
#include "ui/settings/settings_page.hpp"
#include "ui/settings/ui_settings.hpp"
#include "ui/window/gateway_model.hpp"
#include "ui/window/main_window.hpp"

namespace weir::ui {

bool renderEverywhere(Theme& theme, QSize size,
                      const std::function<bool(QWidget& widget, const QString& name)>& keep) {
    FakeAdminClient client;
    answerAll(client);
    GatewayModel gateway(client);
    QTemporaryDir home;
    UiSettings settings(home.filePath(QStringLiteral("ui.ini")));
    Language language(QStringLiteral("en"));
    FakeAutostart autostart;
    MainWindow window(gateway, settings);
    window.addPage(new OverviewPage(client, gateway, settings.store()));
    window.addPage(new DestinationsPage(client));
    window.addPage(new SettingsPage({gateway, settings, theme, language, autostart}));
    window.finish();
    window.resize(size);
    window.show();
    gateway.refresh();
    window.openPage(QStringLiteral("destinations"));
    bool kept = keep(window, QStringLiteral("destinations"));
    auto* table = window.findChild<DestinationTable*>();
    table->setFocus();
    table->setCurrentIndex(table->model()->index(1, 0));
    kept = keep(window, QStringLiteral("destinations-cause")) && kept;
    return kept;
}

}  // namespace weir::ui
