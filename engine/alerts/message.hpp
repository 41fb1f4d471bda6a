// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <boost/describe/class.hpp>

#include "engine/alerts/board.hpp"
#include "engine/base/alert.hpp"
#include "engine/base/secret.hpp"

// Alerts in words and bytes. Pure.
namespace weir::alerts {

// "openai is down"; of one that is over "openai is up again".
std::string titleOf(const Alert& alert);
// One sentence more; may be empty.
std::string textOf(const Alert& alert);

// What goes to a webhook at once.
struct Message {
    static constexpr std::size_t kMostAlerts = 15;

    AlertEvent event = AlertEvent::News;
    Timestamp at{};
    std::vector<Alert> alerts;        // at most kMostAlerts
    std::uint32_t more = 0;           // that did not find room
    std::uint32_t overMeanwhile = 0;  // of quiet hours
};
BOOST_DESCRIBE_STRUCT(Message, (), (event, at, alerts, more, overMeanwhile))

// Of the kinds in `about`, or of all when it is empty. Without any the message has no alerts.
Message messageOf(const News& news, const std::vector<AlertKind>& about, Timestamp now);

// "openai is down", "3 alerts", "A test".
std::string titleOf(const Message& message);

// The JSON that the webhook is sent. `gateway` says which one it is: "weir.halden.example".
std::string bodyOf(WebhookKind kind, const Message& message, std::uint64_t delivery,
                   std::string_view gateway);

// "v1=" and HMAC-SHA256 of "SECONDS.BODY" in hex, for whoever wants to know that it was this
// gateway, and when.
std::string signatureOf(const Secret& secret, std::int64_t seconds, std::string_view body);

}  // namespace weir::alerts
