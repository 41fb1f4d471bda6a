// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/screens/everywhere.hpp"

#include <QTemporaryDir>

#include "tests/ui/support/canned.hpp"
#include "tests/ui/support/canned_calls.hpp"
#include "ui/destinations/destination_table.hpp"
#include "ui/destinations/destinations_page.hpp"
#include "ui/notifications/notification_list.hpp"
#include "ui/notifications/notification_log.hpp"
#include "ui/notifications/notification_panel.hpp"
#include "ui/overview/overview_page.hpp"
#include "ui/settings/language.hpp"
#include "ui/settings/settings_page.hpp"
#include "ui/settings/ui_settings.hpp"
#include "ui/shortcuts/shortcut_dialog.hpp"
#include "ui/shortcuts/shortcut_panel.hpp"
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
    auto* settingsPage = new SettingsPage({gateway, settings, theme, language, autostart});
    settingsPage->addPanel(new NotificationPanel(settings.store()));
    settingsPage->addPanel(new ShortcutPanel);
    window.addPage(settingsPage);
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
    window.notifications().add({QStringLiteral("openai is down"),
                                QStringLiteral("9 of 9 attempts failed in the last 5 minutes"),
                                QStringLiteral("Show openai"), [] {}, QStringLiteral("circle-x"),
                                Tone::Error, QDateTime(QDate(2026, 11, 23), QTime(14, 31))});
    window.notifications().add({QStringLiteral("openai is up again"),
                                {},
                                QStringLiteral("Show openai"),
                                [] {},
                                QStringLiteral("circle-check"),
                                Tone::Ok,
                                QDateTime(QDate(2026, 11, 23), QTime(14, 36))});
    window.notifications().add(ToastMessage{
        QStringLiteral("Destinations copied"), {}, {}, QStringLiteral("copy"), Tone::Text2});
    window.notifications().add(
        ToastMessage{QStringLiteral("cohere was removed. Its key stays where it is kept."),
                     QStringLiteral("Undo"), [] {}, QStringLiteral("trash"), Tone::Ok});
    window.notifications().noteUnread(2);
    kept = keep(window, QStringLiteral("notifications-unread")) && kept;
    window.openNotifications();
    auto* list = window.findChild<NotificationList*>();
    kept = keep(*list, QStringLiteral("notifications")) && kept;
    list->close();
    auto* shortcuts = new ShortcutDialog(window.actionRegistry(), &window);
    shortcuts->show();
    kept = keep(*shortcuts, QStringLiteral("shortcuts")) && kept;
    delete shortcuts;
    window.openPage(QStringLiteral("settings"));
    kept = keep(window, QStringLiteral("settings-all")) && kept;
    return kept;
}

}  // namespace weir::ui
