// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/control/config/read_rate_limits.hpp"

namespace weir::control {

namespace {

constexpr std::uint64_t kMostRequests = 1'000'000'000;
constexpr std::uint64_t kMostTokensOfALimit = 1'000'000'000'000;
constexpr std::uint64_t kMostAtOnce = 1'000'000;

constexpr FieldRule<policy::LimitQueue> kQueue[] = {
    {"most", [](ValueReader& r, const YamlNode& n,
                auto& q) { q.most = r.count(n, "most", policy::kMostWaiting).value_or(q.most); }},
    {"wait", [](ValueReader& r, const YamlNode& n,
                auto& q) { q.wait = r.duration(n, "wait").value_or(q.wait); }},
};

void readQueue(ValueReader& reader, const YamlNode& node, RateLimitFields& limit) {
    limit.queue.place = node.place;
    reader.fields<policy::LimitQueue>(node, kQueue, "queue", limit.queue.value);
}

constexpr FieldRule<RateLimitFields> kRateLimit[] = {
    {"name", [](ValueReader& r, const YamlNode& n, auto& f) { f.name = r.placedText(n, "name"); }},
    {"key", [](ValueReader& r, const YamlNode& n, auto& f) { f.key = r.placedText(n, "key"); }},
    {"team", [](ValueReader& r, const YamlNode& n, auto& f) { f.team = r.placedText(n, "team"); }},
    {"user", [](ValueReader& r, const YamlNode& n, auto& f) { f.user = r.placedText(n, "user"); }},
    {"model",
     [](ValueReader& r, const YamlNode& n, auto& f) { f.model = r.placedText(n, "model"); }},
    {"provider",
     [](ValueReader& r, const YamlNode& n, auto& f) { f.provider = r.placedText(n, "provider"); }},
    {"target",
     [](ValueReader& r, const YamlNode& n, auto& f) { f.target = r.placedText(n, "target"); }},
    {"each",
     [](ValueReader& r, const YamlNode& n, auto& f) {
         f.each = {r.word<LimitEach>(n, "each").value_or(LimitEach::All), n.place};
     }},
    {"requests", [](ValueReader& r, const YamlNode& n,
                    auto& f) { f.requests = r.count(n, "requests", kMostRequests); }},
    {"tokens", [](ValueReader& r, const YamlNode& n,
                  auto& f) { f.tokens = r.count(n, "tokens", kMostTokensOfALimit); }},
    {"input_tokens",
     [](ValueReader& r, const YamlNode& n, auto& f) {
         f.inputTokens = r.count(n, "input_tokens", kMostTokensOfALimit);
     }},
    {"output_tokens",
     [](ValueReader& r, const YamlNode& n, auto& f) {
         f.outputTokens = r.count(n, "output_tokens", kMostTokensOfALimit);
     }},
    {"concurrency", [](ValueReader& r, const YamlNode& n,
                       auto& f) { f.concurrency = r.count(n, "concurrency", kMostAtOnce); }},
    {"per",
     [](ValueReader& r, const YamlNode& n, auto& f) {
         f.per = {r.word<LimitPeriod>(n, "per").value_or(LimitPeriod::Minute), n.place};
     }},
    {"queue", readQueue},
};

}  // namespace

void readRateLimit(ValueReader& reader, const YamlNode& node, RateLimitFields& limit) {
    reader.fields<RateLimitFields>(node, kRateLimit, "a rate limit", limit);
}

}  // namespace weir::control
