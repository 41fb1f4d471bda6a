// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/config/compile.hpp"

#include <algorithm>
#include <utility>

#include "engine/control/config/compile_admin.hpp"
#include "engine/control/config/compile_bodies.hpp"
#include "engine/control/config/compile_budgets.hpp"
#include "engine/control/config/compile_classify.hpp"
#include "engine/control/config/compile_keys.hpp"
#include "engine/control/config/compile_prices.hpp"
#include "engine/control/config/compile_providers.hpp"
#include "engine/control/config/compile_proxy.hpp"
#include "engine/control/config/compile_rate_limits.hpp"
#include "engine/control/config/compile_routes.hpp"
#include "engine/control/config/compile_sets.hpp"
#include "engine/control/config/compile_targets.hpp"
#include "engine/control/config/compile_teams.hpp"
#include "engine/control/config/compile_tls.hpp"
#include "engine/control/config/compile_webhooks.hpp"
#include "engine/control/config/listen.hpp"
#include "engine/control/config/names.hpp"

namespace weir::control {

namespace {

void compileListen(const Document& document, const CompileInput& input, policy::Snapshot& snapshot,
                   Problems& problems) {
    std::vector<Text> written = document.listen;
    if (!input.listen.empty()) {
        written = {{input.listen, {}}};
    }
    for (const Text& address : written) {
        auto parsed = parseListen(address.value);
        if (!parsed) {
            addProblem(problems, address.place, parsed.error());
            continue;
        }
        if (std::ranges::find(snapshot.listen, *parsed) == snapshot.listen.end()) {
            snapshot.listen.push_back(std::move(*parsed));
        }
    }
    if (written.empty()) {
        snapshot.listen = {std::string(kDefaultListen)};
    }
}

void compileAllowedHosts(const Document& document, policy::Snapshot& snapshot, Problems& problems) {
    for (const Text& host : document.allowedHosts) {
        const bool plain = std::ranges::all_of(host.value, [](char c) {
            return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                   c == '.' || c == '-' || c == ':' || c == '[' || c == ']';
        });
        if (!plain || host.value.empty()) {
            addError(problems, host.place, "\"" + host.value + "\" is not the name of a host",
                     "Write a name, or name:port, without http:// and without a path.");
            continue;
        }
        snapshot.allowedHosts.push_back(host.value);
    }
}

void compileCatalogue(const CompileInput& input, policy::Snapshot& snapshot) {
    for (const providers::Provider& provider : snapshot.providers) {
        const auto found = input.catalogue.find(provider.name);
        snapshot.catalogue.push_back(found == input.catalogue.end() ? std::vector<std::string>()
                                                                    : found->second);
    }
}

}  // namespace

Compiled compile(const Document& document, const CompileInput& input) {
    Compiled compiled;
    Problems& problems = compiled.problems;
    auto snapshot = std::make_shared<policy::Snapshot>();
    snapshot->revision = input.revision;
    snapshot->modelList = input.models;
    snapshot->limits = document.limits;
    snapshot->retries = document.retries;
    snapshot->breaker = document.breaker;
    snapshot->answerBy = document.timeouts.answerBy.value_or(snapshot->answerBy);

    checkUnique(problems, document.providers, "provider");
    checkUnique(problems, document.models, "model");
    checkUnique(problems, document.sets, "set");
    checkUnique(problems, document.routes, "route");
    checkUnique(problems, document.teams, "team");
    checkUnique(problems, document.keys, "key");
    checkUnique(problems, document.budgets, "budget");
    checkUnique(problems, document.rateLimits, "rate limit");
    checkUnique(problems, document.prices, "price");
    checkUnique(problems, document.webhooks, "webhook");

    compileListen(document, input, *snapshot, problems);
    compileAllowedHosts(document, *snapshot, problems);
    snapshot->tls = compileTls(document.tls, "calls", input, problems);
    compileAdmin(document, input, *snapshot, problems);
    snapshot->bodies = compileBodies(document, input, problems);
    snapshot->proxy = compileProxy(document.proxy, input, snapshot->bodies.key, problems);
    snapshot->providers =
        compileProviders(document, input, snapshot->bodies.key, snapshot->proxy, problems);
    snapshot->models = compileModels(document, *snapshot, problems);
    compileClassify(document.classify, *snapshot, problems);
    snapshot->sets = compileSets(document, problems);
    snapshot->routes = compileRoutes(document, *snapshot, problems);
    snapshot->tiers = compileTiers(document, problems);
    compileKeys(document, input, *snapshot, problems);
    snapshot->budgets = compileBudgets(document, problems);
    snapshot->rateLimits = compileRateLimits(document, *snapshot, problems);
    snapshot->prices = compilePrices(document, *snapshot, input.prices, problems);
    snapshot->alerts = document.alerts;
    snapshot->webhooks = compileWebhooks(document, input, problems);
    compileCatalogue(input, *snapshot);

    sortByPlace(problems);
    if (!hasErrors(problems)) {
        snapshot->index();
        compiled.snapshot = std::move(snapshot);
    }
    return compiled;
}

Compiled compileText(std::string_view text, const CompileInput& input) {
    ReadDocument read = readDocument(text);
    if (!read.document) {
        return {nullptr, std::move(read.problems)};
    }
    Compiled compiled = compile(*read.document, input);
    compiled.problems.insert(compiled.problems.begin(), read.problems.begin(), read.problems.end());
    sortByPlace(compiled.problems);
    return compiled;
}

}  // namespace weir::control
