// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/base/capabilities.hpp"
#include "engine/base/clock.hpp"
#include "engine/base/data_policy.hpp"
#include "engine/base/dialect.hpp"
#include "engine/base/failover.hpp"
#include "engine/base/money.hpp"
#include "engine/base/route_condition.hpp"
#include "engine/base/states.hpp"
#include "engine/control/config/budget_fields.hpp"
#include "engine/control/config/placed.hpp"
#include "engine/control/config/price_fields.hpp"
#include "engine/control/config/problem.hpp"
#include "engine/policy/alerts.hpp"
#include "engine/policy/budgets/budget.hpp"
#include "engine/policy/limits.hpp"
#include "engine/policy/rate_limits/rate_limit.hpp"
#include "engine/providers/breaker.hpp"
#include "engine/providers/kind.hpp"
#include "engine/providers/provider.hpp"

// The document as it was written, field by field, before anything in it is connected.
namespace weir::control {

struct TimeoutFields {
    std::optional<Milliseconds> connect;
    std::optional<Milliseconds> firstToken;
    std::optional<Milliseconds> idle;
    std::optional<Milliseconds> total;
    std::optional<providers::MinThroughput> minThroughput;
    // Of the whole call, so not of a provider: then a stream is begun while we still wait.
    std::optional<Milliseconds> answerBy;
};

// Through whom connections to providers go.
struct ProxyFields {
    Place place;  // nowhere: nothing is said
    bool none = false;
    Text url;
    Text key;
    std::vector<Text> except;
};

struct ProviderFields {
    Place place;  // of the item
    Text name;
    Text kind;
    Text baseUrl;
    std::vector<Text> keys;                  // api_key or api_keys
    std::optional<std::vector<Text>> serve;  // empty: all
    std::vector<Placed<Dialect>> dialects;   // empty: those of the kind
    Placed<bool> local;
    bool free = false;
    std::optional<providers::QuotaOf> quota;  // nothing: as is usual for the kind
    Text account;
    Text ca;
    ProxyFields proxy;
    TimeoutFields timeouts;
    Text region;
    DataPolicy data;                                          // but for the region
    std::vector<std::pair<Text, Capabilities>> capabilities;  // by model
};

struct ModelFields {
    Place place;
    Text name;
    std::vector<Text> targets;
};

struct RouteTargetFields {
    Text target;
    Placed<std::uint32_t> weight{1, {}};
};

struct SetFields {
    Place place;
    Text name;
    Placed<RouteField> of{RouteField::Team, {}};
    Place valuesPlace;
    std::vector<Text> values;
};

// A set that a condition of a route names.
struct SetUse {
    Text name;
    RouteField field = RouteField::Team;
};

struct RouteFields {
    Place place;
    Text name;
    bool enabled = true;
    Place whenPlace;
    RouteCondition when;
    std::vector<SetUse> setUses;  // in it
    Place usePlace;
    RouteStrategy strategy = RouteStrategy::Ordered;
    Placed<StickyBy> stickyBy;
    std::vector<RouteTargetFields> targets;
    Placed<DataDemand> require;
    Placed<RouteFailover> failover;
    Text refuse;
};

struct TeamFields {
    Text name;
    Text costCentre;
    Text tier;
    std::vector<Text> tags;
};

struct KeyFields {
    Place place;
    Text name;
    Text team;
    Text user;
    Text secret;
    Timestamp expires{};  // the epoch: never
    std::vector<Text> models;
    std::vector<Text> providers;
    std::vector<Text> addresses;
    bool maySeeBudget = false;
};

// What a listener shows who it is with.
struct TlsFields {
    Place place;
    Text certificate;
    Text key;
};

// Operating the gateway from another machine.
struct AdminFields {
    Place place;
    Text listen;
    TlsFields tls;
};

struct RateLimitFields {
    Place place;
    Text name;
    Text key;
    Text team;
    Text user;
    Text model;
    Text provider;
    Text target;
    Placed<LimitEach> each;
    std::optional<std::uint64_t> requests;
    std::optional<std::uint64_t> tokens;
    std::optional<std::uint64_t> inputTokens;
    std::optional<std::uint64_t> outputTokens;
    std::optional<std::uint64_t> concurrency;
    Placed<LimitPeriod> per;
    Placed<policy::LimitQueue> queue;
};

struct WebhookFields {
    Place place;
    Text name;
    WebhookKind kind = WebhookKind::Webhook;
    Text url;
    Text secret;
    bool local = false;
    std::vector<AlertKind> about;
};

struct ExampleFields {
    Text task;
    std::vector<Text> phrases;
};

// How calls are judged: their task and how much they ask.
struct ClassifyFields {
    bool always = false;
    std::vector<ExampleFields> examples;
};

struct BodyFields {
    Placed<std::optional<BodyPlace>> keep;
    std::optional<std::uint32_t> days;
    std::optional<std::uint64_t> maxSize;
    Text key;
};

struct Document {
    Place listenPlace;
    std::vector<Text> listen;  // empty: 127.0.0.1:9347
    std::vector<Text> allowedHosts;
    Text publicUrl;
    TlsFields tls;      // place nowhere: without
    AdminFields admin;  // place nowhere: not at all
    ProxyFields proxy;  // of providers that do not say otherwise
    std::vector<ProviderFields> providers;
    std::vector<TeamFields> teams;
    std::vector<Text> tiers;  // the first comes first
    std::vector<KeyFields> keys;
    std::vector<ModelFields> models;
    std::vector<SetFields> sets;
    std::vector<RouteFields> routes;
    ClassifyFields classify;
    std::vector<BudgetFields> budgets;
    std::vector<RateLimitFields> rateLimits;
    std::vector<OwnPriceFields> prices;
    policy::AlertRules alerts;
    std::vector<WebhookFields> webhooks;
    policy::Limits limits;
    policy::Retries retries;
    providers::BreakerRules breaker;
    BodyFields bodies;
    TimeoutFields timeouts;  // of providers that do not say otherwise
};

struct ReadDocument {
    std::optional<Document> document;  // unless there are errors
    Problems problems;
};

inline constexpr std::size_t kMostDocumentBytes = std::size_t(1) << 20;

// An empty text is a document: everything has its default. Never throws, never stops at the first
// error of a field.
ReadDocument readDocument(std::string_view text);

}  // namespace weir::control
