// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/base/secret.hpp"
#include "engine/base/trace.hpp"
#include "engine/base/usage.hpp"
#include "engine/books/book.hpp"
#include "engine/control/admin/alerts.hpp"
#include "engine/control/admin/bodies.hpp"
#include "engine/control/admin/destinations.hpp"
#include "engine/control/admin/gateway.hpp"
#include "engine/control/admin/providers.hpp"
#include "engine/control/admin/replay.hpp"
#include "engine/policy/routing/view.hpp"
#include "engine/policy/snapshot.hpp"
#include "engine/providers/provider.hpp"

// What handlers need of the gateway around them and cannot build themselves; the host plugs it in.
// Everything is called on the control thread unless it says otherwise.
namespace weir::control {

class GatewayControl {
public:
    virtual ~GatewayControl() = default;

    // With the figures of today.
    virtual admin::GatewayStatus status(books::Simulated simulated) = 0;
    // That the listener could not be opened is no error: it is the state in status().
    virtual Result<void> start() = 0;
    virtual Result<void> stop() = 0;
    virtual Result<void> pause() = 0;
    // Writes the address to the document and listens there. Errors: Conflict when another address
    // was given on the command line.
    virtual Result<void> moveTo(std::string_view address, std::string_view actor) = 0;
};

// Where a provider was that the document does not have there any more.
struct FormerPlace {
    std::string provider;
    net::Origin origin;

    friend bool operator==(const FormerPlace&, const FormerPlace&) = default;
};

class PolicyControl {
public:
    // The new text of the document from the one on disk.
    using Edit = std::function<Result<std::string>(std::string_view text)>;

    virtual ~PolicyControl() = default;

    // From any thread.
    virtual std::shared_ptr<const policy::Snapshot> snapshot() const = 0;
    // The document that this snapshot was made of.
    virtual const std::string& text() const = 0;
    // Edits the document, checks it, saves it and puts it in force; all or nothing. `comment` is
    // kept with the revision.
    virtual Result<void> edit(const Edit& edit, std::string_view actor,
                              std::string_view comment) = 0;
    Result<void> edit(const Edit& change, std::string_view actor) {
        return edit(change, actor, {});
    }
    // The Weir keys in the directory changed: a new snapshot knows them.
    virtual Result<void> keysChanged() = 0;
    // A provider as it would be compiled, without writing it anywhere.
    virtual Result<providers::Provider> compile(const admin::ProviderSettings& settings) const = 0;
    // Of the documents that were in force since the start.
    virtual std::vector<FormerPlace> formerPlaces() const = 0;
    // What a provider said it offers.
    virtual void learnModels(std::string_view provider, std::vector<std::string> models) = 0;
};

// Keys, health and probing of providers.
class ProviderControl {
public:
    template <class T>
    using Done = std::function<void(Result<T>)>;  // called on the control thread

    struct Keychain {
        bool available = false;
        std::string name;     // "Secret Service"
        std::string problem;  // why not, for a person
    };

    virtual ~ProviderControl() = default;

    // Key state, health, and figures of now. From any thread.
    virtual void describe(const providers::Provider& provider, admin::ProviderRow& row) const = 0;
    virtual Keychain keychain() const = 0;

    virtual void setKey(const providers::Provider& provider, Secret key, bool sessionOnly,
                        Done<void> done) = 0;
    virtual void retryKey(std::string_view provider) = 0;
    // Binds the stored key to the address the provider has now.
    virtual void rebindKey(const providers::Provider& provider, Done<void> done) = 0;

    // Of the models a provider lists the one to call, which may cost money; empty: none.
    using ChooseModel = std::function<std::string(const std::vector<std::string>& listed)>;

    // Reaches the provider with this key, or with the stored one when it is empty, lists its models
    // and calls the chosen one; without `choose` nothing is called. From any thread; `choose` is
    // called on any, `done` on the control thread.
    virtual void test(const providers::Provider& provider, Secret key, ChooseModel choose,
                      Done<admin::TestReport> done) = 0;
    virtual void findLocalServers(Done<admin::LocalServers> done) = 0;
};

// What is paused by hand. On the control thread.
class PauseControl {
public:
    virtual ~PauseControl() = default;

