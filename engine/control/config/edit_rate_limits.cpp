// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/config/edit_rate_limits.hpp"

#include "engine/base/words.hpp"
#include "engine/control/config/value_reader.hpp"
#include "engine/control/config/yaml_text.hpp"

namespace weir::control {

namespace {

bool countsOverTime(const admin::RateLimitSettings& settings) {
    return settings.requests != 0 || settings.tokens != 0 || settings.inputTokens != 0 ||
           settings.outputTokens != 0;
}

struct RateLimitKind {
    using Settings = admin::RateLimitSettings;
    static constexpr std::string_view kList = "rate_limits";
    static constexpr std::string_view kWhat = "rate limit";

    static const std::vector<RateLimitFields>& items(const Document& document) {
        return document.rateLimits;
    }
    static Settings settingsOf(const RateLimitFields& fields) {
        return {.name = fields.name.value,
                .key = fields.key.value,
                .team = fields.team.value,
                .user = fields.user.value,
                .model = fields.model.value,
                .provider = fields.provider.value,
                .target = fields.target.value,
                .each = fields.each.value,
                .requests = fields.requests.value_or(0),
                .tokens = fields.tokens.value_or(0),
                .inputTokens = fields.inputTokens.value_or(0),
                .outputTokens = fields.outputTokens.value_or(0),
                .concurrency = fields.concurrency.value_or(0),
                .per = fields.per.value,
                .queueMost = fields.queue.value.most,
                .queueWaitMs = static_cast<std::uint64_t>(fields.queue.value.wait.count())};
    }
    static std::vector<WrittenField> written(const Settings& settings) {
        const auto unlessNothing = [](std::uint64_t number) {
            return number == 0 ? std::optional<std::string>() : std::to_string(number);
        };
        std::optional<std::string> queue;
        if (settings.queueMost != 0) {
            queue = "{most: " + std::to_string(settings.queueMost) +
                    ", wait: " + durationText(Milliseconds(settings.queueWaitMs)) + '}';
        }
        const auto word = [](bool written, auto value) {
            return written ? std::optional(std::string(wordOf(value))) : std::nullopt;
        };
        return {{"name", renderScalar(settings.name)},
                {"key", unlessEmpty(settings.key)},
                {"team", unlessEmpty(settings.team)},
                {"user", unlessEmpty(settings.user)},
                {"model", unlessEmpty(settings.model)},
                {"provider", unlessEmpty(settings.provider)},
                {"target", unlessEmpty(settings.target)},
                {"each", word(settings.each != LimitEach::All, settings.each)},
                {"requests", unlessNothing(settings.requests)},
                {"tokens", unlessNothing(settings.tokens)},
                {"input_tokens", unlessNothing(settings.inputTokens)},
                {"output_tokens", unlessNothing(settings.outputTokens)},
                {"concurrency", unlessNothing(settings.concurrency)},
                {"per", word(countsOverTime(settings), settings.per)},
                {"queue", queue}};
    }
    static Result<void> check(const Settings& settings) {
        if (!countsOverTime(settings) && settings.concurrency == 0) {
            return Error::invalid("A rate limit limits requests, tokens or concurrency.");
        }
        return {};
    }
    // Concurrency has no period, and no queue no wait.
    static Settings asRead(Settings settings) {
        if (!countsOverTime(settings)) {
            settings.per = LimitPeriod::Minute;
        }
        if (settings.queueMost == 0) {
            settings.queueWaitMs = Settings().queueWaitMs;
        }
        return settings;
    }
};

}  // namespace

Result<std::string> setRateLimit(std::string_view text, std::string_view replaces,
                                 const admin::RateLimitSettings& settings) {
    return setItem<RateLimitKind>(text, replaces, settings);
}

Result<std::string> addRateLimits(std::string_view text,
                                  std::span<const admin::RateLimitSettings> settings) {
    return addItems<RateLimitKind>(text, settings);
}

Result<RateLimitRemoval> removeRateLimit(std::string_view text, std::string_view name) {
    return removeItem<RateLimitKind, admin::RemovedRateLimit>(text, name);
}

Result<std::string> restoreRateLimit(std::string_view text,
                                     const admin::RemovedRateLimit& removed) {
    return restoreItem<RateLimitKind>(text, removed);
}

}  // namespace weir::control
