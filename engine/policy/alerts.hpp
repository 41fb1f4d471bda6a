// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/alert.hpp"
#include "engine/base/clock.hpp"
#include "engine/providers/key_ref.hpp"

namespace weir::policy {

// From one minute of the day up to another, over midnight if need be.
struct QuietHours {
    std::chrono::minutes from{0};
    std::chrono::minutes until{0};

    friend bool operator==(const QuietHours&, const QuietHours&) = default;
};

// What is worth an alert. An empty list, and zero: that is none.
struct AlertRules {
    std::vector<std::uint32_t> budgetUsed{80, 100};  // percent, ascending
    std::chrono::seconds budgetGoneIn = std::chrono::days{3};
    std::chrono::seconds providerDown = std::chrono::minutes{2};
    std::uint32_t errorRate = 25;       // percent of the attempts of five minutes
    std::uint32_t errorRateCalls = 20;  // fewer attempts say nothing
    std::vector<std::chrono::seconds> keyExpires{std::chrono::days{7},
                                                 std::chrono::days{1}};  // descending
    // Likewise. Somebody has to be asked for a new one, who may take days.
    std::vector<std::chrono::seconds> certificateExpires{std::chrono::days{14},
                                                         std::chrono::days{3}};
    std::optional<QuietHours> quiet;

    friend bool operator==(const AlertRules&, const AlertRules&) = default;
};

// Whom to tell.
struct Webhook {
    std::string name;
    WebhookKind kind = WebhookKind::Webhook;
    std::string url;               // as it is written; empty: `urlFrom` knows it
    providers::KeyRef urlFrom;     // an address that is a secret itself
    providers::KeyRef secret;      // that messages are signed with; none: they are not
    bool local = false;            // http, loopback and private networks are allowed
    std::vector<AlertKind> about;  // empty: everything

    friend bool operator==(const Webhook&, const Webhook&) = default;
};

// The address that items of the keychain with addresses of webhooks are bound to: it leads nowhere
// (RFC 2606), so that no document can have one sent to a provider.
inline constexpr const char* kWebhooksHost = "webhooks.weir.invalid";

}  // namespace weir::policy
