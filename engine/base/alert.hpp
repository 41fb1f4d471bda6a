// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include "engine/base/clock.hpp"
#include "engine/base/money.hpp"

// What somebody is told of without having asked, as it is kept, sent and shown.
namespace weir {

enum class AlertKind : std::uint8_t {
    BudgetUsed,    // a share of a budget is spent, or it refuses calls
    BudgetGone,    // at the pace of its period so far it will not last; an estimate
    ProviderDown,  // for as long as the document says
    ErrorRate,     // of a provider's attempts
    KeyExpires,    // a Weir key, soon or already
    // That of the gateway's own listener: soon, or, urgent, already.
    CertificateExpires,
};
BOOST_DESCRIBE_ENUM(AlertKind, BudgetUsed, BudgetGone, ProviderDown, ErrorRate, KeyExpires,
                    CertificateExpires)

// How a webhook wants to be spoken to.
enum class WebhookKind : std::uint8_t {
    Webhook,  // Weir's own JSON
    Slack,    // an incoming webhook of Slack, or what takes the same
};
BOOST_DESCRIBE_ENUM(WebhookKind, Webhook, Slack)

struct Alert {
    std::uint64_t id = 0;
    AlertKind kind = AlertKind::BudgetUsed;
    std::string subject;  // the name of the budget, provider or key; what a certificate is for
    std::uint32_t percent = 0;  // that was passed of a budget; of attempts that failed
    Money used;                 // of a budget
    Money limit;
    // When the budget begins anew or is gone, or the key or certificate ends; the epoch: never.
    Timestamp at{};
    bool urgent = false;  // quiet hours do not hold it back
    Timestamp since{};
    Timestamp ended{};     // the epoch: it still holds
    bool told = false;     // no: quiet hours hold it back, or did until it was over
    bool refuses = false;  // the budget lets calls through no more

    friend bool operator==(const Alert&, const Alert&) = default;
};
BOOST_DESCRIBE_STRUCT(Alert, (),
                      (id, kind, subject, percent, used, limit, at, urgent, since, ended, told,
                       refuses))

// What a message is about.
enum class AlertEvent : std::uint8_t {
    News,    // alerts that were raised or are over
    Digest,  // the same, held back in quiet hours
    Test,    // somebody wants to see whether it arrives
};
BOOST_DESCRIBE_ENUM(AlertEvent, News, Digest, Test)

enum class DeliveryState : std::uint8_t { Waiting, UnderWay, Delivered, GivenUp };
BOOST_DESCRIBE_ENUM(DeliveryState, Waiting, UnderWay, Delivered, GivenUp)

struct DeliveryTry {
    Timestamp at{};
    std::string said;  // "200", "500", "Nobody answers at …": never the address beyond its host

    friend bool operator==(const DeliveryTry&, const DeliveryTry&) = default;
};
BOOST_DESCRIBE_STRUCT(DeliveryTry, (), (at, said))

// A message on its way to one webhook.
struct Delivery {
    std::uint64_t id = 0;
    std::string webhook;
    AlertEvent event = AlertEvent::News;
    std::string title;  // "openai is down"
    Timestamp at{};
    DeliveryState state = DeliveryState::Waiting;
    std::vector<DeliveryTry> tries;
    Timestamp next{};  // while it waits

    friend bool operator==(const Delivery&, const Delivery&) = default;
};
BOOST_DESCRIBE_STRUCT(Delivery, (), (id, webhook, event, title, at, state, tries, next))

}  // namespace weir
