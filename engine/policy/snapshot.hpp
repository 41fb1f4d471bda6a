// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/base/clock.hpp"
#include "engine/base/dialect.hpp"
#include "engine/base/named_set.hpp"
#include "engine/base/states.hpp"
#include "engine/books/models/model_list.hpp"
#include "engine/books/prices/own_prices.hpp"
#include "engine/classify/task_examples.hpp"
#include "engine/policy/admin_access.hpp"
#include "engine/policy/alerts.hpp"
#include "engine/policy/bodies.hpp"
#include "engine/policy/budgets/budget.hpp"
#include "engine/policy/identity/key_table.hpp"
#include "engine/policy/limits.hpp"
#include "engine/policy/rate_limits/rate_limit.hpp"
#include "engine/policy/routing/route.hpp"
#include "engine/policy/routing/route_index.hpp"
#include "engine/policy/target.hpp"
#include "engine/policy/tls_files.hpp"
#include "engine/providers/breaker.hpp"
#include "engine/providers/provider.hpp"
#include "engine/providers/proxy_rules.hpp"

namespace weir::classify {
class Judge;
}

namespace weir::policy {

// A name of the document and the targets behind it, in the order they are tried.
struct Model {
    std::string name;
    std::vector<Target> targets;
};

// A target that cannot serve the call, as far as is known.
struct UnfitTarget {
    Target target;
    std::vector<std::string> reasons;  // "takes no images"; at least one
    bool tooShort = false;             // its context is the only one
};

// What the name in a request leads to.
struct Lookup {
    enum class Kind : std::uint8_t {
        Route,
        Model,
        Provider,
        Served,
        Refused,  // by a route, with its message
        Unknown,
    };
    Kind kind = Kind::Unknown;
    std::vector<Target> targets;
    std::string because;  // "model gpt-4o-mini": where the targets come from
    // Why each target stands where it does; empty: in the order of what `because` says.
    std::vector<std::string> reasons = {};
    std::string route = {};       // that took the call, whatever its targets come from
    RouteFailover failover = {};  // as that route says

    // Ruled out before the others were put in order.
    std::vector<UnfitTarget> unfit = {};

