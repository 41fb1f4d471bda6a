// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/alerts/message.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <optional>

#include <boost/json.hpp>
#include <fmt/format.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include "engine/base/hex.hpp"
#include "engine/base/local_zone.hpp"
#include "engine/base/words.hpp"

namespace weir::alerts {

namespace {

namespace json = boost::json;

// "Thursday 26 November, 14:30", in the zone of the gateway.
std::string whenText(Timestamp at) {
    constexpr const char* kDays[] = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                     "Thursday", "Friday", "Saturday"};
    constexpr const char* kMonths[] = {"January",   "February", "March",    "April",
                                       "May",       "June",     "July",     "August",
                                       "September", "October",  "November", "December"};
    using namespace std::chrono;
    const auto local = floor<minutes>(at + localOffset(at));
    const auto day = floor<days>(local);
    const year_month_day date(day);
    const auto minute = (local - day).count();
    return fmt::format("{} {} {}, {:02}:{:02}", kDays[weekday(day).c_encoding()],
                       static_cast<unsigned>(date.day()),
                       kMonths[static_cast<unsigned>(date.month()) - 1], minute / 60, minute % 60);
}

std::string moneyText(Money money) {
    const auto cents = (money.nano() + 5'000'000) / 10'000'000;
    return fmt::format("${}.{:02}", cents / 100, cents % 100);
}

std::string budgetText(const Alert& alert) {
    std::string text =
        fmt::format("{} of {} are spent.", moneyText(alert.used), moneyText(alert.limit));
    if (alert.refuses) {
        text += " It refuses calls that the rest does not suffice for.";
    }
    if (alert.at != Timestamp()) {
        text += fmt::format(" It begins anew on {}.", whenText(alert.at));
    }
    return text;
}

json::value orNull(Timestamp at) {
    return at == Timestamp() ? json::value() : json::value(toIso(at));
}

json::object toJson(const Alert& alert) {
    json::object object{{"id", alert.id},
                        {"kind", std::string(wordOf(alert.kind))},
                        {"state", alert.ended == Timestamp() ? "raised" : "over"},
                        {"subject", alert.subject},
                        {"title", titleOf(alert)},
                        {"text", textOf(alert)},
                        {"since", toIso(alert.since)},
                        {"over", orNull(alert.ended)},
                        {"urgent", alert.urgent}};
    if (alert.kind == AlertKind::BudgetUsed || alert.kind == AlertKind::ErrorRate) {
        object["percent"] = alert.percent;
    }
    if (alert.limit != Money()) {
        object["spent_nano_dollars"] = alert.used.nano();
        object["limit_nano_dollars"] = alert.limit.nano();
    }
    if (alert.at != Timestamp()) {
        object["at"] = toIso(alert.at);
    }
    return object;
}

// Slack reads these three as markup. Source: "Formatting text for app surfaces", Slack.
std::string forSlack(std::string_view text) {
    std::string escaped;
    for (const char c : text) {
        escaped += c == '&' ? "&amp;" : c == '<' ? "&lt;" : c == '>' ? "&gt;" : std::string(1, c);
    }
    return escaped;
}

std::string restText(const Message& message) {
    std::string text;
    if (message.more > 0) {
        text += fmt::format("And {} more.", message.more);
    }
    if (message.overMeanwhile > 0) {
        text += fmt::format("{}{} came and went in the quiet hours.", text.empty() ? "" : " ",
                            message.overMeanwhile);
    }
    return text;
}

std::string slackText(const Message& message, std::string_view gateway) {
    if (message.event == AlertEvent::Test) {
        return fmt::format("A test of Weir on {}: alerts arrive here.", forSlack(gateway));
    }
    std::string text = message.event == AlertEvent::Digest
                           ? fmt::format("Weir on {}, held back in the quiet hours:", gateway)
                           : fmt::format("Weir on {}:", gateway);
    text = forSlack(text);
    for (const Alert& alert : message.alerts) {
        const char* sign = alert.ended != Timestamp() ? ":white_check_mark:"
                           : alert.urgent             ? ":red_circle:"
                                                      : ":warning:";
        text +=
            fmt::format("\n{} *{}* {}", sign, forSlack(titleOf(alert)), forSlack(textOf(alert)));
    }
    if (const std::string rest = restText(message); !rest.empty()) {
        text += '\n' + rest;
    }
    return text;
}

}  // namespace

