// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <utility>

#include "engine/control/config/compile_webhooks.hpp"
#include "engine/control/config/edit_alerts.hpp"
#include "engine/control/handlers/document_items.hpp"
#include "engine/control/handlers/handlers.hpp"
#include "engine/net/url.hpp"

namespace weir::control {

namespace {

using namespace admin;

WebhookRow webhookRow(const policy::Webhook& webhook, const std::vector<Delivery>& deliveries) {
    WebhookRow row;
    row.settings = {.name = webhook.name,
                    .kind = webhook.kind,
                    .url = webhook.url.empty() ? webhook.urlFrom.text() : webhook.url,
                    .secret = webhook.secret.source == providers::KeySource::None
                                  ? std::string()
                                  : webhook.secret.text(),
                    .local = webhook.local,
                    .about = webhook.about};
    if (const auto address = net::parsePostAddress(webhook.url, webhook.local)) {
        row.host = address->origin.address();
    }
    const auto last = std::ranges::find(deliveries, webhook.name, &Delivery::webhook);
    if (last != deliveries.end()) {
        row.last = *last;
    }
    return row;
}

struct WebhookItems {
    using Set = SetWebhook;
    using Remove = RemoveWebhook;
    using Restore = RestoreWebhook;
    static constexpr auto kSet = setWebhook;
    static constexpr auto kRemove = removeWebhook;
    static constexpr auto kRestore = restoreWebhook;
};

class Handlers {
public:
    explicit Handlers(const AlertServices& services) : m_services(services) {}

    Result<AlertList> list() const {
        AlertList list = m_services.alerts.alerts();
        if (const auto snapshot = m_services.policy.snapshot()) {
            list.settings = settingsOf(snapshot->alerts);
        }
        return list;
    }

    Result<AlertSettings> set(const AlertSettings& settings, const Caller& caller) const {
        const auto snapshot = m_services.policy.snapshot();
        const AlertSettings before = snapshot ? settingsOf(snapshot->alerts) : AlertSettings();
        const auto done = m_services.policy.edit(
            [&](std::string_view text) { return setAlerts(text, settings); }, caller.actor());
        return done ? Result<AlertSettings>(before) : done.error();
    }

    Result<WebhookList> webhooks() const {
        WebhookList list;
        list.deliveries = m_services.alerts.deliveries();
        list.keychainProblem = m_services.alerts.keychainProblem();
        if (const auto snapshot = m_services.policy.snapshot()) {
            for (const policy::Webhook& webhook : snapshot->webhooks) {
                list.webhooks.push_back(webhookRow(webhook, list.deliveries));
            }
        }
        return list;
    }

    Result<WebhookRow> rowNamed(const std::string& name) const {
        for (const policy::Webhook& webhook : m_services.policy.snapshot()->webhooks) {
            if (webhook.name == name) {
                return webhookRow(webhook, m_services.alerts.deliveries());
            }
        }
        return Error::internal("The webhook \"" + name + "\" is in the document and not in force.");
    }

    Result<WebhookRow> write(const SetWebhook& operation, const Caller& caller) const {
        const auto done = m_services.policy.edit(
            [&](std::string_view text) {
                return setWebhook(text, operation.replaces, operation.settings);
            },
            caller.actor());
        return done ? rowNamed(operation.settings.name) : done.error();
    }

    // The address is kept when it is known that the rest can be written.
    void set(SetWebhook operation, const Caller& caller,
             HandlerTable::Reply<SetWebhook> reply) const {
        if (operation.secretUrl.empty()) {
            reply(write(operation, caller));
            return;
        }
        const auto address = net::parsePostAddress(operation.secretUrl, operation.settings.local);
        if (!address) {
            reply(address.error());
            return;
        }
        Secret kept(std::exchange(operation.secretUrl, {}));
        operation.settings.url = "keychain:" + operation.settings.name;
        if (const auto sound =
                setWebhook(m_services.policy.text(), operation.replaces, operation.settings);
            !sound) {
            reply(sound.error());
            return;
        }
        const std::string name = operation.settings.name;
        m_services.alerts.keepAddress(
            name, std::move(kept),
            [self = *this, operation = std::move(operation), caller,
             reply = std::move(reply)](const Result<std::string>& where) mutable {
                if (!where) {
                    reply(where.error());
                    return;
                }
                operation.settings.url = *where;
                reply(self.write(operation, caller));
            });
    }

private:
    AlertServices m_services;
};

}  // namespace

void addAlertHandlers(HandlerTable& table, const AlertServices& services) {
    const Handlers handlers(services);
    table.now<ListAlerts>([handlers](const ListAlerts&) { return handlers.list(); });
    table.nowFor<SetAlerts>([handlers](const SetAlerts& operation, const Caller& caller) {
        return handlers.set(operation.settings, caller);
    });
    table.now<ListWebhooks>([handlers](const ListWebhooks&) { return handlers.webhooks(); });
    addItemHandlers<WebhookItems>(table, services.policy, [handlers](const std::string& name) {
        return handlers.rowNamed(name);
    });
    table.laterFor<SetWebhook>([handlers](SetWebhook operation, const Caller& caller,
                                          HandlerTable::Reply<SetWebhook> reply) {
        handlers.set(std::move(operation), caller, std::move(reply));
    });
    table.later<TestWebhook>(
        [services](const TestWebhook& operation, const HandlerTable::Reply<TestWebhook>& reply) {
            services.alerts.test(operation.name, reply);
        });
}

}  // namespace weir::control
