// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/config/document.hpp"

#include <algorithm>
#include <array>

#include "engine/base/near_names.hpp"
#include "engine/base/words.hpp"
#include "engine/control/config/read_alerts.hpp"
#include "engine/control/config/read_budgets.hpp"
#include "engine/control/config/read_classify.hpp"
#include "engine/control/config/read_failover.hpp"
#include "engine/control/config/read_items.hpp"
#include "engine/control/config/read_models.hpp"
#include "engine/control/config/read_prices.hpp"
#include "engine/control/config/read_rate_limits.hpp"
#include "engine/control/config/read_routes.hpp"
#include "engine/control/config/read_sets.hpp"
#include "engine/control/config/value_reader.hpp"
#include "engine/control/config/yaml_node.hpp"

namespace weir::control {

namespace {

template <class Fields>
using Rule = FieldRule<Fields>;
using Reader = ValueReader;
using Node = YamlNode;

constexpr std::uint64_t kMostTokensPerSecond = 1'000'000;

constexpr Rule<providers::MinThroughput> kMinThroughput[] = {
    {"tokens_per_second",
     [](Reader& r, const Node& n, auto& m) {
         m.tokensPerSecond = static_cast<std::uint32_t>(
             r.count(n, "tokens_per_second", kMostTokensPerSecond).value_or(m.tokensPerSecond));
     }},
    {"over",
     [](Reader& r, const Node& n, auto& m) { m.over = r.duration(n, "over").value_or(m.over); }},
};

void readMinThroughput(Reader& reader, const Node& node, TimeoutFields& times) {
    times.minThroughput.emplace();
    if (node.kind == Node::Kind::Scalar && node.scalar == "off") {
        return;
    }
    reader.fields<providers::MinThroughput>(node, kMinThroughput, "min_throughput",
                                            *times.minThroughput);
    if (node.kind == Node::Kind::Mapping && node.find("tokens_per_second") == nullptr) {
        reader.problem(node.place, "min_throughput does not say how fast",
                       "Write min_throughput: {tokens_per_second: 5, over: 30s}, or off.");
    }
}

constexpr Rule<TimeoutFields> kTimeouts[] = {
    {"connect", [](Reader& r, const Node& n, auto& f) { f.connect = r.duration(n, "connect"); }},
    {"first_token",
     [](Reader& r, const Node& n, auto& f) { f.firstToken = r.duration(n, "first_token"); }},
    {"idle", [](Reader& r, const Node& n, auto& f) { f.idle = r.duration(n, "idle"); }},
    {"total", [](Reader& r, const Node& n, auto& f) { f.total = r.duration(n, "total"); }},
    {"min_throughput", readMinThroughput},
    {"answer_by",
     [](Reader& r, const Node& n, auto& f) { f.answerBy = r.duration(n, "answer_by"); }},
};

void readKeys(Reader& reader, const Node& node, ProviderFields& provider, bool several) {
    if (!provider.keys.empty()) {
        reader.problem(node.place, "api_key and api_keys stand here both", "Keep one of them.");
        return;
    }
    if (several) {
        provider.keys = reader.texts(node, "api_keys");
        if (provider.keys.empty()) {
            reader.problem(node.place, "api_keys is empty", "Write api_key: none for no key.");
        }
    } else if (auto key = reader.text(node, "api_key")) {
        provider.keys = {{std::move(*key), node.place}};
    }
}

void readServe(Reader& reader, const Node& node, ProviderFields& provider) {
    if (node.kind != Node::Kind::Sequence) {
        if (node.scalar != "all") {
            reader.problem(node.place, "serve is all, or a list of models");
        }
        return;
    }
    provider.serve = reader.texts(node, "serve");
    if (provider.serve->empty() && node.items.empty()) {
        reader.problem(node.place, "serve lists no model", "Write serve: all for every model.");
    }
}

void readDialects(Reader& reader, const Node& node, ProviderFields& provider) {
    for (const Text& word : reader.texts(node, "dialects")) {
        const auto* found = std::ranges::find_if(
            kDialects, [&](Dialect dialect) { return name(dialect) == word.value; });
        if (found == kDialects.end()) {
            reader.problem(word.place, "unknown dialect \"" + word.value + '"',
                           "There are openai_chat, openai_responses and anthropic.");
        } else {
            provider.dialects.push_back({*found, word.place});
        }
    }
}

void readPrice(Reader& reader, const Node& node, ProviderFields& provider) {
    if (const auto price = reader.text(node, "price")) {
        provider.free = *price == "free";
        if (!provider.free) {
            reader.problem(
                node.place, "price is free, or is not written",
                "What its models cost stands in Weir's own price list, or under prices.");
        }
    }
}

constexpr Rule<ProxyFields> kProxy[] = {
    {"url", [](Reader& r, const Node& n, auto& f) { f.url = r.placedText(n, "url"); }},
    {"key", [](Reader& r, const Node& n, auto& f) { f.key = r.placedText(n, "key"); }},
    {"except", [](Reader& r, const Node& n, auto& f) { f.except = r.oneOrMore(n, "except"); }},
};

void readProxy(Reader& reader, const Node& node, ProxyFields& proxy) {
    proxy.place = node.place;
    if (node.kind == Node::Kind::Mapping) {
        reader.fields<ProxyFields>(node, kProxy, "proxy", proxy);
        return;
    }
    proxy.url = reader.placedText(node, "proxy");
    proxy.none = proxy.url.value == "none";
}

constexpr Rule<ProviderFields> kProvider[] = {
    {"name", [](Reader& r, const Node& n, auto& f) { f.name = r.placedText(n, "name"); }},
    {"kind", [](Reader& r, const Node& n, auto& f) { f.kind = r.placedText(n, "kind"); }},
    {"base_url",
     [](Reader& r, const Node& n, auto& f) { f.baseUrl = r.placedText(n, "base_url"); }},
    {"api_key", [](Reader& r, const Node& n, auto& f) { readKeys(r, n, f, false); }},
    {"api_keys", [](Reader& r, const Node& n, auto& f) { readKeys(r, n, f, true); }},
    {"serve", readServe},
    {"dialects", readDialects},
    {"local", [](Reader& r, const Node& n,
                 auto& f) { f.local = {r.truth(n, "local").value_or(false), n.place}; }},
    {"price", readPrice},
    {"quota",
     [](Reader& r, const Node& n, auto& f) { f.quota = r.word<providers::QuotaOf>(n, "quota"); }},
    {"account", [](Reader& r, const Node& n, auto& f) { f.account = r.placedText(n, "account"); }},
    {"proxy", [](Reader& r, const Node& n, auto& f) { readProxy(r, n, f.proxy); }},
    {"ca", [](Reader& r, const Node& n, auto& f) { f.ca = r.placedText(n, "ca"); }},
    {"region", [](Reader& r, const Node& n, auto& f) { f.region = readRegion(r, n); }},
    {"data", [](Reader& r, const Node& n, auto& f) { readDataPolicy(r, n, f.data); }},
    {"capabilities", readCapabilities},
    {"timeouts",
     [](Reader& r, const Node& n, auto& f) {
         r.fields<TimeoutFields>(n, kTimeouts, "timeouts", f.timeouts);
         if (f.timeouts.answerBy) {
             r.problem(n.place, "answer_by belongs to the whole call, not to one provider",
                       "Write it under timeouts at the top level.");
         }
     }},
};

constexpr Rule<ModelFields> kModel[] = {
    {"name", [](Reader& r, const Node& n, auto& f) { f.name = r.placedText(n, "name"); }},
    {"targets", [](Reader& r, const Node& n, auto& f) { f.targets = r.texts(n, "targets"); }},
};

constexpr Rule<TeamFields> kTeam[] = {
    {"name", [](Reader& r, const Node& n, auto& f) { f.name = r.placedText(n, "name"); }},
    {"cost_centre",
     [](Reader& r, const Node& n, auto& f) { f.costCentre = r.placedText(n, "cost_centre"); }},
    {"tier", [](Reader& r, const Node& n, auto& f) { f.tier = r.placedText(n, "tier"); }},
    {"tags", [](Reader& r, const Node& n, auto& f) { f.tags = r.oneOrMore(n, "tags"); }},
};

// A list that names nothing would allow everything.
std::vector<Text> allowed(Reader& reader, const Node& node, std::string_view what) {
    std::vector<Text> names = reader.oneOrMore(node, what);
    if (names.empty()) {
        reader.problem(node.place, std::string(what) + " names nothing",
                       "Write what the key may use, or drop the field for everything.");
    }
    return names;
}

constexpr Rule<KeyFields> kKey[] = {
    {"name", [](Reader& r, const Node& n, auto& f) { f.name = r.placedText(n, "name"); }},
    {"team", [](Reader& r, const Node& n, auto& f) { f.team = r.placedText(n, "team"); }},
    {"user", [](Reader& r, const Node& n, auto& f) { f.user = r.placedText(n, "user"); }},
    {"secret", [](Reader& r, const Node& n, auto& f) { f.secret = r.placedText(n, "secret"); }},
    {"expires", [](Reader& r, const Node& n,
                   auto& f) { f.expires = r.moment(n, "expires").value_or(Timestamp()); }},
    {"models", [](Reader& r, const Node& n, auto& f) { f.models = allowed(r, n, "models"); }},
    {"providers",
     [](Reader& r, const Node& n, auto& f) { f.providers = allowed(r, n, "providers"); }},
    {"addresses",
     [](Reader& r, const Node& n, auto& f) { f.addresses = allowed(r, n, "addresses"); }},
    {"may_see_budget",
     [](Reader& r, const Node& n, auto& f) {
         f.maySeeBudget = r.truth(n, "may_see_budget").value_or(false);
     }},
};

constexpr Rule<TlsFields> kTls[] = {
    {"cert", [](Reader& r, const Node& n, auto& f) { f.certificate = r.placedText(n, "cert"); }},
    {"key", [](Reader& r, const Node& n, auto& f) { f.key = r.placedText(n, "key"); }},
};

void readTls(Reader& reader, const Node& node, TlsFields& tls) {
    tls.place = node.place;
    reader.fields<TlsFields>(node, kTls, "tls", tls);
}

constexpr Rule<AdminFields> kAdmin[] = {
    {"listen", [](Reader& r, const Node& n, auto& f) { f.listen = r.placedText(n, "listen"); }},
    {"tls", [](Reader& r, const Node& n, auto& f) { readTls(r, n, f.tls); }},
};

constexpr std::uint64_t kMostHeldBodies = std::uint64_t{1} << 40;

constexpr Rule<policy::Limits> kLimits[] = {
    {"max_body", [](Reader& r, const Node& n,
                    auto& f) { f.maxBody = r.size(n, "max_body").value_or(f.maxBody); }},
    {"max_answer", [](Reader& r, const Node& n,
                      auto& f) { f.maxAnswer = r.size(n, "max_answer").value_or(f.maxAnswer); }},
    {"connections",
     [](Reader& r, const Node& n, auto& f) {
         f.connections = static_cast<std::uint32_t>(
             r.count(n, "connections", 1'000'000).value_or(f.connections));
     }},
    {"connections_per_address",
     [](Reader& r, const Node& n, auto& f) {
         f.connectionsPerAddress = static_cast<std::uint32_t>(
             r.count(n, "connections_per_address", 1'000'000).value_or(f.connectionsPerAddress));
     }},
    {"held_bodies",
     [](Reader& r, const Node& n, auto& f) {
         f.heldBodies = r.size(n, "held_bodies", kMostHeldBodies).value_or(f.heldBodies);
     }},
    {"head_time", [](Reader& r, const Node& n,
                     auto& f) { f.headTime = r.duration(n, "head_time").value_or(f.headTime); }},
    {"idle_time", [](Reader& r, const Node& n,
                     auto& f) { f.idleTime = r.duration(n, "idle_time").value_or(f.idleTime); }},
    {"slow_reader",
     [](Reader& r, const Node& n, auto& f) {
         f.slowReader = r.duration(n, "slow_reader").value_or(f.slowReader);
     }},
};

constexpr std::uint64_t kLongestBodyDays = 3650;
constexpr std::uint64_t kLeastBodySize = std::uint64_t{64} << 20;
constexpr std::uint64_t kMostBodySize = std::uint64_t{1} << 40;

void readKeep(Reader& reader, const Node& node, BodyFields& bodies) {
    const auto word = reader.text(node, "keep");
    if (!word) {
        return;
    }
    bodies.keep = {fromWord<BodyPlace>(*word), node.place};
    if (!bodies.keep.value) {
        std::vector<std::string_view> words;
        for (const auto& [place, each] : wordsOf<BodyPlace>()) {
            words.push_back(each);
        }
        const std::string meant = didYouMean(nearNames(*word, words));
        reader.problem(node.place, "bodies are kept in none, memory or disk, not \"" + *word + '"',
                       meant);
    }
}

void readBodySize(Reader& reader, const Node& node, BodyFields& bodies) {
    bodies.maxSize = reader.size(node, "max_size", kMostBodySize);
    if (bodies.maxSize && *bodies.maxSize < kLeastBodySize) {
        reader.problem(node.place, "max_size is at least 64 MiB");
    }
}

constexpr Rule<BodyFields> kBodies[] = {
    {"keep", readKeep},
    {"days",
     [](Reader& r, const Node& n, auto& f) {
         if (const auto days = r.count(n, "days", kLongestBodyDays)) {
             f.days = static_cast<std::uint32_t>(*days);
         }
     }},
    {"max_size", readBodySize},
    {"key", [](Reader& r, const Node& n, auto& f) { f.key = r.placedText(n, "key"); }},
};

constexpr Rule<policy::Retries> kRetries[] = {
    {"attempts",
     [](Reader& r, const Node& n, auto& f) {
         f.attempts = static_cast<std::uint32_t>(r.count(n, "attempts", 100).value_or(f.attempts));
     }},
    {"total",
     [](Reader& r, const Node& n, auto& f) { f.total = r.duration(n, "total").value_or(f.total); }},
};

void readCount(Reader& reader, const Node& node, std::string_view what, std::uint32_t most,
               std::uint32_t& into) {
    into = static_cast<std::uint32_t>(reader.count(node, what, most).value_or(into));
}

constexpr Rule<providers::BreakerRules> kBreaker[] = {
    {"enabled", [](Reader& r, const Node& n,
                   auto& b) { b.enabled = r.truth(n, "enabled").value_or(b.enabled); }},
    {"failures",
     [](Reader& r, const Node& n, auto& b) { readCount(r, n, "failures", 1000, b.failures); }},
    {"error_percent", [](Reader& r, const Node& n,
                         auto& b) { readCount(r, n, "error_percent", 100, b.errorPercent); }},
    {"attempts",
     [](Reader& r, const Node& n, auto& b) { readCount(r, n, "attempts", 100'000, b.attempts); }},
    {"window", [](Reader& r, const Node& n,
                  auto& b) { b.window = r.duration(n, "window").value_or(b.window); }},
    {"open",
     [](Reader& r, const Node& n, auto& b) { b.open = r.duration(n, "open").value_or(b.open); }},
};

constexpr Rule<Document> kDocument[] = {
    {"version",
     [](Reader& r, const Node& n, auto&) {
         if (const auto version = r.text(n, "version"); version && *version != "1") {
             r.problem(n.place, "version \"" + *version + "\" is not known here",
                       "This Weir reads version 1.");
         }
     }},
    {"listen",
     [](Reader& r, const Node& n, auto& d) {
         d.listenPlace = n.place;
         d.listen = r.oneOrMore(n, "listen");
     }},
    {"allowed_hosts",
     [](Reader& r, const Node& n, auto& d) { d.allowedHosts = r.texts(n, "allowed_hosts"); }},
    {"public_url",
     [](Reader& r, const Node& n, auto& d) { d.publicUrl = r.placedText(n, "public_url"); }},
    {"tls", [](Reader& r, const Node& n, auto& d) { readTls(r, n, d.tls); }},
    {"admin",
     [](Reader& r, const Node& n, auto& d) {
         d.admin.place = n.place;
         r.fields<AdminFields>(n, kAdmin, "admin", d.admin);
     }},
    {"proxy", [](Reader& r, const Node& n, auto& d) { readProxy(r, n, d.proxy); }},
    {"providers",
     [](Reader& r, const Node& n, auto& d) {
         readItems(r, n, "providers", kProvider, "a provider", d.providers);
     }},
    {"models", [](Reader& r, const Node& n,
                  auto& d) { readItems(r, n, "models", kModel, "a model", d.models); }},
    {"sets",
     [](Reader& r, const Node& n, auto& d) { readItems(r, n, "sets", readSet, "a set", d.sets); }},
    {"routes", [](Reader& r, const Node& n,
                  auto& d) { readItems(r, n, "routes", readRoute, "a route", d.routes); }},
    {"classify", [](Reader& r, const Node& n, auto& d) { readClassify(r, n, d.classify); }},
    {"teams",
     [](Reader& r, const Node& n, auto& d) { readItems(r, n, "teams", kTeam, "a team", d.teams); }},
    {"tiers", [](Reader& r, const Node& n, auto& d) { d.tiers = r.oneOrMore(n, "tiers"); }},
    {"keys",
     [](Reader& r, const Node& n, auto& d) { readItems(r, n, "keys", kKey, "a key", d.keys); }},
    {"budgets", [](Reader& r, const Node& n,
                   auto& d) { readItems(r, n, "budgets", readBudget, "a budget", d.budgets); }},
    {"rate_limits",
     [](Reader& r, const Node& n, auto& d) {
         readItems(r, n, "rate_limits", readRateLimit, "a rate limit", d.rateLimits);
     }},
    {"prices", [](Reader& r, const Node& n,
                  auto& d) { readItems(r, n, "prices", readOwnPrice, "a price", d.prices); }},
    {"alerts", [](Reader& r, const Node& n, auto& d) { readAlerts(r, n, d.alerts); }},
    {"webhooks",
     [](Reader& r, const Node& n, auto& d) {
         readItems(r, n, "webhooks", readWebhook, "a webhook", d.webhooks);
     }},
    {"limits", [](Reader& r, const Node& n,
                  auto& d) { r.fields<policy::Limits>(n, kLimits, "limits", d.limits); }},
    {"retries", [](Reader& r, const Node& n,
                   auto& d) { r.fields<policy::Retries>(n, kRetries, "retries", d.retries); }},
    {"failover", [](Reader& r, const Node& n,
                    auto& d) { d.retries.failover = readFailover(r, n).over(d.retries.failover); }},
    {"breaker",
     [](Reader& r, const Node& n, auto& d) {
         r.fields<providers::BreakerRules>(n, kBreaker, "breaker", d.breaker);
     }},
    {"bodies", [](Reader& r, const Node& n,
                  auto& d) { r.fields<BodyFields>(n, kBodies, "bodies", d.bodies); }},
    {"timeouts", [](Reader& r, const Node& n,
                    auto& d) { r.fields<TimeoutFields>(n, kTimeouts, "timeouts", d.timeouts); }},
};

}  // namespace

ReadDocument readDocument(std::string_view text) {
    ReadDocument result;
    if (text.size() > kMostDocumentBytes) {
        result.problems.push_back(
            {Severity::Error, {}, "the document is larger than 1 MiB", "Is this the right file?"});
        return result;
    }
    ParsedYaml parsed = parseYaml(text);
    result.problems = std::move(parsed.problems);
    Document document;
    if (parsed.root) {
        ValueReader reader(result.problems);
        reader.fields<Document>(*parsed.root, kDocument, "the document", document);
    }
    sortByPlace(result.problems);
    if (!hasErrors(result.problems)) {
        result.document = std::move(document);
    }
    return result;
}

}  // namespace weir::control
