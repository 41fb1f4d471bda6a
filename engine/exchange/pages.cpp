// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/exchange/pages.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "engine/dialects/common/errors.hpp"
#include "engine/dialects/common/models.hpp"
#include "engine/exchange/cors.hpp"
#include "engine/exchange/headers.hpp"

namespace weir::exchange {

namespace {

constexpr net::http::Field kJson{"content-type", "application/json"};

net::Task<void> answerJson(net::ServerCall& call, int status, std::string_view body,
                           std::string_view allow = {}) {
    Fields fields;
    fields.push_back(kJson);
    if (!allow.empty()) {
        fields.push_back({"allow", allow});
    }
    letPageRead(call.head(), fields);
    if (!co_await call.respond(status, fields, body)) {
        call.abort();
    }
}

net::Task<void> answerReady(const Services& services, net::ServerCall& call,
                            const policy::Snapshot& policy) {
    if (services.paused.load(std::memory_order_relaxed)) {
        co_await answerJson(call, 503, R"({"status":"paused"})");
    } else if (policy.providers.empty()) {
        co_await answerJson(call, 503, R"({"status":"no provider"})");
    } else {
        co_await answerJson(call, 200, R"({"status":"ready"})");
    }
}

net::Task<void> answerModels(const Services& services, net::ServerCall& call,
                             const policy::Snapshot& policy, const Routed& routed) {
    const Admitted admitted = admit(call, *policy.keys, services.clock.now());
    if (admitted.refusal) {
        co_await answerRefusal(call, routed, *admitted.refusal);
        co_return;
    }
    const auto shape = dialects::modelsShape(call.head().find("anthropic-version").has_value(),
                                             call.head().find("x-api-key").has_value());
    const std::vector<policy::OfferedModel> offered = policy.offered(admitted.caller->rules);
    std::vector<dialects::ModelEntry> entries;
    entries.reserve(offered.size());
    for (const policy::OfferedModel& model : offered) {
        entries.push_back({model.name, model.owner, {}});
    }
    if (routed.route == Route::Models) {
        co_await answerJson(call, 200, dialects::modelsBody(shape, entries));
        co_return;
    }
    const auto found = std::find_if(entries.begin(), entries.end(),
                                    [&](const auto& entry) { return entry.id == routed.model; });
    if (found != entries.end()) {
        co_await answerJson(call, 200, dialects::modelBody(shape, *found));
        co_return;
    }
    if (const auto forbidden = checkModel(*admitted.caller, routed.model)) {
        co_await answerRefusal(call, routed, *forbidden);
        co_return;
    }
    Refusal refusal;
    refusal.fault = dialects::Fault::UnknownModel;
    // A provider that takes any name would be asked for it, but says nothing of having it.
    refusal.message = policy.lookup(routed.model, callerDialect(routed, call.head())).message;
    if (refusal.message.empty() || admitted.caller->rules.isNarrow()) {
        refusal.message = policy.unknown(routed.model, admitted.caller->rules).message;
    }
    co_await answerRefusal(call, routed, refusal);
}

}  // namespace

net::Task<void> answerPage(const Services& services, net::ServerCall& call,
                           const policy::Snapshot& policy, const Routed& routed) {
    switch (routed.route) {
        case Route::Models:
        case Route::OneModel:
            co_await answerModels(services, call, policy, routed);
            break;
        case Route::Ready:
            co_await answerReady(services, call, policy);
            break;
        default:
            co_await answerJson(call, 200, R"({"status":"ok"})");
    }
}

net::Task<void> answerOptions(net::ServerCall& call, const Routed& routed) {
    Fields fields;
    const std::string_view methods = methodsOf(routed);
    fields.push_back({"allow", methods});
    letPageCall(call.head(), methods, fields);
    if (!co_await call.respond(204, fields, "")) {
        call.abort();
    }
}

net::Task<void> answerKeptOut(net::ServerCall& call, const Routed& routed, const Refusal& refusal) {
    const auto answer = dialects::errorAnswer(callerDialect(routed, call.head()), refusal.fault,
                                              refusal.message, refusal.param);
    if (!co_await call.respond(answer.status, std::span(&kJson, 1), answer.body)) {
        call.abort();
    }
}

net::Task<void> answerRefusal(net::ServerCall& call, const Routed& routed, const Refusal& refusal) {
    const auto answer = dialects::errorAnswer(callerDialect(routed, call.head()), refusal.fault,
                                              refusal.message, refusal.param);
    const bool wrongMethod = refusal.fault == dialects::Fault::MethodNotAllowed;
    co_await answerJson(call, answer.status, answer.body,
                        wrongMethod ? methodsOf(routed) : std::string_view());
}

}  // namespace weir::exchange
