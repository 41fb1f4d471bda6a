// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemView>
#include <QLineEdit>
#include <QTest>

#include "tests/ui/screens/scenes.hpp"
#include "tests/ui/screens/stage.hpp"
#include "tests/ui/support/canned_audit.hpp"
#include "tests/ui/support/canned_calls.hpp"
#include "ui/alerts/alert_rules_dialog.hpp"
#include "ui/alerts/alert_table.hpp"
#include "ui/alerts/alerts_page.hpp"
#include "ui/alerts/webhook_dialog.hpp"
#include "ui/audit/audit_table.hpp"
#include "ui/destinations/destination_table.hpp"
#include "ui/providers/key_dialog.hpp"
#include "ui/providers/kind_box.hpp"
#include "ui/providers/pause_dialog.hpp"
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

ProviderDialog* emptyProviderDialog(Stage& stage) {
    stage.open(QStringLiteral("providers"));
    auto* dialog = new ProviderDialog(stage.client(), &stage.window());
    dialog->show();
    Stage::settle();
    return dialog;
}

// After a test that passed.
QWidget* providerDialog(Stage& stage) {
    ProviderDialog* dialog = emptyProviderDialog(stage);
    dialog->test();
    return dialog;
}

// The kinds to choose from.
QWidget* providerKinds(Stage& stage) {
    auto* kinds = emptyProviderDialog(stage)->findChild<KindBox*>();
    kinds->showPopup();
    Stage::settle();
    return kinds->view()->window();
}

// A kind whose address has to be given, and that lists no models.
QWidget* azureDialog(Stage& stage) {
    ProviderDialog* dialog = emptyProviderDialog(stage);
    dialog->findChild<KindBox*>()->choose("azure");
    return dialog;
}

QWidget* keyDialog(Stage& stage) {
    stage.open(QStringLiteral("providers"));
    auto* dialog = new KeyDialog(stage.client(), cannedProviders().back(), false, &stage.window());
    dialog->show();
    return dialog;
}

// One paused, one with models that are left alone and several keys.
QWidget* restrictedProviders(Stage& stage) {
    std::vector<admin::ProviderRow> rows = cannedProviders();
    admin::PausedTarget paused;
    paused.provider = rows[0].settings.name;
    paused.reason = "key is being replaced";
    paused.inFlight = 3;
    rows[0].paused = {paused};
    rows[1].open = {{"openai/gpt-5", "5 faults in a row", 8'000}};
    rows[1].keys = {{"keychain:one", KeyState::Stored, {}, 401, 0},
                    {"keychain:two", KeyState::Stored, {}, 0, 0}};
    stage.client().answer<admin::ListProviders>({rows});
    stage.open(QStringLiteral("providers"));
    auto* table = stage.onPage<ProviderTable>();
    table->setFocus();
    table->setCurrentIndex(table->model()->index(0, 0));
    return &stage.window();
}

QWidget* pauseDialog(Stage& stage) {
    stage.open(QStringLiteral("providers"));
    auto* dialog = new PauseDialog(stage.client(), "openai", {}, &stage.window());
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

AlertsPage& alertsPage(Stage& stage) {
    stage.open(QStringLiteral("alerts"));
    return *static_cast<AlertsPage*>(stage.window().currentPage());
}

QWidget* alerts(Stage& stage) {
    return alertsPage(stage).window();
}

QWidget* webhooks(Stage& stage) {
    AlertsPage& page = alertsPage(stage);
    page.showView(AlertsPage::Webhooks);
    page.table(AlertsPage::Webhooks).setFocus();
    page.table(AlertsPage::Webhooks).selectSomething();
    return page.window();
}

QWidget* sentAlerts(Stage& stage) {
    AlertsPage& page = alertsPage(stage);
    page.showView(AlertsPage::Sent);
    return page.window();
}

QWidget* noAlerts(Stage& stage) {
    stage.client().answer<admin::ListAlerts>({});
    stage.client().answer<admin::ListWebhooks>({});
    return alertsPage(stage).window();
}

QWidget* webhookDialog(Stage& stage) {
    alertsPage(stage).addWebhook();
    return stage.find<WebhookDialog>();
}

QWidget* alertRulesDialog(Stage& stage) {
    alertsPage(stage).editRules();
    return stage.find<AlertRulesDialog>();
}

// With one record in full.
QWidget* audit(Stage& stage) {
    stage.open(QStringLiteral("audit"));
    auto* table = stage.onPage<AuditTable>();
    table->setFocus();
    table->setCurrentIndex(table->model()->index(2, 0));
    return &stage.window();
}

QWidget* noAudit(Stage& stage) {
    stage.client().answer<admin::ListAudit>({});
    return &stage.open(QStringLiteral("audit"));
}

QWidget* auditWithoutMatch(Stage& stage) {
    stage.open(QStringLiteral("audit"));
    auto* search = stage.onPage<QLineEdit>();
    search->setText(QStringLiteral("gibbon"));
    QTest::keyClick(search, Qt::Key_Return);
    Stage::settle();
    return &stage.window();
}

// The gateway keeps no such log.
QWidget* auditRefused(Stage& stage) {
    stage.client().refuse<admin::ListAudit>(
        Error::unsupported("This gateway has no audit log.", "Update it."));
    return &stage.open(QStringLiteral("audit"));
}

// Somebody edited the file.
QWidget* auditBroken(Stage& stage) {
    admin::VerifiedAudit broken = cannedChain();
    broken.holds = false;
    broken.records = 812'043;
    broken.brokenAt = 812'044;
    broken.fault = AuditFault::Changed;
    stage.client().answer<admin::VerifyAudit>(broken);
    return &stage.open(QStringLiteral("audit"));
}

constexpr Scene kPlaceScenes[] = {
    {"providers", providers},
    {"providers-empty", noProviders},
    {"provider-dialog", providerDialog},
    {"provider-dialog-azure", azureDialog},
    {"provider-kinds", providerKinds},
    {"key-dialog", keyDialog},
    {"providers-restricted", restrictedProviders},
    {"pause-dialog", pauseDialog},
    {"destinations", destinations},
    {"destinations-cause", cause},
    {"alerts", alerts},
    {"alerts-webhooks", webhooks},
    {"alerts-sent", sentAlerts},
    {"alerts-none", noAlerts},
    {"alerts-webhook-dialog", webhookDialog},
    {"alerts-rules-dialog", alertRulesDialog},
    {"audit", audit},
    {"audit-none", noAudit},
    {"audit-no-match", auditWithoutMatch},
    {"audit-refused", auditRefused},
    {"audit-broken", auditBroken},
};

}  // namespace

std::span<const Scene> placeScenes() {
    return kPlaceScenes;
}

}  // namespace weir::ui
