// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <boost/describe/class.hpp>

#include "engine/base/alert.hpp"
#include "engine/control/admin/operation.hpp"

// What is worth telling somebody, whom to tell, and whether it arrived.
namespace weir::admin {

// As the document says it. An empty list, and zero: that is no alert.
struct AlertSettings {
    std::vector<std::uint32_t> budgetUsed{80, 100};  // percent, ascending
    std::uint64_t budgetGoneInSeconds = 3 * 86'400;
    std::uint64_t providerDownSeconds = 120;
    std::uint32_t errorRate = 25;       // percent of the attempts of five minutes
    std::uint32_t errorRateCalls = 20;  // fewer attempts say nothing
    std::vector<std::uint64_t> keyExpiresSeconds{7 * 86'400, 86'400};               // descending
    std::vector<std::uint64_t> certificateExpiresSeconds{14 * 86'400, 3 * 86'400};  // likewise
    std::string quietFrom;   // "22:00", in the zone of the gateway; empty: there are no quiet hours
    std::string quietUntil;  // "07:00"

    friend bool operator==(const AlertSettings&, const AlertSettings&) = default;
};
BOOST_DESCRIBE_STRUCT(AlertSettings, (),
                      (budgetUsed, budgetGoneInSeconds, providerDownSeconds, errorRate,
                       errorRateCalls, keyExpiresSeconds, certificateExpiresSeconds, quietFrom,
                       quietUntil))

struct AlertRow {
    Alert alert;
    std::string title;  // "openai is down", in English
    std::string text;   // one sentence more; may be empty
};
BOOST_DESCRIBE_STRUCT(AlertRow, (), (alert, title, text))

struct AlertList {
    std::vector<AlertRow> active;  // the newest first
    std::vector<AlertRow> recent;  // that are over, the newest end first; at most 200
    AlertSettings settings;
    bool quietNow = false;
};
BOOST_DESCRIBE_STRUCT(AlertList, (), (active, recent, settings, quietNow))

struct ListAlerts {
    static constexpr std::string_view kName = "alerts.list";
    static constexpr Role kRole = Role::Read;
    static constexpr std::string_view kAbout =
        "The alerts that hold now, those that are over, and what is worth one.";
    using Reply = AlertList;
};
BOOST_DESCRIBE_STRUCT(ListAlerts, (), ())

struct SetAlerts {
    static constexpr std::string_view kName = "alerts.set";
    static constexpr Role kRole = Role::Admin;
    static constexpr std::string_view kAbout = "Say in the document what is worth an alert.";
    using Reply = AlertSettings;  // as they were before
    AlertSettings settings;
};
BOOST_DESCRIBE_STRUCT(SetAlerts, (), (settings))

// As the document says it.
struct WebhookSettings {
    std::string name;
    WebhookKind kind = WebhookKind::Webhook;
    std::string url;     // "https://…"; or where the address is kept: "env:…", "keychain:…"
    std::string secret;  // "env:…", "file:…": what messages are signed with; empty: they are not
    bool local = false;  // http, loopback and private networks are allowed
    std::vector<AlertKind> about;  // empty: everything

    friend bool operator==(const WebhookSettings&, const WebhookSettings&) = default;
};
BOOST_DESCRIBE_STRUCT(WebhookSettings, (), (name, kind, url, secret, local, about))

struct WebhookRow {
    WebhookSettings settings;
    std::string host;  // "hooks.slack.com", where it is known
    Delivery last;     // the newest message to it; without an id there was none
};
BOOST_DESCRIBE_STRUCT(WebhookRow, (), (settings, host, last))

struct WebhookList {
    std::vector<WebhookRow> webhooks;  // in the order of the document
    std::vector<Delivery> deliveries;  // to all of them, the newest first; at most 200
    std::string keychainProblem;       // why no address can be kept here; empty: it can
};
BOOST_DESCRIBE_STRUCT(WebhookList, (), (webhooks, deliveries, keychainProblem))

struct ListWebhooks {
    static constexpr std::string_view kName = "webhooks.list";
    static constexpr Role kRole = Role::Read;
    static constexpr std::string_view kAbout =
        "Who is told of alerts, and what became of every message.";
    using Reply = WebhookList;
};
BOOST_DESCRIBE_STRUCT(ListWebhooks, (), ())

struct SetWebhook {
    static constexpr std::string_view kName = "webhooks.set";
    static constexpr Role kRole = Role::Admin;
    static constexpr std::string_view kAbout = "Add a webhook to the document, or change one.";
    using Reply = WebhookRow;
    std::string replaces;  // the name of the one that is changed; empty: a new one
    WebhookSettings settings;
    // A secret address: it goes to the keychain, and the document says where. Empty: `url` counts.
    std::string secretUrl;
};
BOOST_DESCRIBE_STRUCT(SetWebhook, (), (replaces, settings, secretUrl))

// Its place and its text in the document, to put it back.
struct RemovedWebhook {
    std::string name;
    std::string text;
    std::uint32_t index = 0;
    std::uint32_t linesBefore = 0;  // blank and comment lines between it and the one before
};
BOOST_DESCRIBE_STRUCT(RemovedWebhook, (), (name, text, index, linesBefore))

struct RemoveWebhook {
    static constexpr std::string_view kName = "webhooks.remove";
    static constexpr Role kRole = Role::Admin;
    static constexpr std::string_view kAbout =
        "Take a webhook out of the document. Messages that wait for it are given up.";
    using Reply = RemovedWebhook;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(RemoveWebhook, (), (name))

struct RestoreWebhook {
    static constexpr std::string_view kName = "webhooks.restore";
    static constexpr Role kRole = Role::Admin;
    static constexpr std::string_view kAbout = "Put a removed webhook back where it stood.";
    using Reply = WebhookRow;
    RemovedWebhook removed;
};
BOOST_DESCRIBE_STRUCT(RestoreWebhook, (), (removed))

struct TestWebhook {
    static constexpr std::string_view kName = "webhooks.test";
    static constexpr Role kRole = Role::Operate;
    static constexpr std::string_view kAbout =
        "Send a message to a webhook now, once, and say what came of it.";
    using Reply = Delivery;  // ended
    std::string name;
};
BOOST_DESCRIBE_STRUCT(TestWebhook, (), (name))

}  // namespace weir::admin
