// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <optional>

#include "app/host/policy_keeper.hpp"
#include "engine/base/clock.hpp"
#include "engine/base/random.hpp"
#include "engine/books/bodies/body_shelf.hpp"
#include "engine/control/handlers/ports.hpp"
#include "engine/policy/bodies.hpp"
#include "engine/providers/key_ref.hpp"
#include "engine/providers/secret_store.hpp"

namespace weir::app {

struct BodyDeskParts {
    PolicyKeeper& policy;
    books::BodyShelf& shelf;
    providers::SecretStore* keychain;  // null: this program has none
    providers::KeyRefRules keyRules;
    Random& random;
    const Clock& clock;
    // Runs work on the control thread.
    std::function<void(std::function<void()>)> post;
};

// Bodies on disk as an operator deals with them: the shelf follows the document, and the key comes
// from where that says. Lives on the control thread.
class BodyDesk final : public control::BodyControl {
public:
    // The item of the keychain, for a key that is made here.

    explicit BodyDesk(BodyDeskParts parts) : m_parts(std::move(parts)) {}

    // Another snapshot is in force.
    void follow(const policy::Snapshot& snapshot);
    // To be called once a second: a key that could not be read is asked for again, now and then.
    void tick();

    admin::BodyStatus status() const override;
    void keep(const admin::KeepBodies& bodies, const std::string& actor,
              std::function<void(Result<void>)> done) override;

private:
    using Done = std::function<void(Result<void>)>;

    void askForKey();
    void takeKey(Result<Secret> secret);
    void apply(std::shared_ptr<const books::MasterKey> key, std::string problem, bool comes);
    Result<void> write(const admin::KeepBodies& bodies, const std::string& key,
                       const std::string& actor);
    void makeKey(const admin::KeepBodies& bodies, const std::string& actor, Done done);
    std::string keychainProblem() const;

    BodyDeskParts m_parts;
    std::optional<policy::Bodies> m_applied;
    std::uint64_t m_asked = 0;  // counts the times the key was asked for: older answers are dropped
    std::optional<Instant> m_again;  // when to ask for it again
};

}  // namespace weir::app