std::string titleOf(const Alert& alert) {
    const bool over = alert.ended != Timestamp();
    switch (alert.kind) {
        case AlertKind::BudgetUsed:
            return alert.refuses
                       ? fmt::format("The budget {} is used up", alert.subject)
                       : fmt::format("The budget {} is used to {} %", alert.subject, alert.percent);
        case AlertKind::BudgetGone:
            return fmt::format("The budget {} may be gone by {}", alert.subject,
                               whenText(alert.at));
        case AlertKind::ProviderDown:
            return alert.subject + (over ? " is up again" : " is down");
        case AlertKind::ErrorRate:
            return over ? fmt::format("Calls to {} succeed again", alert.subject)
                        : fmt::format("{} % of the calls to {} fail", alert.percent, alert.subject);
        case AlertKind::KeyExpires:
            return fmt::format("The key {} expires on {}", alert.subject, whenText(alert.at));
        case AlertKind::CertificateExpires:
            return fmt::format("The certificate for {} {} on {}", alert.subject,
                               alert.urgent ? "ended" : "ends", whenText(alert.at));
    }
    return {};
}

std::string textOf(const Alert& alert) {
    switch (alert.kind) {
        case AlertKind::BudgetUsed:
            return budgetText(alert);
        case AlertKind::BudgetGone:
            return fmt::format("{} of {} are spent. An estimate from the period so far.",
                               moneyText(alert.used), moneyText(alert.limit));
        case AlertKind::ProviderDown:
            return alert.ended == Timestamp()
                       ? std::string("Calls go to other targets, or fail where there are none.")
                       : fmt::format("It was down from {}.", whenText(alert.since));
        case AlertKind::ErrorRate:
            return alert.ended == Timestamp() ? "Counted over the last five minutes." : "";
        case AlertKind::KeyExpires:
            return "From then on it lets nobody in.";
        case AlertKind::CertificateExpires:
            return alert.urgent ? "Tools refuse to connect to the gateway."
                                : "From then on tools refuse to connect to the gateway.";
    }
    return {};
}

Message messageOf(const News& news, const std::vector<AlertKind>& about, Timestamp now) {
    Message message;
    message.event = news.digest ? AlertEvent::Digest : AlertEvent::News;
    message.at = now;
    for (const auto* list : {&news.raised, &news.ended}) {
        for (const Alert& alert : *list) {
            if (!about.empty() && std::ranges::find(about, alert.kind) == about.end()) {
                continue;
            }
            if (message.alerts.size() < Message::kMostAlerts) {
                message.alerts.push_back(alert);
            } else {
                ++message.more;
            }
        }
    }
    message.overMeanwhile = news.overMeanwhile;
    return message;
}

std::string titleOf(const Message& message) {
    if (message.event == AlertEvent::Test) {
        return "A test";
    }
    if (message.alerts.size() == 1) {
        return titleOf(message.alerts.front());
    }
    return fmt::format("{} alerts", message.alerts.size() + message.more);
}

std::string bodyOf(WebhookKind kind, const Message& message, std::uint64_t delivery,
                   std::string_view gateway) {
    if (kind == WebhookKind::Slack) {
        return json::serialize(json::object{{"text", slackText(message, gateway)}});
    }
    json::array alerts;
    for (const Alert& alert : message.alerts) {
        alerts.push_back(toJson(alert));
    }
    return json::serialize(json::object{{"event", std::string(wordOf(message.event))},
                                        {"delivery", delivery},
                                        {"gateway", std::string(gateway)},
                                        {"at", toIso(message.at)},
                                        {"title", titleOf(message)},
                                        {"alerts", std::move(alerts)},
                                        {"more", message.more},
                                        {"over_meanwhile", message.overMeanwhile}});
}

std::string signatureOf(const Secret& secret, std::int64_t seconds, std::string_view body) {
    const std::string text = fmt::format("{}.{}", seconds, body);
    std::array<unsigned char, EVP_MAX_MD_SIZE> bytes{};
    unsigned length = 0;
    const std::string_view key = secret.reveal();
    HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()),
         reinterpret_cast<const unsigned char*>(text.data()), text.size(), bytes.data(), &length);
    return "v1=" + toHex(std::span(bytes).first(length));
}

}  // namespace weir::alerts
