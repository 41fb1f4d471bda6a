// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/config/read_alerts.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <functional>
#include <limits>

#include <fmt/format.h>

#include "engine/base/near_names.hpp"
#include "engine/base/span_text.hpp"
#include "engine/base/words.hpp"

namespace weir::control {

namespace {

using std::chrono::minutes;
using std::chrono::seconds;
using Reader = ValueReader;
using Node = YamlNode;
using policy::AlertRules;

constexpr std::string_view kOff = "off";
constexpr std::size_t kMostSteps = 8;

std::optional<std::uint32_t> parseNumber(std::string_view text) {
    std::uint32_t number = 0;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (failed != std::errc() || end != text.data() + text.size()) {
        return std::nullopt;
    }
    return number;
}

void notASpan(Reader& reader, Place place, std::string_view what, const std::string& written) {
    reader.problem(place,
                   fmt::format("{} is a time of at most 366 days, not \"{}\"", what, written),
                   "Write a whole number and its unit: 90s, 2m, 12h, 7d; or off.");
}

// A time, or off, which is zero.
void readSpan(Reader& reader, const Node& node, std::string_view what, seconds& into) {
    const auto written = reader.text(node, what);
    if (!written) {
        return;
    }
    if (*written == kOff) {
        into = seconds(0);
    } else if (const auto span = parseSpan(*written)) {
        into = *span;
    } else {
        notASpan(reader, node.place, what, *written);
    }
}

bool isOff(const Node& node) {
    return node.kind == Node::Kind::Scalar && node.scalar == kOff;
}

// A list of steps without repetitions, in the order of `before`; off is an empty one.
template <class Step, class Parse, class Before>
void readSteps(Reader& reader, const Node& node, std::string_view what, Parse parse, Before before,
               std::vector<Step>& into) {
    std::vector<Step> steps;
    if (!isOff(node)) {
        const std::vector<Text> written = reader.oneOrMore(node, what);
        if (written.size() > kMostSteps) {
            reader.problem(node.place, fmt::format("{} has at most {} steps", what, kMostSteps));
            return;
        }
        for (const Text& each : written) {
            if (const std::optional<Step> step = parse(each)) {
                steps.push_back(*step);
            }
        }
        std::ranges::sort(steps, before);
        const auto repeated = std::ranges::unique(steps);
        if (!repeated.empty()) {
            reader.problem(node.place, fmt::format("a step of {} stands here twice", what));
        }
        steps.erase(repeated.begin(), repeated.end());
        if (written.empty()) {
            reader.problem(node.place, fmt::format("{} names no step", what),
                           fmt::format("Write {}: off for no such alert.", what));
            return;
        }
    }
    into = std::move(steps);
}

void readBudgetUsed(Reader& reader, const Node& node, AlertRules& rules) {
    const auto parse = [&](const Text& each) {
        const auto percent = parsePercent(each.value, 1000);
        if (!percent) {
            reader.problem(
                each.place,
                fmt::format("budget_used is percent of the limit, not \"{}\"", each.value),
                "Write [80, 100], from 1 to 1000, or off.");
        }
        return percent;
    };
    readSteps(reader, node, "budget_used", parse, std::less<>(), rules.budgetUsed);
}

// How long before an end it is told.
void readEnds(Reader& reader, const Node& node, std::string_view name,
              std::vector<std::chrono::seconds>& steps) {
    const auto parse = [&](const Text& each) {
        const auto span = parseSpan(each.value);
        if (!span) {
            notASpan(reader, each.place, name, each.value);
        }
        return span;
    };
    readSteps(reader, node, name, parse, std::greater<>(), steps);
}

void readErrorRate(Reader& reader, const Node& node, AlertRules& rules) {
    const auto written = reader.text(node, "error_rate");
    if (!written) {
        return;
    }
    const auto percent = parsePercent(*written, 100);
    if (*written == kOff) {
        rules.errorRate = 0;
    } else if (percent) {
        rules.errorRate = *percent;
    } else {
        reader.problem(node.place,
                       fmt::format("error_rate is percent of attempts, not \"{}\"", *written),
                       "Write 25, from 1 to 100, or off.");
    }
}

struct QuietFields {
    std::optional<minutes> from;
    std::optional<minutes> until;
};

std::optional<minutes> readTimeOfDay(Reader& reader, const Node& node, std::string_view what) {
    const auto written = reader.text(node, what);
    const auto time = written ? parseTimeOfDay(*written) : std::nullopt;
    if (written && !time) {
        reader.problem(node.place,
                       fmt::format("{} is a time of the day, not \"{}\"", what, *written),
                       "Write it like \"22:00\".");
    }
    return time;
}

constexpr FieldRule<QuietFields> kQuiet[] = {
    {"from", [](Reader& r, const Node& n, auto& f) { f.from = readTimeOfDay(r, n, "from"); }},
    {"until", [](Reader& r, const Node& n, auto& f) { f.until = readTimeOfDay(r, n, "until"); }},
};

void readQuiet(Reader& reader, const Node& node, AlertRules& rules) {
    if (isOff(node)) {
        rules.quiet.reset();
        return;
    }
    QuietFields fields;
    reader.fields<QuietFields>(node, kQuiet, "quiet", fields);
    const bool written = node.find("from") != nullptr && node.find("until") != nullptr;
    if (node.kind == Node::Kind::Mapping && !written) {
        reader.problem(node.place, "quiet needs from and until",
                       "Write quiet: {from: \"22:00\", until: \"07:00\"}.");
    } else if (fields.from && fields.until) {
        if (*fields.from == *fields.until) {
            reader.problem(node.place, "quiet hours that end when they begin are none",
                           "Write two times, or drop quiet.");
        } else {
            rules.quiet = policy::QuietHours{*fields.from, *fields.until};
        }
    }
}

constexpr FieldRule<AlertRules> kAlerts[] = {
    {"budget_used", readBudgetUsed},
    {"budget_gone_in",
     [](Reader& r, const Node& n, auto& f) { readSpan(r, n, "budget_gone_in", f.budgetGoneIn); }},
    {"provider_down",
     [](Reader& r, const Node& n, auto& f) { readSpan(r, n, "provider_down", f.providerDown); }},
    {"error_rate", readErrorRate},
    {"error_rate_calls",
     [](Reader& r, const Node& n, auto& f) {
         f.errorRateCalls = static_cast<std::uint32_t>(
             r.count(n, "error_rate_calls", 1'000'000).value_or(f.errorRateCalls));
     }},
    {"key_expires",
     [](Reader& r, const Node& n, auto& f) { readEnds(r, n, "key_expires", f.keyExpires); }},
    {"certificate_expires",
     [](Reader& r, const Node& n, auto& f) {
         readEnds(r, n, "certificate_expires", f.certificateExpires);
     }},
    {"quiet", readQuiet},
};

void readAbout(Reader& reader, const Node& node, WebhookFields& webhook) {
    std::vector<std::string_view> words;
    for (const auto& [kind, word] : wordsOf<AlertKind>()) {
        words.push_back(word);
    }
    for (const Text& each : reader.oneOrMore(node, "about")) {
        const auto kind = fromWord<AlertKind>(each.value);
        if (!kind) {
            std::string hint = didYouMean(nearNames(each.value, words, 1));
            if (hint.empty()) {
                hint = fmt::format("There are {}.", fmt::join(words, ", "));
            }
            reader.problem(each.place,
                           fmt::format("there is no alert of the kind \"{}\"", each.value),
                           std::move(hint));
        } else if (std::ranges::find(webhook.about, *kind) != webhook.about.end()) {
            reader.problem(each.place, "this kind of alert stands here twice");
        } else {
            webhook.about.push_back(*kind);
        }
    }
    if (webhook.about.empty() && node.items.empty()) {
        reader.problem(node.place, "about names no kind of alert",
                       "Drop about for every kind, or drop the webhook.");
    }
}

constexpr FieldRule<WebhookFields> kWebhook[] = {
    {"name", [](Reader& r, const Node& n, auto& f) { f.name = r.placedText(n, "name"); }},
    {"kind", [](Reader& r, const Node& n,
                auto& f) { f.kind = r.word<WebhookKind>(n, "kind").value_or(f.kind); }},
    {"url", [](Reader& r, const Node& n, auto& f) { f.url = r.placedText(n, "url"); }},
    {"secret", [](Reader& r, const Node& n, auto& f) { f.secret = r.placedText(n, "secret"); }},
    {"local",
     [](Reader& r, const Node& n, auto& f) { f.local = r.truth(n, "local").value_or(f.local); }},
    {"about", readAbout},
};

}  // namespace

std::optional<minutes> parseTimeOfDay(std::string_view text) {
    if (text.size() != 5 || text[2] != ':') {
        return std::nullopt;
    }
    const auto hour = parseNumber(text.substr(0, 2));
    const auto minute = parseNumber(text.substr(3));
    if (!hour || !minute || *hour > 23 || *minute > 59) {
        return std::nullopt;
    }
    return minutes(*hour * 60 + *minute);
}

std::string timeOfDayText(minutes time) {
    return fmt::format("{:02}:{:02}", time.count() / 60, time.count() % 60);
}

void readAlerts(ValueReader& reader, const YamlNode& node, policy::AlertRules& rules) {
    reader.fields<AlertRules>(node, kAlerts, "alerts", rules);
}

void readWebhook(ValueReader& reader, const YamlNode& node, WebhookFields& webhook) {
    reader.fields<WebhookFields>(node, kWebhook, "a webhook", webhook);
}

}  // namespace weir::control
