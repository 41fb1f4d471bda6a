// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/exchange/upstream_call.hpp"

#include <utility>

#include "engine/dialects/common/edit.hpp"
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

UpstreamCall passedOn(const Context& context, const policy::Target& target,
                      bool takesStreamOptions) {
    dialects::Edited edited = dialects::rewriteForTarget(
        context.endpoint, context.body, context.facts, target.model,
        takesStreamOptions ? dialects::UsageRequest::Add : dialects::UsageRequest::Leave);
    return {.endpoint = context.endpoint,
            .body = std::move(edited.body),
            .translator = {},
            .losses = ofBody(std::move(edited.losses))};
}

}  // namespace

Result<UpstreamCall> callFor(const Context& context, const policy::Target& target) {
    const providers::Provider& provider = context.policy->providerOf(target);
    const providers::Kind& kind = *provider.kind;
    // The decision lets no target through that cannot be asked.
    const dialects::Endpoint at =
        dialects::endpointAt(context.endpoint, provider.dialects).value_or(context.endpoint);
    if (at == context.endpoint) {
        return passedOn(context, target, kind.takesStreamOptions);
    }
    const auto began = std::chrono::floor<std::chrono::seconds>(context.record.startedAt);
    auto translated = dialects::translateRequest(
        context.endpoint, at, context.body, context.facts,
        {.model = target.model,
         .maxTokensField = kind.maxTokensField,
         .takesStreamOptions = kind.takesStreamOptions,
         .shortCallIds = kind.shortCallIds,
         .mostOutput = target.can.output},
        {.id = context.record.id.text(), .createdAt = began.time_since_epoch().count()});
    if (!translated) {
        return std::move(translated.error());
    }
    UpstreamCall call{.endpoint = at,
                      .body = std::move(translated->body),
                      .translator = std::move(translated->answer),
                      .losses = ofBody(std::move(translated->losses))};
    listDroppedFor(dialects::dialectOf(at), context.dialect(), context.call.head().fields,
                   call.losses);
    return call;
}

}  // namespace weir::exchange
