// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/config/compile_rate_limits.hpp"

#include <string>

#include "engine/base/words.hpp"
#include "engine/control/config/compile_targets.hpp"
#include "engine/control/config/names.hpp"
#include "engine/control/config/scope_names.hpp"

namespace weir::control {

namespace {

void checkTarget(const RateLimitFields& fields, const policy::Snapshot& snapshot,
                 Problems& problems) {
    const auto& [target, place] = fields.target;
    if (target.empty()) {
        return;
    }
    compileTarget(fields.target, snapshot, problems);
    const std::string& provider = fields.provider.value;
    if (!provider.empty() && !target.starts_with(provider + '/')) {
        addError(problems, place,
                 "no call goes to \"" + target + "\" at the provider \"" + provider + '"',
                 "Drop provider: the target names its own.");
    }
}

void checkScope(const Document& document, const policy::Snapshot& snapshot,
                const RateLimitFields& fields, Problems& problems) {
    const std::string what = "rate limit \"" + fields.name.value + '"';
    for (const Text* name : {&fields.key, &fields.team, &fields.user, &fields.model,
                             &fields.provider, &fields.target}) {
        checkNamesSomebody(*name, what, problems);
    }
    checkProviderName(document, fields.provider, problems);
    checkTarget(fields, snapshot, problems);
    struct Named {
        LimitEach each;
        const Text& name;
    };
    for (const auto& [each, name] :
         {Named{LimitEach::Key, fields.key}, Named{LimitEach::User, fields.user},
          Named{LimitEach::Team, fields.team}}) {
        if (fields.each.value == each && !name.value.empty()) {
            const std::string word(wordOf(each));
            addError(problems, fields.each.place,
                     "each: " + word + " counts every " + word + ", and only \"" + name.value +
                         "\" is meant",
                     "Drop each, or drop " + word + '.');
        }
    }
}

// Something has to be limited, and a period belongs to what is counted over time.
void checkWhat(const RateLimitFields& fields, Problems& problems) {
    const bool overTime =
        fields.requests || fields.tokens || fields.inputTokens || fields.outputTokens;
    if (!overTime && !fields.concurrency) {
        addError(problems, fields.place,
                 "the rate limit \"" + fields.name.value + "\" limits nothing",
                 "Write requests: 60, tokens, input_tokens, output_tokens or concurrency.");
    } else if (!overTime && fields.per.place.line != 0) {
        addError(problems, fields.per.place, "concurrency has no period", "Drop per.");
    }
}

// What a caller may have under way is his own to keep to; nobody else has to end a call for it.
void checkQueue(const RateLimitFields& fields, Problems& problems) {
    const Place place = fields.queue.place;
    if (place.line == 0) {
        return;
    }
    if (fields.queue.value.most == 0) {
        addError(problems, place, "the queue does not say how many may wait",
                 "Write queue: {most: 100, wait: 20s}.");
    } else if (!fields.concurrency) {
        addError(problems, place, "a queue is for calls under way at once",
                 "Write concurrency: 8, or drop queue.");
    } else if (fields.provider.value.empty() && fields.target.value.empty()) {
        addError(problems, place, "a queue is for a provider or a target",
                 "Write provider or target, or drop queue: a caller's own limit refuses at once.");
    }
}

}  // namespace

std::vector<policy::RateLimit> compileRateLimits(const Document& document,
                                                 const policy::Snapshot& snapshot,
                                                 Problems& problems) {
    std::vector<policy::RateLimit> limits;
    for (const RateLimitFields& fields : document.rateLimits) {
        checkPlainName(problems, fields.name, "rate limit");
        checkScope(document, snapshot, fields, problems);
        checkWhat(fields, problems);
        checkQueue(fields, problems);
        limits.push_back({.name = fields.name.value,
                          .scope = {fields.key.value, fields.team.value, fields.user.value,
                                    fields.model.value, fields.provider.value, fields.target.value},
                          .each = fields.each.value,
                          .requests = fields.requests.value_or(0),
                          .tokens = fields.tokens.value_or(0),
                          .inputTokens = fields.inputTokens.value_or(0),
                          .outputTokens = fields.outputTokens.value_or(0),
                          .concurrency = fields.concurrency.value_or(0),
                          .per = fields.per.value,
                          .queue = fields.queue.value});
    }
    return limits;
}

}  // namespace weir::control
