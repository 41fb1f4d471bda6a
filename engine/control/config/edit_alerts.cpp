// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/config/edit_alerts.hpp"

#include <algorithm>
#include <span>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "engine/base/span_text.hpp"
#include "engine/base/words.hpp"
#include "engine/control/config/read_alerts.hpp"
#include "engine/control/config/yaml_text.hpp"

namespace weir::control {

namespace {

using std::chrono::seconds;

constexpr std::string_view kAlertsName = "alerts";
const std::string kOffName = "off";

std::string span(std::uint64_t length) {
    return length == 0 ? kOffName : spanText(seconds(length));
}

// Every field with its value, in the order in which they are written.
std::vector<WrittenField> writtenAlerts(const admin::AlertSettings& settings) {
    std::vector<std::string> percents;
    for (const std::uint32_t percent : settings.budgetUsed) {
        percents.push_back(std::to_string(percent));
    }
    const auto spans = [](const std::vector<std::uint64_t>& lengths) {
        std::vector<std::string> written;
        std::ranges::transform(lengths, std::back_inserter(written), span);
        return written;
    };
    const auto list = [](const std::vector<std::string>& values) {
        return values.empty() ? kOffName : renderList(values);
    };
    std::optional<std::string> quiet;
    if (!settings.quietFrom.empty()) {
        quiet =
            fmt::format("{{from: \"{}\", until: \"{}\"}}", settings.quietFrom, settings.quietUntil);
    }
    return {{"budget_used", list(percents)},
            {"budget_gone_in", span(settings.budgetGoneInSeconds)},
            {"provider_down", span(settings.providerDownSeconds)},
            {"error_rate", settings.errorRate == 0 ? kOffName : std::to_string(settings.errorRate)},
            {"error_rate_calls", std::to_string(settings.errorRateCalls)},
            {"key_expires", list(spans(settings.keyExpiresSeconds))},
            {"certificate_expires", list(spans(settings.certificateExpiresSeconds))},
            {"quiet", quiet}};
}

// A new group is one line that says only what is not usual.
Result<void> writeGroup(YamlEditor& editor, const std::vector<WrittenField>& written) {
    const auto usual = writtenAlerts({});
    std::string group;
    for (std::size_t i = 0; i < written.size(); ++i) {
        if (written[i].value && written[i].value != usual[i].value) {
            group += fmt::format("{}{}: {}", group.empty() ? "" : ", ", written[i].field,
                                 *written[i].value);
        }
    }
    if (group.empty()) {
        return {};
    }
    // The names are those of the nodes, which go with the change.
    std::vector<std::string> names;
    for (const YamlMember& member : editor.root()->members) {
        names.push_back(member.key.scalar);
    }
    return editor.set(*editor.root(), {std::string(kAlertsName), '{' + group + '}'},
                      std::vector<std::string_view>(names.begin(), names.end()));
}

Result<void> writeFields(YamlEditor& editor, const std::vector<WrittenField>& before,
                         const std::vector<WrittenField>& after) {
    std::vector<std::string_view> ahead;
    for (std::size_t i = 0; i < after.size(); ++i) {
        const auto& [field, value] = after[i];
        if (before[i].value != value) {
            const YamlNode& group = *editor.root()->find(kAlertsName);
            auto done = value ? editor.set(group, {std::string(field), *value}, ahead)
                              : editor.remove(group, field);
            if (!done) {
                return done;
            }
        }
        ahead.push_back(field);
    }
    return {};
}

struct WebhookItems {
    using Settings = admin::WebhookSettings;
    static constexpr std::string_view kList = "webhooks";
    static constexpr std::string_view kWhat = "webhook";

