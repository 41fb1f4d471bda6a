// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/body_desk.hpp"

#include <utility>

#include "app/secrets/environment_store.hpp"
#include "app/secrets/file_store.hpp"
#include "engine/control/config/edit.hpp"

namespace weir::app {

namespace {

constexpr std::chrono::seconds kAskAgain{60};

const net::Origin& boundToBodies() {
    static const net::Origin origin{net::Scheme::Https, policy::kBodiesHost, 443};
    return origin;
}

// As the item says what it is for.
Result<Secret> ofBodies(Result<providers::StoredSecret> stored) {
    if (!stored) {
        return std::move(stored.error());
    }
    if (stored->bound != boundToBodies()) {
        return Error::denied("That item of the keychain is the key of a provider.",
                             "Name another one under bodies in the document.");
    }
    return std::move(stored->secret);
}

}  // namespace

void BodyDesk::follow(const policy::Snapshot& snapshot) {
    if (m_applied == snapshot.bodies) {
        return;
    }
    m_applied = snapshot.bodies;
    askForKey();
}

void BodyDesk::tick() {
    m_parts.shelf.tick();
    if (m_again && m_parts.clock.instant() >= *m_again) {
        askForKey();
    }
}

void BodyDesk::askForKey() {
    m_again.reset();
    const std::uint64_t asked = ++m_asked;
    const providers::KeyRef& key = m_applied->key;
    switch (key.source) {
        case providers::KeySource::Environment:
            takeKey(readEnvironmentSecret(key.name, m_parts.keyRules));
            return;
        case providers::KeySource::File:
            takeKey(readSecretFile(key.name, m_parts.keyRules));
            return;
        case providers::KeySource::Keychain:
            break;
        case providers::KeySource::None:
        case providers::KeySource::Session:
            apply(nullptr, {}, false);
            return;
    }
    if (m_parts.keychain == nullptr) {
        apply(nullptr, keychainProblem(), false);
        return;
    }
    apply(nullptr, {}, true);
    m_parts.keychain->read(key.name, [this, asked, post = m_parts.post](auto stored) {
        // Shared, because what is posted is copied and a secret is not.
        auto secret = std::make_shared<Result<Secret>>(ofBodies(std::move(stored)));
        post([this, asked, secret] {
            if (asked == m_asked) {
                takeKey(std::move(*secret));
            }
        });
    });
}

void BodyDesk::takeKey(Result<Secret> secret) {
    auto key = secret ? books::MasterKey::parse(*secret)
                      : Result<books::MasterKey>(std::move(secret.error()));
    if (key) {
        apply(std::make_shared<const books::MasterKey>(std::move(*key)), {}, false);
        return;
    }
    m_again = m_parts.clock.instant() + kAskAgain;
    apply(nullptr, key.error().text(), false);
}

void BodyDesk::apply(std::shared_ptr<const books::MasterKey> key, std::string problem, bool comes) {
    books::BodyShelf::Settings settings;
    settings.keep = m_applied->keep == BodyPlace::Disk;
    settings.limits.days = m_applied->days;
    settings.limits.bytes = m_applied->maxSize;
    settings.keyName =
        m_applied->key.source == providers::KeySource::None ? std::string() : m_applied->key.text();
    settings.keyProblem = std::move(problem);
    settings.key = std::move(key);
    settings.keyComes = comes;
    m_parts.shelf.configure(std::move(settings));
}

admin::BodyStatus BodyDesk::status() const {
    const policy::Bodies bodies = m_parts.policy.snapshot()->bodies;
    const books::BodyShelf::State shelf = m_parts.shelf.state();
    admin::BodyStatus status;
    status.keep = bodies.keep;
    status.days = bodies.days;
    status.maxSize = bodies.maxSize;
    status.key =
        bodies.key.source == providers::KeySource::None ? std::string() : bodies.key.text();
    status.problem = shelf.problem;
    status.storedBytes = shelf.bytes;
    status.dropped = shelf.dropped;
    status.diskProblem = status.key.empty() ? keychainProblem() : std::string();
    return status;
}

std::string BodyDesk::keychainProblem() const {
    if (m_parts.keychain == nullptr) {
        return "This gateway has no keychain for the key.";
    }
    const auto info = m_parts.keychain->describe();
    return info.available ? std::string() : info.problem;
}

void BodyDesk::keep(const admin::KeepBodies& bodies, const std::string& actor, Done done) {
    const bool needsKey =
        bodies.keep == BodyPlace::Disk &&
        m_parts.policy.snapshot()->bodies.key.source == providers::KeySource::None;
    if (!needsKey) {
        done(write(bodies, {}, actor));
        return;
    }
    if (const std::string problem = keychainProblem(); !problem.empty()) {
        done(Error::unsupported(problem,
                                "Name a key in the document, as bodies: {key: "
                                "env:WEIR_BODIES_KEY}; \"weir bodies new-key\" makes one."));
        return;
    }
    makeKey(bodies, actor, std::move(done));
}

// One that is there already is what older bodies are encrypted with, so it stays.
void BodyDesk::makeKey(const admin::KeepBodies& bodies, const std::string& actor, Done done) {
    const auto finish = [this, bodies, actor, done](const Result<void>& kept) {
        done(kept ? write(bodies, std::string("keychain:") + policy::kBodiesItem, actor) : kept);
    };
    m_parts.keychain->read(policy::kBodiesItem, [this, post = m_parts.post, finish](auto stored) {
        const Result<Secret> known = ofBodies(std::move(stored));
        const Result<void> there = known ? Result<void>() : Result<void>(known.error());
        post([this, post, finish, there] {
            if (there || there.error().code != ErrorCode::NotFound) {
                finish(there);
                return;
            }
            m_parts.keychain->write(policy::kBodiesItem,
                                    {books::MasterKey::makeText(m_parts.random), boundToBodies()},
                                    [post, finish](const Result<void>& written) {
                                        post([finish, written] { finish(written); });
                                    });
        });
    });
}

Result<void> BodyDesk::write(const admin::KeepBodies& bodies, const std::string& key,
                             const std::string& actor) {
    return m_parts.policy.edit(
        [&](std::string_view text) { return control::setBodies(text, bodies, key); }, actor);
}

}  // namespace weir::app
