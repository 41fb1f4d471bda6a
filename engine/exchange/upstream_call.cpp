// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/exchange/upstream_call.hpp"

#include <algorithm>
#include <utility>

#include "engine/dialects/common/edit.hpp"
#include "engine/exchange/caller.hpp"
#include "engine/exchange/headers.hpp"

namespace weir::exchange {

namespace {

std::vector<Loss> ofBody(std::vector<std::string> changes) {
    std::vector<Loss> losses;
    losses.reserve(changes.size());
    for (std::string& change : changes) {
        losses.push_back({"request body", std::move(change)});
    }
    return losses;
}

// Of a target that has to be told a limit, and of which no more is known.
constexpr std::uint64_t kUsualLimit = 8'192;
// No more than that is told: all of it is set aside in budgets.
constexpr std::uint64_t kMostUnsaid = 32'000;

dialects::Endpoint endpointFor(const Context& context, const policy::Target& target) {
    // The decision lets no target through that cannot be asked.
    return dialects::endpointAt(context.endpoint, context.policy->providerOf(target).dialects)
        .value_or(context.endpoint);
}

std::uint64_t unsaidLimit(const policy::Target& target) {
    return target.can.output == 0 ? kUsualLimit
                                  : std::min<std::uint64_t>(target.can.output, kMostUnsaid);
}

UpstreamCall passedOn(const Context& context, const policy::Target& target,
                      bool takesStreamOptions) {
    dialects::Edited edited = dialects::rewriteForTarget(
        context.endpoint, context.body, context.facts, target.model,
        takesStreamOptions ? dialects::UsageRequest::Add : dialects::UsageRequest::Leave);
    return {.endpoint = context.endpoint,
            .body = std::move(edited.body),
            .signatures = {},
            .translator = {},
            .losses = ofBody(std::move(edited.losses))};
}

}  // namespace

std::optional<std::uint64_t> answerLimit(const Context& context, const policy::Target& target) {
    const dialects::Endpoint at = endpointFor(context, target);
    const bool hasToBeTold = at != context.endpoint && at == dialects::Endpoint::Messages;
    return context.facts.maxOutputTokens || !hasToBeTold ? context.facts.maxOutputTokens
                                                         : unsaidLimit(target);
}

Result<UpstreamCall> callFor(const Context& context, const policy::Target& target) {
    const providers::Provider& provider = context.policy->providerOf(target);
    const providers::Kind& kind = *provider.kind;
    const dialects::Endpoint at = endpointFor(context, target);
    if (at == context.endpoint) {
        return passedOn(context, target, kind.takesStreamOptions);
    }
    auto signatures = target.can.callSignatures == Known::Yes
                          ? context.services.callSignatures.ofKey(
                                ownerOf(context.record.keyId, context.record.key))
                          : nullptr;
    const auto began = std::chrono::floor<std::chrono::seconds>(context.record.startedAt);
    auto translated = dialects::translateRequest(
        context.endpoint, at, context.body, context.facts,
        {.model = target.model,
         .maxTokensField = kind.maxTokensField,
         .takesStreamOptions = kind.takesStreamOptions,
         .takesSampling = target.can.sampling != Known::No,
         .takesEffort = target.can.effort == Known::Yes,
         .signatures = signatures.get(),
         .shortCallIds = kind.shortCallIds,
         .mostOutput = target.can.output,
         .context = target.can.context,
         .unsaidLimit = unsaidLimit(target)},
        {.id = context.record.id.text(), .createdAt = began.time_since_epoch().count()});
    if (!translated) {
        return std::move(translated.error());
    }
    UpstreamCall call{.endpoint = at,
                      .body = std::move(translated->body),
                      .signatures = std::move(signatures),
                      .translator = std::move(translated->answer),
                      .losses = ofBody(std::move(translated->losses))};
    listDroppedFor(dialects::dialectOf(at), context.dialect(), context.call.head().fields,
                   call.losses);
    return call;
}

}  // namespace weir::exchange
