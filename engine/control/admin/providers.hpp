// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <boost/describe/class.hpp>

#include "engine/base/data_policy.hpp"
#include "engine/base/kind_group.hpp"
#include "engine/base/money.hpp"
#include "engine/base/states.hpp"
#include "engine/control/admin/operation.hpp"
#include "engine/control/admin/pauses.hpp"

// Providers: where calls can go, whether their keys are there, and how they fare.
namespace weir::admin {

// A provider as it stands in the document. `key` is the reference, never a key.
struct ProviderSettings {
    std::string name;
    std::string kind;     // one of those that ListKinds names: "openai", "ollama"
    std::string baseUrl;  // empty: the kind's own
    std::string key;      // keychain:NAME, env:NAME, file:PATH, session, none
    bool local = false;   // on this machine or network: http is allowed, price may be free
    bool free = false;    // price: free
    std::string ca;       // file with the roots to trust instead of the system's; empty: system
    std::vector<std::string> serve;  // models offered; empty: all
    DataPolicy data;                 // what it does with calls, as its contract says
};
BOOST_DESCRIBE_STRUCT(ProviderSettings, (),
                      (name, kind, baseUrl, key, local, free, ca, serve, data))

// One of the keys of a provider, in their order.
struct ProviderKeyRow {
    std::string key;  // the reference, never a key
    KeyState state = KeyState::Missing;
    std::string problem;         // as of ProviderRow::keyProblem
    std::uint16_t refused = 0;   // asked after the others, because it was refused with this status
    std::int64_t coolingMs = 0;  // its rate limit at the provider is used up for so long
};
BOOST_DESCRIBE_STRUCT(ProviderKeyRow, (), (key, state, problem, refused, coolingMs))

// A target whose breaker is not closed.
struct OpenTarget {
    std::string target;      // "openai/gpt-5", "openai#2/gpt-5" with its second key
    std::string reason;      // "5 faults in a row"
    std::int64_t forMs = 0;  // so long nobody is let through; 0: one call finds out
};
BOOST_DESCRIBE_STRUCT(OpenTarget, (), (target, reason, forMs))

struct ProviderRow {
    ProviderSettings settings;
    std::string address;  // "api.openai.com", with the port if it is not the scheme's
    std::string proxy;    // "http://proxy.example:3128" on the way there; empty: none
    std::vector<std::string> dialects;
    KeyState keyState = KeyState::Missing;
    std::string keyProblem;  // "bound to api.openai.com:443"; empty when there is none
    // The status with which the provider refused the key the last time that it was sent; 0: it did
    // not.
    std::uint16_t keyRefused = 0;
    Health health = Health::Unknown;
    std::string healthReason;  // "429, cooling for 38 s"
    std::int64_t coolingMs = 0;
    std::uint32_t models = 0;  // known to be offered; 0 unknown
    std::int64_t firstTokenP50Us = -1;
    std::int64_t firstTokenP95Us = -1;
    std::uint64_t requests24h = 0;
    double errorShare = -1;        // of the attempts of the last 5 minutes; -1: there were none
    double attemptsPerMinute = 0;  // over the last 5 minutes
    // The last 30 minutes, oldest first: 0 no calls, 1 fine, 2 some failed, 3 most failed.
    std::vector<std::uint8_t> minutes;
    std::vector<ProviderKeyRow> keys;
    std::vector<OpenTarget> open;
    std::vector<PausedTarget> paused;
};
BOOST_DESCRIBE_STRUCT(ProviderRow, (),
                      (settings, address, proxy, dialects, keyState, keyProblem, keyRefused, health,
                       healthReason, coolingMs, models, firstTokenP50Us, firstTokenP95Us,
                       requests24h, errorShare, attemptsPerMinute, minutes, keys, open, paused))

struct ProviderList {
    std::vector<ProviderRow> providers;
};
BOOST_DESCRIBE_STRUCT(ProviderList, (), (providers))

struct ListProviders {
    static constexpr std::string_view kName = "providers.list";
    static constexpr Role kRole = Role::Read;
    static constexpr std::string_view kAbout = "Every provider with its key state and health.";
    using Reply = ProviderList;
};
BOOST_DESCRIBE_STRUCT(ListProviders, (), ())

// A kind of provider a person can choose, for the form that adds one.
struct KindInfo {
    std::string kind;
    std::string title;      // "OpenAI"
    std::string baseUrl;    // its own address; empty if it has none
    std::string callsGoTo;  // path that is appended, "/chat/completions"
    bool needsKey = true;
    bool local = false;
    std::string keyEnv;  // the customary environment variable, "OPENAI_API_KEY"
    KindGroup group = KindGroup::Service;
    std::string baseUrlPattern;  // what an address looks like that has to be given
    bool listsModels = true;     // else `serve` says what can be called
};
BOOST_DESCRIBE_STRUCT(KindInfo, (),
                      (kind, title, baseUrl, callsGoTo, needsKey, local, keyEnv, group,
                       baseUrlPattern, listsModels))

struct KindList {
    std::vector<KindInfo> kinds;
    bool keychainAvailable = false;  // keys can be kept in the keychain of this gateway's machine
    std::string keychainName;        // "Secret Service"
    std::string keychainProblem;     // why not, for a person
};
BOOST_DESCRIBE_STRUCT(KindList, (), (kinds, keychainAvailable, keychainName, keychainProblem))

struct ListKinds {
    static constexpr std::string_view kName = "providers.kinds";
    static constexpr Role kRole = Role::Read;
    static constexpr std::string_view kAbout = "The kinds of provider that can be added.";
    using Reply = KindList;
};
BOOST_DESCRIBE_STRUCT(ListKinds, (), ())

struct AddProvider {
    static constexpr std::string_view kName = "providers.add";
    static constexpr Role kRole = Role::Admin;
    static constexpr std::string_view kAbout = "Write a new provider to the document.";
    using Reply = ProviderRow;
    ProviderSettings settings;
};
BOOST_DESCRIBE_STRUCT(AddProvider, (), (settings))

struct UpdateProvider {
    static constexpr std::string_view kName = "providers.update";
    static constexpr Role kRole = Role::Admin;
    static constexpr std::string_view kAbout = "Change a provider in the document.";
    using Reply = ProviderRow;
    std::string name;  // its name before the change
    ProviderSettings settings;
};
BOOST_DESCRIBE_STRUCT(UpdateProvider, (), (name, settings))

// What was removed, so that the removal can be undone: text and place in the document.
struct RemovedProvider {
    std::string name;
    std::string text;
    std::uint32_t index = 0;
    std::uint32_t linesBefore = 0;  // blank and comment lines between it and the one before
};
BOOST_DESCRIBE_STRUCT(RemovedProvider, (), (name, text, index, linesBefore))

struct RemoveProvider {
    static constexpr std::string_view kName = "providers.remove";
    static constexpr Role kRole = Role::Admin;
    static constexpr std::string_view kAbout =
        "Remove a provider from the document. Its key stays where it is kept.";
    using Reply = RemovedProvider;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(RemoveProvider, (), (name))

struct RestoreProvider {
    static constexpr std::string_view kName = "providers.restore";
    static constexpr Role kRole = Role::Admin;
    static constexpr std::string_view kAbout = "Put a removed provider back where it stood.";
    using Reply = ProviderRow;
    RemovedProvider removed;
};
BOOST_DESCRIBE_STRUCT(RestoreProvider, (), (removed))

// Write-only: no operation ever gives a provider key back.
struct SetProviderKey {
    static constexpr std::string_view kName = "providers.set_key";
    static constexpr Role kRole = Role::Admin;
    static constexpr std::string_view kAbout =
        "Store a provider's key, bound to the address of its base URL.";
    using Reply = ProviderRow;
    std::string name;
    std::string key;           // wiped by whoever handled it
    bool sessionOnly = false;  // keep in memory until the gateway ends
};
BOOST_DESCRIBE_STRUCT(SetProviderKey, (), (name, key, sessionOnly))

struct RetryProviderKey {
    static constexpr std::string_view kName = "providers.retry_key";
    static constexpr Role kRole = Role::Operate;
    static constexpr std::string_view kAbout = "Read a provider's key again, as after an unlock.";
    using Reply = ProviderRow;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(RetryProviderKey, (), (name))

struct TestStep {
    std::string what;  // "Address found, TLS 1.3, name matches"
    bool passed = false;
    std::int64_t durationUs = 0;
    std::string problem;
};
BOOST_DESCRIBE_STRUCT(TestStep, (), (what, passed, durationUs, problem))

struct ModelOffer {
    std::string name;
    Pricing pricing = Pricing::Unpriced;
    Price inPrice;   // a token
    Price outPrice;  // a token
};
BOOST_DESCRIBE_STRUCT(ModelOffer, (), (name, pricing, inPrice, outPrice))

struct TestReport {
    bool passed = false;
    std::string calledUrl;  // the exact URL that calls will go to
    std::vector<TestStep> steps;
    std::vector<ModelOffer> models;
    std::string hint;
};
BOOST_DESCRIBE_STRUCT(TestReport, (), (passed, calledUrl, steps, models, hint))

struct TestProvider {
    static constexpr std::string_view kName = "providers.test";
    static constexpr Role kRole = Role::Admin;
    static constexpr std::string_view kAbout =
        "Reach a provider, check its key, list its models and make one call of a few tokens to one "
        "of them. Nothing is stored.";
    using Reply = TestReport;
    ProviderSettings settings;
    std::string key;  // a key to try; empty: the stored one
};
BOOST_DESCRIBE_STRUCT(TestProvider, (), (settings, key))

struct LocalServer {
    std::string title;  // "Ollama 0.5.1"
    std::string kind;   // "ollama", "vllm"; "compatible": none that is known
    std::string baseUrl;
    std::vector<std::string> models;
};
BOOST_DESCRIBE_STRUCT(LocalServer, (), (title, kind, baseUrl, models))

struct LocalServers {
    std::vector<LocalServer> servers;
};
BOOST_DESCRIBE_STRUCT(LocalServers, (), (servers))

struct FindLocalServers {
    static constexpr std::string_view kName = "providers.find_local";
    static constexpr Role kRole = Role::Operate;
    static constexpr std::string_view kAbout =
        "Ask the customary local ports which model server answers there.";
    using Reply = LocalServers;
};
BOOST_DESCRIBE_STRUCT(FindLocalServers, (), ())

}  // namespace weir::admin