    // What holds now, with the calls that are still under way there.
    virtual std::vector<admin::PausedTarget> paused() const = 0;
    // All that is paused from now on, and after a restart. Errors: Io; then nothing changes.
    virtual Result<void> keep(std::vector<admin::PausedTarget> paused) = 0;
};

// What was sent to one place for one purpose since the start.
struct SentRequests {
    struct Place {
        std::string host;  // empty: all places that are too many to be told apart
        std::uint16_t port = 0;
    };
    Place place;
    admin::DestinationPurpose purpose = admin::DestinationPurpose::Calls;
    std::uint64_t connections = 0;
    std::uint64_t requests = 0;
    std::uint64_t bytes = 0;
    Timestamp last{};
};

// What the system was asked about hosts since the start.
struct NameQuestions {
    std::string servers;  // that the system asks in turn; empty: it does not say
    std::uint64_t count = 0;
    Timestamp last{};
    std::string lastName;
};

// What targets look like at this moment, for a call that is only tried.
class RoutingFigures {
public:
    struct Call {
        std::uint64_t tokens = 0;                // of the input
        std::optional<std::uint64_t> maxTokens;  // of the answer
        std::uint64_t cached = 0;                // of the input, that is read from the prompt cache
        Timestamp at{};                          // prices of then
    };

    virtual ~RoutingFigures() = default;

    virtual policy::CandidateView view(const policy::Snapshot& snapshot,
                                       const policy::Target& target) const = 0;
    // Where prompts of a session of that key are cached.
    virtual std::vector<WarmTarget> warm(const policy::Identity& caller,
                                         std::string_view session) const = 0;
    // What the call is expected to cost there, see TargetFigures; nothing: no price is known.
    virtual std::optional<Money> cost(const policy::Snapshot& snapshot,
                                      const policy::Target& target, const Call& call) const = 0;
    // What tokens that were used cost there. From any thread.
    virtual std::optional<Money> price(const policy::Snapshot& snapshot,
                                       const policy::Target& target, const Usage& usage,
                                       Timestamp at) const = 0;
};

// What leaves the machine, as the network counts it. On any thread.
class Departures {
public:
    virtual ~Departures() = default;

    virtual Timestamp since() const = 0;
    virtual std::vector<SentRequests> sent() const = 0;
    virtual NameQuestions names() const = 0;
};

// Where bodies are kept, and the key of those on disk.
class BodyControl {
public:
    virtual ~BodyControl() = default;

    // From any thread.
    virtual admin::BodyStatus status() const = 0;
    // Writes it to the document and makes the key if there is none; `done` is called on the control
    // thread. Errors: Unsupported when there is no place for the key, Unavailable when that place
    // does not answer; then nothing is written.
    virtual void keep(const admin::KeepBodies& bodies, const std::string& actor,
                      std::function<void(Result<void>)> done) = 0;
};

// What is worth an alert, and the messages about it. On the control thread.
class AlertControl {
public:
    template <class T>
    using Done = std::function<void(Result<T>)>;  // called on the control thread

    virtual ~AlertControl() = default;

    // Without the settings.
    virtual admin::AlertList alerts() const = 0;
    // The newest first.
    virtual std::vector<Delivery> deliveries() const = 0;
    // Why no address can be kept here; empty: it can.
    virtual std::string keychainProblem() const = 0;
    // Keeps the address of a webhook in the keychain and says where: "keychain:…". Errors:
    // Unsupported when there is none, Unavailable when it does not answer.
    virtual void keepAddress(const std::string& webhook, Secret address,
                             Done<std::string> done) = 0;
    // Sends a test, once; `done` when it has ended. Errors: NotFound.
    virtual void test(const std::string& webhook, Done<Delivery> done) = 0;
};

// What calls would cost. On any thread.
class CallQuotes {
public:
    struct Call {
        std::string_view endpoint;  // "/v1/chat/completions"
        std::string_view body;
        std::string_view model;  // in place of the one in the body
        Usage used;              // by a call like it; its source may be Unknown
    };

    virtual ~CallQuotes() = default;

    // Errors: Invalid when the body cannot be read or the model cannot be asked for.
    virtual Result<admin::ReplayQuote> quote(const Call& call) const = 0;
};

}  // namespace weir::control
