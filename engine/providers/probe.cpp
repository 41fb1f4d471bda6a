// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/providers/probe.hpp"

#include <memory>
#include <optional>
#include <utility>

#include "engine/providers/ask.hpp"
#include "engine/providers/smallest_call.hpp"
#include "engine/providers/upstream.hpp"

namespace weir::providers {

namespace {

std::string urlOf(const Provider& provider, std::string_view path) {
    return net::BaseUrl{provider.base.origin, provider.target(path)}.text();
}

Microseconds since(Instant start, const Clock& clock) {
    return std::chrono::duration_cast<Microseconds>(clock.instant() - start);
}

// The steps a connection is made of, each with the time it took.
void addConnected(ProbeReport& report, const Provider& provider, const net::ConnectTimes& times) {
    report.steps.push_back(
        {"Address of " + provider.base.origin.host + " found", true, times.resolve, {}});
    report.steps.push_back({"Port " + std::to_string(provider.base.origin.port) + " reached",
                            true,
                            times.connect,
                            {}});
    if (provider.base.origin.scheme == net::Scheme::Https) {
        report.steps.push_back({"TLS with a valid certificate for this name", true, times.tls, {}});
    }
}

std::string hintForConnection(const Provider& provider, const Error& error) {
    if (!error.hint.empty()) {
        return error.hint;
    }
    switch (error.code) {
        case ErrorCode::NotFound:
            return "Check the name in the base URL, and whether this machine is online.";
        case ErrorCode::Unavailable:
            return provider.local ? "Start the server, or correct the port in the base URL."
                                  : "Check the port in the base URL.";
        case ErrorCode::Timeout:
            return "A firewall may be in the way, or the server is down.";
        default:
            return {};
    }
}

// What the status of an answer that is none means.
struct Verdict {
    bool keyAccepted = false;
    std::string problem;
    std::string hint;
};

Verdict judge(const Provider& provider, const Answered& answered, const std::string& url) {
    const std::string status = std::to_string(answered.status);
    const std::string said = readErrorMessage(answered.body);
    const std::string words = said.empty() ? std::string() : ": " + said;
    if (answered.status == 401) {
        return {false, "401, the key is refused" + words,
                provider.keys.front().source == KeySource::None
                    ? "This provider wants a key."
                    : "Check that the key is whole, not revoked, and of this provider."};
    }
    if (answered.status == 403) {
        return {false, "403, the key is known but may not do this" + words,
                "Give the key the right to list models, or use another one."};
    }
    if (answered.status == 404 || answered.status == 405) {
        return {true, status + (said.empty() ? ", there is nothing at " + url : words),
                "Check the path of the base URL; most end in /v1."};
    }
    if (answered.status == 429) {
        return {true, "429, the limit or quota of this key is used up" + words,
                "Wait a little, or look at the plan at the provider."};
    }
    if (answered.status >= 500) {
        return {true, status + ", the provider has trouble" + words, "Try again later."};
    }
    if (answered.status >= 300 && answered.status < 400) {
        return {true, status + ", it points to another address, and Weir does not follow",
                "Write the address that it really has into the base URL."};
    }
    return {true, status + words, "Check the base URL and the kind of the provider."};
}

std::vector<std::string> asCalled(std::vector<std::string> listed, std::string_view prefix) {
    for (std::string& name : listed) {
        if (name.starts_with(prefix)) {
            name.erase(0, prefix.size());
        }
    }
    return listed;
}

// The answer of a provider whose list, if there is one, only tells whether the key is good.
bool addUnlisted(ProbeReport& report, const Provider& provider, const Answered& answered,
                 bool withKey, Microseconds took) {
    const bool noList = answered.status == 404 || answered.status == 405;
    if (answered.status != 200 && !noList) {
        return false;
    }
    report.steps.push_back({withKey && !noList ? "Key accepted" : "Answered", true, took, {}});
    report.passed = true;
    if (provider.serve.empty()) {
        report.hint = "Its models are not listed: ask for " + provider.name +
                      "/MODEL, or name them in the document as serve: [MODEL].";
    }
    return true;
}

void addAnswer(ProbeReport& report, const Provider& provider, const Answered& answered,
               const std::string& url, bool withKey, Microseconds took) {
    if (!provider.kind->listsModels && addUnlisted(report, provider, answered, withKey, took)) {
        return;
    }
    if (answered.status == 200) {
        auto models = readModelList(answered.body);
        if (!models) {
            report.steps.push_back(
                {"Models listed", false, took, url + " answers, but not with a list of models"});
            report.hint = "Check the path of the base URL; most end in /v1.";
            return;
        }
        report.models = asCalled(std::move(models->names), provider.kind->listedPrefix);
        // One answer says both, and took one time.
        report.steps.push_back({(withKey ? "Key accepted, " : "") +
                                    std::to_string(report.models.size()) + " models listed",
                                true,
                                took,
                                {}});
        report.passed = true;
        return;
    }
    Verdict verdict = judge(provider, answered, url);
    if (!verdict.keyAccepted) {
        report.steps.push_back({"Key accepted", false, took, std::move(verdict.problem)});
    } else {
        report.steps.push_back({"Models listed", false, took, std::move(verdict.problem)});
    }
    report.hint = std::move(verdict.hint);
}

// The headers of a question; the one with the key looks into `key`.
struct Headers {
    std::unique_ptr<const Secret> key;  // null: none is sent
    std::vector<net::http::Field> fields;
};

// Nothing: the key is for another address.
std::optional<Headers> headersFor(const Provider& provider, const Credential& credential,
                                  const net::Origin& origin) {
    const Dialect dialect = provider.dialects.front();
    const AuthHeader auth = authHeader(provider.auth(dialect));
    const Secret* key = credential.forOrigin(origin);
    if (key == nullptr && !credential.needsNoKey()) {
        return std::nullopt;
    }
    Headers headers;
    if (key != nullptr && !auth.name.empty()) {
        std::string text;
        text.reserve(auth.prefix.size() + key->reveal().size());
        text.append(auth.prefix).append(key->reveal());
        headers.key = std::make_unique<const Secret>(std::move(text));
        headers.fields.push_back({auth.name, headers.key->reveal()});
    }
    if (dialect == Dialect::Anthropic) {
        headers.fields.push_back({"anthropic-version", kAnthropicVersion});
    }
    return headers;
}

void addCall(ProbeReport& report, const Provider& provider, const std::string& model,
             const Result<Answered>& answered, Microseconds took) {
    if (answered && reachedModel(*answered)) {
        report.steps.push_back({model + " answered", true, took, {}});
        return;
    }
    report.passed = false;
    if (!answered) {
        const bool inTime = answered.error().code != ErrorCode::Cancelled;
        report.steps.push_back({model + " answered", false, took,
                                inTime ? answered.error().message : "no answer in time"});
        report.hint = inTime           ? answered.error().hint
                      : provider.local ? "The server may still be loading the model: test again."
                                       : "Test again later.";
        return;
    }
    Verdict verdict = judge(provider, *answered, report.calledUrl);
    report.steps.push_back({model + " answered", false, took, std::move(verdict.problem)});
    report.hint = std::move(verdict.hint);
}

// On a connection of its own: the one of the list may be closed by now.
net::Task<void> callOne(ProbeReport& report, const Provider& provider, const Credential& credential,
                        std::string model, net::ConnectionPool& pool, const Clock& clock,
                        Cancellation& cancellation) {
    const Instant began = clock.instant();
    auto lease =
        co_await pool.acquireFresh(upstreamAddress(provider, net::Purpose::Test), cancellation);
    if (!lease) {
        addCall(report, provider, model, std::move(lease.error()), since(began, clock));
        co_return;
    }
    const auto headers = headersFor(provider, credential, lease->origin());
    if (!headers) {
        co_return;
    }
    const Instant asked = clock.instant();
    const auto answered =
        co_await ask(*lease, provider.target(callPath(provider.dialects.front())), headers->fields,
                     cancellation, smallestCall(provider, model));
    addCall(report, provider, model, answered, since(asked, clock));
}

}  // namespace

net::Task<ProbeReport> probe(Provider provider, Credential credential, net::ConnectionPool& pool,
                             const Clock& clock, Cancellation& cancellation, ChooseModel choose) {
    ProbeReport report;
    const Dialect dialect = provider.dialects.front();
    report.calledUrl = urlOf(provider, callPath(dialect));

    const Instant began = clock.instant();
    // A fresh one, because it is the way there that is tested.
    const net::Purpose purpose = choose ? net::Purpose::Test : net::Purpose::Models;
    auto lease = co_await pool.acquireFresh(upstreamAddress(provider, purpose), cancellation);
    if (!lease) {
        report.steps.push_back({"Connection to " + provider.base.origin.text(), false,
                                since(began, clock), lease.error().message});
        report.hint = hintForConnection(provider, lease.error());
        co_return report;
    }
    addConnected(report, provider, lease->times());

    const auto headers = headersFor(provider, credential, lease->origin());
    if (!headers) {
        report.steps.push_back({"Key belongs to this address", false, Microseconds(0),
                                "the key is bound to another address"});
        report.hint = "Enter the key again.";
        co_return report;
    }
    const std::string_view path =
        dialect == Dialect::Anthropic ? "/v1/models?limit=1000" : "/models";
    const Instant asked = clock.instant();
    auto answered = co_await ask(*lease, provider.target(path), headers->fields, cancellation);
    const Microseconds took = since(asked, clock);
    if (!answered) {
        report.steps.push_back({"Models listed", false, took, answered.error().message});
        report.hint = answered.error().hint;
        co_return report;
    }
    addAnswer(report, provider, *answered, urlOf(provider, path), headers->key != nullptr, took);
    if (report.passed && choose) {
        std::string model = choose(provider.kind->listsModels ? report.models : provider.serve);
        if (!model.empty()) {
            co_await callOne(report, provider, credential, std::move(model), pool, clock,
                             cancellation);
        }
    }
    co_return report;
}

}  // namespace weir::providers
