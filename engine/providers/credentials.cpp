// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/providers/credentials.hpp"

#include <algorithm>
#include <mutex>
#include <shared_mutex>
#include <utility>

#include "engine/providers/key_slots.hpp"

namespace weir::providers {

namespace {

Error notReadYet() {
    return Error::unavailable("It was not read yet.");
}

Error onlyForTheSession() {
    return Error::notFound("It is kept for a session only; enter it.");
}

Error cannotRead(const KeyRef& reference) {
    return Error::notFound("This build of Weir cannot read " + reference.text() + ".");
}

}  // namespace

bool isWorthWaiting(const Error& error) {
    return error.code == ErrorCode::Unavailable || error.code == ErrorCode::Timeout;
}

struct Credentials::State : std::enable_shared_from_this<Credentials::State> {
    explicit State(SecretStores itsStores) : stores(itsStores) {}

    struct Waiter {
        std::uint64_t ticket = 0;
        std::string provider;
        std::size_t key = 0;
        net::Origin origin;
        std::function<void(Result<Credential>)> done;
    };
    struct Read {
        std::string provider;
        std::size_t key = 0;
        KeyRef reference;
        std::uint64_t number = 0;
    };
    struct News {
        std::function<void(Result<Credential>)> done;
        Result<Credential> credential;
    };

    SecretStores stores;
    mutable std::shared_mutex mutex;
    KeySlots slots;
    std::vector<Waiter> waiters;
    std::uint64_t lastTicket = 0;

    SecretStore* storeOf(KeySource source) const {
        switch (source) {
            case KeySource::Keychain:
                return stores.keychain;
            case KeySource::Environment:
                return stores.environment;
            case KeySource::File:
                return stores.file;
            case KeySource::None:
            case KeySource::Session:
                return nullptr;
        }
        return nullptr;
    }

    // With the lock held. Notes that a read is begun, or why none can be.
    void prepareRead(const std::string& provider, std::size_t key, KeySlot& slot,
                     std::vector<Read>& reads) const {
        switch (slot.reference.source) {
            case KeySource::None:
                return;
            case KeySource::Session:
                if (slot.secret == nullptr) {
                    slot.problem = onlyForTheSession();
                }
                return;
            default:
                break;
        }
        if (storeOf(slot.reference.source) == nullptr) {
            slot.problem = cannotRead(slot.reference);
            return;
        }
        if (slot.secret == nullptr) {
            slot.problem = notReadYet();
        }
        reads.push_back({provider, key, slot.reference, ++slot.reads});
    }

    // Without the lock: a store may answer at once.
    void start(const std::vector<Read>& reads) {
        for (const Read& read : reads) {
            storeOf(read.reference.source)
                ->read(read.reference.name, [weak = weak_from_this(), read](auto result) {
                    if (const auto state = weak.lock()) {
                        state->onRead(read, std::move(result));
                    }
                });
        }
    }

    void onRead(const Read& read, Result<StoredSecret> result) {
        std::vector<News> news;
        {
            const std::unique_lock lock(mutex);
            KeySlot* slot = findSlot(slots, read.provider, read.key);
            if (slot == nullptr || slot->reads != read.number) {
                return;
            }
            if (result) {
                slot->keep(std::move(*result), false);
            } else if (!slot->session) {
                slot->secret = nullptr;
                slot->problem = std::move(result.error());
            }
            news = collectNews();
        }
        tell(std::move(news));
    }

    // With the lock held: takes the waiters out that have an answer now.
    std::vector<News> collectNews() {
        std::vector<News> news;
        std::erase_if(waiters, [&](Waiter& waiter) {
            auto credential = credentialOf(slots, waiter.provider, waiter.key, waiter.origin);
            if (!credential && isWorthWaiting(credential.error())) {
                return false;
            }
            news.push_back({std::move(waiter.done), std::move(credential)});
            return true;
        });
        return news;
    }

    static void tell(std::vector<News> news) {
        for (News& each : news) {
            each.done(std::move(each.credential));
        }
    }

