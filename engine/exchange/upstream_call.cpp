// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/exchange/upstream_call.hpp"

#include <utility>

#include "engine/dialects/common/edit.hpp"
#include "engine/exchange/headers.hpp"

namespace weir::exchange {

namespace {

UpstreamCall passedOn(Context& context, const policy::Target& target, bool takesStreamOptions) {
    dialects::Edited edited = dialects::rewriteForTarget(
        context.endpoint, context.body, context.facts, target.model,
        takesStreamOptions ? dialects::UsageRequest::Add : dialects::UsageRequest::Leave);
    for (std::string& loss : edited.losses) {
        context.lose("request body", std::move(loss));
    }
    return {.endpoint = context.endpoint, .body = std::move(edited.body), .translator = {}};
}

}  // namespace

Result<UpstreamCall> callFor(Context& context, const policy::Target& target) {
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
    for (std::string& loss : translated->losses) {
        context.lose("request body", std::move(loss));
    }
    listDroppedFor(dialects::dialectOf(at), context.dialect(), context.call.head().fields,
                   context.record.losses);
    return UpstreamCall{.endpoint = at,
                        .body = std::move(translated->body),
                        .translator = std::move(translated->answer)};
}

}  // namespace weir::exchange