    static const std::vector<WebhookFields>& items(const Document& document) {
        return document.webhooks;
    }
    static Settings settingsOf(const WebhookFields& fields) {
        return {.name = fields.name.value,
                .kind = fields.kind,
                .url = fields.url.value,
                .secret = fields.secret.value,
                .local = fields.local,
                .about = fields.about};
    }
    static std::vector<WrittenField> written(const Settings& settings) {
        std::vector<std::string> about;
        for (const AlertKind kind : settings.about) {
            about.emplace_back(wordOf(kind));
        }
        using Maybe = std::optional<std::string>;
        return {{"name", renderScalar(settings.name)},
                {"kind",
                 settings.kind == WebhookKind::Webhook ? Maybe() : Maybe(wordOf(settings.kind))},
                {"url", unlessEmpty(settings.url)},
                {"secret", unlessEmpty(settings.secret)},
                {"local", settings.local ? Maybe("true") : Maybe()},
                {"about", about.empty() ? Maybe() : Maybe(renderList(about))}};
    }
    static Result<void> check(const Settings& settings) {
        return settings.url.empty() ? Error::invalid("A webhook has an address.") : Result<void>();
    }
    static Settings asRead(Settings settings) { return settings; }
};

}  // namespace

admin::AlertSettings settingsOf(const policy::AlertRules& rules) {
    const auto count = [](seconds span) { return static_cast<std::uint64_t>(span.count()); };
    admin::AlertSettings settings;
    settings.budgetUsed = rules.budgetUsed;
    settings.budgetGoneInSeconds = count(rules.budgetGoneIn);
    settings.providerDownSeconds = count(rules.providerDown);
    settings.errorRate = rules.errorRate;
    settings.errorRateCalls = rules.errorRateCalls;
    const auto counts = [&](const std::vector<seconds>& spans) {
        std::vector<std::uint64_t> lengths;
        std::ranges::transform(spans, std::back_inserter(lengths), count);
        return lengths;
    };
    settings.keyExpiresSeconds = counts(rules.keyExpires);
    settings.certificateExpiresSeconds = counts(rules.certificateExpires);
    if (rules.quiet) {
        settings.quietFrom = timeOfDayText(rules.quiet->from);
        settings.quietUntil = timeOfDayText(rules.quiet->until);
    }
    return settings;
}

Result<std::string> setAlerts(std::string_view text, const admin::AlertSettings& settings) {
    const auto before = readSound(text);
    if (!before) {
        return before.error();
    }
    if (settings.quietFrom.empty() != settings.quietUntil.empty()) {
        return Error::invalid("Quiet hours have a beginning and an end.");
    }
    auto editor = openWithRoot(text);
    if (!editor) {
        return std::move(editor.error());
    }
    const YamlNode* group = editor->root()->find(kAlertsName);
    const bool hasFields =
        group != nullptr && group->kind == YamlNode::Kind::Mapping && !group->members.empty();
    const auto done = hasFields ? writeFields(*editor, writtenAlerts(settingsOf(before->alerts)),
                                              writtenAlerts(settings))
                                : writeGroup(*editor, writtenAlerts(settings));
    if (!done) {
        return done.error();
    }
    const auto after = readSound(editor->text());
    if (!after) {
        return after.error();
    }
    if (settingsOf(after->alerts) != settings) {
        return Error::invalid("The document is written in a way that cannot be changed here.",
                              "Change it in an editor.");
    }
    return editor->text();
}

Result<std::string> setWebhook(std::string_view text, std::string_view replaces,
                               const admin::WebhookSettings& settings) {
    return setItem<WebhookItems>(text, replaces, settings);
}

Result<WebhookRemoval> removeWebhook(std::string_view text, std::string_view name) {
    return removeItem<WebhookItems, admin::RemovedWebhook>(text, name);
}

Result<std::string> restoreWebhook(std::string_view text, const admin::RemovedWebhook& removed) {
    return restoreItem<WebhookItems>(text, removed);
}

Result<admin::WebhookSettings> webhookSettings(std::string_view text, std::string_view name) {
    const auto document = readSound(text);
    if (!document) {
        return document.error();
    }
    const auto index = indexOfItem<WebhookItems>(*document, name);
    if (!index) {
        return noSuchItem(WebhookItems::kWhat, name);
    }
    return WebhookItems::settingsOf(document->webhooks[*index]);
}

}  // namespace weir::control