    // Puts a secret to use that has just been stored, if its provider is still there.
    void adopt(const std::string& provider, StoredSecret stored, bool session) {
        std::vector<News> news;
        {
            const std::unique_lock lock(mutex);
            if (KeySlot* slot = findSlot(slots, provider, 0)) {
                ++slot->reads;  // a read that is still on its way brings the key of before
                slot->keep(std::move(stored), session);
            }
            news = collectNews();
        }
        tell(std::move(news));
    }
};

Credentials::Credentials(SecretStores stores) : m_state(std::make_shared<State>(stores)) {}

Credentials::~Credentials() = default;

void Credentials::sync(const std::vector<Provider>& providers) {
    std::vector<State::Read> reads;
    std::vector<State::News> news;
    {
        const std::unique_lock lock(m_state->mutex);
        KeySlots before = std::exchange(m_state->slots, {});
        const auto take = [&](const std::string& owner, const KeyRef& reference,
                              const net::Origin& origin) {
            std::vector<KeySlot>& slots = m_state->slots[owner];
            const std::size_t key = slots.size();
            KeySlot* known = findSlot(before, owner, key);
            if (known != nullptr && known->reference == reference) {
                slots.push_back(std::move(*known));
                slots.back().origin = origin;
                // The document binds what its store cannot bind, and it has just been changed.
                const KeySource source = reference.source;
                if (source == KeySource::Environment || source == KeySource::File) {
                    slots.back().bound = origin;
                }
            } else {
                slots.emplace_back(reference, origin);
                m_state->prepareRead(owner, key, slots.back(), reads);
            }
        };
        for (const Provider& provider : providers) {
            m_state->slots[provider.name];
            for (const KeyRef& key : provider.keys) {
                take(provider.name, key, provider.base.origin);
            }
            const auto& [proxy, key] = provider.proxy;
            if (proxy != nullptr && key.source != KeySource::None &&
                !m_state->slots.contains(proxy->id())) {
                take(proxy->id(), key, proxy->origin);
            }
        }
        news = m_state->collectNews();
    }
    State::tell(std::move(news));
    m_state->start(reads);
}

void Credentials::retry(std::string_view provider) {
    std::vector<State::Read> reads;
    {
        const std::unique_lock lock(m_state->mutex);
        const auto found = m_state->slots.find(provider);
        if (found != m_state->slots.end()) {
            for (std::size_t key = 0; key < found->second.size(); ++key) {
                m_state->prepareRead(found->first, key, found->second[key], reads);
            }
        }
    }
    m_state->start(reads);
}

void Credentials::set(const Provider& provider, Secret key, bool sessionOnly,
                      std::function<void(Result<void>)> done) {
    const KeyRef& reference = provider.keys.front();
    const net::Origin origin = provider.base.origin;
    if (reference.source == KeySource::None) {
        done(Error::invalid(provider.name + " is set to use no key.",
                            "Choose where its key is kept first."));
        return;
    }
    if (sessionOnly || reference.source == KeySource::Session) {
        m_state->adopt(provider.name, {std::move(key), origin}, true);
        done({});
        return;
    }
    SecretStore* store = m_state->storeOf(reference.source);
    if (store == nullptr) {
        done(Error::unsupported("This build of Weir cannot write " + reference.text() + ".",
                                "Keep the key for this session only."));
        return;
    }
    auto kept = std::make_shared<Secret>(key.clone());
    store->write(reference.name, {std::move(key), origin},
                 [weak = std::weak_ptr(m_state), kept, origin, name = provider.name,
                  done = std::move(done)](Result<void> result) {
                     const auto state = weak.lock();
                     if (result && state) {
                         state->adopt(name, {std::move(*kept), origin}, false);
                     }
                     done(std::move(result));
                 });
}

void Credentials::rebind(const Provider& provider, std::function<void(Result<void>)> done) {
    const KeyRef& reference = provider.keys.front();
    std::shared_ptr<const Secret> inMemory;
    {
        const std::shared_lock lock(m_state->mutex);
        const KeySlot* slot = findSlot(m_state->slots, provider.name, 0);
        if (slot != nullptr && slot->session) {
            inMemory = slot->secret;
        }
    }
    if (inMemory != nullptr) {
        set(provider, inMemory->clone(), true, std::move(done));
        return;
    }
    if (reference.source != KeySource::Keychain || m_state->stores.keychain == nullptr) {
        done(Error::invalid("The key of " + provider.name + " is not kept with an address.",
                            "The document alone says where it goes."));
        return;
    }
    // Read anew: what is in memory may be older than what is stored.
    m_state->stores.keychain->read(reference.name, [weak = std::weak_ptr(m_state), provider,
                                                    done = std::move(done)](
                                                       Result<StoredSecret> stored) {
        const auto state = weak.lock();
        if (!state) {
            done(Error::cancelled("The gateway ended."));
            return;
        }
        if (!stored) {
            done(std::move(stored.error()));
            return;
        }
        // No provider is there (RFC 2606): what Weir keeps for itself is bound to such a name.
        if (stored->bound && stored->bound->host.ends_with(".invalid")) {
            done(Error::denied("That item of the keychain is Weir's own and goes to no provider.",
                               "Keep the key of " + provider.name + " in another item."));
            return;
        }
        auto kept = std::make_shared<Secret>(stored->secret.clone());
        state->stores.keychain->write(
            provider.keys.front().name, {std::move(stored->secret), provider.base.origin},
            [weak, kept, provider, done](Result<void> result) {
                const auto still = weak.lock();
                if (result && still) {
                    still->adopt(provider.name, {std::move(*kept), provider.base.origin}, false);
                }
                done(std::move(result));
            });
    });
}

void Credentials::read(const KeyRef& reference, const net::Origin& origin,
                       std::function<void(Result<Credential>)> done) const {
    if (reference.source == KeySource::None) {
        done(Credential());
        return;
    }
    SecretStore* store = m_state->storeOf(reference.source);
    if (store == nullptr) {
        done(reference.source == KeySource::Session ? onlyForTheSession() : cannotRead(reference));
        return;
    }
    store->read(reference.name, [origin, done = std::move(done)](Result<StoredSecret> stored) {
        if (!stored) {
            done(std::move(stored.error()));
            return;
        }
        done(Credential(std::make_shared<const Secret>(std::move(stored->secret)),
                        stored->bound.value_or(origin)));
    });
}

bool Credentials::uses(std::string_view provider, const KeyRef& reference) const {
    const std::shared_lock lock(m_state->mutex);
    const KeySlot* slot = findSlot(m_state->slots, provider, 0);
    return slot != nullptr && slot->reference == reference;
}

Result<Credential> Credentials::find(std::string_view provider, std::size_t key,
                                     const net::Origin& origin) const {
    const std::shared_lock lock(m_state->mutex);
    return credentialOf(m_state->slots, provider, key, origin);
}

Result<Secret> Credentials::ofProxy(const net::Proxy& proxy) const {
    const auto credential = find(proxy.id(), 0, proxy.origin);
    if (!credential) {
        return credential.error();
    }
    const Secret* secret = credential->forOrigin(proxy.origin);
    return secret == nullptr ? Secret() : secret->clone();
}

KeyState Credentials::state(std::string_view provider, std::size_t key) const {
    const std::shared_lock lock(m_state->mutex);
    const KeySlot* slot = findSlot(m_state->slots, provider, key);
    return slot == nullptr ? KeyState::Missing : slot->state();
}

KeyStatus Credentials::status(std::string_view provider, std::size_t key) const {
    const std::shared_lock lock(m_state->mutex);
    const KeySlot* slot = findSlot(m_state->slots, provider, key);
    return slot == nullptr ? KeyStatus{} : KeyStatus{slot->state(), slot->words()};
}

std::uint64_t Credentials::whenKnown(std::string_view provider, std::size_t key,
                                     const net::Origin& origin,
                                     std::function<void(Result<Credential>)> done) {
    std::unique_lock lock(m_state->mutex);
    const std::uint64_t ticket = ++m_state->lastTicket;
    auto credential = credentialOf(m_state->slots, provider, key, origin);
    if (!credential && isWorthWaiting(credential.error())) {
        m_state->waiters.push_back({ticket, std::string(provider), key, origin, std::move(done)});
        return ticket;
    }
    lock.unlock();
    done(std::move(credential));
    return ticket;
}

void Credentials::forget(std::uint64_t ticket) {
    const std::unique_lock lock(m_state->mutex);
    std::erase_if(m_state->waiters,
                  [ticket](const State::Waiter& waiter) { return waiter.ticket == ticket; });
}

}  // namespace weir::providers
