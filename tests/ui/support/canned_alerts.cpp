// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/canned_alerts.hpp"

#include "tests/ui/support/canned.hpp"

namespace weir::ui {

namespace {

using std::chrono::hours;
using std::chrono::minutes;

admin::AlertRow row(std::uint64_t id, AlertKind kind, const std::string& subject, minutes ago) {
    admin::AlertRow made;
    made.alert.id = id;
    made.alert.kind = kind;
    made.alert.subject = subject;
    made.alert.since = kCannedNow - ago;
    made.alert.told = true;
    return made;
}

Delivery sent(std::uint64_t id, const std::string& webhook, const std::string& title, minutes ago,
              DeliveryState state, std::vector<std::string> answers) {
    Delivery delivery;
    delivery.id = id;
    delivery.webhook = webhook;
    delivery.title = title;
    delivery.at = kCannedNow - ago;
    delivery.state = state;
    for (std::string& said : answers) {
        delivery.tries.push_back({delivery.at + minutes(delivery.tries.size()), std::move(said)});
    }
    if (state == DeliveryState::Waiting) {
        delivery.next = kCannedNow + minutes(4);
    }
    return delivery;
}

}  // namespace

admin::AlertList cannedAlerts() {
    admin::AlertList list;
    auto down = row(12, AlertKind::ProviderDown, "azure-eu", minutes(3));
    down.alert.urgent = true;
    auto gone = row(11, AlertKind::BudgetGone, "Support assistant", minutes(52));
    gone.alert.used = *Money::parse("1420.80");
    gone.alert.limit = *Money::parse("2000");
    gone.alert.at = kCannedNow + hours(49);
    auto used = row(9, AlertKind::BudgetUsed, "search", hours(5));
    used.alert.percent = 80;
    used.alert.used = *Money::parse("402.17");
    used.alert.limit = *Money::parse("500");
    used.alert.at = kCannedNow + hours(24 * 4);
    auto key = row(8, AlertKind::KeyExpires, "ci-runner", hours(7));
    key.alert.at = kCannedNow + hours(24 * 6);
    key.alert.told = false;
    list.active = {down, gone, used, key};
    auto errors = row(10, AlertKind::ErrorRate, "openai", hours(3));
    errors.alert.percent = 31;
    errors.alert.ended = kCannedNow - hours(2);
    auto before = row(7, AlertKind::ProviderDown, "openai", hours(30));
    before.alert.urgent = true;
    before.alert.ended = kCannedNow - hours(29);
    list.recent = {errors, before};
    return list;
}

admin::WebhookList cannedWebhooks() {
    admin::WebhookList list;
    list.deliveries = {
        sent(21, "pager", "azure-eu is down", minutes(3), DeliveryState::Waiting,
             {"503", "pager.halden.example did not answer in time."}),
        sent(20, "ops", "azure-eu is down", minutes(3), DeliveryState::Delivered, {"200"}),
        sent(19, "ops", "The budget Support assistant may be gone by Saturday 28 November, 15:30",
             minutes(52), DeliveryState::Delivered, {"500", "200"}),
        sent(18, "old", "2 alerts", hours(29), DeliveryState::GivenUp, {"404"})};
    admin::WebhookRow ops;
    ops.settings.name = "ops";
    ops.settings.kind = WebhookKind::Slack;
    ops.settings.url = "keychain:weir-webhook-ops-5f2a19c3";
    ops.last = list.deliveries[1];
    admin::WebhookRow pager;
    pager.settings.name = "pager";
    pager.settings.url = "https://pager.halden.example/weir";
    pager.settings.secret = "env:WEIR_PAGER_SECRET";
    pager.settings.about = {AlertKind::ProviderDown, AlertKind::ErrorRate};
    pager.host = "pager.halden.example";
    pager.last = list.deliveries[0];
    admin::WebhookRow fresh;
    fresh.settings.name = "finance";
    fresh.settings.url = "env:WEIR_FINANCE_URL";
    fresh.settings.about = {AlertKind::BudgetUsed, AlertKind::BudgetGone};
    list.webhooks = {ops, pager, fresh};
    return list;
}

}  // namespace weir::ui