    // Of Kind::Unknown and Refused: words for the caller; of a name with near names or the ways to
    // say which was meant.
    std::string message = {};
};

// A name this gateway can be asked for.
struct OfferedModel {
    std::string name;
    std::string owner;  // the provider, or "weir" for a name of the document
    std::vector<std::string> targets;
    std::vector<Dialect> dialects;  // it can be asked in without translation
};

// A key that the document declares, usable or not.
struct DeclaredKey {
    Identity identity;
    KeyState state = KeyState::Stored;  // Missing, or Denied: there, but not to be used
    std::string problem;                // why it lets nobody in; empty if it does
};

// The compiled policy. Immutable and shared; an exchange keeps the one it began with.
class Snapshot {
public:
    std::uint64_t revision = 0;
    std::vector<std::string> listen;  // "127.0.0.1:9347", "[::1]:9347": every address to listen on
    std::vector<std::string> allowedHosts;
    std::string publicUrl;  // where tools reach it, if the document says so
    TlsFiles tls;           // of all these addresses
    AdminAccess admin;
    Limits limits;
    Retries retries;
    providers::BreakerRules breaker;
    Bodies bodies;
    std::vector<Budget> budgets;
    std::vector<RateLimit> rateLimits;
    std::vector<std::string> tiers;  // of teams, those who come first in a queue first
    AlertRules alerts;
    std::vector<Webhook> webhooks;
    books::OwnPrices prices;
    std::shared_ptr<const books::ModelList> modelList;  // null: nothing is known of models
    Milliseconds answerBy{30'000};  // then a stream is begun with keep-alives while we still wait
    Milliseconds keepAliveEvery{15'000};  // and then the client is told again
    providers::ProxyRules proxy;          // of providers that do not say otherwise
    std::vector<providers::Provider> providers;
    std::vector<Model> models;
    std::vector<NamedSet> sets;                    // of names that routes ask for
    std::vector<Route> routes;                     // in the order of the document
    std::vector<classify::TaskExamples> examples;  // of the document
    bool alwaysJudge = false;  // also what no route asks for, so that the books know it
    // Names that a provider said it offers, beside the document; only for providers that serve all.
    std::vector<std::vector<std::string>> catalogue;  // by provider index; may be shorter
    std::shared_ptr<const KeyTable> keys = std::make_shared<KeyTable>();
    std::vector<DeclaredKey> declaredKeys;
    std::vector<Team> declaredTeams;

    // To be called once, when every field is set.
    void index();
    // Again where routes were changed after that. Costs a millisecond if they ask for a judgement.
    void indexRoutes();
    // What a call can be judged to be for: the tasks that Weir knows, then those of the document.
    std::vector<std::string> taskNames() const;
    const RouteIndex& routeIndex() const { return m_routeIndex; }
    // Of calls; null: nobody asks for it.
    const classify::Judge* judge() const { return m_judge.get(); }
    // The headers and the members of the metadata of a call that routes ask for, kMostNames of each
    // at most. As of index().
    const std::vector<std::string>& headerNames() const { return m_headerNames; }
    const std::vector<std::string>& metadataNames() const { return m_metadataNames; }
    // A strategy, or a budget that degrades, asks which prompt caches are warm. As of index().
    bool asksForWarmCaches() const { return m_asksForWarmCaches; }

    // A target for every key of the provider, in their order.
    std::vector<Target> makeTargets(std::uint32_t provider, std::string_view model) const;

    // Routes aside: first the models of the document; then provider/model, split at the first
    // slash; then a plain name that one provider serves: of several, the one that speaks the
    // caller's dialect. A plain name nobody lists goes to the only provider that serves everything,
    // if there is one.
    Lookup lookup(std::string_view model, Dialect dialect) const;

    const providers::Provider* findProvider(std::string_view name) const;
    const providers::Provider& providerOf(const Target& target) const {
        return providers[target.provider];
    }
    // "openai/gpt-5", whichever of the provider's keys it is with.
    std::string nameOf(const Target& target) const {
        return providerOf(target).name + '/' + target.model;
    }

    // Its place in that order; what is not in it comes last.
    std::size_t rankOfTier(std::string_view tier) const;

    // Every name that can be asked for, sorted, a name once, with the targets for such a key.
    std::vector<OfferedModel> offered(const KeyRules& rules = {}) const;
    // Up to three names close to one that does not exist.
    std::vector<std::string> nearNames(std::string_view model, const KeyRules& rules = {}) const;

    // What is said of a name that nobody offers, with those near it that such a key may ask for.
    Lookup unknown(std::string_view model, const KeyRules& rules = {}) const;

private:
    struct NameHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view name) const {
            return std::hash<std::string_view>{}(name);
        }
    };
    template <class Value>
    using ByName = std::unordered_map<std::string, Value, NameHash, std::equal_to<>>;

    // What routes with targets of their own lead to that ask for this very name, whatever else they
    // ask for. Kind::Unknown: none does.
    Lookup lookupByRoutes(std::string_view model) const;
    // A model of the document, or one that a provider lists.
    bool isKnown(std::string_view model) const {
        return m_models.contains(model) || m_served.contains(model);
    }
    // Everything that a document or a provider names, resolvable or not.
    std::set<std::string> names() const;
    // By the document, else by what is known of models.
    Capabilities capabilitiesOf(const providers::Provider& provider, std::string_view model) const;
    // One that several providers list, or that none does and several may have all the same.
    Lookup ambiguous(std::string_view model, const std::vector<std::uint32_t>& among) const;

    ByName<std::uint32_t> m_models;
    ByName<std::uint32_t> m_providers;
    ByName<std::vector<std::uint32_t>> m_served;  // plain name -> providers that list it
    // Of each name that a provider lists, so that a call need not look for it.
    std::vector<ByName<Capabilities>> m_listed;  // by provider index
    RouteIndex m_routeIndex;
    std::shared_ptr<const classify::Judge> m_judge;
    bool m_asksForWarmCaches = false;
    std::vector<std::string> m_headerNames;
    std::vector<std::string> m_metadataNames;
};

}  // namespace weir::policy
